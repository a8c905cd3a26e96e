import type { Tx } from "../store/index.ts";

export interface Withdrawn {
  /** Channel's numbers of what is no longer there. */
  gone: string[];
  /** Accounts that have an order less. */
  accounts: string[];
}

/**
 * Takes orders out of the record, under the orders' lock: those alone that still stand at the version named and that nobody but their channel's word, as it was
 * told then, says anything of. Their numbers are not given again.
 */
export async function withdrawOrders(tx: Tx, of: { shopId: string; orders: readonly { channelOrderId: string; version: number }[] }): Promise<Withdrawn> {
  const rows = await tx.rows<{ id: string; channelOrderId: string; accountId: string | null }>(
    `SELECT o.id, o.channel_order_id AS "channelOrderId", o.account_id AS "accountId"
     FROM "order" o JOIN unnest($2::text[], $3::bigint[]) AS named(id, version) ON o.channel_order_id = named.id AND o.version = named.version
     WHERE o.shop_id = $1 AND o.refunded_fen = 0 AND o.audited_at IS NULL AND o.packed_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM timeline_event e WHERE e.order_id = o.id AND e.source <> 'channel')
       AND NOT EXISTS (SELECT 1 FROM parcel p WHERE p.order_id = o.id AND (p.version > 0 OR p.direction <> 'outbound'))
       AND NOT EXISTS (SELECT 1 FROM reveal r WHERE r.order_id = o.id)
     ORDER BY o.id FOR UPDATE OF o`,
    [of.shopId, of.orders.map(({ channelOrderId }) => channelOrderId), of.orders.map(({ version }) => version)],
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) {
    tx.run("DELETE FROM finding WHERE order_id = ANY($1)", [ids]);
    tx.run("DELETE FROM timeline_event WHERE order_id = ANY($1)", [ids]);
    tx.run("DELETE FROM parcel WHERE order_id = ANY($1)", [ids]);
    tx.run("DELETE FROM order_receiver WHERE order_id = ANY($1)", [ids]);
    tx.run("DELETE FROM order_line WHERE order_id = ANY($1)", [ids]);
    tx.run(`DELETE FROM "order" WHERE id = ANY($1)`, [ids]);
  }
  return { gone: rows.map(({ channelOrderId }) => channelOrderId), accounts: [...new Set(rows.flatMap(({ accountId }) => accountId ?? []))] };
}
