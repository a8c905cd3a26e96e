/** Words not sent, with the name of whoever wrote them. */
import type { CasePage } from "../contract/index.ts";
import type { Store } from "../store/index.ts";

/** What is unsent about a case that this person may go on with: his own first, then what he took over or nobody has. */
export function unsentFor(store: Pick<Store, "rows">, caseId: string, operatorId: string | null): Promise<CasePage["unsent"]> {
  return store.rows<CasePage["unsent"][number]>(
    `SELECT u.id, u.text, u.suggestion_id AS "suggestionId", u.macro, u.pictures, u.at, u.written_by = $2 AS mine, coalesce(o.name, '') AS "byName"
     FROM unsent_words u LEFT JOIN operator o ON o.id = u.written_by
     WHERE u.case_id = $1 AND (u.operator_id = $2 OR u.operator_id IS NULL) ORDER BY u.written_by = $2 DESC, u.at DESC, u.id DESC`,
    [caseId, operatorId ?? ""],
  );
}

/** Cases about which somebody has words that were not sent, his own or such as were left to him. */
export async function unsentCasesOf(store: Pick<Store, "rows">, operatorId: string): Promise<string[]> {
  const rows = await store.rows<{ caseId: string }>(`SELECT DISTINCT case_id AS "caseId" FROM unsent_words WHERE operator_id = $1`, [operatorId]);
  return rows.map(({ caseId }) => caseId);
}
