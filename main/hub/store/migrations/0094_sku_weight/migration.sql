-- What a piece of each article weighs, learnt from packages of that article alone.
CREATE TABLE "sku_weight" (
    "sku" TEXT NOT NULL,
    "grams" DOUBLE PRECISION NOT NULL,
    "spread" DOUBLE PRECISION NOT NULL,
    "packages" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sku_weight_pkey" PRIMARY KEY ("sku")
);
