/** How fast cases are decided, beside the bare evaluation of the same facts by the same policies. */
import { holdingOf } from "../../main/hub/actions/index.ts";
import { connectorFor } from "../../main/hub/connectors/index.ts";
import { type Deciding, decideCases, openPolicies } from "../../main/hub/decisions/index.ts";
import type { Store } from "../../main/hub/store/index.ts";
import { rounded } from "../cli/report.ts";
import { inParts, secondsOf } from "./figures.ts";

export interface DecisionReport {
  cases: number;
  /** Of them decided and held automatically. */
  auto: number;
  perSecond: number;
  floorPerSecond: number;
  ratio: number;
}

/** Cases of one write, as flow hands them over on a busy day. */
const TOGETHER = 200;
const WARM_UP = 2 * TOGETHER;

/** Case i is about order i: refunds and returns of 20 to 620 yuan, from 2,000 accounts, a few with the platform in it. */
const CASES = `INSERT INTO case_file (id, number, order_id, shop_id, channel, channel_case_id, channel_order_id, account_id, kind, state, channel_status, arbitration, version,
    amount_fen, stake_fen, reason, buyer_words, line_ids, deadline_at, default_outcome, dispute_class, class_confidence, triage_state, opened_at, learnt_at)
  SELECT 'bulkc' || lpad(i::text, 9, '0'), 'C' || lpad(i::text, 12, '0'), o.id, o.shop_id, o.channel, '88' || lpad(i::text, 15, '0'), o.channel_order_id,
    'bulka' || i % 2000, CASE WHEN i % 2 = 0 THEN 'return_refund' ELSE 'refund_only' END, 'requested', 'WAIT_SELLER_AGREE', i % 50 = 0, 1,
    least(o.paid_fen, 2000 + (i * 37) % 60000), o.paid_fen, '不想要了', '尺寸不合适，想退货', '["L1"]', $2::timestamptz + interval '40 hours', 'refund',
    CASE WHEN i % 3 = 0 THEN 'seven_day' ELSE 'quality' END, 0.9, 'done', $2::timestamptz - make_interval(mins => i % 2000), $2::timestamptz
  FROM generate_series(0, $1::int - 1) AS i JOIN "order" o ON o.id = 'bulk' || lpad(i::text, 9, '0')`;

/** Decides cases about bulk orders (as many as there are, at most `wanted`), a few hundred before that are not counted. */
export async function decisionSpeed(store: Store, wanted: number, onProgress: (share: number) => void): Promise<DecisionReport> {
  const now = new Date(store.clock.now());
  await store.pool.query("INSERT INTO account (id, created_at) SELECT 'bulka' || i, $1 FROM generate_series(0, 1999) AS i", [now]);
  await store.pool.query(CASES, [wanted + WARM_UP, now]);
  for (const table of ["case_file", "account"]) await store.pool.query(`VACUUM ANALYZE ${table}`);
  const ids = (await store.rows<{ id: string }>("SELECT id FROM case_file WHERE shop_id = 'bulk' ORDER BY id")).map((row) => row.id);
  if (ids.length <= WARM_UP) throw new Error(`There are only ${ids.length} orders to decide about`);
  const deciding: Deciding = { store, engine: await openPolicies(store), holding: holdingOf(connectorFor) };
  for (const part of inParts(ids.slice(0, WARM_UP), TOGETHER)) await decideCases(deciding, part);
  const parts = inParts(ids.slice(WARM_UP), TOGETHER);
  const done = { decided: 0, auto: 0 };
  const seconds = await secondsOf(async () => {
    for (const [at, part] of parts.entries()) {
      const { decided, auto } = await decideCases(deciding, part);
      done.decided += decided;
      done.auto += auto;
      onProgress((at + 1) / parts.length);
    }
  });
  if (done.decided !== ids.length - WARM_UP) throw new Error(`${ids.length - WARM_UP - done.decided} cases were left undecided`);
  const perSecond = Math.round(done.decided / seconds);
  const floorPerSecond = await floorSpeed(deciding);
  return { cases: done.decided, auto: done.auto, perSecond, floorPerSecond, ratio: rounded(perSecond / floorPerSecond, 3) };
}

/** Evaluates the facts that the decisions kept, as many together as before; nothing is read or written. */
async function floorSpeed({ store, engine }: Deciding): Promise<number> {
  const rows = await store.rows<{ facts: Record<string, string | number | boolean> }>("SELECT facts FROM decision ORDER BY id");
  const policies = await engine.active();
  const evaluate = async (part: typeof rows): Promise<void> => {
    await Promise.all(part.flatMap(({ facts }) => policies.map((policy) => policy.match(facts))));
  };
  await evaluate(rows.slice(0, WARM_UP));
  const seconds = await secondsOf(async () => {
    for (const part of inParts(rows, TOGETHER)) await evaluate(part);
  });
  return Math.round(rows.length / seconds);
}
