-- AlterTable
ALTER TABLE "suggestion" ADD COLUMN     "seen" INTEGER NOT NULL DEFAULT 0;
