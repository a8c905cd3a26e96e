/** Payloads of one shop as they were kept, for whoever says what they mean. */
import type { Store, Tx } from "../store/index.ts";
import { type Placed, withPayloads } from "./payload.store.ts";

/** A payload that was kept. */
export interface KeptSample {
  id: string;
  topic: string;
  receivedAt: Date;
  /** It is in the quarantine. */
  waits: boolean;
}

/** How far back is looked for payloads that were read, ms: nobody maps by what came long ago. */
const LATELY_MS = 3 * 86_400_000;

/** The newest payloads of a shop: those in the quarantine, then what was read lately. */
export async function keptAmong(store: Store, of: { shopId: string; most: number }): Promise<KeptSample[]> {
  const half = Math.ceil(of.most / 2);
  const [waiting, read] = await Promise.all([
    store.rows<KeptSample>(
      `SELECT item.id::text, item.topic, item.received_at AS "receivedAt", true AS waits FROM raw_queue queue JOIN raw_item item ON item.id = queue.item_id
       WHERE queue.status = 'quarantined' AND item.shop_id = $1 ORDER BY item.id DESC LIMIT $2`,
      [of.shopId, of.most],
    ),
    store.rows<KeptSample>(
      `SELECT item.id::text, item.topic, item.received_at AS "receivedAt", false AS waits FROM raw_item item LEFT JOIN raw_queue queue ON queue.item_id = item.id
       WHERE item.shop_id = $1 AND item.received_at > $3 AND item.topic NOT LIKE 'rest.%' AND queue.status IS DISTINCT FROM 'quarantined'
       ORDER BY item.id DESC LIMIT $2`,
      [of.shopId, of.most, new Date(store.clock.now() - LATELY_MS)],
    ),
  ]);
  return [...waiting.slice(0, Math.max(half, of.most - read.length)), ...read].slice(0, of.most);
}

/** One of them with what it says; `null` where it is not the shop's, was forgotten, or does not open. */
export async function keptPayload(store: Store, of: { shopId: string; id: string }): Promise<(KeptSample & { payload: string }) | null> {
  const rows = await store.rows<KeptSample & Placed>(
    `SELECT item.id::text, item.topic, item.received_at AS "receivedAt", coalesce(queue.status = 'quarantined', false) AS waits,
       item.page_id::text AS "pageId", item.span_from AS "from", item.span_bytes AS bytes
     FROM raw_item item LEFT JOIN raw_queue queue ON queue.item_id = item.id WHERE item.shop_id = $1 AND item.id = $2::bigint`,
    [of.shopId, of.id],
  );
  const [found] = await withPayloads(store, rows);
  return !found || found.payload === "" ? null : { id: found.id, topic: found.topic, receivedAt: found.receivedAt, waits: found.waits, payload: found.payload };
}

/** What of a shop is in the quarantine: how much, and the newest of it with what it says. */
export async function waitingOf(store: Store, of: { shopId: string; most: number }): Promise<{ all: number; payloads: { topic: string; payload: string }[] }> {
  const [rows, [count]] = await Promise.all([
    store.rows<{ topic: string } & Placed>(
      `SELECT item.topic, item.page_id::text AS "pageId", item.span_from AS "from", item.span_bytes AS bytes
       FROM raw_queue queue JOIN raw_item item ON item.id = queue.item_id WHERE queue.status = 'quarantined' AND item.shop_id = $1 ORDER BY item.id DESC LIMIT $2`,
      [of.shopId, of.most],
    ),
    store.rows<{ all: number }>(
      `SELECT count(*)::int AS all FROM raw_queue queue JOIN raw_item item ON item.id = queue.item_id WHERE queue.status = 'quarantined' AND item.shop_id = $1`,
      [of.shopId],
    ),
  ]);
  const kept = await withPayloads(store, rows);
  return { all: count?.all ?? 0, payloads: kept.map(({ topic, payload }) => ({ topic, payload })) };
}

/** Puts all that these shops have in the quarantine back to the start of the queue. @returns how many there were. */
export function requeueOf(tx: Tx, shopIds: readonly string[]): Promise<number> {
  return tx.count(
    `UPDATE raw_queue queue SET status = 'pending', due_at = $1, attempts = 0, waits_for = NULL FROM raw_item item
     WHERE item.id = queue.item_id AND queue.status = 'quarantined' AND item.shop_id = ANY($2)`,
    [tx.at, shopIds],
  );
}
