-- Files of rows that people bring: the file in parts, its plan in chunks, what its columns meant, and what came in by files.
CREATE TABLE "import_file" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "by_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "problem" JSONB,
    "form" JSONB,
    "zone" TEXT NOT NULL DEFAULT 'Asia/Shanghai',
    "columns" JSONB NOT NULL DEFAULT '[]',
    "samples" BYTEA,
    "warnings" JSONB NOT NULL DEFAULT '[]',
    "remembered" BOOLEAN NOT NULL DEFAULT false,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "share" INTEGER NOT NULL DEFAULT 0,
    "chunks" INTEGER NOT NULL DEFAULT 0,
    "chunks_done" INTEGER NOT NULL DEFAULT 0,
    "withdrawn" INTEGER NOT NULL DEFAULT 0,
    "kept" INTEGER NOT NULL DEFAULT 0,
    "undone_to" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_part" (
    "import_id" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "import_part_pkey" PRIMARY KEY ("import_id","place")
);

-- CreateTable
CREATE TABLE "import_chunk" (
    "import_id" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "fresh" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,
    "same" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL,
    "skipped" INTEGER NOT NULL,
    "sealed" BYTEA NOT NULL,
    "done" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "import_chunk_pkey" PRIMARY KEY ("import_id","place")
);

-- CreateTable
CREATE TABLE "import_meaning" (
    "shop_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "meaning" JSONB NOT NULL,
    "zone" TEXT NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_meaning_pkey" PRIMARY KEY ("shop_id","kind")
);

-- CreateTable
CREATE TABLE "imported_row" (
    "shop_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "import_id" TEXT NOT NULL,
    "brought_by" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "version" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3),
    "amount_fen" INTEGER,
    "ref" TEXT,
    "sealed" BYTEA,

    CONSTRAINT "imported_row_pkey" PRIMARY KEY ("shop_id","kind","key")
);

-- CreateIndex
CREATE INDEX "import_file_created_at_idx" ON "import_file"("created_at");

-- CreateIndex
CREATE INDEX "import_file_state_idx" ON "import_file"("state");

-- CreateIndex
CREATE INDEX "imported_row_import_id_idx" ON "imported_row"("import_id");

-- CreateIndex
CREATE INDEX "imported_row_brought_by_idx" ON "imported_row"("brought_by");

-- A sealed file does not compress.
ALTER TABLE "import_part" ALTER COLUMN "sealed" SET STORAGE EXTERNAL;
ALTER TABLE "import_chunk" ALTER COLUMN "sealed" SET STORAGE EXTERNAL;
