/** Which order a buyer means who names none. */
import type { Tx } from "../store/index.ts";

/** An order that went to its end longer ago is not what somebody writes about without a word of it. */
const RECENT = "30 days";

/**
 * Of each buyer (by account) in a shop the one order he can mean: the only one under way, else the only recent one. Who has two of the kind, or none, is left out.
 * Names them by the channel's ids.
 */
export function clearOrders(
  tx: Tx,
  of: readonly { shopId: string; accountId: string; at: Date }[],
): Promise<{ shopId: string; accountId: string; channelOrderId: string }[]> {
  return tx.rows(
    `SELECT k."shopId", k."accountId", min(o.channel_order_id) AS "channelOrderId"
     FROM jsonb_to_recordset($1::jsonb) AS k("shopId" text, "accountId" text, at timestamptz)
     JOIN LATERAL (
       SELECT channel_order_id, rank() OVER (ORDER BY state IN ('completed', 'closed')) AS place FROM "order"
       WHERE shop_id = k."shopId" AND account_id = k."accountId" AND state <> 'created' AND (state NOT IN ('completed', 'closed') OR created_at > k.at - interval '${RECENT}')
     ) o ON o.place = 1
     GROUP BY 1, 2 HAVING count(*) = 1`,
    [of],
  );
}
