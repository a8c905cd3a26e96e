import type { Tx } from "../store/index.ts";

/**
 * Orders a sender means. `channelRef` is how a case names the order: the channel's id within the same shop, else
 * `channel:<shopId>:<channelOrderId>`.
 */
export function ordersByRef(tx: Tx, refs: readonly { shopId: string; ref: string }[]): Promise<{ shopId: string; ref: string; channelRef: string }[]> {
  return tx.rows(
    `SELECT k."shopId", k.ref, CASE WHEN o.shop_id = k."shopId" THEN o.channel_order_id ELSE 'channel:' || o.shop_id || ':' || o.channel_order_id END AS "channelRef"
     FROM jsonb_to_recordset($1::jsonb) AS k("shopId" text, ref text) JOIN "order" o
       ON o.number = k.ref OR o.id = k.ref OR (o.shop_id = k."shopId" AND o.channel_order_id = k.ref)`,
    [JSON.stringify(refs)],
  );
}

/** Says who asks, where the order does not. Gives the ids of these cases. */
export async function setNicks(tx: Tx, cases: readonly { shopId: string; channelCaseId: string; nick: string }[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `UPDATE case_file c SET buyer_nick = r.nick FROM jsonb_to_recordset($1::jsonb) AS r("shopId" text, "channelCaseId" text, nick text)
     WHERE c.shop_id = r."shopId" AND c.channel_case_id = r."channelCaseId" RETURNING c.id`,
    [JSON.stringify(cases)],
  );
  return rows.map((row) => row.id);
}
