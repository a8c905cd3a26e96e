-- Where a receiver's address lies, as a map found it; asked anew when the channel tells another one.
ALTER TABLE "order_receiver" ADD COLUMN "place" JSONB, ADD COLUMN "address_hash" TEXT, ADD COLUMN "placed_at" TIMESTAMPTZ(3);
CREATE INDEX "order_receiver_address_hash_idx" ON "order_receiver"("address_hash");

-- The map service that is asked, with its sealed keys.
CREATE TABLE "map_service" (
    "id" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "key" BYTEA,
    "sign_key" BYTEA,
    "revision" INTEGER NOT NULL,
    "problem" TEXT,
    "paused_until" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "map_service_pkey" PRIMARY KEY ("id")
);

-- What a map was asked: it counts against the day, and it left this machine.
CREATE TABLE "map_question" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "service" TEXT NOT NULL,
    "order_id" TEXT,
    "actor" TEXT NOT NULL,
    "came" TEXT NOT NULL,

    CONSTRAINT "map_question_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "map_question_at_idx" ON "map_question"("at");
