-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "shop" (
    "id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "base_url" TEXT NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "secrets" BYTEA,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "cursor" JSONB NOT NULL DEFAULT '{}',
    "next_pull_at" TIMESTAMPTZ(3) NOT NULL,
    "last_pull_at" TIMESTAMPTZ(3),
    "last_push_at" TIMESTAMPTZ(3),
    "paused_until" TIMESTAMPTZ(3),
    "problem" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "raw_item" (
    "id" BIGSERIAL NOT NULL,
    "shop_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "raw_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refetch" (
    "shop_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "ref_id" TEXT NOT NULL,
    "extra" JSONB NOT NULL DEFAULT '{}',
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "stamp" BIGINT NOT NULL DEFAULT 1,
    "problem" TEXT,

    CONSTRAINT "refetch_pkey" PRIMARY KEY ("shop_id","kind","ref_id")
);

-- CreateTable
CREATE TABLE "order" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "channel_order_id" TEXT NOT NULL,
    "account_id" TEXT,
    "state" TEXT NOT NULL,
    "channel_status" TEXT NOT NULL,
    "unknown_status" BOOLEAN NOT NULL DEFAULT false,
    "on_hold" BOOLEAN NOT NULL DEFAULT false,
    "version" BIGINT NOT NULL,
    "total_fen" INTEGER NOT NULL,
    "paid_fen" INTEGER NOT NULL,
    "freight_fen" INTEGER NOT NULL,
    "refunded_fen" INTEGER NOT NULL DEFAULT 0,
    "buyer_nick" TEXT NOT NULL,
    "receiver" JSONB NOT NULL DEFAULT '{}',
    "buyer_message" TEXT NOT NULL DEFAULT '',
    "seller_note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "audited_at" TIMESTAMPTZ(3),
    "packed_at" TIMESTAMPTZ(3),
    "claimed_shipped_at" TIMESTAMPTZ(3),
    "outbound_at" TIMESTAMPTZ(3),
    "promised_ship_at" TIMESTAMPTZ(3),
    "signed_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "learnt_at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3),
    "fact_key" TEXT NOT NULL DEFAULT '',
    "check_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "channel_line_id" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "spec" TEXT NOT NULL DEFAULT '',
    "quantity" INTEGER NOT NULL,
    "price_fen" INTEGER NOT NULL,
    "paid_fen" INTEGER NOT NULL,
    "refunded_fen" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL,
    "channel_status" TEXT NOT NULL,
    "waybill" TEXT,
    "version" BIGINT NOT NULL DEFAULT 0,
    "fact_key" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "parcel" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "carrier" TEXT NOT NULL,
    "waybill" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'unknown',
    "signed_by" TEXT,
    "version" BIGINT NOT NULL DEFAULT 0,
    "shipped_at" TIMESTAMPTZ(3),
    "picked_up_at" TIMESTAMPTZ(3),
    "last_scan_at" TIMESTAMPTZ(3),
    "last_place" TEXT,
    "signed_at" TIMESTAMPTZ(3),
    "subscribed_at" TIMESTAMPTZ(3),
    "next_ask_at" TIMESTAMPTZ(3),
    "ended" BOOLEAN NOT NULL DEFAULT false,
    "corrected_carrier" TEXT,
    "progress" TEXT,

    CONSTRAINT "parcel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timeline_event" (
    "id" BIGSERIAL NOT NULL,
    "order_id" TEXT NOT NULL,
    "parcel_id" TEXT,
    "case_id" TEXT,
    "source" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "learnt_at" TIMESTAMPTZ(3) NOT NULL,
    "told_by" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "dedupe_key" TEXT NOT NULL,

    CONSTRAINT "timeline_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "evidence" JSONB NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lane_stat" (
    "lane" TEXT NOT NULL,
    "samples" INTEGER NOT NULL,
    "p50_hours" DOUBLE PRECISION NOT NULL,
    "p95_hours" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lane_stat_pkey" PRIMARY KEY ("lane")
);

-- CreateTable
CREATE TABLE "case_file" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "order_id" TEXT,
    "shop_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "channel_case_id" TEXT NOT NULL,
    "channel_order_id" TEXT,
    "account_id" TEXT,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "channel_status" TEXT NOT NULL,
    "unknown_status" BOOLEAN NOT NULL DEFAULT false,
    "arbitration" BOOLEAN NOT NULL DEFAULT false,
    "version" BIGINT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "amount_fen" INTEGER NOT NULL,
    "stake_fen" INTEGER NOT NULL,
    "refunded_fen" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT NOT NULL,
    "buyer_words" TEXT NOT NULL,
    "goods_received" BOOLEAN,
    "line_ids" JSONB NOT NULL DEFAULT '[]',
    "evidence" JSONB NOT NULL DEFAULT '[]',
    "write_token" JSONB NOT NULL DEFAULT '{}',
    "deadline_at" TIMESTAMPTZ(3),
    "default_outcome" TEXT NOT NULL,
    "buyer_nick" TEXT NOT NULL DEFAULT '',
    "return_carrier" TEXT,
    "return_waybill" TEXT,
    "arrived_at" TIMESTAMPTZ(3),
    "inspected_at" TIMESTAMPTZ(3),
    "inspection" TEXT,
    "dispute_class" TEXT,
    "class_confidence" DOUBLE PRECISION,
    "class_by" TEXT,
    "triage_state" TEXT NOT NULL DEFAULT 'wanted',
    "reply_state" TEXT NOT NULL DEFAULT 'none',
    "queue" TEXT NOT NULL DEFAULT 'agent',
    "assignee_id" TEXT,
    "status" TEXT NOT NULL DEFAULT 'open',
    "outcome" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "learnt_at" TIMESTAMPTZ(3) NOT NULL,
    "first_reply_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_message" (
    "id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "author_id" TEXT,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "channel_message_id" TEXT NOT NULL,
    "delivery" TEXT NOT NULL DEFAULT 'received',
    "suggestion_id" TEXT,

    CONSTRAINT "case_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suggestion" (
    "id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "sources" JSONB NOT NULL,
    "claims" JSONB NOT NULL,
    "composer" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_version" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "policy" TEXT NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "row" TEXT,
    "facts" JSONB NOT NULL,
    "outcome" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "review" TEXT,
    "reviewed_by" TEXT,
    "reviewed_at" TIMESTAMPTZ(3),

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "action" (
    "id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "order_id" TEXT,
    "shop_id" TEXT NOT NULL,
    "decision_id" TEXT,
    "kind" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "amount_fen" INTEGER NOT NULL DEFAULT 0,
    "params" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL,
    "auto" BOOLEAN NOT NULL DEFAULT false,
    "hold_until" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "by" TEXT NOT NULL,
    "undone_by" TEXT,
    "problem" TEXT,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "score" INTEGER NOT NULL DEFAULT 0,
    "level" TEXT NOT NULL DEFAULT 'normal',
    "reasons" JSONB NOT NULL DEFAULT '[]',
    "status" TEXT NOT NULL DEFAULT 'none',
    "note" TEXT NOT NULL DEFAULT '',
    "scored_at" TIMESTAMPTZ(3),
    "reviewed_by" TEXT,
    "reviewed_at" TIMESTAMPTZ(3),
    "cleared_signals" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_key" (
    "kind" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,

    CONSTRAINT "account_key_pkey" PRIMARY KEY ("kind","hash")
);

-- CreateTable
CREATE TABLE "example" (
    "id" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "reply" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "channel" TEXT,
    "outcome" TEXT,
    "case_id" TEXT,
    "state" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "example_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "label_model" (
    "id" TEXT NOT NULL,
    "trained_at" TIMESTAMPTZ(3) NOT NULL,
    "rows" INTEGER NOT NULL,
    "classes" INTEGER NOT NULL,
    "accuracy" DOUBLE PRECISION,
    "seconds" DOUBLE PRECISION NOT NULL,
    "body" BYTEA NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "label_model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operator" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "operator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "token_hash" TEXT NOT NULL,
    "operator_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "sign_in_link" (
    "token_hash" TEXT NOT NULL,
    "operator_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "tx" xid8 NOT NULL DEFAULT pg_current_xact_id(),

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_cursor" (
    "reader" TEXT NOT NULL,
    "tx" TEXT NOT NULL,
    "id" BIGINT NOT NULL,

    CONSTRAINT "event_cursor_pkey" PRIMARY KEY ("reader")
);

-- CreateTable
CREATE TABLE "journal_line" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "hash" TEXT,

    CONSTRAINT "journal_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "day_sequence" (
    "day" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "day_sequence_pkey" PRIMARY KEY ("day","kind")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "raw_item_status_due_at_id_idx" ON "raw_item"("status", "due_at", "id");

-- CreateIndex
CREATE INDEX "raw_item_received_at_idx" ON "raw_item"("received_at");

-- CreateIndex
CREATE UNIQUE INDEX "raw_item_shop_id_dedupe_key_key" ON "raw_item"("shop_id", "dedupe_key");

-- CreateIndex
CREATE INDEX "refetch_due_at_idx" ON "refetch"("due_at");

-- CreateIndex
CREATE UNIQUE INDEX "order_number_key" ON "order"("number");

-- CreateIndex
CREATE INDEX "order_account_id_idx" ON "order"("account_id");

-- CreateIndex
CREATE INDEX "order_paid_at_idx" ON "order"("paid_at");

-- CreateIndex
CREATE INDEX "order_state_claimed_shipped_at_idx" ON "order"("state", "claimed_shipped_at");

-- CreateIndex
CREATE INDEX "order_check_at_idx" ON "order"("check_at");

-- CreateIndex
CREATE UNIQUE INDEX "order_shop_id_channel_order_id_key" ON "order"("shop_id", "channel_order_id");

-- CreateIndex
CREATE INDEX "order_line_sku_idx" ON "order_line"("sku");

-- CreateIndex
CREATE UNIQUE INDEX "order_line_order_id_channel_line_id_key" ON "order_line"("order_id", "channel_line_id");

-- CreateIndex
CREATE INDEX "parcel_waybill_idx" ON "parcel"("waybill");

-- CreateIndex
CREATE INDEX "parcel_next_ask_at_idx" ON "parcel"("next_ask_at");

-- CreateIndex
CREATE UNIQUE INDEX "parcel_order_id_carrier_waybill_key" ON "parcel"("order_id", "carrier", "waybill");

-- CreateIndex
CREATE INDEX "timeline_event_order_id_at_idx" ON "timeline_event"("order_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "timeline_event_order_id_dedupe_key_key" ON "timeline_event"("order_id", "dedupe_key");

-- CreateIndex
CREATE INDEX "finding_kind_resolved_at_idx" ON "finding"("kind", "resolved_at");

-- CreateIndex
CREATE UNIQUE INDEX "finding_order_id_kind_key" ON "finding"("order_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "case_file_number_key" ON "case_file"("number");

-- CreateIndex
CREATE INDEX "case_file_status_queue_deadline_at_idx" ON "case_file"("status", "queue", "deadline_at");

-- CreateIndex
CREATE INDEX "case_file_order_id_idx" ON "case_file"("order_id");

-- CreateIndex
CREATE INDEX "case_file_shop_id_channel_order_id_idx" ON "case_file"("shop_id", "channel_order_id");

-- CreateIndex
CREATE INDEX "case_file_account_id_opened_at_idx" ON "case_file"("account_id", "opened_at");

-- CreateIndex
CREATE INDEX "case_file_triage_state_idx" ON "case_file"("triage_state");

-- CreateIndex
CREATE INDEX "case_file_reply_state_idx" ON "case_file"("reply_state");

-- CreateIndex
CREATE UNIQUE INDEX "case_file_shop_id_channel_case_id_key" ON "case_file"("shop_id", "channel_case_id");

-- CreateIndex
CREATE INDEX "case_message_case_id_at_idx" ON "case_message"("case_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "case_message_case_id_channel_message_id_key" ON "case_message"("case_id", "channel_message_id");

-- CreateIndex
CREATE INDEX "suggestion_case_id_created_at_idx" ON "suggestion"("case_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "policy_version_name_version_key" ON "policy_version"("name", "version");

-- CreateIndex
CREATE INDEX "decision_case_id_created_at_idx" ON "decision"("case_id", "created_at");

-- CreateIndex
CREATE INDEX "decision_tier_created_at_idx" ON "decision"("tier", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "action_idempotency_key_key" ON "action"("idempotency_key");

-- CreateIndex
CREATE INDEX "action_state_due_at_idx" ON "action"("state", "due_at");

-- CreateIndex
CREATE INDEX "action_case_id_idx" ON "action"("case_id");

-- CreateIndex
CREATE INDEX "account_level_score_idx" ON "account"("level", "score");

-- CreateIndex
CREATE INDEX "account_key_account_id_idx" ON "account_key"("account_id");

-- CreateIndex
CREATE INDEX "example_state_label_idx" ON "example"("state", "label");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

-- CreateIndex
CREATE INDEX "event_tx_id_idx" ON "event"("tx", "id");

-- CreateIndex
CREATE INDEX "journal_line_subject_subject_id_idx" ON "journal_line"("subject", "subject_id");

-- AddForeignKey
ALTER TABLE "order" ADD CONSTRAINT "order_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "parcel" ADD CONSTRAINT "parcel_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_message" ADD CONSTRAINT "case_message_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_key" ADD CONSTRAINT "account_key_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
