-- When an order was promised to be there; how many pieces a case is about, and what is sent instead.
ALTER TABLE "order" ADD COLUMN "promised_delivery_from" TIMESTAMPTZ(3), ADD COLUMN "promised_delivery_by" TIMESTAMPTZ(3);
ALTER TABLE "case_file" ADD COLUMN "line_quantities" JSONB NOT NULL DEFAULT '{}', ADD COLUMN "replacement" JSONB;
