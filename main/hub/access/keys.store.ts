import type { KeyScope } from "../contract/keys.ts";
import type { Store, Tx } from "../store/index.ts";
import { type KeyView, USE_NOTED_EVERY_MS } from "./keys.ts";

export interface KeyRow {
  id: string;
  shopId: string;
  name: string;
  hash: string;
  scopes: readonly KeyScope[];
  everyShop: boolean;
  madeBy: string;
  expiresAt: Date | null;
}

export async function insertKey(tx: Tx, key: KeyRow): Promise<void> {
  await tx.prisma.apiKey.create({ data: { ...key, scopes: [...key.scopes], createdAt: tx.at } });
}

/** A key in force, as its caller is known by it. */
export interface KeyInForce {
  hash: string;
  id: string;
  shopId: string;
  scopes: KeyScope[];
  everyShop: boolean;
  lastUsedAt: Date | null;
}

/** Keys by hash, those in force. In SQL: every call of a seller's own system begins with it, many at once. */
export async function selectKeys(store: Store, hashes: readonly string[]): Promise<KeyInForce[]> {
  return store.rows(
    `SELECT hash, id, shop_id AS "shopId", scopes, every_shop AS "everyShop", last_used_at AS "lastUsedAt" FROM api_key
     WHERE hash = ANY($1) AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)`,
    [hashes, new Date(store.clock.now())],
  );
}

/** Notes that keys were used now, where that was not noted within the minute. */
export async function noteUse(store: Store, ids: readonly string[]): Promise<void> {
  const now = store.clock.now();
  await store.rows("UPDATE api_key SET last_used_at = $2 WHERE id = ANY($1) AND (last_used_at IS NULL OR last_used_at <= $3)", [
    ids,
    new Date(now),
    new Date(now - USE_NOTED_EVERY_MS),
  ]);
}

/** Keys of a shop, those in force first, newest first. */
export async function keysOfShop(store: Store, shopId: string): Promise<KeyView[]> {
  return store.rows(
    `SELECT id, name, scopes, every_shop AS "everyShop", made_by AS "madeBy", created_at AS "createdAt", last_used_at AS "lastUsedAt", expires_at AS "expiresAt",
       revoked_at AS "revokedAt" FROM api_key WHERE shop_id = $1 ORDER BY revoked_at IS NOT NULL, created_at DESC, id DESC`,
    [shopId],
  );
}

/** Ends a key; its shop and name, or `null` when there is none that could be ended. */
export async function revokeKeyRow(tx: Tx, id: string): Promise<{ shopId: string; name: string } | null> {
  const [row] = await tx.rows<{ shopId: string; name: string }>(
    `UPDATE api_key SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL RETURNING shop_id AS "shopId", name`,
    [id, tx.at],
  );
  return row ?? null;
}
