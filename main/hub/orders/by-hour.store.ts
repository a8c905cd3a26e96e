import type { Store } from "../store/index.ts";

/** Orders by shop and the hour they were placed in, with when the newest of each hour was; walks the index over that time. */
export function ordersByHour(store: Store, of: { from: Date; to: Date }): Promise<{ shopId: string; hour: Date; orders: number; lastAt: Date }[]> {
  return store.rows(
    `SELECT shop_id AS "shopId", date_trunc('hour', created_at) AS hour, count(*)::int AS orders, max(created_at) AS "lastAt"
     FROM "order" WHERE created_at >= $1 AND created_at < $2 GROUP BY 1, 2 ORDER BY 2, 1`,
    [of.from, of.to],
  );
}
