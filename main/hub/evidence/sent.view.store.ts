import type { Tx } from "../store/index.ts";

/** Whether a file of the desk is on its way to the buyer, or with him: what did not go is nowhere. */
export async function wentToBuyer(tx: Pick<Tx, "rows">, of: { caseId: string; key: string }): Promise<boolean> {
  const rows = await tx.rows("SELECT 1 AS one FROM case_message WHERE case_id = $1 AND sent_pictures ? $2 AND delivery <> 'failed' LIMIT 1", [
    of.caseId,
    of.key,
  ]);
  return rows.length > 0;
}
