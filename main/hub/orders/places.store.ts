/** Where the addresses of orders lie, as a map found them: kept beside the sealed receiver, and gone with it. */
import type { PlaceTrust } from "../contract/lists.ts";
import type { Store, Tx } from "../store/index.ts";
import type { AddressPlace } from "./receiver.ts";

/** Orders that are paid, not sent and not ended, paid since a time, whose address was not looked up yet; the oldest payment first. */
export function ordersToPlace(store: Store, of: { since: Date; most: number }): Promise<{ orderId: string; contentHash: string }[]> {
  return store.rows(
    `SELECT o.id AS "orderId", r.content_hash AS "contentHash" FROM "order" o JOIN order_receiver r ON r.order_id = o.id
     WHERE o.paid_at >= $1 AND r.placed_at IS NULL AND r.sealed IS NOT NULL AND o.claimed_shipped_at IS NULL AND o.outbound_at IS NULL AND o.signed_at IS NULL
       AND o.finished_at IS NULL AND o.closed_at IS NULL ORDER BY o.paid_at, o.id LIMIT $2`,
    [of.since, of.most],
  );
}

/** What was found of the same address since a time; `null` where nobody has asked. */
export async function foundPlace(store: Store, of: { hash: string; since: Date }): Promise<AddressPlace | null> {
  const [row] = await store.rows<{ place: AddressPlace | null }>(
    "SELECT place FROM order_receiver WHERE address_hash = $1 AND placed_at >= $2 AND place IS NOT NULL ORDER BY placed_at DESC LIMIT 1",
    [of.hash, of.since],
  );
  return row?.place ?? null;
}

/** Keeps where an address was found. @returns false where its channel has told another receiver meanwhile. */
export async function keepPlace(tx: Tx, of: { orderId: string; contentHash: string; hash: string | null; place: AddressPlace }): Promise<boolean> {
  const count = await tx.count("UPDATE order_receiver SET place = $3::jsonb, address_hash = $4, placed_at = $5 WHERE order_id = $1 AND content_hash = $2", [
    of.orderId,
    of.contentHash,
    of.place,
    of.hash,
    tx.at,
  ]);
  return count > 0;
}

/** Orders whose address was looked up since a time, by how far it was found. */
export async function placesFound(store: Store, since: Date): Promise<Record<PlaceTrust, number>> {
  const none: Record<PlaceTrust, number> = { door: 0, coarse: 0, region: 0, none: 0, hidden: 0 };
  const rows = await store.rows<{ trust: PlaceTrust; count: number }>(
    `SELECT r.place->>'trust' AS trust, count(*)::int AS count FROM "order" o JOIN order_receiver r ON r.order_id = o.id
     WHERE o.paid_at >= $1 AND r.place IS NOT NULL GROUP BY 1`,
    [since],
  );
  return { ...none, ...Object.fromEntries(rows.map(({ trust, count }) => [trust, count])) };
}
