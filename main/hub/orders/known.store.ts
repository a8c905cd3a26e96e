import type { Listed } from "../connectors/port.ts";
import { SAME_SECOND_MS } from "../ingest/index.ts";
import type { Store } from "../store/index.ts";

/**
 * Of orders as a channel lists them (id and change time in ms), those kept in that very version and told well after it: they
 * need not be fetched again.
 */
export async function ordersKnown(store: Store, shopId: string, listed: readonly Listed[]): Promise<ReadonlySet<string>> {
  const rows = await store.rows<{ id: string }>(
    `SELECT kept.channel_order_id AS id FROM jsonb_to_recordset($2::jsonb) AS listed(id text, version bigint)
     JOIN "order" kept ON kept.shop_id = $1 AND kept.channel_order_id = listed.id
     WHERE kept.version >= listed.version AND extract(epoch FROM kept.told_at) * 1000 >= listed.version + $3`,
    [shopId, listed, SAME_SECOND_MS],
  );
  return new Set(rows.map((row) => row.id));
}

/** Newest version (ms) of each order of a shop, by the shop's own id; ids it has no order for are missing. */
export async function orderVersions(store: Store, shopId: string, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await store.rows<{ ownId: string; version: string }>(
    `SELECT channel_order_id AS "ownId", version::text FROM "order" WHERE shop_id = $1 AND channel_order_id = ANY($2)`,
    [shopId, ids],
  );
  return new Map(rows.map(({ ownId, version }) => [ownId, Number(version)]));
}

/** Orders of a shop, by the shop's own ids, that have not ended and were made after `since`: the newest first, at most `most`. */
export async function ordersUnderWay(store: Store, shopId: string, of: { since: Date; most: number }): Promise<string[]> {
  const rows = await store.rows<{ ownId: string }>(
    `SELECT channel_order_id AS "ownId" FROM "order" WHERE shop_id = $1 AND created_at > $2 AND state NOT IN ('completed', 'closed')
     ORDER BY created_at DESC LIMIT $3`,
    [shopId, of.since, of.most],
  );
  return rows.map(({ ownId }) => ownId);
}
