import type { Store } from "../store/index.ts";

/** A case by our id, our number, or, with `shopId`, the id its sender gave it there. @returns our id, or `null` when there is none. */
export async function findCase(store: Store, of: { shopId: string | null; ref: string }): Promise<string | null> {
  if (of.ref.includes("\u0000")) return null;
  const [row] = await store.rows<{ id: string }>(
    "SELECT id FROM case_file WHERE id = $1 OR number = $1 OR (shop_id = $2 AND channel_case_id = $1) ORDER BY (id = $1) DESC, (number = $1) DESC LIMIT 1",
    [of.ref, of.shopId],
  );
  return row?.id ?? null;
}
