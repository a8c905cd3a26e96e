-- Goods that came back under a number their case does not name: shown to a person, who says whose they are.
ALTER TABLE "case_file" ADD COLUMN "bound_waybills" JSONB NOT NULL DEFAULT '[]', ADD COLUMN "unclear_return" TEXT;
