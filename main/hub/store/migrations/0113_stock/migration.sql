-- How many of an article lie in which warehouse, as whoever keeps the warehouse told it last.
CREATE TABLE "stock_level" (
    "shop_id" TEXT NOT NULL,
    "warehouse" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "on_hand" INTEGER NOT NULL,
    "locked" INTEGER NOT NULL,
    "in_transit" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    "learnt_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_level_pkey" PRIMARY KEY ("shop_id","warehouse","code")
);

-- CreateIndex
CREATE INDEX "stock_level_code_idx" ON "stock_level"("code");
