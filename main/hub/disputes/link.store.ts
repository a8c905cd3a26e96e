/** Cases that people linked. */
import type { Tx } from "../store/index.ts";

/** A pair stands once, the smaller id first. */
const pair = (caseId: string, otherId: string): [string, string] => (caseId < otherId ? [caseId, otherId] : [otherId, caseId]);

/** Keeps a link; `false` when they are linked already. */
export async function keepLink(tx: Tx, of: { caseId: string; otherId: string; why: string }): Promise<boolean> {
  const kept = await tx.count("INSERT INTO case_link (one_id, other_id, why, by, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING", [
    ...pair(of.caseId, of.otherId),
    of.why,
    tx.actor,
    tx.at,
  ]);
  return kept > 0;
}

/** Takes a link away; `false` when there is none. */
export async function dropLink(tx: Tx, caseId: string, otherId: string): Promise<boolean> {
  return (await tx.count("DELETE FROM case_link WHERE one_id = $1 AND other_id = $2", pair(caseId, otherId))) > 0;
}

/** How many cases this one is linked with. */
export async function countLinks(tx: Tx, caseId: string): Promise<number> {
  const [row] = await tx.rows<{ count: number }>("SELECT count(*)::int AS count FROM case_link WHERE one_id = $1 OR other_id = $1", [caseId]);
  return row?.count ?? 0;
}
