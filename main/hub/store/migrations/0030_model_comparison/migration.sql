-- AlterTable
ALTER TABLE "model_call" ADD COLUMN     "comparison_id" TEXT;

-- CreateTable
CREATE TABLE "model_comparison" (
    "id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "problem" TEXT,
    "left" JSONB NOT NULL,
    "right" JSONB NOT NULL,
    "questions" TEXT[],
    "own" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "about_micro" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "model_comparison_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model_comparison_result" (
    "comparison_id" TEXT NOT NULL,
    "question_id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "vote" TEXT,
    "voted_by" TEXT,

    CONSTRAINT "model_comparison_result_pkey" PRIMARY KEY ("comparison_id","question_id")
);

-- CreateIndex
CREATE INDEX "model_comparison_state_idx" ON "model_comparison"("state");

-- CreateIndex
CREATE INDEX "model_call_comparison_id_idx" ON "model_call"("comparison_id");
