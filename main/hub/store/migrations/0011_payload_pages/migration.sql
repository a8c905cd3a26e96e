-- What came in together is kept together, compressed; the row of each payload keeps its key and hash for good.
CREATE TABLE "raw_page" (
    "id" BIGSERIAL NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,
    "form" TEXT NOT NULL,
    "plain_bytes" INTEGER NOT NULL,
    "stored_bytes" INTEGER NOT NULL,
    "body" BYTEA NOT NULL,

    CONSTRAINT "raw_page_pkey" PRIMARY KEY ("id")
);
-- Compressed already: PostgreSQL need not try again.
ALTER TABLE "raw_page" ALTER COLUMN "body" SET STORAGE EXTERNAL;
INSERT INTO "raw_page" ("id", "kept_at", "form", "plain_bytes", "stored_bytes", "body")
  SELECT "id", "received_at", 'plain', octet_length("payload"), octet_length("payload"), convert_to("payload", 'UTF8') FROM "raw_item";
SELECT setval('raw_page_id_seq', coalesce(max("id"), 0) + 1, false) FROM "raw_page";
CREATE INDEX "raw_page_kept_at_plain_bytes_stored_bytes_idx" ON "raw_page"("kept_at", "plain_bytes", "stored_bytes");

-- The queue is narrow: a payload that is understood leaves it, and nothing wide is written again for that.
CREATE TABLE "raw_queue" (
    "item_id" BIGINT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "waits_for" TEXT,

    CONSTRAINT "raw_queue_pkey" PRIMARY KEY ("item_id")
);
INSERT INTO "raw_queue" ("item_id", "status", "due_at", "attempts", "reason", "waits_for")
  SELECT "id", "status", "due_at", "attempts", "reason", "waits_for" FROM "raw_item" WHERE "status" <> 'done';
CREATE INDEX "raw_queue_status_due_at_item_id_idx" ON "raw_queue"("status", "due_at", "item_id");

ALTER TABLE "raw_item" ADD COLUMN "hash" BYTEA, ADD COLUMN "page_id" BIGINT, ADD COLUMN "span_from" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "span_bytes" INTEGER NOT NULL DEFAULT 0;
UPDATE "raw_item" SET "hash" = sha256(convert_to("payload", 'UTF8')), "page_id" = "id", "span_bytes" = octet_length("payload");
ALTER TABLE "raw_item" ALTER COLUMN "hash" SET NOT NULL, ALTER COLUMN "page_id" SET NOT NULL;
ALTER TABLE "raw_item" DROP COLUMN "payload", DROP COLUMN "status", DROP COLUMN "reason", DROP COLUMN "attempts", DROP COLUMN "due_at", DROP COLUMN "waits_for", DROP COLUMN "done_at";
DROP INDEX "raw_item_received_at_idx";
CREATE INDEX "raw_item_received_at_idx" ON "raw_item" USING BRIN ("received_at");
