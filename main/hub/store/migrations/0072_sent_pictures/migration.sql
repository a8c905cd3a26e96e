-- Pictures of the desk that went to the buyer with a message, by their keys in evidence_file.
ALTER TABLE "case_message" ADD COLUMN "sent_pictures" JSONB NOT NULL DEFAULT '[]';
