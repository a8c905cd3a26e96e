-- CreateTable
CREATE TABLE "service_terms" (
    "place" TEXT NOT NULL,
    "shop_id" TEXT,
    "body" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "service_terms_pkey" PRIMARY KEY ("place")
);

-- CreateIndex
CREATE UNIQUE INDEX "service_terms_shop_id_key" ON "service_terms"("shop_id");
