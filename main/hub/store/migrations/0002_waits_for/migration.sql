-- AlterTable
ALTER TABLE "raw_item" ADD COLUMN     "waits_for" TEXT;
