-- Cases that wait for their order are found by what they call it, whichever shop they are of.
CREATE INDEX "case_file_waiting_idx" ON "case_file" ("channel_order_id") WHERE "order_id" IS NULL;
