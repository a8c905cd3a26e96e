-- AlterTable
ALTER TABLE "case_file" ADD COLUMN     "wants_by" TEXT;

-- AlterTable
ALTER TABLE "case_answer" ADD COLUMN     "misheard" BOOLEAN NOT NULL DEFAULT false;
