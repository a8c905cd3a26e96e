/** Which cases were handed over, by whom, to whom, and what was said to it. */
import type { Tx } from "../store/index.ts";

/** SQL: of `case_handed h` and its `case_file c`, that it is still with whom it was handed to. */
export const STILL_HANDED = "h.to_id IS NOT DISTINCT FROM c.assignee_id";

/** Keeps that these were handed over; what was kept of an earlier hand-over is over. */
export function keepHanded(tx: Tx, caseIds: readonly string[], of: { from: string; to: string | null; note: string }): void {
  tx.run(
    `INSERT INTO case_handed (case_id, from_id, to_id, note, at) SELECT id, $2, $3, $4, $5 FROM unnest($1::text[]) AS given(id)
     ON CONFLICT (case_id) DO UPDATE SET from_id = excluded.from_id, to_id = excluded.to_id, note = excluded.note, at = excluded.at`,
    [caseIds, of.from, of.to, of.note, tx.at],
  );
}
