import type { Tx } from "../store/index.ts";

/** SQL: the file `f` of the desk is on its way to the buyer, or with him; what did not go is nowhere. */
export const WENT = "EXISTS (SELECT 1 FROM case_message m WHERE m.case_id = f.case_id AND m.sent_pictures ? f.key AND m.delivery <> 'failed')";

/** Whether a file of the desk is on its way to the buyer, or with him: what did not go is nowhere. */
export async function wentToBuyer(tx: Pick<Tx, "rows">, of: { caseId: string; key: string }): Promise<boolean> {
  const rows = await tx.rows(`SELECT 1 AS one FROM (VALUES ($1::text, $2::text)) AS f(case_id, key) WHERE ${WENT}`, [of.caseId, of.key]);
  return rows.length > 0;
}
