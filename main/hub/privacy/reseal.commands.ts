/** A new data key for what comes from now on; what older ones sealed is sealed anew in the background, a portion a write. */
import { dataKeys, dropDataKeys } from "../access/index.ts";
import { pagesByKey, resealPages } from "../ingest/index.ts";
import { receiversByKey, resealReceivers } from "../orders/index.ts";
import { commit, type Store, type Tx } from "../store/index.ts";

/** A write that was under way when the newest key was made may still seal with the one before it. */
const SETTLED_MS = 120_000;

type Portion = (tx: Tx, of: { after: string; most: number }) => Promise<{ last: string | null; broken: number }>;
/** Everything that data keys seal, with where its walk begins and how much of it one write takes. */
const sealedThings: readonly { portion: Portion; begin: string; most: number }[] = [
  { portion: resealReceivers, begin: "", most: 200 },
  { portion: resealPages, begin: "0", most: 20 },
];

/** What each data key seals; `0` stands for pages from before pages were sealed. */
export interface KeyUse {
  id: number;
  madeAt: Date | null;
  receivers: number;
  pages: number;
}

/** The data keys there are and what they seal, oldest first; the last one seals now. */
export async function keyUses(store: Store): Promise<KeyUse[]> {
  const [keys, receivers, pages] = await Promise.all([dataKeys(store), receiversByKey(store), pagesByKey(store)]);
  const ids = [...new Set([...keys, ...receivers.map(({ keyId: id }) => ({ id })), ...pages.map(({ keyId: id }) => ({ id }))].map(({ id }) => id))];
  return ids
    .sort((left, right) => left - right)
    .map((id) => ({
      id,
      madeAt: keys.find((key) => key.id === id)?.madeAt ?? null,
      receivers: receivers.find((row) => row.keyId === id)?.count ?? 0,
      pages: pages.find((row) => row.keyId === id)?.count ?? 0,
    }));
}

/**
 * Seals anew what older keys sealed; killed at any moment it goes on where it stood, for what is done names the newest key. Keys that nothing
 * names any more are dropped. `mayGoOn` is asked before each portion.
 * @returns how many values do not open; they keep their key.
 */
export async function resealAll(store: Store, mayGoOn: () => boolean = () => true): Promise<number> {
  let broken = 0;
  for (const { portion, begin, most } of sealedThings) {
    for (let after: string | null = begin; after !== null; ) {
      if (!mayGoOn()) return broken;
      const from: string = after;
      const done = await commit(store, "system", (tx) => portion(tx, { after: from, most }));
      broken += done.broken;
      after = done.last;
    }
  }
  await dropUnused(store);
  return broken;
}

async function dropUnused(store: Store): Promise<void> {
  const uses = await keyUses(store);
  const newest = uses.at(-1);
  if (!newest?.madeAt || store.clock.now() - newest.madeAt.getTime() < SETTLED_MS) return;
  const unused = uses.filter(({ id, receivers, pages }) => id > 0 && id < newest.id && receivers + pages === 0);
  await dropDataKeys(
    store,
    unused.map(({ id }) => id),
  );
}
