-- What could not be read: which field it broke at, of which cause it is one, since when, and whether somebody discarded it; and what was replayed.
ALTER TABLE "raw_queue"
    ADD COLUMN "field" TEXT,
    ADD COLUMN "cause" TEXT,
    ADD COLUMN "aside_at" TIMESTAMPTZ(3),
    ADD COLUMN "taken_up" TEXT,
    ADD COLUMN "discarded_at" TIMESTAMPTZ(3),
    ADD COLUMN "discarded_by" TEXT,
    ADD COLUMN "discarded_why" TEXT;

UPDATE "raw_queue" SET "cause" = coalesce("reason", ''), "aside_at" = "due_at" WHERE "status" = 'quarantined';

-- CreateIndex: what waits to be understood is most of the queue, and none of it is in here.
CREATE INDEX "raw_queue_aside_idx" ON "raw_queue" ("item_id") WHERE "status" <> 'pending';

-- CreateTable
CREATE TABLE "raw_replay" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "items" BIGINT[],

    CONSTRAINT "raw_replay_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "raw_replay_at_idx" ON "raw_replay"("at");
