/** What the desk added to a case, as people read it. */
import type { Store } from "../store/index.ts";
import { WENT } from "./sent.view.store.ts";

export interface AttachmentRow {
  key: string;
  name: string;
  type: string;
  bytes: number;
  byId: string;
  byName: string;
  at: Date;
  /** It is on its way to the buyer with a message, or with him. */
  sent: boolean;
}

/** Files of the desk, oldest first. */
export function attachmentsOf(store: Store, caseId: string): Promise<AttachmentRow[]> {
  return store.rows(
    `SELECT f.key, coalesce(f.name, '') AS name, coalesce(f.type, '') AS type, f.bytes, coalesce(f.by_id, '') AS "byId", coalesce(p.name, '') AS "byName", f.kept_at AS at,
       ${WENT} AS sent
     FROM evidence_file f LEFT JOIN operator p ON p.id = f.by_id WHERE f.case_id = $1 AND f.origin = 'desk' AND f.problem IS NULL ORDER BY f.kept_at, f.key`,
    [caseId],
  );
}

/** Whether there is such a case. */
export async function isCase(store: Store, caseId: string): Promise<boolean> {
  return (await store.rows("SELECT 1 AS one FROM case_file WHERE id = $1", [caseId])).length > 0;
}
