-- AlterTable
ALTER TABLE "account" ADD COLUMN     "status_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "account_mark" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,
    "end_reason" TEXT,

    CONSTRAINT "account_mark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_appeal" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "recorded_by" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "result" TEXT,
    "closed_by" TEXT,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_change" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "other_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "moved" JSONB NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" TEXT,

    CONSTRAINT "account_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_apart" (
    "one" TEXT NOT NULL,
    "other" TEXT NOT NULL,

    CONSTRAINT "account_apart_pkey" PRIMARY KEY ("one","other")
);

-- CreateIndex
CREATE INDEX "account_mark_account_id_idx" ON "account_mark"("account_id");

-- CreateIndex
CREATE INDEX "account_mark_ended_at_until_idx" ON "account_mark"("ended_at", "until");

-- CreateIndex
CREATE INDEX "account_appeal_account_id_idx" ON "account_appeal"("account_id");

-- CreateIndex
CREATE INDEX "account_appeal_status_idx" ON "account_appeal"("status");

-- CreateIndex
CREATE INDEX "account_change_account_id_idx" ON "account_change"("account_id");

-- CreateIndex
CREATE INDEX "account_change_other_id_idx" ON "account_change"("other_id");

-- CreateIndex
CREATE INDEX "account_apart_other_idx" ON "account_apart"("other");
