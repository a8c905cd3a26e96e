/** A small record written straight into the tables, so that every figure can be counted by hand. */
import type { Role } from "../../../main/hub/contract/words.ts";
import { fromBeijing } from "../../../main/hub/kernel/time.ts";
import type { Store } from "../../../main/hub/store/index.ts";

/** A time of the day in Beijing: `2026-11-20 08:00`. */
export function at(text: string): Date {
  const read = fromBeijing(`${text}:00`);
  if (!read) throw new Error(text);
  return read;
}

/** Somebody who may sign in. */
export async function addPerson(store: Store, id: string, roles: readonly Role[]): Promise<void> {
  await store.pool.query("INSERT INTO operator (id, name, roles, created_at) VALUES ($1, $1, $2, clock_timestamp())", [id, roles]);
}

interface CaseOf {
  id: string;
  shopId?: string;
  orderId?: string | null;
  assigneeId?: string | null;
  status?: "open" | "waiting" | "done";
  state?: string;
  openedAt: Date;
  deadlineAt?: Date | null;
  doneAt?: Date | null;
  reason?: string;
  disputeClass?: string | null;
  lineIds?: readonly string[];
  refundedFen?: number;
  refundedAt?: Date | null;
}

/** A case as it stands. */
export async function addCase(store: Store, of: CaseOf): Promise<void> {
  const { id, shopId = "taobao", status = "open", state = "requested", openedAt, lineIds = [] } = of;
  await store.pool.query(
    `INSERT INTO case_file (id, number, order_id, shop_id, channel, channel_case_id, kind, state, channel_status, version, amount_fen, stake_fen, refunded_fen, reason, buyer_words,
       line_ids, deadline_at, default_outcome, assignee_id, status, opened_at, learnt_at, done_at, refunded_at, dispute_class)
     VALUES ($1, 'AS' || $1, $2, $3, $3, $1, 'return_refund', $4, 'X', 1, 1000, 0, $5, $6, '', $7, $8, 'none', $9, $10, $11, $11, $12, $13, $14)`,
    [
      id,
      of.orderId ?? null,
      shopId,
      state,
      of.refundedFen ?? 0,
      of.reason ?? "质量问题",
      JSON.stringify(lineIds),
      of.deadlineAt ?? null,
      of.assigneeId ?? null,
      status,
      openedAt,
      of.doneAt ?? null,
      of.refundedAt ?? null,
      of.disputeClass ?? null,
    ],
  );
}

/** Words of a case: `<who> <day> <time> [failed]`, `buyer` or the id of somebody of ours. */
export async function say(store: Store, caseId: string, words: readonly string[]): Promise<void> {
  for (const [place, told] of words.entries()) {
    const [who = "", day = "", time = "", delivery] = told.split(" ");
    const isBuyer = who === "buyer";
    await store.pool.query(
      "INSERT INTO case_message (id, case_id, author, author_id, text, at, channel_message_id, delivery) VALUES ($1, $2, $3, $4, 'x', $5, $1, $6)",
      [`${caseId}-${place}`, caseId, isBuyer ? "buyer" : "operator", isBuyer ? null : who, at(`${day} ${time}`), delivery ?? (isBuyer ? "received" : "sent")],
    );
  }
}

/** An order with a line for each SKU, by what was paid for it. */
export async function addOrderOf(store: Store, of: { id: string; shopId?: string; lines: Readonly<Record<string, number>> }): Promise<void> {
  const { id, shopId = "taobao", lines } = of;
  await store.pool.query(
    `INSERT INTO "order" (id, number, shop_id, channel, channel_order_id, state, channel_status, version, total_fen, paid_fen, freight_fen, buyer_nick, receiver, created_at, learnt_at)
     VALUES ($1, 'N' || $1, $2, $2, 'c' || $1, 'signed', 'X', 1, 0, 0, 0, '买家', '{}', now(), now())`,
    [id, shopId],
  );
  for (const [sku, paidFen] of Object.entries(lines))
    await store.pool.query(
      `INSERT INTO order_line (id, order_id, channel_line_id, sku, title, spec, quantity, price_fen, paid_fen, state, channel_status)
       VALUES ($1 || '-' || $2, $1, 'l-' || $2, $2, '商品 ' || $2, '', 1, $3, $3, 'signed', 'X')`,
      [id, sku, paidFen],
    );
}

/** A payment of a case. */
export async function pay(store: Store, of: { caseId: string; auto: boolean; at: Date; agreedBy?: string; state?: string; takes?: string }): Promise<void> {
  const { caseId, auto, agreedBy = null, state = "confirmed", takes = "claim" } = of;
  await store.pool.query(
    `INSERT INTO action (id, case_id, shop_id, kind, idempotency_key, amount_fen, takes, state, auto, hold_until, due_at, sent_at, by, agreed_by, created_at)
     VALUES ('pay-' || $1, $1, 'taobao', 'agree_refund', $1, 1000, $2, $3, $4, $5, $5, $5, 'x', $6, $5)`,
    [caseId, takes, state, auto, of.at, agreedBy],
  );
}
