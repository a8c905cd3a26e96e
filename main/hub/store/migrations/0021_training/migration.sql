-- AlterTable
ALTER TABLE "example" ADD COLUMN     "answer" JSONB,
ADD COLUMN     "batch_id" TEXT,
ADD COLUMN     "expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "ground" JSONB,
ADD COLUMN     "marks" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "reason" TEXT;

-- CreateTable
CREATE TABLE "case_answer" (
    "id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "record" JSONB NOT NULL,

    CONSTRAINT "case_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_batch" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "base" TEXT,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "figures" JSONB,
    "before" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "training_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_result" (
    "batch_id" TEXT NOT NULL,
    "question_id" TEXT NOT NULL,
    "body" JSONB NOT NULL,

    CONSTRAINT "training_result_pkey" PRIMARY KEY ("batch_id","question_id")
);

-- CreateIndex
CREATE INDEX "case_answer_case_id_idx" ON "case_answer"("case_id");

-- CreateIndex
CREATE INDEX "training_batch_state_idx" ON "training_batch"("state");

-- CreateIndex
CREATE INDEX "example_batch_id_idx" ON "example"("batch_id");
