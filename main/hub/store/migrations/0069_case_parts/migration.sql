-- The case of which this one is a part: split off by the desk, claiming no money; at the channel there is the other alone.
ALTER TABLE "case_file" ADD COLUMN "part_of" TEXT;

-- CreateIndex
CREATE INDEX "case_file_part_of_idx" ON "case_file"("part_of") WHERE "part_of" IS NOT NULL;
