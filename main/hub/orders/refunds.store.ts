import type { Tx } from "../store/index.ts";

/**
 * Books what went back of orders (fen) and the shares of their lines, as cases tell. An order's sum never falls: money that is out stays
 * out, and what was told without a case counts once, the greater of the two.
 */
export function bookRefunds(tx: Tx, booked: readonly { orderId: string; refundedFen: number; lines: readonly { id: string; refundedFen: number }[] }[]): void {
  if (booked.length === 0) return;
  tx.run(
    `UPDATE "order" o SET refunded_fen = b."refundedFen" FROM jsonb_to_recordset($1::jsonb) AS b("orderId" text, "refundedFen" int)
     WHERE o.id = b."orderId" AND o.refunded_fen < b."refundedFen"`,
    [booked.map(({ orderId, refundedFen }) => ({ orderId, refundedFen }))],
  );
  tx.run(
    `UPDATE order_line l SET refunded_fen = b."refundedFen" FROM jsonb_to_recordset($1::jsonb) AS b(id text, "refundedFen" int)
     WHERE l.id = b.id AND l.refunded_fen <> b."refundedFen"`,
    [booked.flatMap(({ lines }) => lines)],
  );
}
