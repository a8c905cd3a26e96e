import type { Store, Tx } from "./store/index.ts";

/** Open cases that wait for their dispute to be named for longer than `waitMs` and were never decided. */
export async function casesOverdueForTriage(store: Store, waitMs: number): Promise<string[]> {
  const rows = await store.rows<{ id: string }>(
    `SELECT id FROM case_file WHERE triage_state = 'wanted' AND status <> 'done' AND learnt_at < $1
       AND NOT EXISTS (SELECT 1 FROM decision WHERE decision.case_id = case_file.id) ORDER BY learnt_at LIMIT 500`,
    [new Date(store.clock.now() - waitMs)],
  );
  return rows.map((row) => row.id);
}

/** Those of the cases that have their name, or waited long enough for it: they may be decided. */
export async function casesToDecide(store: Store, ids: readonly string[], waitMs: number): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await store.rows<{ id: string }>("SELECT id FROM case_file WHERE id = ANY($1) AND (triage_state <> 'wanted' OR learnt_at < $2)", [
    ids,
    new Date(store.clock.now() - waitMs),
  ]);
  return rows.map((row) => row.id);
}

/** Accounts of cases' buyers. */
export async function accountsOfCases(tx: Tx, caseIds: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>("SELECT DISTINCT account_id AS id FROM case_file WHERE id = ANY($1) AND account_id IS NOT NULL ORDER BY 1", [
    caseIds,
  ]);
  return rows.map((row) => row.id);
}
