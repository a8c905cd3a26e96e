import type { ActionRow } from "./action.ts";
import { columns, type Reader } from "./actions.store.ts";

/** When the first action that is held or ready is due, of those due before a time, ms. */
export async function nextDue(reader: Reader, before: Date): Promise<number | null> {
  const [row] = await reader.rows<{ at: Date | null }>("SELECT min(due_at) AS at FROM action WHERE state IN ('held', 'ready') AND due_at < $1", [before]);
  return row?.at?.getTime() ?? null;
}

/** Held and ready actions that are due at shops which may be called now, oldest first. */
export function dueActions(reader: Reader, of: { now: Date; limit: number }): Promise<ActionRow[]> {
  return reader.rows(
    `SELECT ${columns} FROM action a JOIN shop s ON s.id = a.shop_id WHERE a.state IN ('held', 'ready') AND a.due_at <= $1 AND s.enabled
       AND (s.paused_until IS NULL OR s.paused_until <= $1) ORDER BY a.due_at, a.id LIMIT $2`,
    [of.now, of.limit],
  );
}
