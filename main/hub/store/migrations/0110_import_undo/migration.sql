-- What an import told of last lies in the order of its keys, so that taking a large one back reads each row once; what it brought and another told of since is little.
DROP INDEX "imported_row_import_id_idx";
DROP INDEX "imported_row_brought_by_idx";
CREATE INDEX "imported_row_import_id_key_idx" ON "imported_row"("import_id", "key");
CREATE INDEX "imported_row_brought_idx" ON "imported_row"("brought_by", "key") WHERE "brought_by" <> "import_id";
