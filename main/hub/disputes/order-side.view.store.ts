/** What a case reads of its order: money, goods coming back, who waits for it, what was promised and has happened. */
import type { Store, Tx } from "../store/index.ts";
import { isLowered, type MoneyOut } from "./money-out.ts";
import type { KeptBy } from "./promise.store.ts";
import { type Claim, nothingRefundable, type OrderMoney, type Refundable, refundableIn } from "./refundable.ts";

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

type Reader = Pick<Tx, "rows">;

/** By case, what our own living effects take; told by the room of actions, which comes after this one. */
export type Granted = (reader: Reader, caseIds: readonly string[]) => Promise<ReadonlyMap<string, Pick<Claim, "grantedFen" | "besideFen">>>;

const nothingGranted = { grantedFen: 0, besideFen: 0 };

/** The money of orders with every case's hold on it, by order id. */
export async function moneyOf(reader: Reader, of: { orderIds: readonly string[]; granted: Granted }): Promise<Map<string, OrderMoney>> {
  if (of.orderIds.length === 0) return new Map();
  const orders = await reader.rows<Omit<OrderMoney, "lines" | "claims">>(
    'SELECT id AS "orderId", paid_fen AS "paidFen", coalesce(told_paid_fen, paid_fen) AS "toldPaidFen", freight_fen AS "freightFen", refunded_fen AS "refundedFen" FROM "order" WHERE id = ANY($1)',
    [of.orderIds],
  );
  const lines = await reader.rows<OrderMoney["lines"][number] & { orderId: string }>(
    `SELECT order_id AS "orderId", id, channel_line_id AS "channelLineId", paid_fen AS "paidFen", coalesce(told_paid_fen, paid_fen) AS "toldPaidFen",
       price_fen AS "priceFen", quantity, state = 'closed' AS closed,
       taken_out AS "takenOut" FROM order_line WHERE order_id = ANY($1) ORDER BY order_id, channel_line_id`,
    [of.orderIds],
  );
  const claims = await reader.rows<Omit<Claim, "grantedFen" | "besideFen">>(
    `SELECT id AS "caseId", order_id AS "orderId", state, amount_fen AS "amountFen", refunded_fen AS "refundedFen", line_ids AS "lineIds", refund_record AS record
     FROM case_file WHERE order_id = ANY($1) ORDER BY order_id, opened_at, id`,
    [of.orderIds],
  );
  const grants = await of.granted(
    reader,
    claims.map((claim) => claim.caseId),
  );
  const linesOf = Map.groupBy(lines, (line) => line.orderId);
  const claimsOf = Map.groupBy(claims, (claim) => claim.orderId);
  return new Map(
    orders.map((order) => {
      const held = (claimsOf.get(order.orderId) ?? []).map((claim) => ({ ...claim, ...(grants.get(claim.caseId) ?? nothingGranted) }));
      return [order.orderId, { ...order, lines: linesOf.get(order.orderId) ?? [], claims: held }];
    }),
  );
}

/** Lines of an order that are in it still, by our id and the channel's. */
export function linesIn(reader: Reader, orderId: string): Promise<{ id: string; channelLineId: string }[]> {
  return reader.rows(`SELECT id, channel_line_id AS "channelLineId" FROM order_line WHERE order_id = $1 AND NOT taken_out ORDER BY channel_line_id`, [orderId]);
}

/** Those of the orders of which a case knows that money went back. */
export async function refundedAmong(reader: Reader, orderIds: readonly string[]): Promise<string[]> {
  if (orderIds.length === 0) return [];
  const rows = await reader.rows<{ id: string }>(
    "SELECT asked.id FROM unnest($1::text[]) AS asked(id) WHERE EXISTS (SELECT 1 FROM case_file c WHERE c.order_id = asked.id AND c.refunded_fen > 0)",
    [orderIds],
  );
  return rows.map(({ id }) => id);
}

/** Refunds of orders of which less is told now than is booked, by order; one that its order told within itself and tells no more counts as told to be nothing. */
export async function loweredRefunds(
  reader: Reader,
  orderIds: readonly string[],
): Promise<Map<string, { caseId: string; number: string; bookedFen: number; toldFen: number; at: number }[]>> {
  const rows = await reader.rows<{ orderId: string; caseId: string; number: string; booked: MoneyOut; told: MoneyOut | null; at: number }>(
    `SELECT c.order_id AS "orderId", c.id AS "caseId", c.number, json_build_object('fen', c.refunded_fen, 'ground', c.refund_ground) AS booked,
       CASE WHEN gone THEN '{"fen": 0, "ground": "told"}'::jsonb ELSE c.told_out END AS told, (CASE WHEN gone THEN o.version ELSE c.version END)::float8 AS at
     FROM case_file c JOIN "order" o ON o.id = c.order_id, LATERAL (SELECT coalesce(o.told_refunds->>c.channel_case_id = 'false', false) AS gone) told
     WHERE c.order_id = ANY($1) AND c.refunded_fen > 0 AND (gone OR c.told_out IS NOT NULL) ORDER BY c.number`,
    [orderIds],
  );
  const lowered = rows.filter(({ booked, told }) => isLowered(booked, told));
  return Map.groupBy(
    lowered.map(({ booked, told, ...row }) => ({ ...row, bookedFen: booked.fen, toldFen: told?.fen ?? 0 })),
    ({ orderId }) => orderId,
  );
}

/** What may still be refunded for one case, as it stands now; nothing while its order is not known. */
export async function refundableOf(reader: Reader, of: { caseId: string; orderId: string | null; granted: Granted }): Promise<Refundable> {
  if (of.orderId === null) return nothingRefundable;
  return refundableIn(await moneyOf(reader, { orderIds: [of.orderId], granted: of.granted }), of);
}

/**
 * Promises that are not kept yet and of which what was promised has happened since, with when: goods that left are proven by scans (what left
 * before it was promised is something else), money by the channel's word, an inspection by our inspector. A case that is done waits for nothing.
 */
export function happenedSince(store: Store): Promise<{ id: string; keptAt: Date; by: KeptBy }[]> {
  return store.rows(
    `SELECT id, coalesce(happened, done) AS "keptAt", CASE WHEN happened IS NULL THEN 'done' ELSE 'fact' END AS by FROM (
       SELECT p.id, CASE WHEN c.status = 'done' AND c.done_at >= p.said_at THEN c.done_at END AS done,
         CASE p.kind WHEN 'ship' THEN least(CASE WHEN o.outbound_at > p.said_at THEN o.outbound_at END, left_at.first)
           WHEN 'inspect' THEN c.inspected_at
           WHEN 'refund' THEN CASE WHEN c.state IN ('refunding', 'refunded') THEN coalesce(c.done_at, $1) END END AS happened
       FROM case_promise p JOIN case_file c ON c.id = p.case_id LEFT JOIN "order" o ON o.id = c.order_id
       LEFT JOIN LATERAL (SELECT min(picked_up_at) AS first FROM parcel WHERE order_id = c.order_id AND direction IN ('outbound', 'exchange') AND picked_up_at > p.said_at) left_at ON true
       WHERE p.kept_at IS NULL) open
     WHERE coalesce(happened, done) IS NOT NULL`,
    [new Date(store.clock.now())],
  );
}
