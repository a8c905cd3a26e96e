-- AlterTable
ALTER TABLE "case_file" ADD COLUMN     "wants" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "want_model" (
    "key" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "body" BYTEA NOT NULL,

    CONSTRAINT "want_model_pkey" PRIMARY KEY ("key")
);
