-- What follows from one thing asked bears its id: the write that was asked for sets it, and these columns take it.
ALTER TABLE "event" ADD COLUMN "trace" TEXT DEFAULT nullif(current_setting('aftercare.trace', true), '');
ALTER TABLE "action" ADD COLUMN "trace" TEXT DEFAULT nullif(current_setting('aftercare.trace', true), '');
