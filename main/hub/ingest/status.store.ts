/** Figures of the capture page: what came in, what waits, what could not be read. */
import type { InferSchemaOutput } from "@orpc/contract";
import type { Contract } from "../contract/index.ts";
import { shapeOf } from "../kernel/shape.ts";
import { beginning } from "../kernel/text.ts";
import type { Store } from "../store/index.ts";
import { type Placed, withPayloads } from "./payload.store.ts";

export type StatusView = InferSchemaOutput<NonNullable<Contract["status"]["get"]["~orpc"]["outputSchema"]>>;
type QuarantinePage = InferSchemaOutput<NonNullable<Contract["status"]["quarantine"]["~orpc"]["outputSchema"]>>;

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

/** Characters of a payload's shape that are shown of what could not be read. */
const SHAPE = 400;
/** Characters of a payload that are shown to who may see it. */
const REVEALED = 50_000;

/** A page of what could not be read, newest first, with the shape of each payload. */
export async function quarantinePage(store: Store, of: { page: number; size: number }): Promise<QuarantinePage> {
  const [rows, [count]] = await Promise.all([
    store.rows<Omit<QuarantinePage["rows"][number], "shape"> & Placed>(
      `SELECT item.id::text, shop.name AS "shopName", shop.channel, item.topic, item.via, item.received_at AS "receivedAt", coalesce(queue.reason, '') AS reason,
         item.page_id::text AS "pageId", item.span_from AS "from", item.span_bytes AS bytes
       FROM raw_queue queue JOIN raw_item item ON item.id = queue.item_id JOIN shop ON shop.id = item.shop_id
       WHERE queue.status = 'quarantined' ORDER BY item.id DESC LIMIT $1 OFFSET $2`,
      [of.size, of.page * of.size],
    ),
    store.rows<{ total: number }>("SELECT count(*)::int AS total FROM raw_queue WHERE status = 'quarantined'"),
  ]);
  const kept = await withPayloads(store, rows);
  return { rows: kept.map(({ payload, broken: _broken, ...row }) => ({ ...row, shape: shapeOf(payload, SHAPE) })), total: count?.total ?? 0 };
}

/** The beginning of a payload in the quarantine as it came; `null` when it is not there, `broken` when its page does not open. */
export async function quarantinedPayload(store: Store, id: string): Promise<{ payload: string; broken: boolean } | null> {
  const rows = await store.rows<Placed>(
    `SELECT item.page_id::text AS "pageId", item.span_from AS "from", item.span_bytes AS bytes FROM raw_queue queue JOIN raw_item item ON item.id = queue.item_id
     WHERE queue.item_id = $1::bigint AND queue.status = 'quarantined'`,
    [id],
  );
  const [found] = await withPayloads(store, rows);
  return found ? { payload: beginning(found.payload, REVEALED), broken: found.broken === true } : null;
}
