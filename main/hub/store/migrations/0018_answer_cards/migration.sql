-- AlterTable
ALTER TABLE "suggestion" ADD COLUMN     "sentences" JSONB NOT NULL DEFAULT '[]', ADD COLUMN "took_ms" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "answer_card" (
    "id" TEXT NOT NULL,
    "want" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "answer_card_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "answer_card_want_idx" ON "answer_card"("want");
