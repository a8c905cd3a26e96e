-- What a channel says of money that is out, and which of two equal versions was read later.
ALTER TABLE "case_file" ADD COLUMN "problem" TEXT, ADD COLUMN "reading" BIGINT NOT NULL DEFAULT 0;
