-- What was done to many cases at once, a row a case: asked for again it is not done again, and it is known how the case was before.
CREATE TABLE "bulk_row" (
    "bulk_id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "does" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_row_pkey" PRIMARY KEY ("bulk_id", "case_id")
);

-- CreateIndex
CREATE INDEX "bulk_row_at_idx" ON "bulk_row"("at");
