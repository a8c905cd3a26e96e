/** What buyers object to, as it is written. */
import { newId } from "../kernel/ids.ts";
import type { Tx } from "../store/index.ts";

export async function insertAppeal(tx: Tx, of: { accountId: string; words: string }): Promise<string> {
  const id = newId(tx.at.getTime());
  tx.run("INSERT INTO account_appeal (id, account_id, words, recorded_by, recorded_at) VALUES ($1, $2, $3, $4, $5)", [
    id,
    of.accountId,
    of.words,
    tx.actor,
    tx.at,
  ]);
  return id;
}

/** Answers an appeal that is open. @returns whose it is; `null` when a colleague was quicker or there is none. */
export async function answerAppeal(tx: Tx, of: { appealId: string; upheld: boolean; result: string }): Promise<string | null> {
  const [row] = await tx.rows<{ accountId: string }>(
    `UPDATE account_appeal SET status = $2, result = $3, closed_by = $4, closed_at = $5 WHERE id = $1 AND status = 'open' RETURNING account_id AS "accountId"`,
    [of.appealId, of.upheld ? "upheld" : "rejected", of.result, tx.actor, tx.at],
  );
  return row?.accountId ?? null;
}
