import type { ChannelRef } from "../connectors/port.ts";
import type { Store } from "../store/index.ts";

/** Since when (ms) something lies here that came in and nobody has read; `null` when all is read. What waits for a thing it names has been read. */
export async function unreadSince(store: Store): Promise<number | null> {
  const [row] = await store.rows<{ since: Date | null }>("SELECT min(due_at) AS since FROM raw_queue WHERE status = 'pending' AND attempts = 0");
  return row?.since?.getTime() ?? null;
}

/** Since when (ms) these things are known to have changed at their channels and were not fetched yet, by shop and id; those that could not be fetched are left out. */
export async function unfetchedSince(
  store: Store,
  things: readonly { shopId: string; ref: ChannelRef }[],
): Promise<(shopId: string, id: string) => number | null> {
  const rows = await store.rows<{ shopId: string; refId: string; due: Date }>(
    `SELECT shop_id AS "shopId", ref_id AS "refId", min(due_at) AS due FROM refetch
     WHERE (shop_id, kind, ref_id) IN (SELECT shop, kind, ref FROM jsonb_to_recordset($1::jsonb) AS thing(shop text, kind text, ref text)) AND attempts = 0 GROUP BY 1, 2`,
    [things.map(({ shopId, ref }) => ({ shop: shopId, kind: ref.kind, ref: ref.id }))],
  );
  const since = new Map(rows.map((row) => [`${row.shopId}\n${row.refId}`, row.due.getTime()]));
  return (shopId, id) => since.get(`${shopId}\n${id}`) ?? null;
}
