-- AlterTable
ALTER TABLE "suggestion" ADD COLUMN     "written" JSONB NOT NULL DEFAULT '{"prompt": null, "problem": null}';

-- CreateTable
CREATE TABLE "model_endpoint" (
    "id" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "key" BYTEA,
    "revision" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "model_endpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model_call" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "task" TEXT NOT NULL,
    "endpoint_id" TEXT NOT NULL,
    "endpoint_name" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "case_id" TEXT,
    "prompt" TEXT NOT NULL,
    "sent" TEXT NOT NULL,
    "received" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL,
    "problem" TEXT,
    "tokens_in" INTEGER NOT NULL DEFAULT 0,
    "tokens_out" INTEGER NOT NULL DEFAULT 0,
    "cost_micro" INTEGER NOT NULL,
    "first_ms" INTEGER,
    "total_ms" INTEGER,

    CONSTRAINT "model_call_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "model_call_at_idx" ON "model_call"("at");

-- CreateIndex
CREATE INDEX "model_call_case_id_idx" ON "model_call"("case_id");
