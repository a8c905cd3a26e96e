/** Charts: what was paid by whom, answered how late, refunded for what. */
import { toldTwice } from "../disputes/index.ts";
import type { Store } from "../store/index.ts";
import { ANSWERS, DAY_OF, HOUR_OF, PAID, SHARES } from "./counted.view.store.ts";

/** Of which time, counted by the hour of the day or by day; of one shop where it is named. */
export interface FiguresAsked {
  from: Date;
  until: Date;
  perHour: boolean;
  shopId: string | null;
}

const BUCKET = `CASE WHEN $4::boolean THEN ${HOUR_OF("f.at")} ELSE ${DAY_OF("f.at")} END`;
const params = ({ from, until, shopId, perHour }: FiguresAsked): unknown[] => [from, until, shopId, perHour];

/** Claims paid, by bucket. */
export function paidBy(store: Store, asked: FiguresAsked): Promise<{ bucket: number | null; auto: number; person: number }[]> {
  return store.rows(
    `SELECT ${BUCKET} AS bucket, (count(*) FILTER (WHERE f.alone))::int AS auto, (count(*) FILTER (WHERE NOT f.alone))::int AS person
     FROM (${PAID}) f JOIN case_file c ON c.id = f.case_id WHERE ($3::text IS NULL OR c.shop_id = $3) GROUP BY 1`,
    params(asked),
  );
}

/** Waits that were ended, by bucket; `targets`: hours by shop. */
export function answeredBy(
  store: Store,
  asked: FiguresAsked,
  targets: ReadonlyMap<string, number>,
): Promise<{ bucket: number | null; answers: number; late: number; bound: number }[]> {
  return store.rows(
    `SELECT bucket, count(*)::int AS answers, (count(*) FILTER (WHERE ms > target))::int AS late, count(target)::int AS bound
     FROM (SELECT ${BUCKET} AS bucket, f.ms, ($6::int[])[array_position($5::text[], c.shop_id)] * 3600000::bigint AS target
       FROM (${ANSWERS}) f JOIN case_file c ON c.id = f.case_id WHERE ($3::text IS NULL OR c.shop_id = $3)) told GROUP BY bucket`,
    [...params(asked), [...targets.keys()], [...targets.values()]],
  );
}

/** Refunds by one thing; exactly one of the four is what they are counted by, or none: all together. */
interface RefundedBy {
  which: number;
  bucket: number | null;
  shop: string | null;
  reason: string | null;
  sku: string | null;
  title: string | null;
  refunds: number;
  fen: number;
}
/** `which` of a row: what it is counted by. */
export const by = { bucket: 7, shop: 11, reason: 13, sku: 14, all: 15 } as const;

/** Refunds by bucket, shop, reason, SKU and together, from one reading: whatever they are counted by, the money is the same. */
export async function refundedBy(store: Store, asked: FiguresAsked): Promise<RefundedBy[]> {
  const twice = await toldTwice(store, asked);
  return store.rows(
    `SELECT grouping(bucket, shop, reason, sku)::int AS which, bucket, shop, reason, sku, max(title) AS title, count(DISTINCT id)::int AS refunds, sum(fen)::float8 AS fen
     FROM (SELECT f.id, ${BUCKET} AS bucket, f.shop_id AS shop, f.reason, f.sku, f.title, f.fen FROM (${SHARES("$5")}) f WHERE ($3::text IS NULL OR f.shop_id = $3)) told
     GROUP BY GROUPING SETS ((bucket), (shop), (reason), (sku), ()) ORDER BY 1, fen DESC, shop, reason, sku`,
    [...params(asked), twice],
  );
}

/** Names of shops. */
export async function shopNames(store: Store): Promise<Map<string, string>> {
  const rows = await store.rows<{ id: string; name: string }>("SELECT s.id, s.name FROM shop s");
  return new Map(rows.map(({ id, name }) => [id, name]));
}
