import { sha256 } from "../kernel/ids.ts";
import { together } from "../kernel/together.ts";
import type { Store } from "../store/index.ts";
import { noteUse, selectKeys } from "./keys.store.ts";
import { USE_NOTED_EVERY_MS } from "./keys.ts";
import type { Principal } from "./principal.ts";

/** What a key stands for; it speaks for its shop, and about orders of other shops only where that was granted to it. */
type KeyPrincipal = Extract<Principal, { kind: "key" }>;

const KEYS_AT_ONCE = 200;

/**
 * Reads the principal of an API key; `null` when it was revoked, has expired or never was. Keys are found by hash, so comparing leaks no time.
 * Keep one reader a door: keys that come at the same time are looked up together.
 */
export function keyReader(store: Store): (key: string) => Promise<KeyPrincipal | null> {
  return together({
    run: async (keys: readonly string[]) => {
      const hashes = keys.map((key) => sha256(key));
      const rows = await selectKeys(store, [...new Set(hashes)]);
      const found = new Map(rows.map((row) => [row.hash, row]));
      const before = store.clock.now() - USE_NOTED_EVERY_MS;
      const due = rows.filter(({ lastUsedAt }) => lastUsedAt === null || lastUsedAt.getTime() <= before);
      if (due.length > 0)
        await noteUse(
          store,
          due.map(({ id }) => id),
        );
      return hashes.map((hash): KeyPrincipal | null => {
        const row = found.get(hash);
        return row ? { kind: "key", id: row.id, shopId: row.shopId, scopes: row.scopes, everyShop: row.everyShop } : null;
      });
    },
    most: KEYS_AT_ONCE,
  });
}
