/** What stands of cases before somebody who is about to do the same to many of them. */
import { MOST_SEEN } from "../contract/limits.ts";
import type { Reader } from "./actions.store.ts";

/** Ids of the newest lines and of the actions of each case: what came later is told to whoever acts. */
export async function standsOf(reader: Reader, caseIds: readonly string[]): Promise<Map<string, { said: string[]; done: string[] }>> {
  const rows = await reader.rows<{ caseId: string; said: string[]; done: string[] }>(
    `SELECT wanted.id AS "caseId",
       ARRAY(SELECT m.id FROM case_message m WHERE m.case_id = wanted.id ORDER BY m.at DESC, m.id DESC LIMIT ${MOST_SEEN}) AS said,
       ARRAY(SELECT a.id FROM action a WHERE a.case_id = wanted.id ORDER BY a.id DESC LIMIT ${MOST_SEEN}) AS done
     FROM unnest($1::text[]) AS wanted(id)`,
    [caseIds],
  );
  return new Map(rows.map(({ caseId, ...stands }) => [caseId, stands]));
}
