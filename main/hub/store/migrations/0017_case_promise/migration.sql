-- CreateTable
CREATE TABLE "case_promise" (
    "id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "message_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "warn_at" TIMESTAMPTZ(3) NOT NULL,
    "warned_at" TIMESTAMPTZ(3),
    "kept_at" TIMESTAMPTZ(3),
    "kept_by" TEXT,
    "broken_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_promise_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "case_promise_kept_at_warn_at_idx" ON "case_promise"("kept_at", "warn_at");

-- CreateIndex
CREATE UNIQUE INDEX "case_promise_case_id_message_key_kind_key" ON "case_promise"("case_id", "message_key", "kind");
