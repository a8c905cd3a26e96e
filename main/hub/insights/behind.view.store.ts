/** The cases behind a figure, one by one. */
import type { BehindFilter } from "../contract/insights.ts";
import { toldTwice } from "../disputes/index.ts";
import type { Store } from "../store/index.ts";
import { ANSWERED, ANSWERS, CLOSED, HOUR_OF, IS_MEANT, PAID, REFUNDS, SHARES } from "./counted.view.store.ts";

/** One of what was counted. */
export interface BehindEntry {
  id: string;
  caseId: string;
  at: Date;
  fen: number | null;
  ms: number | null;
}
/** The last one seen. */
export interface AfterEntry {
  at: Date;
  id: string;
}

/** A refund of one SKU is told with that SKU's share. */
const REFUNDS_OF_SKU = `SELECT s.id, s.id AS case_id, min(s.at) AS at, sum(s.fen)::int AS fen, NULL::float8 AS ms, NULL::text AS who, false AS alone
  FROM (${SHARES("$11")}) s WHERE s.sku = $5 GROUP BY s.id`;

/** What is counted by one word is read; the others of these are not looked at. `$10`: which; `$11`: cases whose refund counts with another. */
const COUNTED = `SELECT p.* FROM (${PAID}) p WHERE $10::text IN ('auto', 'person') UNION ALL SELECT a.* FROM (${ANSWERS}) a WHERE $10 IN ('answers', 'late')
  UNION ALL SELECT r.* FROM (${REFUNDS("$11")}) r WHERE $10 = 'refunds' UNION ALL SELECT s.* FROM (${REFUNDS_OF_SKU}) s WHERE $10 = 'refundsOfSku'
  UNION ALL SELECT w.* FROM (${ANSWERED}) w WHERE $10 = 'answered' UNION ALL SELECT e.* FROM (${CLOSED}) e WHERE $10 = 'closed'`;

/** What a filter asks for, with the hours in which each shop is to answer. */
export type BehindAsked = BehindFilter & { targets: ReadonlyMap<string, number> };

const WHERE = `($3::text IS NULL OR c.shop_id = $3) AND ($4::int IS NULL OR ${HOUR_OF("f.at")} = $4)
  AND ($5::text IS NULL OR $10::text = 'refundsOfSku' OR EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = c.order_id AND l.sku = $5 AND ${IS_MEANT}))
  AND ($6::text IS NULL OR coalesce(c.dispute_class, 'none') = $6) AND ($7::text IS NULL OR f.who = $7)
  AND ($10 <> 'auto' OR f.alone) AND ($10 <> 'person' OR NOT f.alone)
  AND ($10 <> 'late' OR f.ms > ($9::int[])[array_position($8::text[], c.shop_id)] * 3600000::bigint)`;

async function asParams(store: Store, asked: BehindAsked): Promise<unknown[]> {
  const { of, from, until, targets, shopId = null, hour = null, sku = null, reason = null, who = null } = asked;
  const twice = of === "refunds" ? await toldTwice(store, { from, until }) : [];
  return [
    from,
    until,
    shopId,
    hour,
    sku,
    reason,
    who,
    [...targets.keys()],
    [...targets.values()],
    of === "refunds" && sku !== null ? "refundsOfSku" : of,
    twice,
  ];
}

/** Newest first, on behind the last one seen. */
export async function behind(store: Store, asked: BehindAsked, page: { after: AfterEntry | null; limit: number }): Promise<BehindEntry[]> {
  return store.rows<BehindEntry>(
    `SELECT f.id, f.case_id AS "caseId", f.at, f.fen, f.ms FROM (${COUNTED}) f JOIN case_file c ON c.id = f.case_id
     WHERE ${WHERE} AND ($12::timestamptz IS NULL OR (f.at, f.id) < ($12, $13::text)) ORDER BY f.at DESC, f.id DESC LIMIT $14`,
    [...(await asParams(store, asked)), page.after?.at ?? null, page.after?.id ?? null, page.limit],
  );
}

/** How many, counted up to one more than `most`. */
export async function countBehind(store: Store, asked: BehindAsked, most: number): Promise<number> {
  const [row] = await store.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT 1 FROM (${COUNTED}) f JOIN case_file c ON c.id = f.case_id WHERE ${WHERE} LIMIT $12) counted`,
    [...(await asParams(store, asked)), most + 1],
  );
  return row?.count ?? 0;
}
