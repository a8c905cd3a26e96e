-- What the payloads of a system mean that nobody here knows: each version of its mapping, whole.
CREATE TABLE "shop_mapping" (
    "shop_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by" TEXT NOT NULL,

    CONSTRAINT "shop_mapping_pkey" PRIMARY KEY ("shop_id", "version")
);
