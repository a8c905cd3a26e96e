/** Shops connected at a hub as whoever runs it would connect them. */
import type { Composed } from "../../main/compose.ts";
import { makeApiKey, type Principal } from "../../main/hub/access/index.ts";
import { connectors } from "../../main/hub/connectors/index.ts";
import { keyScopes } from "../../main/hub/contract/lists.ts";
import { sealSecrets, writeShop } from "../../main/hub/ingest/index.ts";
import { commit } from "../../main/hub/store/index.ts";
import type { ShopGiven } from "./hub-talk.ts";

const owner: Principal = { kind: "operator", id: "owner", name: "owner", roles: ["admin"], demo: false };

/** @returns a key for each shop that writes by itself. */
export async function connectShops({ hub: { store, vault } }: Composed, shops: readonly ShopGiven[]): Promise<Record<string, string>> {
  await commit(store, "system", async (tx) => {
    for (const shop of shops) {
      await writeShop(tx, { ...shop, secrets: sealSecrets(vault, shop.secrets), enabled: true, demo: false });
      tx.emit({ name: "shop.changed", subjectId: shop.id, data: { name: shop.name } });
    }
  });
  const keys: Record<string, string> = {};
  for (const { id, channel } of shops) {
    if (connectors.find(({ manifest }) => manifest.id === channel)?.topics === undefined) continue;
    const made = await makeApiKey(store, owner, { shopId: id, name: id, scopes: [...keyScopes], everyShop: false, days: null });
    keys[id] = made.key;
  }
  return keys;
}
