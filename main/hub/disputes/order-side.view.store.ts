/** What a case tells its order: money that went back, and the parcel that comes back. */
import type { Tx } from "../store/index.ts";

/** Account of orders by id. */
export function accountsOfOrders(tx: Tx, orderIds: readonly string[]): Promise<{ id: string; accountId: string | null }[]> {
  return tx.rows(`SELECT id, account_id AS "accountId" FROM "order" WHERE id = ANY($1)`, [orderIds]);
}

/** Return parcels and warehouse facts of orders that were known before the case was: arrival and inspection to catch up with. */
export function earlierReturnFacts(
  tx: Tx,
  orderIds: readonly string[],
): Promise<{ orderId: string; kind: string; at: Date; result: string | null; waybill: string | null; toldBy: "warehouse" | "carrier" }[]> {
  return tx.rows(
    `SELECT order_id AS "orderId", kind, at, coalesce(data->>'result', data->'data'->>'result') AS result, data->>'waybill' AS waybill, 'warehouse' AS "toldBy"
       FROM timeline_event WHERE order_id = ANY($1) AND kind IN ('return_arrived', 'return_inspected') AND source = 'warehouse'
     UNION ALL
     SELECT order_id, 'return_arrived', CASE direction WHEN 'return' THEN signed_at ELSE returned_at END, NULL, waybill, 'carrier' FROM parcel
       WHERE order_id = ANY($1) AND CASE direction WHEN 'return' THEN signed_at IS NOT NULL ELSE returned_at >= return_named_at - interval '12 hours' END
         AND coalesce((doubts->'early'->>'until')::bigint, 0) <= $2
     ORDER BY 3`,
    [orderIds, tx.at.getTime()],
  );
}

/** Cases that wait for these orders. A number is not looked for: who knows it knows that the order is here, and that case found it at once. */
export function linksOfOrders(tx: Tx, orderIds: readonly string[]): Promise<CaseLink[]> {
  return tx.rows(
    `SELECT c.id AS "caseId", o.id AS "orderId" FROM "order" o JOIN case_file c ON c.shop_id = o.shop_id AND c.channel_order_id = o.channel_order_id
       WHERE o.id = ANY($1) AND c.order_id IS NULL
     UNION
     SELECT c.id, o.id FROM "order" o JOIN case_file c ON c.channel_order_id = 'channel:' || o.shop_id || ':' || o.channel_order_id
       WHERE o.id = ANY($1) AND c.order_id IS NULL`,
    [orderIds],
  );
}

export interface CaseLink {
  caseId: string;
  orderId: string;
}
