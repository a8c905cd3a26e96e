-- Which of several records of refunds a channel tells of a case in: what two of them tell of the same goods is the same money.
ALTER TABLE "case_file" ADD COLUMN     "refund_record" TEXT;
