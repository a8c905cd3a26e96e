/** Stock as it is read: per article and warehouse what is there, what is promised to orders that have not left, and what is left. */
import type { StockArticle, StockFilter, StockSort } from "../contract/stock.ts";
import type { Store } from "../store/index.ts";

/**
 * SQL: pieces by article and order that paid orders ask for which have not left. What its channel says is shipped is not among them, whether or not it left: of
 * that another finding tells. A bundle asks for what it is packed as.
 */
export const ASKED = `SELECT o.id, o.paid_at, o.state IN ('allocated', 'packed') AS apart, upper(btrim(normalize(coalesce(part.sku, l.sku), NFKC))) AS code, l.quantity * coalesce(part.quantity, 1) AS pieces
  FROM "order" o JOIN order_line l ON l.order_id = o.id LEFT JOIN LATERAL jsonb_to_recordset(l.components) AS part(sku text, quantity int) ON true
  WHERE o.state IN ('paid', 'audited', 'allocated', 'packed') AND o.claimed_shipped_at IS NULL AND o.paid_at IS NOT NULL
    AND NOT l.taken_out AND l.state IN ('created', 'paid', 'audited', 'allocated', 'packed')`;

/** SQL: one count a warehouse and article, the newest where several tell of it. */
export const LEVELS = "SELECT DISTINCT ON (code, warehouse) * FROM stock_level ORDER BY code, warehouse, version DESC, shop_id";

const ARTICLES = `WITH level AS MATERIALIZED (${LEVELS}), promised AS (SELECT code, sum(pieces)::int AS promised, count(DISTINCT id)::int AS orders FROM (${ASKED}) asked GROUP BY code),
  article AS (SELECT level.code, min(sku) AS sku, max(title) AS title, sum(on_hand)::int AS "onHand", sum(in_transit)::int AS "inTransit", max(version)::float8 AS told,
    array_agg(warehouse) AS warehouses, max(coalesce(p.promised, 0)) AS promised, max(coalesce(p.orders, 0)) AS orders FROM level LEFT JOIN promised p ON p.code = level.code GROUP BY level.code),
  listed AS (SELECT *, "onHand" - promised AS "left" FROM article)`;

/** By what each order goes, upwards; the code makes it whole. */
const sorts: Readonly<Record<StockSort, string>> = { least: `"left"::float8`, promised: "-promised::float8", sku: "0::float8", told: "-told" };

/** The last row seen: by what it was sorted, and its code. */
export interface AfterArticle {
  by: number;
  code: string;
}
export type ArticleRow = Omit<StockArticle, "places"> & { by: number };

function conditions({ text, warehouse, only }: StockFilter, bind: (value: unknown) => string): string[] {
  const where: string[] = [];
  if (text) {
    const part = bind(`%${text.replace(/[\\%_]/g, "\\$&")}%`);
    where.push(`(sku ILIKE ${part} OR title ILIKE ${part})`);
  }
  if (warehouse !== undefined) where.push(`${bind(warehouse)} = ANY(warehouses)`);
  if (only === "short") where.push(`"left" < 0`);
  if (only === "out") where.push(`"onHand" <= 0`);
  return where;
}

/** A page of articles behind the last one seen. */
export function articlePage(store: Store, filter: StockFilter, page: { sort: StockSort; after: AfterArticle | null; limit: number }): Promise<ArticleRow[]> {
  const params: unknown[] = [];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const where = conditions(filter, bind);
  const by = sorts[page.sort];
  if (page.after) where.push(`(${by}, code) > (${bind(page.after.by)}::float8, ${bind(page.after.code)}::text)`);
  return store.rows<ArticleRow>(
    `${ARTICLES} SELECT code, sku, title, "onHand", "inTransit", promised, orders, "left", ${by} AS by FROM listed ${where.length > 0 ? `WHERE ${where.join(" AND ")}` : ""}
     ORDER BY ${by}, code LIMIT ${page.limit}`,
    params,
  );
}

/** Where these articles lie. */
export function placesOf(store: Store, codes: readonly string[]): Promise<(StockArticle["places"][number] & { code: string })[]> {
  return store.rows(
    `SELECT level.code, level.warehouse, level.on_hand AS "onHand", level.locked, level.in_transit AS "inTransit", to_timestamp(level.version / 1000.0) AS at, s.channel, s.name AS "shopName"
     FROM (${LEVELS}) level JOIN shop s ON s.id = level.shop_id WHERE level.code = ANY($1) ORDER BY level.code, level.on_hand DESC, level.warehouse`,
    [codes],
  );
}

/** How many articles a filter leaves, of how many of all more is promised than there is, and when stock was told last. */
export async function articleCounts(store: Store, filter: StockFilter): Promise<{ count: number; short: number; told: Date | null; warehouses: string[] }> {
  const params: unknown[] = [];
  const where = conditions(filter, (value) => `$${params.push(value)}`);
  const [row] = await store.rows<{ count: number; short: number; told: Date | null; warehouses: string[] }>(
    `${ARTICLES} SELECT (count(*) FILTER (WHERE ${where.length > 0 ? where.join(" AND ") : "true"}))::int AS count, (count(*) FILTER (WHERE "left" < 0))::int AS short,
       to_timestamp(max(told) / 1000) AS told, ARRAY(SELECT DISTINCT warehouse FROM level ORDER BY warehouse) AS warehouses FROM listed`,
    params,
  );
  return row ?? { count: 0, short: 0, told: null, warehouses: [] };
}
