/** Pushes that were turned away: how many in each hour of each shop, and nothing of what they said. */
import type { Store, Tx } from "../store/index.ts";

/** Why a push was turned away: nobody known signed it, or it was too large to tell. */
export type RefusedFor = "signature" | "oversized";

const HOUR_MS = 3_600_000;
const KEPT_MS = 30 * 24 * HOUR_MS;

/** Counts pushes of a shop as turned away in this hour. @returns whether they are the hour's first of their kind. */
export async function countRefused(tx: Tx, { shopId, reason, pushes }: { shopId: string; reason: RefusedFor; pushes: number }): Promise<boolean> {
  const hour = new Date(Math.floor(tx.at.getTime() / HOUR_MS) * HOUR_MS);
  const [row] = await tx.rows<{ first: boolean }>(
    `INSERT INTO refused_push (shop_id, hour, reason, pushes) VALUES ($1, $2, $3, $4)
     ON CONFLICT (shop_id, hour, reason) DO UPDATE SET pushes = refused_push.pushes + excluded.pushes RETURNING pushes = $4 AS first`,
    [shopId, hour, reason, pushes],
  );
  const isFirst = row?.first === true;
  if (isFirst) tx.run("DELETE FROM refused_push WHERE shop_id = $1 AND hour < $2", [shopId, new Date(hour.getTime() - KEPT_MS)]);
  return isFirst;
}

/** Pushes turned away since a time, by shop. */
export async function refusedSince(store: Store, since: Date): Promise<Map<string, number>> {
  const rows = await store.rows<{ shopId: string; pushes: number }>(
    `SELECT shop_id AS "shopId", sum(pushes)::int AS pushes FROM refused_push WHERE hour >= $1 GROUP BY shop_id`,
    [since],
  );
  return new Map(rows.map(({ shopId, pushes }) => [shopId, pushes]));
}
