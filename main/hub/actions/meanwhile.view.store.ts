/** Actions and people as somebody is told of them who did not see them begin. */
import type { Tx } from "../store/index.ts";
import type { ActionKind } from "./action.ts";

/** Actions of others in a case that are not among those seen, and stand or have gone out; `by` empty: no person's. */
export function begunMeanwhile(tx: Tx, of: { caseId: string; actor: string; seen: readonly string[] }): Promise<{ kind: ActionKind; by: string }[]> {
  return tx.rows(
    `SELECT a.kind, coalesce(o.name, '') AS by FROM action a LEFT JOIN operator o ON a.by = 'operator:' || o.id
     WHERE a.case_id = $1 AND a.by <> $2 AND a.id <> ALL($3) AND a.state NOT IN ('undone', 'failed') ORDER BY a.id`,
    [of.caseId, of.actor, of.seen],
  );
}

/** A person's name; empty when there is none of this id. */
export async function nameOf(tx: Tx, operatorId: string): Promise<string> {
  const [row] = await tx.rows<{ name: string }>("SELECT name FROM operator WHERE id = $1", [operatorId]);
  return row?.name ?? "";
}
