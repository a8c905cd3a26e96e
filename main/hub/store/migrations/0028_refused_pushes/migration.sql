-- Pushes that nobody known signed are counted by hour; nothing of them is kept.
CREATE TABLE "refused_push" (
    "shop_id" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "pushes" INTEGER NOT NULL,

    CONSTRAINT "refused_push_pkey" PRIMARY KEY ("shop_id","hour","reason")
);
