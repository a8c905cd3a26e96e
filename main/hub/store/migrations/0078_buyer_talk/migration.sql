-- Conversations that are a buyer's and no after-sale's: when he last did something in them, and which cases are his.
CREATE TABLE "buyer_talk" (
    "shop_id" TEXT NOT NULL,
    "buyer_id" TEXT NOT NULL,
    "wrote_at" TIMESTAMPTZ(3),
    "entered_at" TIMESTAMPTZ(3),
    "shut_at" TIMESTAMPTZ(3),

    CONSTRAINT "buyer_talk_pkey" PRIMARY KEY ("shop_id", "buyer_id")
);

CREATE TABLE "case_buyer" (
    "case_id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "buyer_id" TEXT NOT NULL,

    CONSTRAINT "case_buyer_pkey" PRIMARY KEY ("case_id")
);

-- CreateIndex
CREATE INDEX "case_buyer_shop_id_buyer_id_idx" ON "case_buyer"("shop_id", "buyer_id");
