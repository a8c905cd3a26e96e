/** Answers of cases that are kept apart to measure with. */
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

/** These answers, with how their cases are named: a trainer's word counts before the case's. */
export function answersAsked(store: Store, ids: readonly string[]): Promise<{ id: string; text: string; record: unknown; truth: string }[]> {
  return store.rows(
    `SELECT a.id, a.text, a.record, coalesce((SELECT e.label FROM example e WHERE e.case_id = a.case_id AND e.state = 'accepted' LIMIT 1), c.dispute_class, 'none') AS truth
     FROM case_answer a JOIN case_file c ON c.id = a.case_id WHERE a.id = ANY($1) ORDER BY a.id`,
    [ids],
  );
}
