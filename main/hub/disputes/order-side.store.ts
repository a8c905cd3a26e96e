/** What a case tells its order: money that went back, and the parcel that comes back. */
import { newId } from "../kernel/ids.ts";
import type { Tx } from "../store/index.ts";

export interface OrderBrief {
  id: string;
  shopId: string;
  channelOrderId: string;
  accountId: string | null;
}

/** Orders by the channel's id within its shop. */
export function ordersByChannelId(tx: Tx, keys: readonly { shopId: string; channelOrderId: string | null }[]): Promise<OrderBrief[]> {
  return tx.rows<OrderBrief>(
    `SELECT o.id, o.shop_id AS "shopId", o.channel_order_id AS "channelOrderId", o.account_id AS "accountId"
     FROM jsonb_to_recordset($1::jsonb) AS k("shopId" text, "channelOrderId" text)
     JOIN "order" o ON o.shop_id = k."shopId" AND o.channel_order_id = k."channelOrderId"`,
    [keys],
  );
}

/** Account of orders by id. */
export function accountsOfOrders(tx: Tx, orderIds: readonly string[]): Promise<{ id: string; accountId: string | null }[]> {
  return tx.rows(`SELECT id, account_id AS "accountId" FROM "order" WHERE id = ANY($1)`, [orderIds]);
}

/** Makes known that a parcel comes back, so that it is tracked like any other; a waybill known already changes nothing. */
export async function knowReturnParcels(tx: Tx, parcels: readonly { orderId: string; carrier: string; waybill: string }[]): Promise<void> {
  if (parcels.length === 0) return;
  const rows = parcels.map((parcel) => ({ ...parcel, id: newId(tx.at.getTime()) }));
  const kept = await tx.rows<{ id: string; waybill: string; orderId: string }>(
    `INSERT INTO parcel (id, order_id, direction, carrier, waybill, next_ask_at)
     SELECT id, "orderId", 'return', carrier, waybill, $2 FROM jsonb_to_recordset($1::jsonb) AS r(id text, "orderId" text, carrier text, waybill text)
     ON CONFLICT (order_id, carrier, waybill) DO NOTHING RETURNING id, waybill, order_id AS "orderId"`,
    [rows, tx.at],
  );
  for (const { id, waybill, orderId } of kept) tx.emit({ name: "parcel.known", subjectId: id, data: { waybill, direction: "return", orderId } });
}

/** Return parcels and warehouse facts of orders that were known before the case was: arrival and inspection to catch up with. */
export function earlierReturnFacts(
  tx: Tx,
  orderIds: readonly string[],
): Promise<{ orderId: string; kind: string; at: Date; result: string | null; waybill: string | null }[]> {
  return tx.rows(
    `SELECT order_id AS "orderId", kind, at, coalesce(data->>'result', data->'data'->>'result') AS result, data->>'waybill' AS waybill
       FROM timeline_event WHERE order_id = ANY($1) AND kind IN ('return_arrived', 'return_inspected') AND source = 'warehouse'
     UNION ALL
     SELECT order_id, 'return_arrived', signed_at, NULL, waybill FROM parcel WHERE order_id = ANY($1) AND direction = 'return' AND signed_at IS NOT NULL
     ORDER BY 3`,
    [orderIds],
  );
}
