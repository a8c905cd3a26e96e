import type { Tx } from "../store/index.ts";

/** Books refunds the channel reports: to the case what it paid, to the order the sum of its cases, to a line where a case names only it. */
export async function bookRefunds(tx: Tx, caseIds: readonly string[]): Promise<void> {
  const changed = await tx.rows<{ orderId: string | null }>(
    `UPDATE case_file SET refunded_fen = amount_fen WHERE id = ANY($1) AND state = 'refunded' AND refunded_fen = 0 AND amount_fen > 0 RETURNING order_id AS "orderId"`,
    [caseIds],
  );
  const told = await tx.rows<{ orderId: string | null }>(`SELECT order_id AS "orderId" FROM case_file WHERE id = ANY($1) AND refunded_fen > 0`, [caseIds]);
  const orderIds = [...new Set([...changed, ...told].flatMap((row) => row.orderId ?? []))];
  if (orderIds.length === 0) return;
  tx.run(
    `UPDATE "order" o SET refunded_fen = s.refunded FROM (SELECT order_id, sum(refunded_fen)::int AS refunded FROM case_file WHERE order_id = ANY($1) GROUP BY 1) s
     WHERE o.id = s.order_id AND o.refunded_fen < s.refunded`,
    [orderIds],
  );
  tx.run(
    `UPDATE order_line l SET refunded_fen = s.refunded FROM (
       SELECT line.id, sum(c.refunded_fen)::int AS refunded FROM order_line line JOIN case_file c ON c.order_id = line.order_id
         AND jsonb_array_length(c.line_ids) = 1 AND (c.line_ids ? line.channel_line_id OR c.line_ids ? line.id) WHERE line.order_id = ANY($1) GROUP BY 1) s
     WHERE l.id = s.id AND l.refunded_fen < s.refunded`,
    [orderIds],
  );
}
