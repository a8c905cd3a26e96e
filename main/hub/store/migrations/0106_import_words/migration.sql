-- What words of a shop's tables mean, and which of a table's nobody has said anything about.
ALTER TABLE "import_meaning" ADD COLUMN "words" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "import_file" ADD COLUMN "unknown_words" JSONB NOT NULL DEFAULT '{}';
