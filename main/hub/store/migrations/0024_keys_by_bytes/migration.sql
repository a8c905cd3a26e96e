-- Keys are compared by their bytes, in whatever way the database sorts: all that is told about one thing then lies side by side in the one index.
ALTER TABLE "raw_item" ALTER COLUMN "dedupe_key" TYPE TEXT COLLATE "C";
DROP INDEX "raw_item_told_idx";
