/** What became of what rows of policies granted. */
import type { Reader } from "./actions.store.ts";

/** By row of a policy since a time: money of effects that stand (fen), and effects that were taken back. */
export async function grantedByRow(reader: Reader, policy: string, since: Date): Promise<Map<string, { grantedFen: number; undone: number }>> {
  const found = await reader.rows<{ row: string; grantedFen: number; undone: number }>(
    `SELECT coalesce(d."row", '') AS "row", coalesce(sum(a.amount_fen) FILTER (WHERE a.state NOT IN ('undone', 'failed')), 0)::float8 AS "grantedFen",
       count(*) FILTER (WHERE a.state = 'undone')::int AS undone
     FROM decision d JOIN action a ON a.decision_id = d.id
     WHERE d.policy = $1 AND d.created_at >= $2 AND d."row" IS NOT NULL GROUP BY 1`,
    [policy, since],
  );
  return new Map(found.map(({ row, ...did }) => [row, did]));
}
