import type { ActionRow } from "./action.ts";
import { columns, type Reader } from "./actions.store.ts";

/** Held and ready actions that are due at shops which may be called now, oldest first. */
export function dueActions(reader: Reader, of: { now: Date; limit: number }): Promise<ActionRow[]> {
  return reader.rows(
    `SELECT ${columns} FROM action a JOIN shop s ON s.id = a.shop_id WHERE a.state IN ('held', 'ready') AND a.due_at <= $1 AND s.enabled
       AND (s.paused_until IS NULL OR s.paused_until <= $1) ORDER BY a.due_at, a.id LIMIT $2`,
    [of.now, of.limit],
  );
}
