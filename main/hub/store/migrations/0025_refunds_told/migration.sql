-- What is told of a refund now, beside what is booked of it. Of what was told before nobody knows: nothing contradicts until it is told again.
ALTER TABLE "order" ADD COLUMN "told_refunds" JSONB NOT NULL DEFAULT '{}', ADD COLUMN "lowered_refunds" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "case_file" ADD COLUMN "told_out" JSONB;
