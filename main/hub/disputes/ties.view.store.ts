/** What a case is tied to: links, its parts, and the case it is a part of. */
import type { CasePage } from "../contract/index.ts";
import type { Store, Tx } from "../store/index.ts";

/** Open cases that are linked with these, parts of these or the wholes of these; `endedId`: the one of these. */
export function tiedOpen(tx: Tx, caseIds: readonly string[]): Promise<{ id: string; assigneeId: string | null; endedId: string }[]> {
  if (caseIds.length === 0) return Promise.resolve([]);
  return tx.rows(
    `SELECT DISTINCT ON (c.id) c.id, c.assignee_id AS "assigneeId", t.ended AS "endedId" FROM (
       SELECT one_id AS ended, other_id AS id FROM case_link WHERE one_id = ANY($1)
       UNION ALL SELECT other_id, one_id FROM case_link WHERE other_id = ANY($1)
       UNION ALL SELECT p.part_of, p.id FROM case_file p WHERE p.part_of = ANY($1)
       UNION ALL SELECT p.id, p.part_of FROM case_file p WHERE p.id = ANY($1) AND p.part_of IS NOT NULL
     ) t JOIN case_file c ON c.id = t.id JOIN case_file e ON e.id = t.ended AND e.status = 'done' WHERE c.status <> 'done' ORDER BY c.id, t.ended`,
    [caseIds],
  );
}

/** SQL: nobody did anything to the part `c` since it was split off. */
export const UNTOUCHED = `(c.status = 'open' AND c.revision = 1 AND NOT EXISTS (SELECT 1 FROM case_note n WHERE n.case_id = c.id)
  AND NOT EXISTS (SELECT 1 FROM case_message m WHERE m.case_id = c.id) AND NOT EXISTS (SELECT 1 FROM unsent_words u WHERE u.case_id = c.id))`;

/** Parts that were split off a case, in the order in which they were; those taken back are none any more. */
export function partsOf(from: Pick<Store, "rows">, caseId: string): Promise<CasePage["parts"]> {
  return from.rows<CasePage["parts"][number]>(
    `SELECT c.id, c.number, c.status, p.name AS "assigneeName", c.line_ids AS "lineIds", c.dispute_class AS "disputeClass", c.outcome, ${UNTOUCHED} AS rejoins
     FROM case_file c LEFT JOIN operator p ON p.id = c.assignee_id WHERE c.part_of = $1 AND c.outcome IS DISTINCT FROM 'rejoined' ORDER BY c.opened_at, c.id`,
    [caseId],
  );
}

/** The case that this one is a part of; `null` when it is whole. */
export async function wholeOf(from: Pick<Store, "rows">, caseId: string): Promise<CasePage["partOf"]> {
  const [row] = await from.rows<NonNullable<CasePage["partOf"]>>(
    `SELECT w.id, w.number, w.status, p.name AS "assigneeName", w.deadline_at AS "deadlineAt"
     FROM case_file c JOIN case_file w ON w.id = c.part_of LEFT JOIN operator p ON p.id = w.assignee_id WHERE c.id = $1`,
    [caseId],
  );
  return row ?? null;
}

/** Cases linked with one, the newest link first. */
export function linkedWith(from: Pick<Store, "rows">, caseId: string): Promise<CasePage["links"]> {
  return from.rows<CasePage["links"][number]>(
    `SELECT c.id, c.number, c.status, c.kind, c.found_kind AS "foundKind", c.state, p.name AS "assigneeName", l.why, coalesce(b.name, '') AS "byName", l.at
     FROM case_link l JOIN case_file c ON c.id = CASE WHEN l.one_id = $1 THEN l.other_id ELSE l.one_id END
     LEFT JOIN operator p ON p.id = c.assignee_id LEFT JOIN operator b ON 'operator:' || b.id = l.by
     WHERE l.one_id = $1 OR l.other_id = $1 ORDER BY l.at DESC, c.id`,
    [caseId],
  );
}
