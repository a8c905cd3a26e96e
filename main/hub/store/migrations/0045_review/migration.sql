-- AlterTable
ALTER TABLE "decision" ADD COLUMN     "review_note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "review_reason" TEXT;

-- CreateTable
CREATE TABLE "recovery" (
    "decision_id" TEXT NOT NULL,
    "amount_fen" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,
    "outcome" TEXT,
    "recovered_fen" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "recovery_pkey" PRIMARY KEY ("decision_id")
);

-- AddForeignKey
ALTER TABLE "recovery" ADD CONSTRAINT "recovery_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
