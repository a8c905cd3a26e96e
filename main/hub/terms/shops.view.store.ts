import { TermsBody } from "../contract/index.ts";
import type { Store, Tx } from "../store/index.ts";
import { fields } from "./terms.ts";

/** Whether there is such a shop. */
export async function isShop(tx: Tx, id: string): Promise<boolean> {
  return (await tx.rows("SELECT 1 FROM shop WHERE id = $1", [id])).length > 0;
}

/** Every shop with how many fields it sets itself, in the order they were connected. */
export async function shopsWithTerms(store: Store): Promise<{ id: string; name: string; channel: string; demo: boolean; ownFields: number }[]> {
  const rows = await store.rows<{ id: string; name: string; channel: string; demo: boolean; body: unknown }>(
    "SELECT s.id, s.name, s.channel, s.demo, t.body FROM shop s LEFT JOIN service_terms t ON t.shop_id = s.id ORDER BY s.created_at, s.id",
  );
  return rows.map(({ body, ...shop }) => {
    const kept = body === null ? null : TermsBody.parse(body);
    return { ...shop, ownFields: kept ? fields.filter((field) => kept[field] !== null).length : 0 };
  });
}
