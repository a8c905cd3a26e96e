/** Money that two records tell of counts with one case: which cases it does not count with. What adds refunds up by case leaves those out. */
import type { Store, Tx } from "../store/index.ts";
import { type RefundTold, refundsCounted } from "./booking.ts";

/** Whose refunds are to be added up: those of accounts, or those that were first known in a time. */
export type RefundsOf = { accountIds: readonly string[] } | { from: Date; until: Date };

/** SQL on the case `c`: an order as far as it is known, else by what its channel calls it. */
const ORDER_OF = `coalesce(c.order_id, c.shop_id || ' ' || c.channel_order_id)`;

/**
 * Ids of cases whose refund is the same money as another's, of which more is told or which names its goods closer: see `refund-records.ts`.
 * The other counts with its own time, whether or not that is asked for: over all times every payment counts once.
 */
export async function toldTwice(from: Store | Tx, of: RefundsOf): Promise<string[]> {
  const meant = "accountIds" in of ? "w.account_id = ANY($1)" : "w.refunded_at >= $1 AND w.refunded_at < $2";
  const claims = await from.rows<RefundTold & { orderId: string; ownId: string | null }>(
    `WITH meant AS (SELECT DISTINCT w.order_id, w.shop_id, w.channel_order_id FROM case_file w WHERE w.refund_record IS NOT NULL AND w.refunded_fen > 0 AND ${meant}),
       told AS (SELECT c.id FROM meant m JOIN case_file c ON c.order_id = m.order_id
         UNION SELECT c.id FROM meant m JOIN case_file c ON c.shop_id = m.shop_id AND c.channel_order_id = m.channel_order_id WHERE m.order_id IS NULL AND c.order_id IS NULL),
       refunds AS (SELECT ${ORDER_OF} AS "orderId", c.order_id AS "ownId", c.id AS "caseId", c.refunded_fen AS "refundedFen", c.refund_record AS record, c.line_ids AS "lineIds",
         min(c.refund_record) OVER several AS one, max(c.refund_record) OVER several AS other
         FROM told t JOIN case_file c ON c.id = t.id WHERE c.refunded_fen > 0 WINDOW several AS (PARTITION BY ${ORDER_OF}))
     SELECT "orderId", "ownId", "caseId", "refundedFen", record, "lineIds" FROM refunds WHERE one <> other ORDER BY "caseId"`,
    "accountIds" in of ? [of.accountIds] : [of.from, of.until],
  );
  if (claims.length === 0) return [];
  const lines = await from.rows<{ orderId: string; id: string; channelLineId: string }>(
    `SELECT order_id AS "orderId", id, channel_line_id AS "channelLineId" FROM order_line WHERE order_id = ANY($1)`,
    [[...new Set(claims.flatMap(({ ownId }) => ownId ?? []))]],
  );
  const linesOf = Map.groupBy(lines, ({ orderId }) => orderId);
  return [...Map.groupBy(claims, ({ orderId }) => orderId)].flatMap(([orderId, ofOrder]) => {
    const counted = new Set(refundsCounted({ lines: linesOf.get(orderId) ?? [], claims: ofOrder }).map(({ caseId }) => caseId));
    return ofOrder.flatMap(({ caseId }) => (counted.has(caseId) ? [] : [caseId]));
  });
}
