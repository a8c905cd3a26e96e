import type { Store } from "../store/index.ts";

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
