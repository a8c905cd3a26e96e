import type { StopOf } from "../contract/index.ts";
import { newId } from "../kernel/ids.ts";
import { locks, type Tx } from "../store/index.ts";
import type { Stop } from "./automation.ts";

type Reader = Pick<Tx, "rows">;

/**
 * What is decided and what is sent by itself holds this to the end of its write, beside each other; whoever turns a switch waits for all of them,
 * and they for him. So nothing that looked before the switch is written after it. Taken before every other lock.
 */
export function besideSwitch(tx: Tx): void {
  tx.run("SELECT pg_advisory_xact_lock_shared($1)", [locks.automation]);
}

/** Alone with the switches. */
export function aloneWithSwitch(tx: Tx): void {
  tx.run("SELECT pg_advisory_xact_lock($1)", [locks.automation]);
}

/** What is stopped now. */
export function standingStops(reader: Reader): Promise<Stop[]> {
  return reader.rows(`SELECT id, scope, shop_id AS "shopId", policy, "row", reason FROM automation_stop WHERE resumed_at IS NULL ORDER BY stopped_at, id`);
}

export function insertStop(tx: Tx, { of, reason }: { of: StopOf; reason: string }): string {
  const id = newId(tx.at.getTime());
  const shopId = of.scope === "shop" ? of.shopId : null;
  const [policy, row] = of.scope === "row" ? [of.policy, of.row] : [null, null];
  tx.run(`INSERT INTO automation_stop (id, scope, shop_id, policy, "row", reason, stopped_at, stopped_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, [
    id,
    of.scope,
    shopId,
    policy,
    row,
    reason,
    tx.at,
    tx.actor,
  ]);
  return id;
}

/** Ends a stop; false when it does not stand. */
export async function endStop(tx: Tx, { id, reason }: { id: string; reason: string }): Promise<boolean> {
  const sql = "UPDATE automation_stop SET resumed_at = $2, resumed_by = $3, resume_reason = $4 WHERE id = $1 AND resumed_at IS NULL";
  return (await tx.count(sql, [id, tx.at, tx.actor, reason])) > 0;
}

/** By which row of which policy, and for which shop, decisions were made. */
export function decidedBy(reader: Reader, decisionIds: readonly string[]): Promise<{ id: string; policy: string; row: string | null }[]> {
  return reader.rows(`SELECT id, policy, "row" FROM decision WHERE id = ANY($1)`, [decisionIds]);
}
