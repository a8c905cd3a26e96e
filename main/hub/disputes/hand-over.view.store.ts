/** Cases that changed hands, with the order and the names their history tells of. */
import type { Tx } from "../store/index.ts";

interface HandedOver {
  caseId: string;
  orderId: string;
  number: string;
  fromName: string;
  toName: string | null;
}

/** Those of these cases that have an order: its timeline is where it is told. */
export function handedOver(tx: Pick<Tx, "rows">, of: { caseIds: readonly string[]; from: string; to: string | null }): Promise<HandedOver[]> {
  return tx.rows<HandedOver>(
    `SELECT c.id AS "caseId", o.id AS "orderId", c.number, coalesce(f.name, '') AS "fromName", t.name AS "toName"
     FROM case_file c JOIN "order" o ON o.id = c.order_id LEFT JOIN operator f ON f.id = $2 LEFT JOIN operator t ON t.id = $3 WHERE c.id = ANY($1)`,
    [of.caseIds, of.from, of.to],
  );
}
