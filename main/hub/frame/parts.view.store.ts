/** What rows tell of how parts of the hub stand. */
import type { Store } from "../store/index.ts";

/** What waits, and which shops do not work. */
export interface Standing {
  /** The oldest payload that is due and that nobody has understood. */
  oldest: Date | null;
  pending: number;
  /** Names of enabled shops with a problem. */
  ill: string[];
}

/** Reads it at once. */
export async function standingOf(store: Store): Promise<Standing> {
  const [row] = await store.rows<Standing>(
    `SELECT (SELECT min(queue.due_at) FROM raw_queue queue WHERE queue.status = 'pending' AND queue.waits_for IS NULL AND queue.due_at <= $1) AS oldest,
       (SELECT count(*)::int FROM raw_queue WHERE status = 'pending' AND waits_for IS NULL AND due_at <= $1) AS pending,
       (SELECT coalesce(array_agg(name ORDER BY name), '{}') FROM shop WHERE enabled AND problem IS NOT NULL) AS ill`,
    [new Date(store.clock.now())],
  );
  return row ?? { oldest: null, pending: 0, ill: [] };
}
