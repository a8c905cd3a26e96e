-- CreateTable
CREATE TABLE "evidence_part" (
    "case_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "evidence_part_pkey" PRIMARY KEY ("case_id","key","place")
);

-- CreateTable
CREATE TABLE "case_merge" (
    "case_id" TEXT NOT NULL,
    "into_id" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_merge_pkey" PRIMARY KEY ("case_id")
);

-- CreateIndex
CREATE INDEX "case_merge_into_id_idx" ON "case_merge"("into_id");
