/** What a person does with a case at the queue. */
import type { Store, Tx } from "../store/index.ts";

/** Gives a case to an operator, or back to the queue; `false` when there is no such case. */
export async function assignCase(tx: Tx, caseId: string, operatorId: string | null): Promise<boolean> {
  return (await tx.prisma.caseFile.updateMany({ where: { id: caseId }, data: { assigneeId: operatorId } })).count > 0;
}

/** Takes the most urgent open case that nobody has, of these queues. Two people who ask at once never get the same one. */
export async function takeUrgent(tx: Tx, operatorId: string, queues: readonly string[]): Promise<string | null> {
  const [row] = await tx.rows<{ id: string }>(
    `UPDATE case_file SET assignee_id = $1 WHERE id = (
       SELECT id FROM case_file WHERE status = 'open' AND queue = ANY($2) AND assignee_id IS NULL
       ORDER BY deadline_at NULLS LAST, stake_fen DESC, id LIMIT 1 FOR UPDATE SKIP LOCKED
     ) RETURNING id`,
    [operatorId, queues],
  );
  return row?.id ?? null;
}

/** A person says what the case is about: agents leave it so. Gives the new revision, `null` when there is no such case. */
export async function setCaseClass(tx: Tx, caseId: string, disputeClass: string): Promise<number | null> {
  const [row] = await tx.rows<{ revision: number }>(
    `UPDATE case_file SET revision = revision + CASE WHEN dispute_class IS DISTINCT FROM $2 THEN 1 ELSE 0 END, dispute_class = $2, class_confidence = 1, class_by = $3,
       triage_state = 'done' WHERE id = $1 RETURNING revision`,
    [caseId, disputeClass, tx.actor],
  );
  return row?.revision ?? null;
}

/** Ends a case that a person settled; only from the revision the person saw. */
export async function endCase(tx: Tx, caseId: string, end: { outcome: string; revision: number }): Promise<boolean> {
  const changed = await tx.count(
    `UPDATE case_file SET status = 'done', outcome = $2, done_at = $3, stake_fen = 0, reply_state = 'none', revision = revision + 1 WHERE id = $1 AND revision = $4 AND status <> 'done'`,
    [caseId, end.outcome, tx.at, end.revision],
  );
  return changed > 0;
}

/** What closing and refusals look at. */
export async function caseHead(
  store: Store | Tx,
  caseId: string,
): Promise<{ revision: number; status: string; state: string; kind: string; channel: string; orderId: string | null } | null> {
  const [row] = await store.rows<{ revision: number; status: string; state: string; kind: string; channel: string; orderId: string | null }>(
    `SELECT revision, status, state, kind, channel, order_id AS "orderId" FROM case_file WHERE id = $1`,
    [caseId],
  );
  return row ?? null;
}
