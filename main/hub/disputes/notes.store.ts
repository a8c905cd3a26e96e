/** Notes of colleagues about cases, and what calls people there. */
import type { CallView } from "../contract/notes.ts";
import { newId } from "../kernel/ids.ts";
import type { Tx } from "../store/index.ts";

/** Keeps a note; the same request again keeps nothing. @returns whether it is new. */
export async function keepNote(tx: Tx, note: { id: string; caseId: string; authorId: string; text: string; requestKey: string }): Promise<boolean> {
  const kept = await tx.count(
    `INSERT INTO case_note (id, case_id, author_id, text, request_key, at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (case_id, author_id, request_key) DO NOTHING`,
    [note.id, note.caseId, note.authorId, note.text, note.requestKey, tx.at],
  );
  return kept > 0;
}

/** `by`: a colleague; nothing where nobody of the house called. */
interface Call {
  caseId: string;
  operatorIds: readonly string[];
  kind: CallView["kind"];
  by: string;
  about: string;
  text: string;
}

/** Calls people to a case: once a note or an action, however often it is told. */
export function callPeople(tx: Tx, of: Call): void {
  call(tx, of, false);
}

/** Calls people for what happens to a case again and again: one line each, the newest time, not seen yet. */
export function callAgain(tx: Tx, of: Omit<Call, "about" | "text">): void {
  call(tx, { ...of, about: `${of.kind}:${of.caseId}`, text: "" }, true);
}

function call(tx: Tx, of: Call, isAgain: boolean): void {
  for (const operatorId of of.operatorIds) {
    tx.run(
      `INSERT INTO case_call (id, case_id, operator_id, kind, by_id, about, text, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (operator_id, about) DO UPDATE SET id = excluded.id, by_id = excluded.by_id, at = excluded.at, seen_at = NULL WHERE $9`,
      [newId(tx.at.getTime()), of.caseId, operatorId, of.kind, of.by, of.about, of.text, tx.at, isAgain],
    );
    tx.emit({ name: "case.called", subjectId: of.caseId, data: { operatorId } });
  }
}

/** He has seen what called him. @returns how much that was. */
export function callsSeen(tx: Tx, of: { operatorId: string; caseId: string | null }): Promise<number> {
  return tx.count("UPDATE case_call SET seen_at = $3 WHERE operator_id = $1 AND seen_at IS NULL AND ($2::text IS NULL OR case_id = $2)", [
    of.operatorId,
    of.caseId,
    tx.at,
  ]);
}

/** What called somebody longer ago is no list any more. */
export function forgetCallsBefore(tx: Tx, before: Date): Promise<number> {
  return tx.count("DELETE FROM case_call WHERE at < $1", [before]);
}
