/** Articles of which more is promised to orders that have not left than the warehouses have. */
import { commit, type Store, type Tx } from "../store/index.ts";
import { lockOrders } from "./lock.store.ts";
import { ASKED, LEVELS } from "./stock.view.store.ts";

/** A shortage: since when, ms; how many pieces were there and promised when it began; and from which time of payment on orders are at risk, ms: whose goods are set apart has them, and who paid first is served first. */
interface Shortage {
  sku: string;
  since: number;
  onHand: number;
  promised: number;
  paidFrom: number;
}
/** Shortages that last, by the article's code. */
export type Shortages = ReadonlyMap<string, Shortage>;

const MS = (column: string): string => `round(date_part('epoch', ${column}) * 1000)::float8`;

/** Shortages that last. */
export async function shortages(reader: Pick<Tx, "rows">): Promise<Shortages> {
  const rows = await reader.rows<Shortage & { code: string }>(
    `SELECT code, sku, ${MS("since")} AS since, on_hand AS "onHand", promised, ${MS("paid_from")} AS "paidFrom" FROM stock_shortage WHERE ended_at IS NULL`,
    [],
  );
  return new Map(rows.map(({ code, ...shortage }) => [code, shortage]));
}

/** SQL: per article that is short now, what is there and promised, and the payment from which on nothing is left. */
const SHORT = `WITH there AS (SELECT code, min(sku) AS sku, sum(on_hand)::int AS on_hand FROM (${LEVELS}) level GROUP BY code),
  queue AS (SELECT asked.code, asked.paid_at, asked.apart, sum(asked.pieces) OVER (PARTITION BY asked.code ORDER BY asked.apart DESC, asked.paid_at, asked.id) AS until FROM (${ASKED}) asked JOIN there ON there.code = asked.code)
  SELECT queue.code, there.sku, there.on_hand AS "onHand", max(queue.until)::int AS promised, ${MS("min(queue.paid_at) FILTER (WHERE queue.until > there.on_hand AND NOT queue.apart)")} AS "paidFrom"
  FROM queue JOIN there ON there.code = queue.code GROUP BY queue.code, there.sku, there.on_hand HAVING bool_or(queue.until > there.on_hand AND NOT queue.apart)`;

/**
 * Finds articles that became short or are short no more, and has the orders that ask for them looked at again. Meant for every sweep: without any stock
 * told it costs one look. @returns how many began, moved or ended.
 */
export async function watchShortages(store: Store): Promise<number> {
  const lasting = await shortages(store);
  const short = new Map((await store.rows<Omit<Shortage, "since"> & { code: string }>(SHORT, [])).map((row) => [row.code, row]));
  const begun = [...short.values()].filter(({ code }) => !lasting.has(code));
  const moved = [...short.values()].filter(({ code, paidFrom }) => (lasting.get(code)?.paidFrom ?? paidFrom) !== paidFrom);
  const over = [...lasting.keys()].filter((code) => !short.has(code));
  if (begun.length + moved.length + over.length === 0) return 0;
  return commit(store, "system", async (tx) => {
    await lockOrders(tx);
    tx.run(
      `INSERT INTO stock_shortage (code, sku, since, on_hand, promised, paid_from) SELECT code, sku, $1, "onHand", promised, to_timestamp("paidFrom" / 1000)
       FROM jsonb_to_recordset($2::jsonb) AS s(code text, sku text, "onHand" int, promised int, "paidFrom" float8) ON CONFLICT DO NOTHING`,
      [tx.at, begun],
    );
    tx.run(
      `UPDATE stock_shortage kept SET paid_from = to_timestamp(s."paidFrom" / 1000) FROM jsonb_to_recordset($1::jsonb) AS s(code text, "paidFrom" float8)
       WHERE kept.code = s.code AND kept.ended_at IS NULL`,
      [moved],
    );
    tx.run("UPDATE stock_shortage SET ended_at = $1 WHERE code = ANY($2) AND ended_at IS NULL", [tx.at, over]);
    const codes = [...begun, ...moved].map(({ code }) => code);
    tx.run(
      `UPDATE "order" SET check_at = $1 WHERE id IN (SELECT asked.id FROM (${ASKED}) asked WHERE asked.code = ANY($2)
         UNION SELECT order_id FROM finding WHERE kind = 'oversold' AND resolved_at IS NULL AND evidence->>'code' = ANY($3))`,
      [tx.at, codes, [...codes, ...over]],
    );
    for (const { code, onHand, promised } of begun) tx.journal({ verb: "stock.short", subject: "article", subjectId: code, data: { onHand, promised } });
    return begun.length + moved.length + over.length;
  });
}
