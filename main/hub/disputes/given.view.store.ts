/** How a case came to whoever has it, as the journal tells it. */
import type { CasePage } from "../contract/index.ts";
import type { Store } from "../store/index.ts";

interface Line {
  at: Date;
  verb: string;
  /** Whoever has the case did it himself. */
  own: boolean;
  toName: string;
  byName: string | null;
  fromName: string | null;
  data: { from?: string; acted?: string; load?: number; fitting?: number; equal?: number };
}

/** `null` while nobody has it, and where the journal tells of somebody else last. */
export async function howGiven(store: Store, caseId: string): Promise<CasePage["given"]> {
  const [line] = await store.rows<Line>(
    `SELECT j.at, j.verb, j.actor = 'operator:' || c.assignee_id AS own, p.name AS "toName", b.name AS "byName", f.name AS "fromName", j.data
     FROM case_file c JOIN operator p ON p.id = c.assignee_id
     JOIN LATERAL (SELECT l.at, l.verb, l.actor, l.data FROM journal_line l
       WHERE l.subject = 'case' AND l.subject_id = c.id AND l.verb IN ('case.assigned', 'case.given') ORDER BY l.id DESC LIMIT 1) j ON true
     LEFT JOIN operator b ON j.actor = 'operator:' || b.id LEFT JOIN operator f ON f.id = j.data->>'from'
     WHERE c.id = $1 AND j.data->>'operatorId' = c.assignee_id`,
    [caseId],
  );
  if (!line) return null;
  const { load = null, fitting = null, equal = null } = line.data;
  return { how: howOf(line), at: line.at, toName: line.toName, byName: line.byName, fromName: line.fromName, load, fitting, equal };
}

function howOf({ verb, own, data }: Line): NonNullable<CasePage["given"]>["how"] {
  if (verb === "case.given") return "rules";
  if (data.from !== undefined) return "handed";
  if (!own) return "colleague";
  return data.acted === undefined ? "took" : "acted";
}
