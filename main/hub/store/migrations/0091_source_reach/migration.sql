-- How far those have come who could speak: what is concluded from their silence waits for it.
ALTER TABLE "parcel" ADD COLUMN     "answered_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "source_reach" (
    "shop_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "told_to" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "source_reach_pkey" PRIMARY KEY ("shop_id","source")
);

-- What was told so far is how far they had come.
INSERT INTO "source_reach" ("shop_id", "source", "told_to")
SELECT o."shop_id", e."source", max(e."at") FROM "timeline_event" e JOIN "order" o ON o."id" = e."order_id" WHERE e."source" = 'warehouse' GROUP BY 1, 2;
UPDATE "parcel" SET "answered_at" = "last_scan_at" WHERE "last_scan_at" IS NOT NULL;
