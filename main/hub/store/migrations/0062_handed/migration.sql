-- Cases that somebody handed over, to whom, and what he said to it: whoever has them now finds them together.
CREATE TABLE "case_handed" (
    "case_id" TEXT NOT NULL,
    "from_id" TEXT NOT NULL,
    "to_id" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_handed_pkey" PRIMARY KEY ("case_id")
);

-- CreateIndex
CREATE INDEX "case_handed_to_id_idx" ON "case_handed"("to_id");
