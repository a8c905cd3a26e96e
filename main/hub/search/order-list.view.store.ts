import type { OrderFilter, OrderLine, OrderSort } from "../contract/order-list.ts";
import type { Store } from "../store/index.ts";

/** A filter whose words of a product were looked up; `null` = no such words. */
export type OrderAsked = Omit<OrderFilter, "product"> & { skus: readonly string[] | null };
/** The last row seen: by what it was sorted, and its id. */
export interface After {
  by: number;
  id: string;
}
type Row = Omit<OrderLine, "found">;

/** By which column each order goes, and how what lies behind a row compares with it; the id makes it whole. */
const sorts: Readonly<Record<OrderSort, { column: string; behind: "<" | ">"; order: string }>> = {
  newest: { column: "o.created_at", behind: "<", order: "o.created_at DESC, o.id DESC" },
  oldest: { column: "o.created_at", behind: ">", order: "o.created_at, o.id" },
  dearest: { column: "o.paid_fen", behind: "<", order: "o.paid_fen DESC, o.id DESC" },
};

const OPEN_FINDING = "SELECT 1 FROM finding f WHERE f.order_id = o.id AND f.resolved_at IS NULL";

function conditions(asked: OrderAsked, bind: (value: unknown) => string): string[] {
  const where: string[] = [];
  const compare: readonly (readonly [test: string, value: unknown])[] = [
    ["o.paid_at >=", asked.paidFrom],
    ["o.paid_at <", asked.paidUntil],
    ["o.channel =", asked.channel],
    ["o.shop_id =", asked.shopId],
    ["o.state =", asked.state],
    ["o.paid_fen >=", asked.fenFrom],
    ["o.paid_fen <=", asked.fenUntil],
  ];
  for (const [test, value] of compare) if (value !== undefined) where.push(`${test} ${bind(value)}`);
  if (asked.skus !== null) where.push(`EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = o.id AND l.sku = ANY(${bind(asked.skus)}))`);
  if (asked.finding !== undefined) where.push(`EXISTS (${OPEN_FINDING}${asked.finding === "any" ? "" : ` AND f.kind = ${bind(asked.finding)}`})`);
  if (asked.openCase) where.push("EXISTS (SELECT 1 FROM case_file c WHERE c.order_id = o.id AND c.status <> 'done')");
  return where;
}

const SHOWN = `o.id, o.number, o.channel, s.name AS "shopName", o.channel_order_id AS "channelOrderId", o.state, o.paid_fen AS "paidFen", o.refunded_fen AS "refundedFen",
  o.buyer_nick AS "buyerNick", coalesce(o.receiver->>'city', '') AS city, o.created_at AS "createdAt", o.paid_at AS "paidAt", coalesce(line.title, '') AS title, coalesce(line.sku, '') AS sku,
  coalesce(line.lines, 0) AS lines, coalesce((SELECT jsonb_agg(f.kind ORDER BY f.since) FROM finding f WHERE f.order_id = o.id AND f.resolved_at IS NULL), '[]') AS findings,
  (SELECT count(*)::int FROM case_file c WHERE c.order_id = o.id AND c.status <> 'done') AS "openCases"`;
const BESIDE = `JOIN shop s ON s.id = o.shop_id LEFT JOIN LATERAL (SELECT l.title, l.sku, count(*) OVER ()::int AS lines FROM order_line l WHERE l.order_id = o.id AND NOT l.taken_out
  ORDER BY l.paid_fen DESC, l.channel_line_id LIMIT 1) line ON true`;

/** A page of orders behind the last row seen. */
export function orderPage(store: Store, asked: OrderAsked, page: { sort: OrderSort; after: After | null; limit: number }): Promise<Row[]> {
  const params: unknown[] = [];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const { column, behind, order } = sorts[page.sort];
  const where = conditions(asked, bind);
  if (page.after) {
    const by = column === "o.created_at" ? new Date(page.after.by) : page.after.by;
    where.push(`(${column}, o.id) ${behind} (${bind(by)}, ${bind(page.after.id)})`);
  }
  return store.rows<Row>(
    `SELECT ${SHOWN} FROM (SELECT o.id FROM "order" o WHERE ${where.length > 0 ? where.join(" AND ") : "true"} ORDER BY ${order} LIMIT ${page.limit}) page
     JOIN "order" o ON o.id = page.id ${BESIDE} ORDER BY ${order}`,
    params,
  );
}

/** How many there are, counted up to one more than `most`. */
export async function orderCount(store: Store, asked: OrderAsked, most: number): Promise<number> {
  const params: unknown[] = [];
  const where = conditions(asked, (value) => `$${params.push(value)}`);
  const [row] = await store.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT 1 FROM "order" o WHERE ${where.length > 0 ? where.join(" AND ") : "true"} LIMIT ${most + 1}) counted`,
    params,
  );
  return row?.count ?? 0;
}

/** These orders, in the order of their ids. */
export function orderLines(store: Store, ids: readonly string[]): Promise<Row[]> {
  return store.rows<Row>(
    `SELECT ${SHOWN} FROM unnest($1::text[]) WITH ORDINALITY AS wanted(id, place) JOIN "order" o ON o.id = wanted.id ${BESIDE} ORDER BY wanted.place`,
    [ids],
  );
}
