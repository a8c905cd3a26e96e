import type { Granted } from "../disputes/index.ts";

/** By case, what our own effects take that were not undone and did not fail: the greatest grant of its claim, and all that is paid besides (fen). */
export const grantedOf: Granted = (reader, caseIds) => grantedBut(null)(reader, caseIds);

/** The same without one action, for whoever judges that one anew: what it takes itself is no reason against it. */
export const grantedBut =
  (actionId: string | null): Granted =>
  async (reader, caseIds) => {
    if (caseIds.length === 0) return new Map();
    const rows = await reader.rows<{ caseId: string; grantedFen: number; besideFen: number }>(
      `SELECT case_id AS "caseId", coalesce(max(amount_fen) FILTER (WHERE takes = 'claim'), 0)::int AS "grantedFen",
       coalesce(sum(amount_fen) FILTER (WHERE takes = 'beside'), 0)::int AS "besideFen"
     FROM action WHERE case_id = ANY($1) AND takes IS NOT NULL AND state NOT IN ('undone', 'failed') AND id IS DISTINCT FROM $2 GROUP BY 1`,
      [caseIds, actionId],
    );
    return new Map(rows.map(({ caseId, ...taken }) => [caseId, taken]));
  };
