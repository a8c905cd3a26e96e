/** What was said in a case that somebody who is about to act has not read. */
import { MOST_SEEN } from "../contract/limits.ts";
import type { MessageAuthor } from "../contract/words.ts";
import type { Tx } from "../store/index.ts";

/** A line that was not on somebody's screen. */
export interface SaidMeanwhile {
  author: MessageAuthor;
  /** Name of the colleague who said it; empty where nobody of ours is named. */
  by: string;
  text: string;
}

/**
 * Lines of a case beyond those that were read (by id, newest or not), oldest first. `seen` undefined: whoever acts told nothing of what he read, and only a
 * colleague's answer to the buyer's newest words counts: for nobody answers the same words twice. To be asked under the case's lock.
 * The channel's echo of our own words is no new line.
 */
export async function saidMeanwhile(tx: Tx, of: { caseId: string; operatorId: string; seen: readonly string[] | undefined }): Promise<SaidMeanwhile[]> {
  if (of.seen === undefined)
    return tx.rows<SaidMeanwhile>(
      `SELECT m.author, coalesce(o.name, '') AS by, m.text FROM case_message m LEFT JOIN operator o ON o.id = m.author_id
       WHERE m.case_id = $1 AND m.author = 'operator' AND m.author_id IS DISTINCT FROM $2 AND m.author_id IS NOT NULL AND m.delivery <> 'failed'
         AND m.at > coalesce((SELECT max(at) FROM case_message WHERE case_id = $1 AND author = 'buyer'), '-infinity')
       ORDER BY m.at, m.id`,
      [of.caseId, of.operatorId],
    );
  return tx.rows<SaidMeanwhile>(
    `SELECT m.author, coalesce(o.name, '') AS by, m.text FROM case_message m LEFT JOIN operator o ON o.id = m.author_id
     WHERE m.case_id = $1 AND m.id <> ALL($2) AND m.delivery <> 'failed'
       AND ($3 OR m.at >= (SELECT min(at) FROM case_message WHERE case_id = $1 AND id = ANY($2)))
       AND NOT (m.author = 'operator' AND m.author_id IS NULL AND EXISTS (
         SELECT 1 FROM case_message own WHERE own.case_id = $1 AND own.author = 'operator' AND own.author_id IS NOT NULL AND own.text = m.text))
     ORDER BY m.at, m.id`,
    [of.caseId, of.seen, of.seen.length < MOST_SEEN],
  );
}
