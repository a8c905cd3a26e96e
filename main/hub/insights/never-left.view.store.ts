/** Goods that channels showed as sent and that had not left in time: by shop and week. */
import type { NeverLeftRow } from "../contract/insights.ts";
import type { Store } from "../store/index.ts";

/** Weeks since a moment, the oldest first; of one shop where it is named. */
export function neverLeftBy(store: Store, of: { since: Date; shopId: string | null }): Promise<NeverLeftRow[]> {
  return store.rows(
    `SELECT o.shop_id AS "shopId", s.name, to_char(date_trunc('week', o.claimed_shipped_at AT TIME ZONE 'Asia/Shanghai'), 'YYYY-MM-DD') AS week,
       count(*)::int AS shipped, count(f.id)::int AS late, (count(f.id) FILTER (WHERE f.resolved_at IS NULL))::int AS open
     FROM "order" o JOIN shop s ON s.id = o.shop_id LEFT JOIN finding f ON f.order_id = o.id AND f.kind = 'shipped_not_outbound'
     WHERE o.claimed_shipped_at >= $1 AND ($2::text IS NULL OR o.shop_id = $2) GROUP BY 1, 2, 3 ORDER BY 3, 2, 1`,
    [of.since, of.shopId],
  );
}
