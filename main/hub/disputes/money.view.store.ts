/** The money of orders, read from orders and cases: what every figure of what may be refunded is computed from. */
import type { Tx } from "../store/index.ts";
import { type Claim, nothingRefundable, type OrderMoney, type Refundable, refundableIn } from "./refundable.ts";

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
    `SELECT id AS "caseId", order_id AS "orderId", state, amount_fen AS "amountFen", refunded_fen AS "refundedFen", line_ids AS "lineIds"
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

/** What may still be refunded for one case, as it stands now; nothing while its order is not known. */
export async function refundableOf(reader: Reader, of: { caseId: string; orderId: string | null; granted: Granted }): Promise<Refundable> {
  if (of.orderId === null) return nothingRefundable;
  return refundableIn(await moneyOf(reader, { orderIds: [of.orderId], granted: of.granted }), of);
}
