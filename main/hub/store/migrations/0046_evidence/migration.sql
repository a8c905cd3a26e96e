-- AlterTable
ALTER TABLE "case_message" ADD COLUMN     "pictures" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "evidence_file" (
    "case_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "type" TEXT,
    "bytes" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "name" TEXT,
    "by_id" TEXT,
    "sealed" BYTEA,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,
    "looked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evidence_file_pkey" PRIMARY KEY ("case_id","key")
);

-- CreateIndex
CREATE INDEX "evidence_file_origin_looked_at_idx" ON "evidence_file"("origin", "looked_at");

-- AddForeignKey
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
