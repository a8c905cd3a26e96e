/** How fast buyers are answered and cases ended, measured from the record. */
import type { Spans } from "../contract/insights.ts";
import type { Store } from "../store/index.ts";
import { ANSWERS, CLOSED } from "./counted.view.store.ts";

const SPANS = `count(*)::int AS count, percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) AS median, percentile_cont(0.9) WITHIN GROUP (ORDER BY ms) AS p90`;
const none: Spans = { count: 0, median: null, p90: null, over: 0, bound: 0 };

/** Waits of buyers that our words of this time ended; `targets`: hours by shop. */
export async function firstReplies(store: Store, of: { from: Date; until: Date; targets: ReadonlyMap<string, number> }): Promise<Spans> {
  const [row] = await store.rows<Spans>(
    `SELECT ${SPANS}, (count(*) FILTER (WHERE ms > target))::int AS over, count(target)::int AS bound
     FROM (SELECT f.ms, ($4::int[])[array_position($3::text[], c.shop_id)] * 3600000::bigint AS target FROM (${ANSWERS}) f JOIN case_file c ON c.id = f.case_id) told`,
    [of.from, of.until, [...of.targets.keys()], [...of.targets.values()]],
  );
  return row ?? none;
}

/** From opening to the last end, of cases that ended in this time. */
export async function handlings(store: Store, of: { from: Date; until: Date }): Promise<Spans> {
  const [row] = await store.rows<Spans>(`SELECT ${SPANS}, 0 AS over, 0 AS bound FROM (${CLOSED}) f WHERE f.ms >= 0`, [of.from, of.until]);
  return row ?? none;
}
