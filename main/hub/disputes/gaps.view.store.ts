/** Questions that nothing could answer, so that a trainer sees what is missing. */
import type { Store } from "../store/index.ts";

/** A want that went unanswered for one reason: how often, and the newest who asked it. */
export interface Gap {
  want: string;
  why: string;
  count: number;
  caseId: string;
  number: string;
  question: string;
}

const SINCE_MS = 30 * 86_400_000;

/** Of the last thirty days, by want and by why nothing was offered, the most frequent first; of each case its newest suggestion counts. Questions are as written: mask them. */
export function answerGaps(store: Store): Promise<Gap[]> {
  return store.rows<Gap>(
    `WITH newest AS (
       SELECT DISTINCT ON (case_id) case_id, state, coalesce(reason, '') AS why, created_at FROM suggestion WHERE created_at > $1 ORDER BY case_id, created_at DESC, id DESC
     ), open AS (
       SELECT c.id, c.number, coalesce(c.wants->0->>'want', 'none') AS want, n.why, n.created_at,
         coalesce((SELECT m.text FROM case_message m WHERE m.case_id = c.id AND m.author = 'buyer' ORDER BY m.at DESC, m.id DESC LIMIT 1), c.buyer_words) AS question,
         count(*) OVER (PARTITION BY coalesce(c.wants->0->>'want', 'none'), n.why)::int AS count
       FROM newest n JOIN case_file c ON c.id = n.case_id WHERE n.state = 'withheld'
     )
     SELECT DISTINCT ON (count, want, why) want, why, count, id AS "caseId", number, question FROM open ORDER BY count DESC, want, why, created_at DESC LIMIT 40`,
    [new Date(store.clock.now() - SINCE_MS)],
  );
}
