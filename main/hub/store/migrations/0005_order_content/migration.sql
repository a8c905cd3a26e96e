-- What was really paid, what the newest version says of it, the deposit of a presale, and lines that an edited order no longer has.
-- An order kept before says of what was paid only what it said last: no value means just that.
ALTER TABLE "order"
  ADD COLUMN "told_paid_fen" INTEGER,
  ADD COLUMN "deposit_fen" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "lines_told_fen" INTEGER,
  ADD COLUMN "pay_on_delivery" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "claimed_state" TEXT,
  ADD COLUMN "lines_version" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "lines_key" TEXT NOT NULL DEFAULT '';
ALTER TABLE "order_line"
  ADD COLUMN "told_paid_fen" INTEGER,
  ADD COLUMN "taken_out" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "gift" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "components" JSONB NOT NULL DEFAULT '[]';
