import type { Store } from "../store/index.ts";

/** A case, of a shop where one is named, by the id its sender gave it, our number or our id, in this order. @returns our id, or `null` when there is none. */
export async function findCase(store: Store, of: { shopId: string | null; ref: string }): Promise<string | null> {
  const [row] = await store.rows<{ id: string }>(
    `SELECT id FROM case_file WHERE (shop_id = $2 AND channel_case_id = $1) OR ((number = $1 OR id = $1) AND ($2::text IS NULL OR shop_id = $2))
     ORDER BY (shop_id = $2 AND channel_case_id = $1) IS TRUE DESC, (number = $1) DESC LIMIT 1`,
    [of.ref, of.shopId],
  );
  return row?.id ?? null;
}

/** A case, as the page of its order needs it. */
interface CaseAbout {
  id: string;
  orderId: string;
  open: boolean;
}

/** Cases about orders, oldest first; the room of orders is handed this, for it knows no cases. */
export async function casesAbout(store: Store, orderIds: readonly string[]): Promise<ReadonlyMap<string, CaseAbout[]>> {
  const rows = await store.rows<CaseAbout>(
    `SELECT id, order_id AS "orderId", status <> 'done' AS open FROM case_file WHERE order_id = ANY($1) ORDER BY opened_at, id`,
    [orderIds],
  );
  return Map.groupBy(rows, (row) => row.orderId);
}
