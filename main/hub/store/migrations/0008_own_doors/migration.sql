-- What a seller's own systems told before is found by the beginning of its key, whatever the database's order of letters.
CREATE INDEX "raw_item_told_idx" ON "raw_item" ("shop_id", "dedupe_key" COLLATE "C") WHERE "via" = 'rest';

CREATE TABLE "given_answer" (
  "shop_id" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "asked" TEXT NOT NULL,
  "answer" JSONB NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "given_answer_pkey" PRIMARY KEY ("shop_id", "key")
);
CREATE INDEX "given_answer_at_idx" ON "given_answer" ("at");
