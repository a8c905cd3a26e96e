import type { Store, Tx } from "../store/index.ts";

/** An order as somebody outside names it; `shopId` is the shop he speaks for. */
export interface OrderRef {
  shopId: string;
  /** The shop's own order id, else the unified number, our id, or `channel:<shop id>:<channel's order id>`; with `*` for the shop, of whichever has one of that id. */
  ref: string;
  /** When it was said: a number that we gave later cannot be what was meant. Not given, it is said now. */
  saidAt?: Date;
  /** Whoever says it speaks for his shop alone: what names an order of another one names none that he knows. */
  ownShopOnly?: boolean;
}
/** What a reference means: one order, or several, of which none is chosen. */
export type Meant = { orderId: string; shopId: string } | "ambiguous";

/** The place of a reference in the answer of {@link ordersMeant}. */
export const refKey = ({ shopId, ref }: OrderRef): string => `${shopId}\n${ref}`;

/**
 * Orders that references mean, by {@link refKey}; those that name no known order are missing. The own id within the speaker's shop
 * counts before everything else: a number that we give later must not take an order away from its shop.
 */
export async function ordersMeant(reader: Pick<Tx | Store, "rows">, refs: readonly OrderRef[]): Promise<Map<string, Meant>> {
  if (refs.length === 0) return new Map();
  const asked = [...new Map(refs.map((one) => [refKey(one), { ...one, ...elsewhere(one.ref) }])).values()];
  const found = await reader.rows<{ shopId: string; ref: string; orderId: string; orderShop: string; own: boolean }>(
    `SELECT r."shopId", r.ref, o.id AS "orderId", o.shop_id AS "orderShop", o.own FROM jsonb_to_recordset($1::jsonb) AS r("shopId" text, ref text, "otherShop" text, "otherId" text, "saidAt" timestamptz, "ownShopOnly" boolean)
     CROSS JOIN LATERAL (
       SELECT id, shop_id, true AS own FROM "order" WHERE shop_id = r."shopId" AND channel_order_id = r.ref
       UNION ALL SELECT id, shop_id, false FROM "order" WHERE number = r.ref AND (r."saidAt" IS NULL OR learnt_at <= r."saidAt")
       UNION ALL SELECT id, shop_id, false FROM "order" WHERE id = r.ref
       UNION ALL SELECT id, shop_id, false FROM "order" WHERE shop_id = r."otherShop" AND channel_order_id = r."otherId"
       UNION ALL SELECT id, shop_id, false FROM "order" WHERE r."otherShop" = '*' AND channel_order_id = r."otherId") o
     WHERE r."ownShopOnly" IS NOT TRUE OR o.shop_id = r."shopId"`,
    [asked],
  );
  const meant = new Map<string, Meant>();
  for (const [key, rows] of Map.groupBy(found, refKey)) {
    const own = rows.filter((row) => row.own);
    const [first, ...others] = own.length > 0 ? own : rows;
    if (first) meant.set(key, others.some((row) => row.orderId !== first.orderId) ? "ambiguous" : { orderId: first.orderId, shopId: first.orderShop });
  }
  return meant;
}

/** `channel:<shop id>:<channel's order id>` names an order of any shop; the shop `*` is every one. */
export function elsewhere(ref: string): { otherShop: string | null; otherId: string | null } {
  const match = /^channel:([^:]+):(.+)$/s.exec(ref);
  return { otherShop: match?.[1] ?? null, otherId: match?.[2] ?? null };
}
