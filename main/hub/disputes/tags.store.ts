/** Tags: each shop's list, and which case bears which. */
import type { Tx } from "../store/index.ts";

type Reader = Pick<Tx, "rows">;

/** The shop of a case, whose list of tags is this write's alone until it ends; `null` when there is no such case. */
export async function shopOfLocked(tx: Tx, caseId: string): Promise<string | null> {
  const [row] = await tx.rows<{ shopId: string }>(`SELECT shop_id AS "shopId" FROM case_file WHERE id = $1 FOR UPDATE`, [caseId]);
  if (!row) return null;
  // Two who add at once would each count the list without the other's.
  await tx.rows("SELECT 1 FROM shop_tag WHERE shop_id = $1 ORDER BY name FOR UPDATE", [row.shopId]);
  return row.shopId;
}

/** Tags of a case in the order in which they were put on. */
export async function tagsOfCase(from: Reader, caseId: string): Promise<string[]> {
  return (await from.rows<{ name: string }>("SELECT name FROM case_tag WHERE case_id = $1 ORDER BY at, name", [caseId])).map(({ name }) => name);
}

/** A shop's tags, those used most first. */
export async function tagsOfShop(from: Reader, shopId: string): Promise<string[]> {
  const rows = await from.rows<{ name: string }>(
    `SELECT t.name FROM shop_tag t LEFT JOIN (SELECT name, count(*) AS cases FROM case_tag WHERE shop_id = $1 GROUP BY name) used ON used.name = t.name
     WHERE t.shop_id = $1 ORDER BY used.cases DESC NULLS LAST, t.name`,
    [shopId],
  );
  return rows.map(({ name }) => name);
}

/** Tags of every shop, those used most first. */
export async function everyTag(from: Reader): Promise<string[]> {
  const rows = await from.rows<{ name: string }>(
    `SELECT t.name FROM shop_tag t LEFT JOIN (SELECT name, count(*) AS cases FROM case_tag GROUP BY name) used ON used.name = t.name
     GROUP BY t.name ORDER BY max(used.cases) DESC NULLS LAST, t.name`,
  );
  return rows.map(({ name }) => name);
}

/** The tags of the shop that has this case. */
export async function tagsFor(from: Reader, caseId: string): Promise<string[]> {
  const [row] = await from.rows<{ shopId: string }>(`SELECT shop_id AS "shopId" FROM case_file WHERE id = $1`, [caseId]);
  return row ? tagsOfShop(from, row.shopId) : [];
}

/** Puts a tag on a case and into its shop's list. */
export function keepTag(tx: Tx, of: { shopId: string; caseId: string; name: string }): void {
  tx.run("INSERT INTO shop_tag (shop_id, name, made_at, made_by) VALUES ($1, $2, $3, $4) ON CONFLICT (shop_id, name) DO NOTHING", [
    of.shopId,
    of.name,
    tx.at,
    tx.actor,
  ]);
  tx.run("INSERT INTO case_tag (case_id, shop_id, name, at, by) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (case_id, name) DO NOTHING", [
    of.caseId,
    of.shopId,
    of.name,
    tx.at,
    tx.actor,
  ]);
}

/** Takes a tag off a case. @returns how many were there. */
export function dropTag(tx: Tx, of: { caseId: string; name: string }): Promise<number> {
  return tx.count("DELETE FROM case_tag WHERE case_id = $1 AND name = $2", [of.caseId, of.name]);
}

/** Takes those off a shop's list that no case bears. */
export function dropUnusedTags(tx: Tx, shopId: string): Promise<number> {
  return tx.count("DELETE FROM shop_tag t WHERE t.shop_id = $1 AND NOT EXISTS (SELECT 1 FROM case_tag c WHERE c.shop_id = $1 AND c.name = t.name)", [shopId]);
}
