-- How capture went over the day: how long versions took to be held, by the hour they changed in, and how many orders each hour brought.
CREATE TABLE "capture_delay" (
    "shop_id" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "bucket" INTEGER NOT NULL,
    "versions" INTEGER NOT NULL,
    "worst_ms" BIGINT NOT NULL,

    CONSTRAINT "capture_delay_pkey" PRIMARY KEY ("shop_id","hour","bucket")
);

-- CreateTable
CREATE TABLE "capture_hour" (
    "shop_id" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "orders" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "capture_hour_pkey" PRIMARY KEY ("shop_id","hour")
);

-- Since when a shop is paused, and, where a person paused it, who and why.
ALTER TABLE "shop"
    ADD COLUMN "paused_since" TIMESTAMPTZ(3),
    ADD COLUMN "paused_by" TEXT,
    ADD COLUMN "paused_why" TEXT;
