import type { Tx } from "../store/index.ts";
import { lockOrdersThenCases } from "./lock.store.ts";

/**
 * Something new was found about these orders (a parcel stands still, it never left): open cases about them move on, so that
 * they are judged by what is known now and nobody acts on what they saw before. Gives how many.
 */
export async function noteFindings(tx: Tx, orderIds: readonly string[]): Promise<number> {
  await lockOrdersThenCases(tx, { orderIds });
  const rows = await tx.rows<{ id: string; revision: number; orderId: string }>(
    `UPDATE case_file SET revision = revision + 1 WHERE order_id = ANY($1) AND status = 'open' RETURNING id, revision, order_id AS "orderId"`,
    [orderIds],
  );
  for (const { id, revision, orderId } of rows) tx.emit({ name: "case.outdated", subjectId: id, data: { revision, orderId } });
  return rows.length;
}
