/** What the score says of an account, and what a reviewer said. */
import type { Tx } from "../store/index.ts";
import type { Level, Reason } from "./score.ts";

/** Keeps scores. */
export async function keepScores(
  tx: Tx,
  scores: readonly { id: string; score: number; level: Level; reasons: readonly Reason[]; status: string }[],
): Promise<void> {
  if (scores.length === 0) return;
  tx.run(
    `UPDATE account a SET score = r.score, level = r.level, reasons = r.reasons, status = r.status, scored_at = $2,
       status_at = CASE WHEN a.status = r.status THEN a.status_at ELSE $2 END
     FROM jsonb_to_recordset($1::jsonb) AS r(id text, score int, level text, reasons jsonb, status text) WHERE a.id = r.id`,
    [scores, tx.at],
  );
}

/** Keeps a reviewer's verdict with the reasons it was given on; `false` when there is no such account. */
export async function keepVerdict(tx: Tx, verdict: { accountId: string; verdict: "cleared" | "confirmed"; note: string }): Promise<boolean> {
  const changed = await tx.count(
    `UPDATE account SET status = $2, note = $3, reviewed_by = $4, reviewed_at = $5, status_at = $5,
       cleared_signals = CASE WHEN $2 = 'cleared' THEN (SELECT coalesce(jsonb_agg(r->'signal'), '[]'::jsonb) FROM jsonb_array_elements(reasons) r) ELSE '[]'::jsonb END
     WHERE id = $1`,
    [verdict.accountId, verdict.verdict, verdict.note, tx.actor, tx.at],
  );
  return changed > 0;
}
