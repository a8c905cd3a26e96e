-- Cases of the house's own that a finding opened, and which finding of which order stands in which case.
ALTER TABLE "case_file" ADD COLUMN "found_kind" TEXT;

CREATE TABLE "finding_case" (
    "order_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "opened" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "finding_case_pkey" PRIMARY KEY ("order_id","kind")
);

-- CreateIndex
CREATE INDEX "finding_case_case_id_idx" ON "finding_case"("case_id");

-- CreateIndex
CREATE INDEX "finding_case_shop_id_at_idx" ON "finding_case"("shop_id", "at");

-- CreateIndex
CREATE INDEX "case_file_found_idx" ON "case_file"("channel_case_id") WHERE "found_kind" IS NOT NULL;
