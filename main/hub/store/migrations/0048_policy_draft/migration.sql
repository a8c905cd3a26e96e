-- CreateTable
CREATE TABLE "policy_draft" (
    "name" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "based_on" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,
    "proposed_by" TEXT,
    "proposed_at" TIMESTAMPTZ(3),

    CONSTRAINT "policy_draft_pkey" PRIMARY KEY ("name")
);
