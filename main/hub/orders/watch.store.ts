import { commit, type Store, type Tx } from "../store/index.ts";
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

/** Nobody asks about a parcel again before this is over: trackers lock waybills that are asked about more often. */
const ASKED_LATELY = "30 minutes";
/** So long after it was asked a subscribed parcel is asked about by itself, see `frame/work.ts`. */
const ASKED_DAILY = "24 hours";

/** What is concluded about these parcels waits for the silence of their trackers: those that were not asked a moment ago are asked at once. */
export function askLate(tx: Tx, parcelIds: readonly string[]): void {
  if (parcelIds.length === 0) return;
  tx.run(
    `UPDATE parcel SET next_ask_at = $2 WHERE id = ANY($1) AND subscribed_at IS NOT NULL AND NOT ended AND next_ask_at > $2
       AND (next_ask_at <= $2::timestamptz + interval '${ASKED_DAILY}' - interval '${ASKED_LATELY}'
         OR answered_at IS NULL AND subscribed_at > $2::timestamptz - interval '${ASKED_LATELY}')`,
    [parcelIds, tx.at],
  );
}

/** SQL: an order is to be looked at soon, as one is that waits for a source (`findings/silence.ts`). */
const WAITS = "check_at > $2 AND check_at <= $2::timestamptz + interval '1 hour'";

/**
 * Trackers answered about parcels under these numbers without telling anything new: their silence up to now says something, so that what
 * waited for it is looked at again.
 */
export async function parcelsAnswered(store: Store, waybills: readonly string[]): Promise<void> {
  if (waybills.length === 0) return;
  await commit(store, "system", async (tx) => {
    await lockOrders(tx);
    tx.run(
      `WITH answered AS (UPDATE parcel SET answered_at = $2 WHERE waybill_key = ANY($1) RETURNING order_id)
       UPDATE "order" SET check_at = $2 WHERE id IN (SELECT order_id FROM answered) AND ${WAITS}`,
      [waybills.map(waybillKey), tx.at],
    );
  });
}

/** Parcels that bear a time to be asked about further ahead than any silence is long are asked about now: the clock ran ahead when it was set. */
export async function clampAsks(tx: Tx): Promise<void> {
  await lockOrders(tx);
  tx.run("UPDATE parcel SET next_ask_at = $1 WHERE isfinite(next_ask_at) AND next_ask_at > $1::timestamptz + interval '25 hours'", [tx.at]);
}

/** A tracker that nobody could reach for so long is not asked any more about what has ended. */
const STALE_END = "7 days";

/**
 * Nobody could be asked about these parcels; they are to be asked about later, also those that have ended and are asked about once. `nobodyWill`: there
 * is no tracker at all, so that its silence is all there will be.
 */
export async function parcelsLeft(tx: Tx, parcelIds: readonly string[], of: { askAgainAt: Date; nobodyWill: boolean }): Promise<void> {
  await lockOrders(tx);
  tx.run(
    `UPDATE parcel SET next_ask_at = CASE WHEN ended AND coalesce(last_scan_at, $3) < $3::timestamptz - interval '${STALE_END}' THEN NULL ELSE $2::timestamptz END,
       answered_at = CASE WHEN $4 THEN $3 ELSE answered_at END WHERE id = ANY($1)`,
    [parcelIds, of.askAgainAt, tx.at, of.nobodyWill],
  );
  if (of.nobodyWill) tx.run(`UPDATE "order" SET check_at = $2 WHERE id IN (SELECT order_id FROM parcel WHERE id = ANY($1)) AND ${WAITS}`, [parcelIds, tx.at]);
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
