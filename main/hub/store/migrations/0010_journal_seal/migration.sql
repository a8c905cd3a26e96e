-- The chain stands beside the journal: a line is written once and never touched again.
CREATE TABLE "journal_seal" (
    "place" BIGINT NOT NULL,
    "line_id" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "journal_seal_pkey" PRIMARY KEY ("place")
);
CREATE UNIQUE INDEX "journal_seal_line_id_key" ON "journal_seal"("line_id");
INSERT INTO "journal_seal" ("place", "line_id", "hash")
  SELECT row_number() OVER (ORDER BY "id"), "id", "hash" FROM "journal_line" WHERE "hash" IS NOT NULL;
ALTER TABLE "journal_line" DROP COLUMN "hash";

-- Below `floor` no line is unsealed and none can come any more; `next` takes its place when the writers named in `holders` have ended.
CREATE TABLE "journal_fence" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "floor" BIGINT NOT NULL,
    "next" BIGINT NOT NULL,
    "holders" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "journal_fence_pkey" PRIMARY KEY ("id")
);

-- How far the chain was walked, and the hash that was found there.
CREATE TABLE "journal_check" (
    "walk" TEXT NOT NULL,
    "place" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "broken_at" BIGINT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "journal_check_pkey" PRIMARY KEY ("walk")
);
