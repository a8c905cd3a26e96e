/** Marks that bear a time further ahead than any pause of ours is long: the clock ran ahead when they were made. */
import type { Tx } from "../store/index.ts";

/** Longer than any pause after trouble, and than any between two looks at a payload or two fetches. */
const LONGEST = "2 hours";
/** A place of pulling so far ahead is no clock's but a damaged one; it is left for a person. */
const FURTHEST = "100 days";

/** Due times and pauses become now, places of pulling go back to now; to repeat is harmless, to skip is not. */
export function clampIngest(tx: Tx): void {
  tx.run(`UPDATE raw_queue SET due_at = $1 WHERE status = 'pending' AND due_at > $1::timestamptz + interval '${LONGEST}'`, [tx.at]);
  tx.run(`UPDATE refetch SET due_at = $1 WHERE due_at > $1::timestamptz + interval '${LONGEST}'`, [tx.at]);
  tx.run(
    `UPDATE shop SET paused_until = CASE WHEN paused_until > $1::timestamptz + interval '${LONGEST}' THEN NULL ELSE paused_until END,
       next_pull_at = CASE WHEN isfinite(next_pull_at) AND next_pull_at > $1::timestamptz + interval '${LONGEST}' THEN $1 ELSE next_pull_at END
     WHERE paused_until > $1::timestamptz + interval '${LONGEST}' OR isfinite(next_pull_at) AND next_pull_at > $1::timestamptz + interval '${LONGEST}'`,
    [tx.at],
  );
  for (const what of ["orders", "cases"]) {
    tx.run(
      `UPDATE shop SET cursor = jsonb_set(cursor, ARRAY[$1], jsonb_build_object('to', $2::bigint)) WHERE (cursor #>> ARRAY[$1, 'to'])::numeric > $2::bigint
         AND (cursor #>> ARRAY[$1, 'to'])::numeric < $2::bigint + date_part('epoch', interval '${FURTHEST}') * 1000`,
      [what, tx.at.getTime()],
    );
  }
}
