import type { Tx } from "../store/index.ts";

/** Channel and present account of orders. */
export function ordersToLink(tx: Tx, orderIds: readonly string[]): Promise<{ id: string; channel: string; accountId: string | null }[]> {
  return tx.rows(`SELECT id, channel, account_id AS "accountId" FROM "order" WHERE id = ANY($1)`, [orderIds]);
}
