-- How well the sum that went back is known. What was booked before counts as told by its channel: it stays.
ALTER TABLE "case_file" ADD COLUMN "refund_ground" TEXT NOT NULL DEFAULT 'told';
