import type { Tx } from "../store/index.ts";

/** A done case as an example would tell it; not masked yet. */
export interface SolvedCase {
  caseId: string;
  question: string;
  reply: string;
  label: string;
  channel: string;
  outcome: string | null;
}

/** Of these cases those a person answered; locked. */
export function solvedCases(tx: Tx, caseIds: readonly string[]): Promise<SolvedCase[]> {
  return tx.rows<SolvedCase>(
    `SELECT c.id AS "caseId", coalesce(nullif(c.buyer_words, ''), asked.text) AS question, answered.text AS reply, c.dispute_class AS label, c.channel, c.outcome
     FROM case_file c
     JOIN LATERAL (SELECT text FROM case_message WHERE case_id = c.id AND author = 'operator' AND delivery IN ('sent', 'copied') ORDER BY at DESC, id DESC LIMIT 1) answered ON true
     LEFT JOIN LATERAL (SELECT text FROM case_message WHERE case_id = c.id AND author = 'buyer' ORDER BY at, id LIMIT 1) asked ON true
     WHERE c.id = ANY($1) AND c.status = 'done' AND c.dispute_class <> 'none' AND coalesce(nullif(c.buyer_words, ''), asked.text) IS NOT NULL ORDER BY c.id`,
    [caseIds],
  );
}
