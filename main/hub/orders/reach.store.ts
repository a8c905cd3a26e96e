/** How far the sources of a shop's orders have come, and whether any ever told anything: see `findings/silence.ts`. */
import type { Tx } from "../store/index.ts";

/** A shop's source told of something that happened then. */
export interface Reached {
  shopId: string;
  at: Date;
}

/** Warehouses told of these moments, under the orders' lock; what is dated ahead of us tells of no more than now. */
export async function warehousesReached(tx: Tx, told: readonly Reached[]): Promise<void> {
  const newest = [...Map.groupBy(told, ({ shopId }) => shopId)].map(([shopId, of]) => ({
    shopId,
    at: new Date(Math.max(...of.map(({ at }) => at.getTime()))),
  }));
  if (newest.length === 0) return;
  const heard = await tx.rows<Heard>(
    `INSERT INTO source_reach (shop_id, source, told_to) SELECT "shopId", 'warehouse', least(at, $1) FROM jsonb_to_recordset($2::jsonb) AS r("shopId" text, at timestamptz) ${KEPT}`,
    [tx.at, newest],
  );
  lookAgain(tx, heard);
}

/** Trackers told of scans of these orders' parcels, under the orders' lock. */
export async function carriersReached(tx: Tx, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  const heard = await tx.rows<Heard>(
    `INSERT INTO source_reach (shop_id, source, told_to) SELECT DISTINCT o.shop_id, 'carrier', $1::timestamptz FROM "order" o WHERE o.id = ANY($2) ${KEPT}`,
    [tx.at, orderIds],
  );
  lookAgain(tx, heard);
}

/** A source that came further; `first`: nobody had heard of it. */
interface Heard {
  shopId: string;
  first: boolean;
}

const KEPT = `ON CONFLICT (shop_id, source) DO UPDATE SET told_to = excluded.told_to WHERE source_reach.told_to < excluded.told_to
  RETURNING shop_id AS "shopId", xmax = 0 AS first`;

/** Of a shop of which nobody had spoken nothing was concluded from silence: what that left open is looked at now that somebody has. */
function lookAgain(tx: Tx, heard: readonly Heard[]): void {
  const shopIds = heard.filter(({ first }) => first).map(({ shopId }) => shopId);
  if (shopIds.length === 0) return;
  tx.run(
    `UPDATE "order" SET check_at = $2 WHERE shop_id = ANY($1) AND claimed_shipped_at IS NOT NULL AND outbound_at IS NULL AND signed_at IS NULL AND state <> 'closed'`,
    [shopIds, tx.at],
  );
}
