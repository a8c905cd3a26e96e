import type { DecisionView } from "../contract/index.ts";
import type { RecoveryOutcome, WrongReason } from "../contract/review-words.ts";
import type { Tx } from "../store/index.ts";

export type Reader = Pick<Tx, "rows">;
/** Columns of a decision as screens see it, of `decision d`. */
export const view = `d.id, d.stage, d.policy, d.policy_version AS "policyVersion", d."row", d.facts, d.outcome, d.tier, d.reason, d.by, d.created_at AS "createdAt", d.review`;

/** Decisions of a case, newest first. */
export function decisionsOfCase(reader: Reader, caseId: string): Promise<DecisionView[]> {
  return reader.rows(`SELECT ${view} FROM decision d WHERE d.case_id = $1 ORDER BY d.created_at DESC, d.id DESC`, [caseId]);
}

/** An automatic decision and its case; `null` when there is none. */
export async function automaticDecision(reader: Reader, id: string): Promise<Automatic | null> {
  const [row] = await reader.rows<Automatic>(
    `SELECT d.id, d.case_id AS "caseId", d.policy, d.policy_version AS version, d."row", d.review, d.reviewed_by AS "markedBy"
       FROM decision d WHERE d.id = $1 AND d.tier = 'auto'`,
    [id],
  );
  return row ?? null;
}
export interface Automatic {
  id: string;
  caseId: string;
  policy: string;
  version: number;
  row: string | null;
  review: "right" | "wrong" | null;
  markedBy: string | null;
}

/** Keeps a judgement of a decision, or (`review` null) takes it back. */
export function keepMark(tx: Tx, mark: { id: string; review: "right" | "wrong" | null; reason: WrongReason | null; note: string }): void {
  const { id, review, reason, note } = mark;
  tx.run("UPDATE decision SET review = $2, review_reason = $3, review_note = $4, reviewed_by = $5, reviewed_at = $6 WHERE id = $1", [
    id,
    review,
    reason,
    note,
    review && tx.actor,
    review && tx.at,
  ]);
}

/** Of these cases, those of which an automatic decision was found wrong: no policy grants them again. */
export async function foundWrong(reader: Reader, caseIds: readonly string[]): Promise<Set<string>> {
  const rows = await reader.rows<{ id: string }>("SELECT DISTINCT case_id AS id FROM decision WHERE case_id = ANY($1) AND review = 'wrong'", [caseIds]);
  return new Set(rows.map(({ id }) => id));
}

/** Begins to follow up; false when somebody has begun it before. */
export async function insertRecovery(tx: Tx, of: { decisionId: string; amountFen: number; note: string }): Promise<boolean> {
  const { decisionId, amountFen, note } = of;
  const sql = "INSERT INTO recovery (decision_id, amount_fen, note, opened_at, opened_by) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
  return (await tx.count(sql, [decisionId, amountFen, note, tx.at, tx.actor])) > 0;
}

/** Locks what is followed up; `null` when nothing is. */
export async function lockRecovery(tx: Tx, decisionId: string): Promise<{ amountFen: number; endedAt: Date | null } | null> {
  const [row] = await tx.rows<{ amountFen: number; endedAt: Date | null }>(
    'SELECT amount_fen AS "amountFen", ended_at AS "endedAt" FROM recovery WHERE decision_id = $1 FOR UPDATE',
    [decisionId],
  );
  return row ?? null;
}

export function finishRecovery(tx: Tx, of: { decisionId: string; outcome: RecoveryOutcome; recoveredFen: number; note: string }): void {
  const { decisionId, outcome, recoveredFen, note } = of;
  tx.run(
    `UPDATE recovery SET ended_at = $2, ended_by = $3, outcome = $4, recovered_fen = $5, note = concat_ws(E'\\n', nullif(note, ''), nullif($6, '')) WHERE decision_id = $1`,
    [decisionId, tx.at, tx.actor, outcome, recoveredFen, note],
  );
}

/** What each row of a policy concluded since a time, whatever its version: cases, and reviews of what it settled by itself. */
export function reachOf(reader: Reader, policy: string, since: Date): Promise<{ row: string; cases: number; reviewed: number; wrong: number }[]> {
  return reader.rows(
    `SELECT coalesce(d."row", '') AS "row", count(DISTINCT d.case_id)::int AS cases, count(*) FILTER (WHERE d.review IS NOT NULL)::int AS reviewed,
       count(*) FILTER (WHERE d.review = 'wrong')::int AS wrong
     FROM decision d WHERE d.policy = $1 AND d.created_at >= $2 AND d."row" IS NOT NULL GROUP BY 1`,
    [policy, since],
  );
}
