-- What figures of the floor are read by: our words of a day, what ended that day.
CREATE INDEX case_message_ours_at_idx ON case_message (at) WHERE author IN ('operator', 'agent') AND delivery <> 'failed';
CREATE INDEX case_file_done_at_idx ON case_file (done_at) WHERE done_at IS NOT NULL;

-- When money of a case was first known to be out; of those from before, their end, else their newest word.
ALTER TABLE case_file ADD COLUMN refunded_at timestamptz(3);
UPDATE case_file SET refunded_at = coalesce(done_at, to_timestamp(version / 1000.0)) WHERE refunded_fen > 0;
CREATE INDEX case_file_refunded_at_idx ON case_file (refunded_at) WHERE refunded_at IS NOT NULL;

-- What the journal is looked through by: the newest first, of one person, of one kind.
CREATE INDEX "journal_line_at_id_idx" ON journal_line (at, id);
CREATE INDEX "journal_line_actor_id_idx" ON journal_line (actor, id);
CREATE INDEX "journal_line_verb_id_idx" ON journal_line (verb, id);
