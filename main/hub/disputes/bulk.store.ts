/** What was done to cases many at a time, so that it is done once and can be taken back. */
import type { Json } from "../kernel/json.ts";
import type { Tx } from "../store/index.ts";

/** How a case was before such an act, and how it is since. */
export interface BulkRow {
  does: string;
  before: { [key: string]: Json };
  after: { [key: string]: Json };
  by: string;
  undoneAt: Date | null;
}

export async function bulkRow(tx: Tx, of: { bulkId: string; caseId: string }): Promise<BulkRow | null> {
  const [row] = await tx.rows<BulkRow>(`SELECT does, before, after, by, undone_at AS "undoneAt" FROM bulk_row WHERE bulk_id = $1 AND case_id = $2`, [
    of.bulkId,
    of.caseId,
  ]);
  return row ?? null;
}

export function keepBulkRow(tx: Tx, row: { bulkId: string; caseId: string } & Pick<BulkRow, "does" | "before" | "after">): void {
  tx.run("INSERT INTO bulk_row (bulk_id, case_id, does, before, after, by, at) VALUES ($1, $2, $3, $4::jsonb, $5::jsonb, $6, $7)", [
    row.bulkId,
    row.caseId,
    row.does,
    JSON.stringify(row.before),
    JSON.stringify(row.after),
    tx.actor,
    tx.at,
  ]);
}

export function endBulkRow(tx: Tx, of: { bulkId: string; caseId: string }): void {
  tx.run("UPDATE bulk_row SET undone_at = $3 WHERE bulk_id = $1 AND case_id = $2", [of.bulkId, of.caseId, tx.at]);
}

/** What was done longer ago is taken back case by case, if at all. */
export function forgetBulkBefore(tx: Tx, before: Date): Promise<number> {
  return tx.count("DELETE FROM bulk_row WHERE at < $1", [before]);
}
