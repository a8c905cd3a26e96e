import type { RawItem } from "../connectors/port.ts";
import { sha256 } from "../kernel/ids.ts";
import { commit, type Store, type Tx } from "../store/index.ts";
import { GIVE_UP_MS, MAX_KEY, type PendingItem, pauseAfter, storable, type Via } from "./raw.ts";

/** A payload to keep; with a reason it goes to the quarantine at once. */
export interface RawRow extends RawItem {
  shopId: string;
  via: Via;
  reason?: string;
}

/** The key a payload is kept under. */
export function keptKey(row: Pick<RawItem, "dedupeKey">): string {
  return row.dedupeKey.length > MAX_KEY ? `sha256:${sha256(row.dedupeKey)}` : storable(row.dedupeKey);
}

/** Writes payloads, each key once; the rows that were new. */
export async function insertRaw(tx: Tx, rows: readonly RawRow[]): Promise<{ id: string; shopId: string; key: string; reason: string | null }[]> {
  if (rows.length === 0) return [];
  const given = rows.map((row) => ({
    shop: row.shopId,
    topic: row.topic,
    key: keptKey(row),
    payload: storable(row.payload),
    via: row.via,
    reason: row.reason === undefined ? null : storable(row.reason),
  }));
  const kept = await tx.rows<{ id: string; shopId: string; key: string; reason: string | null }>(
    `INSERT INTO raw_item (shop_id, topic, dedupe_key, payload, via, received_at, status, reason, due_at)
     SELECT shop, topic, key, payload, via, $1, CASE WHEN reason IS NULL THEN 'pending' ELSE 'quarantined' END, reason, $1
     FROM jsonb_to_recordset($2::jsonb) AS item(shop text, topic text, key text, payload text, via text, reason text)
     ON CONFLICT (shop_id, dedupe_key) DO NOTHING RETURNING id::text, shop_id AS "shopId", dedupe_key AS key, reason`,
    [tx.at, given],
  );
  for (const row of kept) if (row.reason !== null) tx.emit({ name: "raw.quarantined", subjectId: row.id, data: { reason: row.reason } });
  return kept;
}

/**
 * Keeps payloads before anything is acknowledged. With a `Store` it is a transaction of its own.
 * @returns how many were new and how many had been kept before.
 */
export async function keepRaw(where: Tx | Store, batch: { shopId: string; via: Via; items: readonly RawItem[] }): Promise<{ kept: number; repeated: number }> {
  const rows = batch.items.map((item) => ({ ...item, shopId: batch.shopId, via: batch.via }));
  const kept = "pool" in where ? await commit(where, `channel:${batch.shopId}`, (tx) => insertRaw(tx, rows)) : await insertRaw(where, rows);
  return { kept: kept.length, repeated: batch.items.length - kept.length };
}

/** Kept payloads that are due by the store's clock, oldest first. */
export async function pendingBatch(store: Store, limit: number): Promise<PendingItem[]> {
  return store.rows<PendingItem>(
    `SELECT raw.id::text, raw.shop_id AS "shopId", shop.channel, raw.topic, raw.payload, raw.via, raw.received_at AS "receivedAt", raw.attempts
     FROM raw_item raw JOIN shop ON shop.id = raw.shop_id
     WHERE raw.status = 'pending' AND raw.due_at <= $1 ORDER BY raw.due_at, raw.id LIMIT $2`,
    [new Date(store.clock.now()), limit],
  );
}

interface Waiting {
  id: string;
  reason: string;
  /** Name of what is waited for, as {@link wakeWaiting} is told it. */
  waitsFor: string;
}

export interface Settlement {
  done?: readonly string[];
  /** What they are about (`waitsFor`) is not known yet. Looked at again when it is, and now and then; after three days they are quarantined. */
  later?: readonly Waiting[];
  quarantined?: readonly { id: string; reason: string }[];
}

/** Ends a batch, in the transaction that stored what came of it. Each id must still be pending; others are left alone. */
export async function settle(tx: Tx, batch: Settlement): Promise<void> {
  if (batch.done && batch.done.length > 0) {
    tx.run("UPDATE raw_item SET status = 'done', done_at = $1, reason = NULL WHERE id = ANY($2::bigint[]) AND status = 'pending'", [tx.at, batch.done]);
  }
  const spent = batch.later && batch.later.length > 0 ? await putOff(tx, batch.later) : [];
  const quarantined = [...(batch.quarantined ?? []), ...spent];
  if (quarantined.length === 0) return;
  const rows = await tx.rows<{ id: string; shop: string; reason: string }>(
    `UPDATE raw_item SET status = 'quarantined', reason = item.reason FROM jsonb_to_recordset($1::jsonb) AS item(id bigint, reason text)
     WHERE raw_item.id = item.id AND raw_item.status = 'pending' RETURNING raw_item.id::text, shop_id AS shop, raw_item.reason`,
    [quarantined.map((row) => ({ id: row.id, reason: storable(row.reason) }))],
  );
  for (const row of rows) tx.emit({ name: "raw.quarantined", subjectId: row.id, data: { shopId: row.shop, reason: row.reason } });
}

async function putOff(tx: Tx, later: readonly Waiting[]): Promise<{ id: string; reason: string }[]> {
  const known = await tx.rows<{ id: string; attempts: number; receivedAt: Date }>(
    `SELECT id::text, attempts, received_at AS "receivedAt" FROM raw_item WHERE id = ANY($1::bigint[]) AND status = 'pending'`,
    [later.map((row) => row.id)],
  );
  const byId = new Map(known.map((row) => [row.id, row]));
  const spent: { id: string; reason: string }[] = [];
  const waiting: { id: string; reason: string; due: Date; waits: string }[] = [];
  for (const row of later) {
    const kept = byId.get(row.id);
    if (!kept) continue;
    const age = tx.at.getTime() - kept.receivedAt.getTime();
    if (age > GIVE_UP_MS && kept.attempts >= 3) spent.push({ id: row.id, reason: `等了 3 天仍处理不了：${row.reason}` });
    else {
      const due = new Date(tx.at.getTime() + pauseAfter(kept.attempts));
      waiting.push({ id: row.id, reason: storable(row.reason), due, waits: storable(row.waitsFor) });
    }
  }
  tx.run(
    `UPDATE raw_item SET attempts = attempts + 1, due_at = item.due, reason = item.reason, waits_for = item.waits
     FROM jsonb_to_recordset($1::jsonb) AS item(id bigint, due timestamptz, reason text, waits text) WHERE raw_item.id = item.id AND raw_item.status = 'pending'`,
    [waiting],
  );
  return spent;
}

/** What waits for things that have become known is due now: called with their names by whoever took them. */
export function wakeWaiting(tx: Tx, names: readonly string[]): void {
  if (names.length > 0)
    tx.run("UPDATE raw_item SET due_at = $1 WHERE status = 'pending' AND due_at > $1 AND waits_for = ANY($2)", [tx.at, names.map(storable)]);
}

/** Puts quarantined payloads (all when `ids` is empty) back to the start of the queue. */
export async function requeue(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `UPDATE raw_item SET status = 'pending', due_at = $1, attempts = 0, reason = NULL
     WHERE status = 'quarantined' AND ($2 OR id = ANY($3::bigint[])) RETURNING id::text`,
    [tx.at, ids.length === 0, ids],
  );
  return rows.map((row) => row.id);
}
