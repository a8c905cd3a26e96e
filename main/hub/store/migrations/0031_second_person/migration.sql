-- Above an amount of the house a second person agrees before money leaves: who it was, and when.
ALTER TABLE "action" ADD COLUMN "agreed_at" TIMESTAMPTZ(3), ADD COLUMN "agreed_by" TEXT;
