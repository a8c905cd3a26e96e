-- Pictures that were put to words which were not sent.
ALTER TABLE "unsent_words" ADD COLUMN "pictures" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
