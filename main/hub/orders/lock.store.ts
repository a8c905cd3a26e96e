import { locks, type Tx } from "../store/index.ts";

/** Writers of orders wait for each other: numbers stay in sequence and two facts of one new order cannot both create it. */
export async function lockOrders(tx: Tx): Promise<void> {
  tx.run("SELECT pg_advisory_xact_lock($1)", [locks.orders]);
}

/** Locks those of these orders that nobody else holds, without waiting. @returns their ids. */
export async function lockFreeOrders(tx: Tx, orderIds: readonly string[]): Promise<Set<string>> {
  if (orderIds.length === 0) return new Set();
  const rows = await tx.rows<{ id: string }>(`SELECT id FROM "order" WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED`, [orderIds]);
  return new Set(rows.map((row) => row.id));
}

/** Waits until an order is free, and has it then. */
export async function waitForOrder(tx: Tx, orderId: string): Promise<void> {
  await tx.rows(`SELECT 1 FROM "order" WHERE id = $1 FOR NO KEY UPDATE`, [orderId]);
}

/** An order as cases name it. */
export interface OrderBrief {
  id: string;
  shopId: string;
  channelOrderId: string;
  accountId: string | null;
}

/** Orders by the channel's id within its shop, locked: called before their cases are, see `disputes/lock.store.ts`. */
export function lockOrdersNamed(tx: Tx, keys: readonly { shopId: string; channelOrderId: string }[]): Promise<OrderBrief[]> {
  return tx.rows<OrderBrief>(
    `SELECT o.id, o.shop_id AS "shopId", o.channel_order_id AS "channelOrderId", o.account_id AS "accountId"
     FROM "order" o JOIN jsonb_to_recordset($1::jsonb) AS k("shopId" text, "channelOrderId" text) ON o.shop_id = k."shopId" AND o.channel_order_id = k."channelOrderId"
     ORDER BY o.id FOR NO KEY UPDATE OF o`,
    [keys],
  );
}
