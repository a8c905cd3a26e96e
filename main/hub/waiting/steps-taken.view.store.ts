import type { Store } from "../store/index.ts";

/** What was done about a group, the oldest first, as the journal tells it. */
export function stepsTaken(store: Store, groupId: string): Promise<{ at: Date; verb: string; actor: string }[]> {
  return store.rows<{ at: Date; verb: string; actor: string }>(
    "SELECT j.at, j.verb, j.actor FROM journal_line j WHERE j.subject = 'waiting_group' AND j.subject_id = $1 ORDER BY j.id LIMIT 200",
    [groupId],
  );
}
