-- What may not wait longer than how long.
CREATE TABLE "waiting_rule" (
    "id" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "waiting_rule_pkey" PRIMARY KEY ("id")
);

-- What waits at one shop for one cause.
CREATE TABLE "waiting_group" (
    "id" TEXT NOT NULL,
    "rule_id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "oldest_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "rung" INTEGER NOT NULL DEFAULT 0,
    "turn" INTEGER NOT NULL DEFAULT 0,
    "turn_at" TIMESTAMPTZ(3),
    "act_by" TIMESTAMPTZ(3),
    "told" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "untold" TEXT,
    "actor_id" TEXT,
    "acted_at" TIMESTAMPTZ(3),
    "snoozed_until" TIMESTAMPTZ(3),
    "solved_at" TIMESTAMPTZ(3),

    CONSTRAINT "waiting_group_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "waiting_group_solved_at_idx" ON "waiting_group"("solved_at");
-- One life at a time: two hubs that look at once open one.
CREATE UNIQUE INDEX "waiting_group_live_key" ON "waiting_group"("rule_id", "shop_id", "cause") WHERE "solved_at" IS NULL;

-- What somebody said is dealt with.
CREATE TABLE "waiting_excused" (
    "rule_id" TEXT NOT NULL,
    "thing_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "waiting_excused_pkey" PRIMARY KEY ("rule_id","thing_id")
);

-- What the rules look for, and nothing else: a scan of these is as long as what may wait.
CREATE INDEX "order_unaudited_idx" ON "order"("paid_at") WHERE "state" = 'paid';
CREATE INDEX "order_unshipped_idx" ON "order"("promised_ship_at") WHERE "state" IN ('paid', 'audited', 'allocated', 'packed') AND "claimed_shipped_at" IS NULL;
CREATE INDEX "parcel_silent_idx" ON "parcel"("last_scan_at") WHERE "direction" = 'outbound' AND NOT "ended" AND "signed_at" IS NULL;
