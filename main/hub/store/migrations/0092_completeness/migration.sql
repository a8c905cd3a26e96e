-- What channels say they have against what is held: per shop, kind and day, and what was missing.
CREATE TABLE "capture_day" (
    "shop_id" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "checked_to" TIMESTAMPTZ(3) NOT NULL,
    "listed" INTEGER NOT NULL,
    "held" INTEGER NOT NULL,
    "worst_ms" BIGINT NOT NULL,

    CONSTRAINT "capture_day_pkey" PRIMARY KEY ("shop_id","what","day")
);

-- CreateTable
CREATE TABLE "capture_gap" (
    "shop_id" TEXT NOT NULL,
    "version_key" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "ref_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "filled_at" TIMESTAMPTZ(3),

    CONSTRAINT "capture_gap_pkey" PRIMARY KEY ("shop_id","version_key")
);

-- CreateIndex
CREATE INDEX "capture_gap_shop_id_day_idx" ON "capture_gap"("shop_id", "day");
