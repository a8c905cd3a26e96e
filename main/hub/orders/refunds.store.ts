import type { OrderState } from "../contract/words.ts";
import type { Tx } from "../store/index.ts";
import type { LoweredRefund } from "./refresh.ts";

/**
 * Books what went back of orders (fen) and the shares of their lines, as cases tell. Money that is out stays out, and what was told without
 * a case counts once, the greater of the two: an order's sum falls only by what turned out to have been counted too high (`correctedFen`: a
 * channel had said that it paid, and says later what); `lowered` are refunds of which less is told now than is booked. An order of which either moved
 * is looked at again for findings; emits `order.changed`.
 */
export async function bookRefunds(
  tx: Tx,
  booked: readonly {
    orderId: string;
    refundedFen: number;
    correctedFen: number;
    lowered: readonly LoweredRefund[];
    lines: readonly { id: string; refundedFen: number }[];
  }[],
): Promise<void> {
  if (booked.length === 0) return;
  const moved = await tx.rows<{ id: string; state: OrderState }>(
    `UPDATE "order" o SET refunded_fen = greatest(b."refundedFen", o.refunded_fen - b."correctedFen"), lowered_refunds = b.lowered, check_at = $2
     FROM jsonb_to_recordset($1::jsonb) AS b("orderId" text, "refundedFen" int, "correctedFen" int, lowered jsonb)
     WHERE o.id = b."orderId" AND (o.refunded_fen <> greatest(b."refundedFen", o.refunded_fen - b."correctedFen") OR o.lowered_refunds <> b.lowered)
     RETURNING o.id, o.state`,
    [booked.map(({ lines: _, ...order }) => order), tx.at],
  );
  tx.run(
    `UPDATE order_line l SET refunded_fen = b."refundedFen" FROM jsonb_to_recordset($1::jsonb) AS b(id text, "refundedFen" int)
     WHERE l.id = b.id AND l.refunded_fen <> b."refundedFen"`,
    [booked.flatMap(({ lines }) => lines)],
  );
  for (const { id, state } of moved) tx.emit({ name: "order.changed", subjectId: id, data: { state } });
}
