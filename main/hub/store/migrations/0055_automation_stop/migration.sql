-- CreateTable
CREATE TABLE "automation_stop" (
    "id" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "shop_id" TEXT,
    "policy" TEXT,
    "row" TEXT,
    "reason" TEXT NOT NULL,
    "stopped_at" TIMESTAMPTZ(3) NOT NULL,
    "stopped_by" TEXT NOT NULL,
    "resumed_at" TIMESTAMPTZ(3),
    "resumed_by" TEXT,
    "resume_reason" TEXT,

    CONSTRAINT "automation_stop_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "automation_stop_resumed_at_idx" ON "automation_stop"("resumed_at");
