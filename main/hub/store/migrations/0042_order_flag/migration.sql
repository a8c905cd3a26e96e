-- AlterTable
ALTER TABLE "order" ADD COLUMN     "seller_flag" TEXT;
