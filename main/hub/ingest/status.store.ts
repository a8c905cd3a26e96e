/** Figures of the capture page: what came in, what waits, what could not be read. */
import type { InferSchemaOutput } from "@orpc/contract";
import type { Contract } from "../contract/index.ts";
import type { Store } from "../store/index.ts";

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
    `SELECT shop.id,
       (SELECT count(*)::int FROM raw_item WHERE shop_id = shop.id AND received_at > $1) AS "raw24h",
       (SELECT count(*)::int FROM raw_item WHERE shop_id = shop.id AND status = 'quarantined') AS quarantined,
       (SELECT min(received_at) FROM raw_item WHERE shop_id = shop.id AND status = 'pending' AND attempts = 0) AS oldest FROM shop`,
    [since],
  );
}

/** What waits over all shops, and the server it waits on. */
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
    `SELECT (SELECT count(*)::int FROM raw_item WHERE status = 'pending') AS pending,
       (SELECT min(received_at) FROM raw_item WHERE status = 'pending') AS oldest,
       (SELECT count(*)::int FROM raw_item WHERE status = 'quarantined') AS quarantined,
       (SELECT count(*)::int FROM refetch) AS refetch,
       current_setting('server_version') AS version, pg_database_size(current_database())::text AS size`,
  );
  return row ?? { pending: 0, oldest: null, quarantined: 0, refetch: 0, version: "", size: "0" };
}

/** Received and quarantined per hour of the day before `now`, hours with nothing included. */
export function perHour(store: Store, now: Date): Promise<StatusView["perHour"]> {
  return store.rows(
    `SELECT hour, count(raw.id)::int AS received, (count(raw.id) FILTER (WHERE raw.status = 'quarantined'))::int AS quarantined
     FROM generate_series(date_trunc('hour', $1::timestamptz) - interval '23 hours', date_trunc('hour', $1::timestamptz), interval '1 hour') AS hour
     LEFT JOIN raw_item raw ON raw.received_at >= hour AND raw.received_at < hour + interval '1 hour' GROUP BY hour ORDER BY hour`,
    [now],
  );
}

/** A page of what could not be read, newest first. */
export async function quarantinePage(store: Store, of: { page: number; size: number }): Promise<QuarantinePage> {
  const [rows, [count]] = await Promise.all([
    store.rows<QuarantinePage["rows"][number]>(
      `SELECT raw.id::text, shop.name AS "shopName", shop.channel, raw.topic, raw.via, raw.received_at AS "receivedAt", coalesce(raw.reason, '') AS reason, left(raw.payload, 400) AS excerpt
       FROM raw_item raw JOIN shop ON shop.id = raw.shop_id WHERE raw.status = 'quarantined' ORDER BY raw.id DESC LIMIT $1 OFFSET $2`,
      [of.size, of.page * of.size],
    ),
    store.rows<{ total: number }>("SELECT count(*)::int AS total FROM raw_item WHERE status = 'quarantined'"),
  ]);
  return { rows, total: count?.total ?? 0 };
}
