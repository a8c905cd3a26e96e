/** What held for cases when people answered them. */
import type { ReplyRecord } from "../contract/index.ts";
import type { Store, Tx } from "../store/index.ts";

/** What became of the suggestion when a person answered: there was none to use, it was not used, it was changed, it went as it was. */
export type AnsweredHow = "uncarded" | "own" | "edited" | "used";

/** An answer that went out. */
export interface Answered {
  id: string;
  caseId: string;
  at: Date;
  text: string;
  how: string;
}

/** Answers of these cases that went out and were not noted yet. */
export function unnotedAnswers(store: Store, caseIds: readonly string[]): Promise<Answered[]> {
  return store.rows<Answered>(
    `SELECT m.id, m.case_id AS "caseId", m.at, m.text,
       CASE WHEN s.state = 'edited' THEN 'edited' WHEN s.state = 'used' THEN 'used' WHEN before.state = 'withheld' THEN 'uncarded' ELSE 'own' END AS how
     FROM case_message m
     LEFT JOIN suggestion s ON s.id = m.suggestion_id
     LEFT JOIN LATERAL (SELECT state FROM suggestion WHERE case_id = m.case_id AND created_at <= m.at ORDER BY created_at DESC, id DESC LIMIT 1) before ON true
     WHERE m.case_id = ANY($1) AND m.author = 'operator' AND m.delivery IN ('sent', 'copied')
       AND NOT EXISTS (SELECT 1 FROM case_answer a WHERE a.id = m.id) ORDER BY m.at, m.id`,
    [caseIds],
  );
}

/** Keeps answers with what held for their cases; those noted already stay. */
export function keepAnswered(tx: Tx, answers: readonly (Answered & { record: ReplyRecord })[]): void {
  tx.run(
    `INSERT INTO case_answer (id, case_id, at, text, how, record) SELECT id, "caseId", at, text, how, record FROM jsonb_to_recordset($1::jsonb)
       AS r(id text, "caseId" text, at timestamptz, text text, how text, record jsonb) ON CONFLICT (id) DO NOTHING`,
    [answers],
  );
}

/** An answer that may teach something, with how its case is named by now. */
export interface Telling {
  caseId: string;
  text: string;
  how: string;
  record: unknown;
  label: string;
  channel: string;
  outcome: string | null;
  /** A person named the case, not the agent. */
  named: boolean;
}

/** Noted answers of these cases that tell a trainer something: of cases that are done all, of others where the suggestion was not sent as it was. The most telling first. */
export function tellingAnswers(tx: Tx, caseIds: readonly string[]): Promise<Telling[]> {
  return tx.rows<Telling>(
    `SELECT c.id AS "caseId", a.text, a.how, a.record, coalesce(c.dispute_class, 'none') AS label, c.channel, c.outcome, coalesce(c.class_by LIKE 'operator:%', false) AS named
     FROM case_answer a JOIN case_file c ON c.id = a.case_id WHERE c.id = ANY($1) AND (c.status = 'done' OR a.how <> 'used')
     ORDER BY c.id, array_position(ARRAY['uncarded', 'own', 'edited', 'used'], a.how), a.at, a.id`,
    [caseIds],
  );
}

/** Those of the cases that were answered by a person. */
export async function answeredAmong(store: Store, caseIds: readonly string[]): Promise<string[]> {
  const rows = await store.rows<{ caseId: string }>('SELECT DISTINCT case_id AS "caseId" FROM case_answer WHERE case_id = ANY($1)', [caseIds]);
  return rows.map(({ caseId }) => caseId);
}
