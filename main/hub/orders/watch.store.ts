import type { Store, Tx } from "../store/index.ts";
import { lockOrders } from "./lock.store.ts";
import { waybillKey } from "./waybill.ts";

export interface ParcelToWatch {
  parcelId: string;
  orderId: string;
  carrier: string;
  waybill: string;
  /** Last four digits of the receiver's phone, empty when not known. */
  phoneTail: string;
  /** False: ask the tracker to push about it. True: a push is overdue, so ask for the trace itself. */
  subscribed: boolean;
}

/**
 * Parcels whose tracker is to be asked, by the store's clock: new ones to subscribe, those that were silent for too long, and those that ended
 * with a gap, once.
 */
export async function parcelsToWatch(store: Store, limit = 200): Promise<ParcelToWatch[]> {
  return store.rows<ParcelToWatch>(
    `SELECT p.id AS "parcelId", p.order_id AS "orderId", coalesce(p.corrected_carrier, p.carrier) AS carrier, p.waybill,
       coalesce(substring(o.receiver->>'phone' FROM '[0-9]{4}$'), '') AS "phoneTail", p.subscribed_at IS NOT NULL AS subscribed
     FROM parcel p JOIN "order" o ON o.id = p.order_id WHERE p.next_ask_at <= $1 ORDER BY p.next_ask_at LIMIT $2`,
    [new Date(store.clock.now()), limit],
  );
}

/** Parcels under these numbers are to be asked about at once, under the orders' lock. */
export function askSoon(tx: Tx, waybills: readonly string[]): void {
  if (waybills.length > 0) tx.run("UPDATE parcel SET next_ask_at = $2 WHERE waybill_key = ANY($1)", [waybills.map(waybillKey), tx.at]);
}

/** Parcels that bear a time to be asked about further ahead than any silence is long are asked about now: the clock ran ahead when it was set. */
export async function clampAsks(tx: Tx): Promise<void> {
  await lockOrders(tx);
  tx.run("UPDATE parcel SET next_ask_at = $1 WHERE isfinite(next_ask_at) AND next_ask_at > $1::timestamptz + interval '25 hours'", [tx.at]);
}

/** A tracker that nobody could reach for so long is not asked any more about what has ended. */
const STALE_END = "7 days";

/** Nobody could be asked about these parcels; they are to be asked about later, also those that have ended and are asked about once. */
export async function parcelsLeft(tx: Tx, parcelIds: readonly string[], askAgainAt: Date): Promise<void> {
  await lockOrders(tx);
  tx.run(
    `UPDATE parcel SET next_ask_at = CASE WHEN ended AND coalesce(last_scan_at, $3) < $3::timestamptz - interval '${STALE_END}' THEN NULL ELSE $2::timestamptz END WHERE id = ANY($1)`,
    [parcelIds, askAgainAt, tx.at],
  );
}

/** Notes that the tracker was asked about parcels (`subscribed` when it will push), and when to ask again. */
export async function parcelsWatched(tx: Tx, parcelIds: readonly string[], next: { subscribed: boolean; askAgainAt: Date }): Promise<void> {
  // Who takes facts writes parcels, too.
  await lockOrders(tx);
  tx.run(
    `UPDATE parcel SET next_ask_at = CASE WHEN ended THEN NULL ELSE $2::timestamptz END, subscribed_at = CASE WHEN $3 THEN coalesce(subscribed_at, $4) ELSE subscribed_at END WHERE id = ANY($1)`,
    [parcelIds, next.askAgainAt, next.subscribed, tx.at],
  );
}
