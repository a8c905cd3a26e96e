import { ERASED } from "../masking/index.ts";
import type { Tx } from "../store/index.ts";

/** Empties examples that were made of these cases, and retires them; the search index follows. @returns how many. */
export async function eraseExamples(tx: Tx, caseIds: readonly string[]): Promise<number> {
  const rows = await tx.rows<{ id: string; label: string }>(
    `UPDATE example SET question = $2, reply = $2, answer = NULL, answers = NULL, ground = NULL, state = 'retired', revision = revision + 1, updated_at = $3, updated_by = $4
     WHERE case_id = ANY($1) AND question <> $2 RETURNING id, label`,
    [caseIds, ERASED, tx.at, tx.actor],
  );
  for (const { id, label } of rows) {
    tx.emit({ name: "example.changed", subjectId: id, data: { state: "retired", label } });
    tx.journal({ verb: "example.changed", subject: "example", subjectId: id, data: { state: "retired", label } });
  }
  return rows.length;
}
