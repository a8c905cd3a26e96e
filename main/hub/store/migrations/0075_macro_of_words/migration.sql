-- The macro that words began as, and what follows once they are said: kept with the words until then.
ALTER TABLE "unsent_words" ADD COLUMN     "macro" JSONB;
