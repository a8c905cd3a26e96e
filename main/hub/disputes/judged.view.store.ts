/** What the model had called cases that somebody judged afterwards. */
import type { Store } from "../store/index.ts";

interface JudgedCell {
  truth: string;
  guess: string;
  count: number;
  cases: { caseId: string; number: string }[];
}

const SINCE_MS = 90 * 86_400_000;
/** Cases named of each cell. */
const SHOWN = 12;

/** By class in truth and as it was called, the most frequent first. A person's own naming judges, and so does an example that a trainer accepted. */
export async function judgedCells(store: Store): Promise<{ judged: number; cells: JudgedCell[] }> {
  const cells = await store.rows<JudgedCell>(
    `WITH judged AS (
       SELECT c.id, c.number, c.opened_at, CASE WHEN e.label IS NOT NULL THEN e.label ELSE c.dispute_class END AS truth,
         (SELECT j.data->>'disputeClass' FROM journal_line j WHERE j.subject = 'case' AND j.subject_id = c.id AND j.verb = 'case.triaged' ORDER BY j.id DESC LIMIT 1) AS guess
       FROM case_file c LEFT JOIN LATERAL (SELECT x.label FROM example x WHERE x.case_id = c.id AND x.state = 'accepted' ORDER BY x.updated_at DESC LIMIT 1) e ON true
       WHERE c.opened_at > $1 AND (e.label IS NOT NULL OR c.class_by LIKE 'operator:%')
     )
     SELECT coalesce(truth, 'none') AS truth, coalesce(guess, 'none') AS guess, count(*)::int AS count,
       to_jsonb((array_agg(jsonb_build_object('caseId', judged.id, 'number', judged.number) ORDER BY judged.opened_at DESC))[1:${SHOWN}]) AS cases
     FROM judged WHERE guess IS NOT NULL GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2`,
    [new Date(store.clock.now() - SINCE_MS)],
  );
  return { judged: cells.reduce((sum, { count }) => sum + count, 0), cells };
}
