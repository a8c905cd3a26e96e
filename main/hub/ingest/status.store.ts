/** Figures of the capture page: what came in, what waits, what could not be read. */
import type { InferSchemaOutput } from "@orpc/contract";
import type { Contract } from "../contract/index.ts";
import type { Store } from "../store/index.ts";

export type StatusView = InferSchemaOutput<NonNullable<Contract["status"]["get"]["~orpc"]["outputSchema"]>>;

/** What came in at one shop. `oldest` is the oldest payload nobody has looked at yet. */
export interface ShopCounts {
  id: string;
  raw24h: number;
  quarantined: number;
  oldest: Date | null;
}

/** Counts of every shop; `raw24h` since a time. */
export function shopCounts(store: Store, since: Date): Promise<ShopCounts[]> {
  return store.rows(
    `WITH lately AS (SELECT shop_id, count(*)::int AS raw FROM raw_item WHERE received_at > $1 GROUP BY shop_id),
       open AS (SELECT item.shop_id, (count(*) FILTER (WHERE queue.status = 'quarantined'))::int AS quarantined,
           min(item.received_at) FILTER (WHERE queue.status = 'pending' AND queue.attempts = 0) AS oldest
         FROM raw_queue queue JOIN raw_item item ON item.id = queue.item_id GROUP BY item.shop_id)
     SELECT shop.id, coalesce(lately.raw, 0) AS "raw24h", coalesce(open.quarantined, 0) AS quarantined, open.oldest
     FROM shop LEFT JOIN lately ON lately.shop_id = shop.id LEFT JOIN open ON open.shop_id = shop.id`,
    [since],
  );
}

/** What waits over all shops, and the server it waits on; `oldest` is what nobody has looked at, not what was put off until its thing is known. */
export interface Totals {
  pending: number;
  oldest: Date | null;
  quarantined: number;
  refetch: number;
  version: string;
  size: string;
}

/** Totals over all shops. */
export async function totals(store: Store): Promise<Totals> {
  const [row] = await store.rows<Totals>(
    `SELECT (SELECT count(*)::int FROM raw_queue WHERE status = 'pending') AS pending,
       (SELECT min(item.received_at) FROM raw_queue queue JOIN raw_item item ON item.id = queue.item_id
          WHERE queue.status = 'pending' AND queue.waits_for IS NULL) AS oldest,
       (SELECT count(*)::int FROM raw_queue WHERE status = 'quarantined') AS quarantined,
       (SELECT count(*)::int FROM refetch) AS refetch,
       current_setting('server_version') AS version, pg_database_size(current_database())::text AS size`,
  );
  return row ?? { pending: 0, oldest: null, quarantined: 0, refetch: 0, version: "", size: "0" };
}

/** Received and quarantined per hour of the day before `now`, hours with nothing included. */
export function perHour(store: Store, now: Date): Promise<StatusView["perHour"]> {
  return store.rows(
    `SELECT hour, count(item.id)::int AS received, (count(item.id) FILTER (WHERE queue.status = 'quarantined'))::int AS quarantined
     FROM generate_series(date_trunc('hour', $1::timestamptz) - interval '23 hours', date_trunc('hour', $1::timestamptz), interval '1 hour') AS hour
     LEFT JOIN raw_item item ON item.received_at >= hour AND item.received_at < hour + interval '1 hour'
     LEFT JOIN raw_queue queue ON queue.item_id = item.id GROUP BY hour ORDER BY hour`,
    [now],
  );
}
