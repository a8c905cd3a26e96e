-- What left this machine is listed by when it left.
CREATE INDEX "action_sent_at_idx" ON "action"("sent_at");
