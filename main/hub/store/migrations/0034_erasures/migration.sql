-- A buyer is erased on request: what is to be erased, how far that is, and whose later payloads bring nobody back.
CREATE TABLE "erasure" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "order_ids" TEXT[],
    "case_ids" TEXT[],
    "step" TEXT NOT NULL,
    "after" TEXT NOT NULL DEFAULT '0',
    "erased" JSONB NOT NULL DEFAULT '{}',
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "erased_name" (
    "shop_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "erasure_id" TEXT NOT NULL,

    CONSTRAINT "erased_name_pkey" PRIMARY KEY ("name","shop_id")
);
