import type { Tx } from "../store/index.ts";

/** A case as merging needs it. */
export interface MergedCase {
  id: string;
  number: string;
  orderId: string | null;
  status: string;
  deadlineAt: Date | null;
  /** The case it was split off from. */
  partOf: string | null;
  /** The case it is worked with. */
  intoId: string | null;
}

/**
 * SQL: that a case is listed and counted by itself. One that is worked with another is not, as long as that one is open and its clock ends no later: then
 * whoever works the list meets it in time.
 */
export function standsAlone(alias: string): string {
  return `NOT EXISTS (SELECT 1 FROM case_merge mg JOIN case_file mh ON mh.id = mg.into_id WHERE mg.case_id = ${alias}.id AND mh.status <> 'done'
    AND (${alias}.deadline_at IS NULL OR mh.deadline_at <= ${alias}.deadline_at))`;
}

export function mergedCases(tx: Tx, ids: readonly string[]): Promise<MergedCase[]> {
  return tx.rows(
    `SELECT c.id, c.number, c.order_id AS "orderId", c.status, c.deadline_at AS "deadlineAt", c.part_of AS "partOf", m.into_id AS "intoId"
     FROM case_file c LEFT JOIN case_merge m ON m.case_id = c.id WHERE c.id = ANY($1)`,
    [ids],
  );
}

/** Notes it; what was merged into the case goes along. */
export async function keepMerge(tx: Tx, of: { caseId: string; intoId: string }): Promise<void> {
  tx.run("UPDATE case_merge SET into_id = $2 WHERE into_id = $1", [of.caseId, of.intoId]);
  tx.run(
    "INSERT INTO case_merge (case_id, into_id, by, at) VALUES ($1, $2, $3, $4) ON CONFLICT (case_id) DO UPDATE SET into_id = excluded.into_id, by = excluded.by, at = excluded.at",
    [of.caseId, of.intoId, tx.actor, tx.at],
  );
}

export async function dropMerge(tx: Tx, caseId: string): Promise<void> {
  tx.run("DELETE FROM case_merge WHERE case_id = $1", [caseId]);
}
