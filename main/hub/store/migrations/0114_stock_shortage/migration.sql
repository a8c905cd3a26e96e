-- Articles of which more is promised to orders than the warehouses have, while it lasts and afterwards.
CREATE TABLE "stock_shortage" (
    "code" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "on_hand" INTEGER NOT NULL,
    "promised" INTEGER NOT NULL,
    "paid_from" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "stock_shortage_pkey" PRIMARY KEY ("code","since")
);

-- CreateIndex
CREATE UNIQUE INDEX "stock_shortage_lasts_idx" ON "stock_shortage"("code") WHERE "ended_at" IS NULL;
