import type { Tx } from "../store/index.ts";

/** Empties what reviewers wrote about decisions of these cases, where they may have named the buyer; judgements, sums and times stay. `erased` stands in their place. @returns decisions. */
export async function eraseReviewWords(tx: Tx, caseIds: readonly string[], erased: string): Promise<number> {
  const about = "decision_id IN (SELECT id FROM decision WHERE case_id = ANY($1)) AND note NOT IN ('', $2)";
  const followed = await tx.count(`UPDATE recovery SET note = $2 WHERE ${about}`, [caseIds, erased]);
  return followed + (await tx.count("UPDATE decision SET review_note = $2 WHERE case_id = ANY($1) AND review_note NOT IN ('', $2)", [caseIds, erased]));
}
