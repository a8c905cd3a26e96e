/** Notes and calls with the names of whoever wrote them. */
import type { CallView, NoteView } from "../contract/notes.ts";
import type { Store, Tx } from "../store/index.ts";

/** Notes of a case, oldest first; one, where its id is given. */
export function notesOf(from: Pick<Store, "rows"> | Tx, of: { caseId: string; requestKey?: string; authorId?: string }): Promise<NoteView[]> {
  return from.rows<NoteView>(
    `SELECT n.id, n.author_id AS "authorId", coalesce(o.name, '') AS "authorName", n.text, n.at,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) ORDER BY c.id) FROM case_call c JOIN operator p ON p.id = c.operator_id
         WHERE c.about = 'note:' || n.id), '[]'::jsonb) AS mentions
     FROM case_note n LEFT JOIN operator o ON o.id = n.author_id
     WHERE n.case_id = $1 AND ($2::text IS NULL OR (n.request_key = $2 AND n.author_id = $3)) ORDER BY n.at, n.id`,
    [of.caseId, of.requestKey ?? null, of.authorId ?? null],
  );
}

/** Calls shown; older ones are still in their cases. */
const MOST_CALLS = 50;

/** What called somebody, the newest first, and how much he has not seen. */
export async function callsOf(store: Store, operatorId: string): Promise<{ rows: CallView[]; unseen: number }> {
  const [rows, [count]] = await Promise.all([
    store.rows<CallView>(
      `SELECT c.id, c.kind, c.case_id AS "caseId", f.number AS "caseNumber",
         coalesce((SELECT min(l.title) FROM order_line l WHERE l.order_id = f.order_id AND NOT l.taken_out), '') AS title, coalesce(o.name, '') AS "byName", c.text, c.at, c.seen_at AS "seenAt"
       FROM case_call c JOIN case_file f ON f.id = c.case_id LEFT JOIN operator o ON o.id = c.by_id
       WHERE c.operator_id = $1 ORDER BY c.at DESC, c.id DESC LIMIT ${MOST_CALLS}`,
      [operatorId],
    ),
    store.rows<{ unseen: number }>("SELECT count(*)::int AS unseen FROM case_call WHERE operator_id = $1 AND seen_at IS NULL", [operatorId]),
  ]);
  return { rows, unseen: count?.unseen ?? 0 };
}
