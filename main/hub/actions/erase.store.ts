import { ERASED } from "../masking/index.ts";
import type { Tx } from "../store/index.ts";
import { eraseProofs } from "./proof.store.ts";

/** Empties the words of actions about these cases, what channels answered and the pictures that proved them; kinds, amounts, states and times stay. @returns actions. */
export async function eraseActionWords(tx: Tx, caseIds: readonly string[]): Promise<number> {
  await eraseProofs(tx, caseIds);
  return tx.count(
    `UPDATE action SET params = CASE WHEN params ? 'text' THEN jsonb_set(params, '{text}', to_jsonb($2::text)) ELSE params END - 'pictures', answer = NULL
     WHERE case_id = ANY($1) AND (answer IS NOT NULL OR (params ? 'text' AND params->>'text' <> $2))`,
    [caseIds, ERASED],
  );
}
