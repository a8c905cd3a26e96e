-- AlterTable
ALTER TABLE "case_file" ADD COLUMN     "priority" TEXT NOT NULL DEFAULT 'normal';

-- AlterTable
ALTER TABLE "unsent_words" DROP CONSTRAINT "unsent_words_pkey",
ADD COLUMN     "id" TEXT NOT NULL DEFAULT (gen_random_uuid())::text,
ADD CONSTRAINT "unsent_words_pkey" PRIMARY KEY ("id");

-- CreateTable
CREATE TABLE "case_note" (
    "id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "request_key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_call" (
    "id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "operator_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop_tag" (
    "shop_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "made_by" TEXT NOT NULL,

    CONSTRAINT "shop_tag_pkey" PRIMARY KEY ("shop_id","name")
);

-- CreateTable
CREATE TABLE "case_tag" (
    "case_id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,

    CONSTRAINT "case_tag_pkey" PRIMARY KEY ("case_id","name")
);

-- CreateTable
CREATE TABLE "case_snooze" (
    "case_id" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "why" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "back" TEXT,
    "back_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_snooze_pkey" PRIMARY KEY ("case_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "case_note_case_id_author_id_request_key_key" ON "case_note"("case_id", "author_id", "request_key");

-- CreateIndex
CREATE INDEX "case_call_operator_id_at_idx" ON "case_call"("operator_id", "at");

-- CreateIndex
CREATE INDEX "case_call_about_idx" ON "case_call"("about");

-- CreateIndex
CREATE INDEX "case_call_case_id_idx" ON "case_call"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_call_operator_id_about_key" ON "case_call"("operator_id", "about");

-- CreateIndex
CREATE INDEX "case_tag_shop_id_name_idx" ON "case_tag"("shop_id", "name");

-- CreateIndex
CREATE INDEX "case_snooze_back_idx" ON "case_snooze"("back");

-- CreateIndex
CREATE INDEX "unsent_words_case_id_written_by_idx" ON "unsent_words"("case_id", "written_by");
