/** The floor as it is now: who did what today, what waits. */
import { rolesAmong } from "../access/index.ts";
import type { Role } from "../contract/words.ts";
import { OURS, WAITS_SINCE } from "../disputes/index.ts";
import type { Store } from "../store/index.ts";

/** Somebody who may sign in, with what he did today. */
export interface FloorPerson {
  id: string;
  name: string;
  roles: Role[];
  seenAt: Date | null;
  answered: number;
  closed: number;
}

/** Everybody who may sign in; `since`: when the day began. */
export async function peopleOnFloor(store: Store, since: Date): Promise<FloorPerson[]> {
  const rows = await store.rows<Omit<FloorPerson, "roles"> & { roles: string[] }>(
    `SELECT p.id, p.name, p.roles, (SELECT max(s.seen_at) FROM session s WHERE s.operator_id = p.id) AS "seenAt",
       coalesce(said.cases, 0) AS answered, coalesce(ended.cases, 0) AS closed
     FROM operator p
     LEFT JOIN (SELECT m.author_id, count(DISTINCT m.case_id)::int AS cases FROM case_message m WHERE ${OURS("m")} AND m.at >= $1 AND m.author_id IS NOT NULL
       GROUP BY m.author_id) said ON said.author_id = p.id
     LEFT JOIN (SELECT assignee_id, count(*)::int AS cases FROM case_file WHERE status = 'done' AND done_at >= $1 AND assignee_id IS NOT NULL GROUP BY assignee_id) ended
       ON ended.assignee_id = p.id
     WHERE p.enabled ORDER BY p.created_at, p.id`,
    [since],
  );
  return rows.map((row) => ({ ...row, roles: rolesAmong(row.roles) }));
}

/** How much waits for the word of a second person. */
export async function awaitingSecond(store: Store): Promise<number> {
  const [row] = await store.rows<{ count: number }>("SELECT count(*)::int AS count FROM action WHERE state = 'awaiting'");
  return row?.count ?? 0;
}

/** Since when the buyer waits who has waited longest; `null` when nobody waits. */
export async function longestWait(store: Store): Promise<Date | null> {
  const [row] = await store.rows<{ since: Date | null }>(`SELECT min(${WAITS_SINCE}) AS since FROM case_file c WHERE c.status <> 'done'`);
  return row?.since ?? null;
}
