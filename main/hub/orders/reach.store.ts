/** How far the sources of a shop's orders have come: see `findings/silence.ts`. */
import type { Tx } from "../store/index.ts";

/** A shop's source told of something that happened then. */
export interface Reached {
  shopId: string;
  at: Date;
}

/** Warehouses told of these moments, under the orders' lock; what is dated ahead of us tells of no more than now. */
export function warehousesReached(tx: Tx, told: readonly Reached[]): void {
  const newest = [...Map.groupBy(told, ({ shopId }) => shopId)].map(([shopId, of]) => ({
    shopId,
    at: new Date(Math.max(...of.map(({ at }) => at.getTime()))),
  }));
  if (newest.length === 0) return;
  tx.run(
    `INSERT INTO source_reach (shop_id, source, told_to) SELECT "shopId", 'warehouse', least(at, $1) FROM jsonb_to_recordset($2::jsonb) AS r("shopId" text, at timestamptz)
     ON CONFLICT (shop_id, source) DO UPDATE SET told_to = excluded.told_to WHERE source_reach.told_to < excluded.told_to`,
    [tx.at, newest],
  );
}
