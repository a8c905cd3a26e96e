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
