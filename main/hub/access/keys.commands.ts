import { newId, newSecret, sha256 } from "../kernel/ids.ts";
import { commit, type Store } from "../store/index.ts";
import { insertKey, revokeKeyRow } from "./keys.store.ts";
import type { WantedKey } from "./keys.ts";
import { actorName, type Principal } from "./principal.ts";

const DAY_MS = 86_400_000;

/** A key for a seller's own system, bound to one shop. Shown once: only its hash is kept. */
export async function makeApiKey(store: Store, by: Principal, wanted: WantedKey): Promise<{ id: string; key: string }> {
  const key = `ak_${newSecret()}`;
  const id = newId(store.clock.now());
  const { shopId, name, scopes, everyShop, days } = wanted;
  await commit(store, actorName(by), async (tx) => {
    const expiresAt = days === null ? null : new Date(tx.at.getTime() + days * DAY_MS);
    await insertKey(tx, { id, name, hash: sha256(key), shopId, scopes, everyShop, madeBy: tx.actor, expiresAt });
    const data = { id, name, scopes: [...scopes], everyShop, expiresAt: expiresAt?.toISOString() ?? null };
    tx.journal({ verb: "api_key.made", subject: "shop", subjectId: shopId, data });
  });
  return { id, key };
}

/** Takes a key back: its next call is a stranger's. False when there is none that is in force. */
export async function revokeApiKey(store: Store, by: Principal, id: string): Promise<boolean> {
  return commit(store, actorName(by), async (tx) => {
    const revoked = await revokeKeyRow(tx, id);
    if (revoked) tx.journal({ verb: "api_key.revoked", subject: "shop", subjectId: revoked.shopId, data: { id, name: revoked.name } });
    return revoked !== null;
  });
}
