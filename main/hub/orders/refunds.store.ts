import type { OrderState } from "../contract/words.ts";
import type { Tx } from "../store/index.ts";

/**
 * Books what went back of orders (fen) and the shares of their lines, as cases tell. An order's sum never falls: money that is out stays
 * out, and what was told without a case counts once, the greater of the two. An order of which more is out is looked at again for
 * findings; emits `order.changed`.
 */
export async function bookRefunds(
  tx: Tx,
  booked: readonly { orderId: string; refundedFen: number; lines: readonly { id: string; refundedFen: number }[] }[],
): Promise<void> {
  if (booked.length === 0) return;
  const moved = await tx.rows<{ id: string; state: OrderState }>(
    `UPDATE "order" o SET refunded_fen = b."refundedFen", check_at = $2 FROM jsonb_to_recordset($1::jsonb) AS b("orderId" text, "refundedFen" int)
     WHERE o.id = b."orderId" AND o.refunded_fen < b."refundedFen" RETURNING o.id, o.state`,
    [booked.map(({ orderId, refundedFen }) => ({ orderId, refundedFen })), tx.at],
  );
  tx.run(
    `UPDATE order_line l SET refunded_fen = b."refundedFen" FROM jsonb_to_recordset($1::jsonb) AS b(id text, "refundedFen" int)
     WHERE l.id = b.id AND l.refunded_fen <> b."refundedFen"`,
    [booked.flatMap(({ lines }) => lines)],
  );
  for (const { id, state } of moved) tx.emit({ name: "order.changed", subjectId: id, data: { state } });
}
