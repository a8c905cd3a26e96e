import { ERASED } from "../masking/index.ts";
import type { Tx } from "../store/index.ts";
import { dropSteps } from "./step.store.ts";

/** Empties what left for models about these cases, and what came back; when, where to and at what cost stay. @returns calls. */
export async function eraseCalls(tx: Tx, caseIds: readonly string[]): Promise<number> {
  for (const id of caseIds) dropSteps(tx, id, null);
  tx.run("DELETE FROM model_comparison_result WHERE case_id = ANY($1)", [caseIds]);
  return tx.count("UPDATE model_call SET sent = $2, received = CASE received WHEN '' THEN '' ELSE $2 END WHERE case_id = ANY($1) AND sent <> $2", [
    caseIds,
    ERASED,
  ]);
}
