-- AlterTable
ALTER TABLE "example" ADD COLUMN     "answers" TEXT;

-- CreateIndex
CREATE INDEX "example_answers_idx" ON "example"("answers");

-- What was cut before this column was there.
UPDATE "example" SET "answers" = "answer"->>'want' WHERE "answer" IS NOT NULL;
