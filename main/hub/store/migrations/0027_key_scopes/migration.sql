-- A key says what it may. Those there are keep what they could read and tell; what a warehouse alone knows, and orders of other shops, are granted anew.
ALTER TABLE "api_key" ADD COLUMN "scopes" TEXT[] NOT NULL DEFAULT ARRAY['read', 'orders', 'cases']::TEXT[],
  ADD COLUMN "every_shop" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "made_by" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "last_used_at" TIMESTAMPTZ(3),
  ADD COLUMN "expires_at" TIMESTAMPTZ(3);
UPDATE "api_key" SET "made_by" = line.actor FROM "journal_line" line WHERE line.verb = 'api_key.made' AND line.data->>'id' = "api_key".id;
ALTER TABLE "api_key" ALTER COLUMN "scopes" SET DEFAULT ARRAY[]::TEXT[], ALTER COLUMN "every_shop" DROP DEFAULT, ALTER COLUMN "made_by" DROP DEFAULT;
CREATE INDEX "api_key_shop_id_idx" ON "api_key"("shop_id");
