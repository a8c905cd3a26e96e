import type { Store, Tx } from "../store/index.ts";

/** Versions at which orders of a shop stand in the record, by the channel's own number; who is missing is not known. */
export async function ordersOnRecord(from: Pick<Store | Tx, "rows">, shopId: string, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await from.rows<{ id: string; version: number }>(
    `SELECT channel_order_id AS id, version::float8 AS version FROM "order" WHERE shop_id = $1 AND channel_order_id = ANY($2)`,
    [shopId, ids],
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** Those of a shop's orders, by the channel's own number, that a case is about. */
export async function ordersWithCases(from: Pick<Store | Tx, "rows">, shopId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await from.rows<{ id: string }>(
    `SELECT DISTINCT o.channel_order_id AS id FROM "order" o JOIN case_file c ON c.order_id = o.id WHERE o.shop_id = $1 AND o.channel_order_id = ANY($2)`,
    [shopId, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Versions at which after-sales of a shop stand in the record, by the channel's own number. */
export async function casesOnRecord(from: Pick<Store | Tx, "rows">, shopId: string, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await from.rows<{ id: string; version: number }>(
    `SELECT channel_case_id AS id, version::float8 AS version FROM case_file WHERE shop_id = $1 AND channel_case_id = ANY($2)`,
    [shopId, ids],
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** The channel a shop is of. */
export async function channelOfShop(tx: Tx, shopId: string): Promise<string | null> {
  const [row] = await tx.rows<{ channel: string }>("SELECT channel FROM shop WHERE id = $1", [shopId]);
  return row?.channel ?? null;
}
