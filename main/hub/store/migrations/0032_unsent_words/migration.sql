-- What somebody began to write to a buyer and did not send: kept for him, or for whoever takes his case over.
CREATE TABLE "unsent_words" (
    "case_id" TEXT NOT NULL,
    "written_by" TEXT NOT NULL,
    "operator_id" TEXT,
    "text" TEXT NOT NULL,
    "suggestion_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unsent_words_pkey" PRIMARY KEY ("case_id","written_by")
);

-- CreateIndex
CREATE INDEX "unsent_words_operator_id_idx" ON "unsent_words"("operator_id");
