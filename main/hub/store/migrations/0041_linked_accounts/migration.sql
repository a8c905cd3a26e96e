-- AlterTable
ALTER TABLE "invitation" ADD COLUMN     "email" TEXT;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "opened_by" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "linked_account" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "operator_id" TEXT NOT NULL,
    "email" TEXT,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "linked_account_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateIndex
CREATE UNIQUE INDEX "linked_account_operator_id_key" ON "linked_account"("operator_id");
