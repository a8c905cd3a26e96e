/** Groups of what waits: their rows. */

import type { Untold } from "../alerts/index.ts";
import type { WaitingState } from "../contract/lists.ts";
import { handedOver, type Store, type Tx } from "../store/index.ts";
import { groupLifecycle } from "./group.lifecycle.ts";
import type { Found, Group } from "./steps.ts";

/** A group as it is kept. */
export interface GroupRow extends Group {
  openedAt: Date;
  turnAt: Date | null;
  told: string[];
  untold: Untold | null;
  actorId: string | null;
  solvedAt: Date | null;
}

type Reader = Pick<Store | Tx, "rows">;
const COLUMNS = `id, rule_id AS "ruleId", shop_id AS "shopId", cause, state, count, oldest_at AS "oldestAt", opened_at AS "openedAt", rung, turn, turn_at AS "turnAt", act_by AS "actBy",
  told, untold, actor_id AS "actorId", acted_at AS "actedAt", snoozed_until AS "snoozedUntil", solved_at AS "solvedAt"`;

/** Groups that live, the oldest first; `held` keeps them to the end of the write. */
export function liveGroups(from: Reader): Promise<GroupRow[]> {
  return from.rows<GroupRow>(`SELECT ${COLUMNS} FROM waiting_group WHERE solved_at IS NULL ORDER BY oldest_at, id`);
}

/** Groups solved since a time, the newest first. */
export function solvedSince(from: Reader, since: Date): Promise<GroupRow[]> {
  return from.rows<GroupRow>(`SELECT ${COLUMNS} FROM waiting_group WHERE solved_at >= $1 ORDER BY solved_at DESC, id LIMIT 50`, [since]);
}

/** One group, `null` where there is none. */
export async function groupById(from: Reader, id: string): Promise<GroupRow | null> {
  const [row] = await from.rows<GroupRow>(`SELECT ${COLUMNS} FROM waiting_group WHERE id = $1`, [id]);
  return row ?? null;
}

/** When each shop and cause of a rule was told last, ms, among those solved since a time; what was to be told later than that never was. */
export async function lastTurns(from: Reader, since: Date): Promise<(of: Pick<Found, "ruleId" | "shopId" | "cause">) => number> {
  const rows = await from.rows<{ ruleId: string; shopId: string; cause: string; at: Date }>(
    `SELECT rule_id AS "ruleId", shop_id AS "shopId", cause, max(turn_at) AS at FROM waiting_group WHERE solved_at >= $1 AND turn_at <= solved_at GROUP BY 1, 2, 3`,
    [since],
  );
  const at = new Map(rows.map((row) => [JSON.stringify([row.ruleId, row.shopId, row.cause]), row.at.getTime()]));
  return ({ ruleId, shopId, cause }) => at.get(JSON.stringify([ruleId, shopId, cause])) ?? Number.NEGATIVE_INFINITY;
}

const OPENED = handedOver<Found & { id: string }>({ id: "text", ruleId: "text", shopId: "text", cause: "text", count: "int", oldestAt: "timestamptz" });

/** Opens groups; where one lives already it stays. */
export function openGroups(tx: Tx, groups: readonly (Found & { id: string })[]): void {
  if (groups.length === 0) return;
  tx.run(
    `INSERT INTO waiting_group (id, rule_id, shop_id, cause, state, count, oldest_at, opened_at)
     SELECT id, "ruleId", "shopId", cause, 'open', count, "oldestAt", $1 FROM ${OPENED.from(2)} AS opened ON CONFLICT (rule_id, shop_id, cause) WHERE solved_at IS NULL DO NOTHING`,
    [tx.at, ...OPENED.values(groups)],
  );
}

const COUNTED = handedOver<{ id: string; count: number; oldestAt: Date }>({ id: "text", count: "int", oldestAt: "timestamptz" });

/** What is counted anew. */
export function recountGroups(tx: Tx, groups: readonly { id: string; count: number; oldestAt: Date }[]): void {
  if (groups.length === 0) return;
  tx.run(`UPDATE waiting_group g SET count = n.count, oldest_at = n."oldestAt" FROM ${COUNTED.from(1)} AS n WHERE g.id = n.id`, COUNTED.values(groups));
}

/** A group has a turn: it is told, to these, and the next comes at `actBy`. */
export interface Turn {
  id: string;
  state: WaitingState;
  rung: number;
  turn: number;
  turnAt: Date;
  actBy: Date | null;
  told: readonly string[];
  untold: Untold | null;
}

const TURNS = handedOver<Turn>({
  id: "text",
  state: "text",
  rung: "int",
  turn: "int",
  turnAt: "timestamptz",
  actBy: "timestamptz",
  told: "jsonb",
  untold: "text",
});

/** Writes turns down. */
export function keepTurns(tx: Tx, turns: readonly Turn[]): void {
  if (turns.length === 0) return;
  tx.run(
    `UPDATE waiting_group g SET state = n.state, rung = n.rung, turn = n.turn, turn_at = n."turnAt", act_by = n."actBy", untold = n.untold, snoozed_until = NULL,
       told = ARRAY(SELECT jsonb_array_elements_text(n.told)) FROM ${TURNS.from(1)} AS n WHERE g.id = n.id AND g.solved_at IS NULL`,
    TURNS.values(turns),
  );
}

/** Nothing waits in them any more. */
export function solveGroups(tx: Tx, ids: readonly string[]): void {
  if (ids.length === 0) return;
  tx.run("UPDATE waiting_group SET state = 'solved', solved_at = $2, act_by = NULL, snoozed_until = NULL WHERE id = ANY($1) AND solved_at IS NULL", [
    ids,
    tx.at,
  ]);
}

/** What a person does with a group: he has it, or it rests until a time. @returns false where it is over, or may not be so now. */
export async function actOn(tx: Tx, of: { id: string; to: "acknowledged" | "snoozed"; operatorId: string; until: Date | null }): Promise<boolean> {
  const [row] = await tx.rows<{ state: WaitingState }>("SELECT state FROM waiting_group WHERE id = $1 FOR UPDATE", [of.id]);
  if (!row || !groupLifecycle.allows(row.state, of.to)) return false;
  tx.run("UPDATE waiting_group SET state = $2, actor_id = $3, acted_at = $4, snoozed_until = $5, act_by = NULL WHERE id = $1", [
    of.id,
    of.to,
    of.operatorId,
    tx.at,
    of.until,
  ]);
  return true;
}

/** What was solved longer ago than this is forgotten. */
export async function forgetGroups(store: Store, before: Date): Promise<void> {
  await store.rows("DELETE FROM waiting_group WHERE solved_at < $1", [before]);
}
