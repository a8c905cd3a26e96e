import type { RawItem } from "../connectors/port.ts";
import { sha256 } from "../kernel/ids.ts";
import { storableText } from "../kernel/json.ts";
import { commit, type Store, type Tx } from "../store/index.ts";
import { packPages, sealedBody } from "./page.ts";
import { type Placed, pageIds, withPayloads } from "./payload.store.ts";
import { setAside } from "./queue.store.ts";
import { keptKey, keyEnd, type PendingItem, type RawRow, type Via } from "./raw.ts";
import { openReadAhead } from "./read-ahead.ts";
import { DUE_REFETCHES } from "./refetch.store.ts";
import { placeOf, toldAnew } from "./told-anew.store.ts";

/**
 * One statement: each key once, the pages of what was new, and its place in the queue. What had been kept before costs a look at the
 * index, and a page of nothing but repeats is not written.
 */
const KEEP = `WITH page AS MATERIALIZED (
    SELECT nth, id, form, plain, body FROM unnest($13::bigint[], $2::text[], $3::int[], $4::bytea[]) WITH ORDINALITY AS given(id, form, plain, body, nth)),
  kept AS (INSERT INTO raw_item (shop_id, topic, dedupe_key, via, received_at, hash, page_id, span_from, span_bytes)
    SELECT shop, topic, key, via, $1, decode(hash, 'hex'), page.id, span_from, span_bytes
    FROM unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::int[], $11::int[], $12::int[]) WITH ORDINALITY
      AS item(shop, topic, key, via, hash, page, span_from, span_bytes, nth) JOIN page ON page.nth = item.page + 1 ORDER BY item.nth
    ON CONFLICT (shop_id, dedupe_key) DO NOTHING RETURNING id, shop_id, dedupe_key, page_id),
  stored AS (INSERT INTO raw_page (id, kept_at, form, plain_bytes, stored_bytes, key_id, body)
    SELECT id, $1, form, plain, octet_length(body), $14::int, body FROM page WHERE id IN (SELECT page_id FROM kept)),
  queued AS (INSERT INTO raw_queue (item_id, due_at) SELECT id, $1 FROM kept)
  SELECT id::text, shop_id AS "shopId", dedupe_key AS key FROM kept`;

interface Kept {
  id: string;
  shopId: string;
  key: string;
}

/** Writes payloads, each key once, and once more what a thing has gone back to; the rows that were new. */
export async function insertRaw(tx: Tx, rows: readonly RawRow[]): Promise<Kept[]> {
  const kept = await keepOnce(tx, rows);
  if (kept.length === rows.length) return kept;
  const fresh = new Set(kept.map(({ shopId, key }) => placeOf({ shopId, dedupeKey: key })));
  return [...kept, ...(await keepOnce(tx, await toldAnew(tx, rows, fresh)))];
}

async function keepOnce(tx: Tx, rows: readonly RawRow[]): Promise<Kept[]> {
  if (rows.length === 0) return [];
  const payloads = rows.map((row) => storableText(row.payload));
  const { pages, spans } = packPages(payloads);
  // A page is sealed for its row, so that it has its number before it is written.
  const asking = pageIds(tx, pages.length);
  const keys = rows.map(keptKey);
  const hashes = payloads.map((payload) => sha256(payload));
  const ids = await asking;
  const kept = await tx.rows<Kept>(KEEP, [
    tx.at,
    pages.map((page) => page.form),
    pages.map((page) => page.plainBytes),
    pages.map((page, nth) => sealedBody(tx.sealer, ids[nth] ?? "", page.body)),
    rows.map((row) => row.shopId),
    rows.map((row) => row.topic),
    keys,
    rows.map((row) => row.via),
    hashes,
    spans.map((span) => span.page),
    spans.map((span) => span.from),
    spans.map((span) => span.bytes),
    ids,
    tx.sealer.keyId,
  ]);
  await setAside(
    tx,
    rows.flatMap(({ shopId, reason, field }, at) => {
      const row = reason === undefined ? undefined : kept.find((one) => one.shopId === shopId && one.key === keys[at]);
      return row ? [{ id: row.id, reason: reason ?? "", field }] : [];
    }),
  );
  const fresh = new Set(kept.map(({ shopId, key }) => `${shopId}\n${key}`));
  tx.memory
    .of(openReadAhead)
    .readSoon(
      rows.flatMap(({ shopId, topic, reason }, at) =>
        reason === undefined && fresh.has(`${shopId}\n${keys[at]}`) ? [{ shopId, topic, payload: payloads[at] ?? "", receivedAt: tx.at }] : [],
      ),
    );
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

/** Plain bytes of one batch: what is longer is taken in several. */
const AT_ONCE = 64 * 1024 * 1024;

/** Kept payloads that are due by the store's clock, oldest first. */
export async function pendingBatch(store: Store, limit: number): Promise<PendingItem[]> {
  const due = await store.rows<Omit<PendingItem, "payload" | "broken"> & Placed>(
    `SELECT item.id::text, item.shop_id AS "shopId", shop.channel, item.topic, item.via, item.received_at AS "receivedAt",
       item.page_id::text AS "pageId", item.span_from AS "from", item.span_bytes AS bytes
     FROM raw_queue queue JOIN raw_item item ON item.id = queue.item_id JOIN shop ON shop.id = item.shop_id
     WHERE queue.status = 'pending' AND queue.due_at <= $1 ORDER BY queue.due_at, queue.item_id LIMIT $2`,
    [new Date(store.clock.now()), limit],
  );
  let bytes = 0;
  const beyond = due.findIndex((item, at) => {
    bytes += item.bytes;
    return at > 0 && bytes > AT_ONCE;
  });
  return withPayloads(store, beyond < 0 ? due : due.slice(0, beyond));
}

/** How what was kept under these keys stands in the queue; what is understood stands there no more. */
export async function queuedStates(store: Store, of: { shopId: string; keys: readonly string[] }): Promise<string[]> {
  const found = await store.rows<{ status: string }>(
    "SELECT queue.status FROM raw_item item JOIN raw_queue queue ON queue.item_id = item.id WHERE item.shop_id = $1 AND item.dedupe_key = ANY($2)",
    [of.shopId, of.keys],
  );
  return found.map((row) => row.status);
}

/** Most keys that are given of one thing. */
const MOST_HELD = 500;

/** Keys of a shop that begin so, the newest of them, the first kept first. */
export async function heldKeys(store: Store, shopId: string, beginning: string): Promise<string[]> {
  const rows = await store.rows<{ key: string }>(
    `SELECT key FROM (SELECT id, dedupe_key AS key FROM raw_item WHERE shop_id = $1 AND dedupe_key >= $2 AND dedupe_key < $3 ORDER BY id DESC LIMIT $4) AS held ORDER BY id`,
    [shopId, beginning, keyEnd(beginning), MOST_HELD],
  );
  return rows.map(({ key }) => key);
}

/** Whether a kept payload, or something to fetch again, is due by the store's clock. */
export async function isIngestDue(store: Store): Promise<boolean> {
  const [row] = await store.rows<{ due: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM raw_queue WHERE status = 'pending' AND due_at <= $1)
       OR EXISTS (SELECT 1 FROM ${DUE_REFETCHES}) AS due`,
    [new Date(store.clock.now())],
  );
  return row?.due === true;
}
