/** What trainers see of answers: kept apart to measure with, and questions that nothing could answer. */
import type { ReplyRecord } from "../contract/index.ts";
import { isHeld } from "../knowledge/index.ts";
import type { Store } from "../store/index.ts";

/** Ids of the answers that count, one a case, the most telling: in the shop's own words, and in the demonstration's. */
export async function heldAnswers(store: Store): Promise<{ own: string[]; others: string[] }> {
  const rows = await store.rows<{ id: string; caseId: string; demo: boolean }>(
    `SELECT DISTINCT ON (a.case_id) a.id, a.case_id AS "caseId", s.demo FROM case_answer a JOIN case_file c ON c.id = a.case_id JOIN shop s ON s.id = c.shop_id
     WHERE c.status = 'done' OR c.class_by LIKE 'operator:%'
     ORDER BY a.case_id, array_position(ARRAY['uncarded', 'own', 'edited', 'used'], a.how), a.at, a.id`,
  );
  const held = rows.filter(({ caseId }) => isHeld(caseId));
  const ids = (demo: boolean): string[] => held.filter((row) => row.demo === demo).map(({ id }) => id);
  return { own: ids(false), others: ids(true) };
}

/** These answers, with how their cases are named: a trainer's word counts before the case's. The record ends before the answer, which is what is asked for. */
export async function answersAsked(store: Store, ids: readonly string[]): Promise<{ id: string; text: string; record: ReplyRecord; truth: string }[]> {
  const rows = await store.rows<{ id: string; text: string; at: Date; record: object; truth: string }>(
    `SELECT a.id, a.text, a.at, a.record, coalesce((SELECT e.label FROM example e WHERE e.case_id = a.case_id AND e.state = 'accepted' LIMIT 1), c.dispute_class, 'none') AS truth
     FROM case_answer a JOIN case_file c ON c.id = a.case_id WHERE a.id = ANY($1) ORDER BY a.id`,
    [ids],
  );
  return rows.map(({ at, record, ...row }) => ({ ...row, record: before(record as ReplyRecord, at) }));
}

/** The record without what was said from a time on. Kept times are text. */
function before(record: ReplyRecord, at: Date): ReplyRecord {
  return { ...record, conversation: record.conversation.map((line) => ({ ...line, at: new Date(line.at) })).filter((line) => line.at < at) };
}

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
