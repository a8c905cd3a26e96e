-- How an answer card stood at each change: a version of it, with who made it and when. The newest is the card as it stands.
CREATE TABLE "answer_card_version" (
    "card_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "back_to" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,

    CONSTRAINT "answer_card_version_pkey" PRIMARY KEY ("card_id","version")
);

INSERT INTO "answer_card_version" ("card_id", "version", "body", "state", "at", "by")
    SELECT "id", "revision", "body", "state", "updated_at", "updated_by" FROM "answer_card";
