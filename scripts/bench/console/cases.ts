/** Open cases about the bulk orders, made set by set in SQL, each with its buyer's words, so that a desk is as full as a large shop's. */
import type { Store } from "../../../main/hub/store/index.ts";
import { bulkFill } from "../fill.ts";

const EVENTS = 6;
/** Cases of one statement. */
const TOGETHER = 10_000;

const CASES = `INSERT INTO case_file (id, number, order_id, shop_id, channel, channel_case_id, channel_order_id, kind, state, channel_status, arbitration, version,
    amount_fen, stake_fen, reason, buyer_words, line_ids, deadline_at, default_outcome, dispute_class, class_confidence, triage_state, opened_at, learnt_at)
  SELECT 'bulkc' || lpad(i::text, 9, '0'), 'C' || lpad(i::text, 12, '0'), o.id, o.shop_id, o.channel, '88' || lpad(i::text, 15, '0'), o.channel_order_id,
    CASE WHEN i % 2 = 0 THEN 'return_refund' ELSE 'refund_only' END, 'requested', 'WAIT_SELLER_AGREE', i % 50 = 0, 1,
    least(o.paid_fen, 2000 + (i * 37) % 60000), o.paid_fen, '不想要了', '第 ' || i || ' 件：尺寸不合适，想退货', '["L1"]',
    $3::timestamptz + make_interval(mins => 60 + i % 4000), 'refund', CASE WHEN i % 3 = 0 THEN 'seven_day' ELSE 'quality' END, 0.9, 'done',
    $3::timestamptz - make_interval(mins => i % 2000), $3::timestamptz
  FROM generate_series($1::int, $2::int) AS i JOIN "order" o ON o.id = 'bulk' || lpad(i::text, 9, '0')`;

const MESSAGES = `INSERT INTO case_message (id, case_id, author, text, at, channel_message_id)
  SELECT 'bulkm' || lpad(i::text, 9, '0') || n, 'bulkc' || lpad(i::text, 9, '0'), CASE WHEN n % 2 = 1 THEN 'buyer' ELSE 'operator' END,
    CASE WHEN n % 2 = 1 THEN '第 ' || i || ' 件：尺寸不合适，想退货，什么时候能处理？' ELSE '您好，正在为您查询，请稍等。' END,
    $3::timestamptz - make_interval(mins => i % 2000 - n), 'bulk:' || n
  FROM generate_series($1::int, $2::int) AS i CROSS JOIN generate_series(1, 3) AS n`;

/** Fills an empty store with so many open cases, an order and three messages each. */
export async function fillCases(store: Store, count: number, onProgress: (share: number) => void): Promise<void> {
  const now = new Date(store.clock.now());
  await bulkFill(store, { orders: count, eventsPerOrder: EVENTS });
  onProgress(0.7);
  for (let from = 0; from < count; from += TOGETHER) {
    const range = [from, Math.min(from + TOGETHER, count) - 1, now];
    await store.pool.query(CASES, range);
    await store.pool.query(MESSAGES, range);
    onProgress(0.7 + (0.3 * from) / count);
  }
  for (const table of ["case_file", "case_message"]) await store.pool.query(`VACUUM ANALYZE ${table}`);
}

/** What a buyer wrote in a case, by which a page is known to show that one. */
export function wordsOf(caseId: string): string {
  return `第 ${Number(caseId.replace(/^bulkc/, ""))} 件：`;
}
