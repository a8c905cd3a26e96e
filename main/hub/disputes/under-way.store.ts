import type { CaseState } from "../contract/words.ts";
import type { Store } from "../store/index.ts";

/** After-sales that may still change at their channel. */
const UNDER_WAY: readonly CaseState[] = ["requested", "waiting_return", "returned_in_transit", "arrived", "inspected", "refunding", "unknown"];

/** Orders of a shop, by the shop's own ids, with an after-sale under way that was opened after `since`: the newest first, at most `most`. */
export async function ordersWithCaseUnderWay(store: Store, shopId: string, of: { since: Date; most: number }): Promise<string[]> {
  const rows = await store.rows<{ ownId: string | null }>(
    `SELECT channel_order_id AS "ownId" FROM case_file
     WHERE shop_id = $1 AND opened_at > $2 AND state = ANY($3) AND found_kind IS NULL AND channel_order_id IS NOT NULL
     GROUP BY channel_order_id ORDER BY max(opened_at) DESC LIMIT $4`,
    [shopId, of.since, UNDER_WAY, of.most],
  );
  return rows.flatMap(({ ownId }) => ownId ?? []);
}
