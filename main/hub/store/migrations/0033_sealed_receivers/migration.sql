-- What is personal is sealed with data keys, payloads too, and looking at a receiver is written down.
-- AlterTable
ALTER TABLE "raw_page" ADD COLUMN     "key_id" INTEGER;

-- CreateTable
CREATE TABLE "order_receiver" (
    "order_id" TEXT NOT NULL,
    "key_id" INTEGER,
    "sealed" BYTEA,
    "content_hash" TEXT NOT NULL,
    "phone_hash" TEXT,
    "tail_hash" TEXT,

    CONSTRAINT "order_receiver_pkey" PRIMARY KEY ("order_id")
);

-- CreateTable
CREATE TABLE "reveal" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "refused" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "reveal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_key" (
    "id" INTEGER NOT NULL,
    "wrapped" BYTEA NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "data_key_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "order_receiver_phone_hash_idx" ON "order_receiver"("phone_hash");

-- CreateIndex
CREATE INDEX "order_receiver_tail_hash_idx" ON "order_receiver"("tail_hash");

-- CreateIndex
CREATE INDEX "reveal_actor_at_idx" ON "reveal"("actor", "at");

-- CreateIndex
CREATE INDEX "reveal_at_idx" ON "reveal"("at");
