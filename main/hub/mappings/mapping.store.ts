import { MappingBody } from "../contract/mappings.ts";
import type { Store, Tx } from "../store/index.ts";

/** A mapping as it was saved. */
export interface SavedMapping {
  shopId: string;
  version: number;
  body: MappingBody;
}

/** The newest mapping of each of these shops; who has none is missing. */
export async function newestMappings(from: Pick<Store, "rows">, shopIds: readonly string[]): Promise<Map<string, SavedMapping>> {
  const rows = await from.rows<{ shopId: string; version: number; body: unknown }>(
    `SELECT DISTINCT ON (shop_id) shop_id AS "shopId", version, body FROM shop_mapping WHERE shop_id = ANY($1) ORDER BY shop_id, version DESC`,
    [shopIds],
  );
  return new Map(rows.map(({ shopId, version, body }) => [shopId, { shopId, version, body: MappingBody.parse(body) }]));
}

/** One version; `undefined` where there is none. */
export async function mappingAt(from: Pick<Store, "rows">, of: { shopId: string; version: number }): Promise<MappingBody | undefined> {
  const [row] = await from.rows<{ body: unknown }>("SELECT body FROM shop_mapping WHERE shop_id = $1 AND version = $2", [of.shopId, of.version]);
  return row && MappingBody.parse(row.body);
}

/** Versions of a shop's mapping, the newest first. */
export async function mappingVersions(from: Pick<Store, "rows">, shopId: string): Promise<{ version: number; savedAt: Date; savedBy: string }[]> {
  return from.rows(`SELECT version, saved_at AS "savedAt", saved_by AS "savedBy" FROM shop_mapping WHERE shop_id = $1 ORDER BY version DESC LIMIT 50`, [
    shopId,
  ]);
}

/** Writes the version that follows the one it was made of. @returns whether it did: not, where somebody has saved meanwhile. */
export async function writeMapping(tx: Tx, of: SavedMapping & { savedBy: string }): Promise<boolean> {
  const written = await tx.count(
    `INSERT INTO shop_mapping (shop_id, version, body, saved_at, saved_by)
     SELECT $1, $2, $3::jsonb, $4, $5 WHERE $2::int = 1 + (SELECT coalesce(max(version), 0) FROM shop_mapping WHERE shop_id = $1) ON CONFLICT DO NOTHING`,
    [of.shopId, of.version, JSON.stringify(of.body), tx.at, of.savedBy],
  );
  return written === 1;
}
