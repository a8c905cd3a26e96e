/** Keeping what arrives at the same time in one write: a busy sender costs one commit a batch, not one a call. */
import type { RawItem } from "../connectors/port.ts";
import { commit, type Store } from "../store/index.ts";
import { insertRaw, keptKey } from "./raw.store.ts";
import type { Via } from "./raw.ts";

/** Keeps items of a shop; resolves when they are stored. @returns how many were new and how many had been kept before. */
export type Keep = (shopId: string, items: readonly RawItem[]) => Promise<{ kept: number; repeated: number }>;

interface Waiting {
  shopId: string;
  items: readonly RawItem[];
  resolve(counts: { kept: number; repeated: number }): void;
  reject(fault: Error): void;
}

const TOGETHER = 200;

/** Opens a keeper; what arrives while a write is under way goes together into the next. */
export function keepTogether(store: Store, via: Via): Keep {
  const queue: Waiting[] = [];
  let busy = false;
  const write = async (batch: readonly Waiting[]): Promise<void> => {
    const rows = batch.flatMap(({ shopId, items }) => items.map((item) => ({ ...item, shopId, via })));
    const written = await commit(store, "channel", (tx) => insertRaw(tx, rows));
    const fresh = new Set(written.map((row) => `${row.shopId}\n${row.key}`));
    for (const { shopId, items, resolve } of batch) {
      // Each key counts as new for the first call that brought it.
      const kept = items.filter((item) => fresh.delete(`${shopId}\n${keptKey(item)}`)).length;
      resolve({ kept, repeated: items.length - kept });
    }
  };
  const work = async (): Promise<void> => {
    busy = true;
    while (queue.length > 0) {
      const batch = queue.splice(0, TOGETHER);
      await write(batch).catch((fault: Error) => {
        for (const each of batch) each.reject(fault);
      });
    }
    busy = false;
  };
  return (shopId, items) =>
    new Promise((resolve, reject) => {
      queue.push({ shopId, items, resolve, reject });
      if (!busy) void work();
    });
}
