-- Cases that belong together, with a word why; the one of the smaller id first, so that a pair stands once.
CREATE TABLE "case_link" (
    "one_id" TEXT NOT NULL,
    "other_id" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_link_pkey" PRIMARY KEY ("one_id", "other_id")
);

-- CreateIndex
CREATE INDEX "case_link_other_id_idx" ON "case_link"("other_id");
