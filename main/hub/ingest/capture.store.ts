/** How capture went over the day: hours of orders, ways payloads came by, delays. */
import { handedOver, type Store, type Tx } from "../store/index.ts";
import { bucketOf, type Delays, HOUR_MS } from "./capture.ts";

/** Orders of a shop that were placed in one hour, and the newest of them. */
export interface OrdersOfHour {
  shopId: string;
  hour: Date;
  orders: number;
  lastAt: Date;
}

/** Counts orders by the hours they were placed in: who keeps orders does. */
export type OrdersByHour = (store: Store, of: { from: Date; to: Date }) => Promise<OrdersOfHour[]>;

const HOURS = handedOver<{ shopId: string; hour: string; orders: number; lastAt: string }>({
  shopId: "text",
  hour: "timestamptz",
  orders: "int",
  lastAt: "timestamptz",
});

/** Keeps how many orders each hour brought, instead of what was kept of the same hours before. */
export function keepHours(tx: Tx, of: { from: Date; rows: readonly OrdersOfHour[]; before: Date }): void {
  tx.run("DELETE FROM capture_hour WHERE hour >= $1 OR hour < $2", [of.from, of.before]);
  const rows = of.rows.map((row) => ({ ...row, hour: row.hour.toISOString(), lastAt: row.lastAt.toISOString() }));
  tx.run(
    `INSERT INTO capture_hour (shop_id, hour, orders, last_at) SELECT asked."shopId", asked.hour, asked.orders, asked."lastAt" FROM ${HOURS.from(1)} AS asked
     ON CONFLICT (shop_id, hour) DO UPDATE SET orders = excluded.orders, last_at = excluded.last_at`,
    HOURS.values(rows),
  );
}

/** Hours that were kept, of every shop. */
export function keptHours(store: Store, of: { from: Date; to: Date }): Promise<OrdersOfHour[]> {
  return store.rows(`SELECT shop_id AS "shopId", hour, orders, last_at AS "lastAt" FROM capture_hour WHERE hour >= $1 AND hour < $2 ORDER BY hour`, [
    of.from,
    of.to,
  ]);
}

/** By which ways payloads came, by shop and hour. */
export function waysByHour(
  store: Store,
  of: { from: Date; to: Date },
): Promise<{ shopId: string; hour: Date; pushes: number; pulls: number; refetches: number }[]> {
  return store.rows(
    `SELECT shop_id AS "shopId", date_trunc('hour', received_at) AS hour, (count(*) FILTER (WHERE via NOT IN ('pull', 'refetch', 'file')))::int AS pushes,
       (count(*) FILTER (WHERE via = 'pull'))::int AS pulls, (count(*) FILTER (WHERE via = 'refetch'))::int AS refetches
     FROM raw_item WHERE received_at >= $1 AND received_at < $2 GROUP BY 1, 2`,
    [of.from, of.to],
  );
}

/** When a version changed at its channel, and how long it took until it was held, ms. */
export interface Delay {
  version: number;
  ms: number;
}

const DELAYS = handedOver<{ hour: string; bucket: number; versions: number; worst: number }>({
  hour: "timestamptz",
  bucket: "int",
  versions: "int",
  worst: "bigint",
});

/** Counts delays of versions that were compared. What changed before the shop was connected came late by no fault. */
export function keepDelays(tx: Tx, of: { shopId: string; since: Date; delays: readonly Delay[] }): void {
  const counted = new Map<string, { hour: string; bucket: number; versions: number; worst: number }>();
  for (const { version, ms } of of.delays) {
    if (version < of.since.getTime()) continue;
    const hour = new Date(Math.floor(version / HOUR_MS) * HOUR_MS).toISOString();
    const bucket = bucketOf(ms);
    const one = counted.get(`${hour} ${bucket}`) ?? { hour, bucket, versions: 0, worst: 0 };
    counted.set(`${hour} ${bucket}`, { ...one, versions: one.versions + 1, worst: Math.max(one.worst, Math.round(ms)) });
  }
  if (counted.size === 0) return;
  tx.run(
    `INSERT INTO capture_delay (shop_id, hour, bucket, versions, worst_ms) SELECT $1, asked.hour, asked.bucket, asked.versions, asked.worst FROM ${DELAYS.from(2)} AS asked
     ON CONFLICT (shop_id, hour, bucket) DO UPDATE SET versions = capture_delay.versions + excluded.versions, worst_ms = greatest(capture_delay.worst_ms, excluded.worst_ms)`,
    [of.shopId, ...DELAYS.values([...counted.values()])],
  );
}

/** Delays by shop and hour; what was missing counts until it was filled, or found missing, as in the figures of its day. */
export async function delaysByHour(store: Store, of: { from: Date; to: Date }): Promise<(Delays & { shopId: string; hour: Date })[]> {
  const [counted, gaps] = await Promise.all([
    store.rows<{ shopId: string; hour: Date; bucket: number; versions: number; worstMs: number }>(
      `SELECT shop_id AS "shopId", hour, bucket, versions, worst_ms::float8 AS "worstMs" FROM capture_delay WHERE hour >= $1 AND hour < $2`,
      [of.from, of.to],
    ),
    store.rows<{ shopId: string; hour: Date; worstMs: number }>(
      `SELECT shop_id AS "shopId", date_trunc('hour', changed_at) AS hour, (extract(epoch FROM coalesce(filled_at, found_at) - changed_at) * 1000)::float8 AS "worstMs"
       FROM capture_gap JOIN shop ON shop.id = capture_gap.shop_id WHERE changed_at >= $1 AND changed_at < $2 AND changed_at >= shop.created_at`,
      [of.from, of.to],
    ),
  ]);
  return [...counted, ...gaps.map((gap) => ({ ...gap, bucket: bucketOf(gap.worstMs), versions: 1 }))];
}

/** Forgets delays before a moment. */
export function forgetDelays(tx: Tx, before: Date): void {
  tx.run("DELETE FROM capture_delay WHERE hour < $1", [before]);
}

/** What was missing of a shop's day (`YYYY-MM-DD`, Beijing): what is missing still first. */
export function gapsOf(
  store: Store,
  of: { shopId: string; day: string; most: number },
): Promise<{ what: "orders" | "cases"; refId: string; changedAt: Date; foundAt: Date; filledAt: Date | null }[]> {
  return store.rows(
    `SELECT what, ref_id AS "refId", changed_at AS "changedAt", found_at AS "foundAt", filled_at AS "filledAt" FROM capture_gap
     WHERE shop_id = $1 AND day = $2::date ORDER BY filled_at IS NOT NULL, changed_at, version_key LIMIT $3`,
    [of.shopId, of.day, of.most],
  );
}
