/**
 * Data keys seal what is personal; each lies in the database wrapped by the installation's key. A sealed value names its key, so that a
 * new one can begin at any moment while values of the old ones still open.
 */
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { commit, SealBroken, type Sealer, type Store, StoreFault } from "../store/index.ts";
import { dropDataKeysNamed, keepDataKey, keptDataKeys, lockDataKeys } from "./data-keys.store.ts";
import type { Vault } from "./vault.ts";

/** First byte of a sealed value: how it is written. Key id (4 bytes), nonce (12), tag (16) and the rest follow. */
const FORM = 1;
const HEAD = 5;
const NONCE = 12;
const BODY = HEAD + NONCE + 16;

interface Ring {
  keys: Map<number, KeyObject>;
  newest: number;
}
const rings = new WeakMap<Store, Ring>();

/**
 * Opens the data keys of a store and lets its rooms seal with them; the first start makes the first.
 * @throws StoreFault when the installation's key is not the one that wrapped them.
 */
export async function openDataKeys(store: Store, vault: Vault): Promise<void> {
  const kept = await keptDataKeys(store);
  const keys = new Map(kept.map(({ id, wrapped }) => [id, unwrapped(vault, id, wrapped)]));
  const ring: Ring = { keys, newest: Math.max(0, ...keys.keys()) };
  rings.set(store, ring);
  if (ring.newest === 0) await makeDataKey(store, vault, "system");
  store.sealWith(sealerOf(ring, vault));
}

function unwrapped(vault: Vault, id: number, wrapped: Uint8Array): KeyObject {
  try {
    return createSecretKey(Buffer.from(vault.unwrap(wrapped, String(id))));
  } catch {
    throw new StoreFault(
      "密钥文件 installation.key 打不开这个数据库里的数据密钥：它来自另一套安装，或数据密钥被改动过。请从备份放回原来的文件。",
      "The key file installation.key does not open this database's data keys: it is another installation's, or they were changed. Put the former file back from a backup.",
    );
  }
}

/** A new data key, by which everything is sealed from now on. @returns its number. */
export async function makeDataKey(store: Store, vault: Vault, actor: string): Promise<number> {
  const ring = ringOf(store);
  const key = randomBytes(32);
  const id = await commit(store, actor, async (tx) => {
    await lockDataKeys(tx);
    const next = Math.max(0, ...(await keptDataKeys(tx)).map((each) => each.id)) + 1;
    keepDataKey(tx, next, vault.wrap(key, String(next)));
    // The first comes with the database itself.
    if (next > 1) tx.journal({ verb: "data_key.made", subject: "data_key", subjectId: String(next) });
    return next;
  });
  ring.keys.set(id, createSecretKey(key));
  ring.newest = id;
  return id;
}

/** Data keys there are, oldest first; the last one seals. */
export async function dataKeys(store: Store): Promise<{ id: number; madeAt: Date }[]> {
  return (await keptDataKeys(store)).map(({ id, madeAt }) => ({ id, madeAt }));
}

/** Drops data keys for good: nothing may name them any more. The newest is never dropped. */
export async function dropDataKeys(store: Store, ids: readonly number[]): Promise<void> {
  const ring = ringOf(store);
  const gone = ids.filter((id) => id !== ring.newest);
  if (gone.length === 0) return;
  await commit(store, "system", async (tx) => {
    await lockDataKeys(tx);
    await dropDataKeysNamed(tx, gone);
    for (const id of gone) tx.journal({ verb: "data_key.dropped", subject: "data_key", subjectId: String(id) });
  });
  for (const id of gone) ring.keys.delete(id);
}

function ringOf(store: Store): Ring {
  const ring = rings.get(store);
  if (!ring) throw new Error("the store was opened without its keys");
  return ring;
}

function sealerOf(ring: Ring, vault: Vault): Sealer {
  return {
    get keyId() {
      return ring.newest;
    },
    seal(plain, place) {
      const key = ring.keys.get(ring.newest);
      if (!key) throw new Error("there is no data key");
      const head = Buffer.alloc(HEAD);
      head[0] = FORM;
      head.writeUInt32BE(ring.newest, 1);
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.concat([head, Buffer.from(place)]));
      const body = [cipher.update(plain), cipher.final()];
      return Buffer.concat([head, nonce, cipher.getAuthTag(), ...body]);
    },
    open(sealed, place) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      const key = bytes.length >= BODY && bytes[0] === FORM ? ring.keys.get(bytes.readUInt32BE(1)) : undefined;
      if (!key) throw new SealBroken();
      try {
        const cipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(HEAD, HEAD + NONCE), { authTagLength: 16 });
        cipher.setAAD(Buffer.concat([bytes.subarray(0, HEAD), Buffer.from(place)])).setAuthTag(bytes.subarray(HEAD + NONCE, BODY));
        return Buffer.concat([cipher.update(bytes.subarray(BODY)), cipher.final()]);
      } catch {
        throw new SealBroken();
      }
    },
    hash: (kind, value) => vault.fingerprint(kind, value),
  };
}
