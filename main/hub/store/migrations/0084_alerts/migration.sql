-- A way by which people are told outside of the console.
CREATE TABLE "notifier" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "secrets" BYTEA,
    "kept" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "door" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "problem" TEXT,
    "detail" TEXT NOT NULL DEFAULT '',
    "problem_at" TIMESTAMPTZ(3),
    "paused_until" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "notifier_pkey" PRIMARY KEY ("id")
);

-- A message to one receiver for one cause.
CREATE TABLE "alert" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "receiver" TEXT NOT NULL,
    "notifier_id" TEXT NOT NULL,
    "operator_id" TEXT,
    "mentions" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "level" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "lines" JSONB NOT NULL DEFAULT '[]',
    "link" TEXT NOT NULL,
    "values" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "sending_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "reference" TEXT NOT NULL DEFAULT '',
    "problem" TEXT,
    "detail" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "alert_notifier_id_fkey" FOREIGN KEY ("notifier_id") REFERENCES "notifier"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "alert_cause_receiver_key" ON "alert"("cause", "receiver");
CREATE INDEX "alert_state_not_before_idx" ON "alert"("state", "not_before");
CREATE INDEX "alert_notifier_id_sending_at_idx" ON "alert"("notifier_id", "sending_at");
CREATE INDEX "alert_made_at_idx" ON "alert"("made_at");

-- By what a person is reached.
CREATE TABLE "contact_ways" (
    "operator_id" TEXT NOT NULL,
    "ways" BYTEA NOT NULL,
    "has" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_ways_pkey" PRIMARY KEY ("operator_id")
);
