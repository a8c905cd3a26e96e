/** What people began to write to buyers and did not send. It is his who wrote it until his cases go to somebody else. */
import type { Tx } from "../store/index.ts";

/** Keeps what somebody is writing; empty words are none. Whatever he wrote before about the case is replaced. */
export function keepUnsent(tx: Tx, of: { caseId: string; operatorId: string; text: string; suggestionId: string | null }): void {
  if (of.text.trim() === "") {
    tx.run("DELETE FROM unsent_words WHERE case_id = $1 AND written_by = $2", [of.caseId, of.operatorId]);
    return;
  }
  tx.run(
    `INSERT INTO unsent_words (case_id, written_by, operator_id, text, suggestion_id, at) VALUES ($1, $2, $2, $3, $4, $5)
     ON CONFLICT (case_id, written_by) DO UPDATE SET operator_id = excluded.operator_id, text = excluded.text, suggestion_id = excluded.suggestion_id, at = excluded.at`,
    [of.caseId, of.operatorId, of.text, of.suggestionId, tx.at],
  );
}

/** His own are over, and those he took over: he said something to this buyer. */
export function dropUnsent(tx: Tx, of: { caseId: string; operatorId: string }): void {
  tx.run("DELETE FROM unsent_words WHERE case_id = $1 AND (written_by = $2 OR operator_id = $2 OR operator_id IS NULL)", [of.caseId, of.operatorId]);
}

/** Everything of one person becomes another's, or whoever's opens the case (`null`). Gives the cases. */
export async function moveUnsent(tx: Tx, from: string, to: string | null): Promise<string[]> {
  const rows = await tx.rows<{ caseId: string }>(`UPDATE unsent_words SET operator_id = $2 WHERE operator_id = $1 RETURNING case_id AS "caseId"`, [from, to]);
  return rows.map(({ caseId }) => caseId);
}

/** Words nobody went on with since then are forgotten. */
export function forgetUnsentBefore(tx: Tx, before: Date): Promise<number> {
  return tx.count("DELETE FROM unsent_words WHERE at < $1", [before]);
}
