-- CreateTable
CREATE TABLE "graph_step" (
    "thread" TEXT NOT NULL,
    "namespace" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "parent_id" TEXT,
    "type" TEXT NOT NULL,
    "body" BYTEA NOT NULL,
    "metadata" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "graph_step_pkey" PRIMARY KEY ("thread","namespace","id")
);

-- CreateTable
CREATE TABLE "graph_write" (
    "thread" TEXT NOT NULL,
    "namespace" TEXT NOT NULL,
    "step_id" TEXT NOT NULL,
    "task_id" TEXT NOT NULL,
    "task_path" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "body" BYTEA NOT NULL,

    CONSTRAINT "graph_write_pkey" PRIMARY KEY ("thread","namespace","step_id","task_id","place")
);

-- CreateIndex
CREATE INDEX "graph_step_case_id_idx" ON "graph_step"("case_id");
