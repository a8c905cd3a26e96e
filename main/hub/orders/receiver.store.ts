import type { ChannelBuyer } from "../connectors/port.ts";
import { openedOrNull, type Store, type Tx } from "../store/index.ts";
import { lockOrders } from "./lock.store.ts";
import { hashesOf, nameHash, type PlainReceiver, plainReceiver } from "./receiver.ts";

/** A sealed receiver opens in this row alone. */
const placeOf = (orderId: string): string => `order_receiver:${orderId}`;

/** Whom the newest version of an order names. */
interface ToldReceiver {
  orderId: string;
  /** It was written before, so that there may be one of it already. */
  isKnown: boolean;
  buyer: ChannelBuyer;
}

/** Keeps receivers sealed, found by their hashes; the same again is not written. */
export function keepReceivers(tx: Tx, told: readonly ToldReceiver[]): void {
  if (told.length === 0) return;
  const { sealer } = tx;
  const rows = told.flatMap(({ orderId, buyer, isKnown }) => {
    const plain = plainReceiver(buyer);
    const hashes = hashesOf(sealer, buyer);
    // Of a new order that tells nothing there is nothing to keep; of a known one it takes away what an older version told.
    if (plain === null && hashes.tail === null && !isKnown) return [];
    return [{ orderId, hashes, sealed: plain === null ? null : sealer.seal(Buffer.from(JSON.stringify(plain)), placeOf(orderId)) }];
  });
  if (rows.length === 0) return;
  tx.run(
    `INSERT INTO order_receiver (order_id, key_id, sealed, content_hash, phone_hash, tail_hash, name_hash)
     SELECT id, CASE WHEN sealed IS NULL THEN NULL ELSE $1::int END, sealed, content, phone, tail, name
     FROM unnest($2::text[], $3::bytea[], $4::text[], $5::text[], $6::text[], $7::text[]) AS told(id, sealed, content, phone, tail, name)
     ON CONFLICT (order_id) DO UPDATE SET key_id = excluded.key_id, sealed = excluded.sealed, content_hash = excluded.content_hash,
       phone_hash = excluded.phone_hash, tail_hash = excluded.tail_hash, name_hash = excluded.name_hash, place = NULL, address_hash = NULL, placed_at = NULL WHERE order_receiver.content_hash <> excluded.content_hash`,
    [
      sealer.keyId,
      rows.map((row) => row.orderId),
      rows.map((row) => row.sealed),
      rows.map((row) => row.hashes.content),
      rows.map((row) => row.hashes.phone),
      rows.map((row) => row.hashes.tail),
      rows.map((row) => row.hashes.name),
    ],
  );
}

/** Makes the hash of the name of some receivers that were sealed before it was kept; what does not open has none. @returns how many it looked at. */
export async function nameReceivers(tx: Tx, most: number): Promise<number> {
  const { sealer } = tx;
  await lockOrders(tx);
  const rows = await tx.rows<{ orderId: string; sealed: Uint8Array | null }>(
    `SELECT order_id AS "orderId", sealed FROM order_receiver WHERE name_hash IS NULL LIMIT $1`,
    [most],
  );
  const hashes = rows.map(({ orderId, sealed }) => {
    const plain = sealed && openedOrNull(() => sealer.open(sealed, placeOf(orderId)));
    return plain ? nameHash(sealer, (JSON.parse(plain.toString("utf8")) as PlainReceiver).name) : "";
  });
  tx.run(
    "UPDATE order_receiver SET name_hash = made.hash FROM unnest($1::text[], $2::text[]) AS made(id, hash) WHERE order_id = made.id AND name_hash IS NULL",
    [rows.map(({ orderId }) => orderId), hashes],
  );
  return rows.length;
}

/** What is sealed of an order's receiver; `null` when nothing is, `broken` when it does not open. */
export async function openReceiver(store: Store | Tx, orderId: string): Promise<PlainReceiver | null | "broken"> {
  const [row] = await store.rows<{ sealed: Uint8Array | null }>("SELECT sealed FROM order_receiver WHERE order_id = $1", [orderId]);
  if (!row?.sealed) return null;
  const { sealed } = row;
  const plain = openedOrNull(() => store.sealer.open(sealed, placeOf(orderId)));
  return plain ? (JSON.parse(plain.toString("utf8")) as PlainReceiver) : "broken";
}

/** Forgets all that is sealed of receivers, and their hashes: the key that opened them is lost. @returns how many. */
export function forgetReceivers(tx: Tx): Promise<number> {
  return tx.count("DELETE FROM order_receiver");
}

/**
 * Seals receivers anew that an older data key sealed, by order after the last one.
 * @returns the last one looked at (`null`: there are none left), and how many do not open and stay as they are.
 */
export async function resealReceivers(tx: Tx, of: { after: string; most: number }): Promise<{ last: string | null; broken: number }> {
  const { sealer } = tx;
  await lockOrders(tx);
  const rows = await tx.rows<{ orderId: string; sealed: Uint8Array }>(
    `SELECT order_id AS "orderId", coalesce(sealed, '') AS sealed FROM order_receiver WHERE order_id > $1 AND sealed IS NOT NULL AND key_id <> $2 ORDER BY order_id LIMIT $3`,
    [of.after, sealer.keyId, of.most],
  );
  const anew = rows.flatMap(({ orderId, sealed }) => {
    const plain = openedOrNull(() => sealer.open(sealed, placeOf(orderId)));
    return plain ? [{ orderId, sealed: sealer.seal(plain, placeOf(orderId)) }] : [];
  });
  tx.run(
    `UPDATE order_receiver SET key_id = $1, sealed = anew.sealed FROM unnest($2::text[], $3::bytea[]) AS anew(id, sealed) WHERE order_receiver.order_id = anew.id`,
    [sealer.keyId, anew.map((row) => row.orderId), anew.map((row) => row.sealed)],
  );
  return { last: rows.at(-1)?.orderId ?? null, broken: rows.length - anew.length };
}

/** How many receivers each data key seals. */
export function receiversByKey(store: Store): Promise<{ keyId: number; count: number }[]> {
  return store.rows(`SELECT coalesce(key_id, 0) AS "keyId", count(*)::int AS count FROM order_receiver WHERE key_id > 0 GROUP BY 1`);
}

/** Forgets receivers of orders that ended before a time, some at once; the masked form stays on the order. @returns how many. */
export function forgetEndedReceivers(tx: Tx, before: Date, most: number): Promise<number> {
  return tx.count(
    `DELETE FROM order_receiver WHERE order_id IN (SELECT r.order_id FROM order_receiver r JOIN "order" o ON o.id = r.order_id
       WHERE coalesce(o.finished_at, o.closed_at, o.signed_at) < $1 LIMIT $2)`,
    [before, most],
  );
}
