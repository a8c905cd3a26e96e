/** Keeping what arrives at the same time in one write: a busy sender costs one commit a batch, not one a call. */
import type { RawItem } from "../connectors/port.ts";
import { commit, type Store } from "../store/index.ts";
import { insertRaw } from "./raw.store.ts";
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
    const kept = await commit(store, "channel", async (tx) => {
      const counts: number[] = [];
      for (const { shopId, items } of batch)
        counts.push(
          (
            await insertRaw(
              tx,
              items.map((item) => ({ ...item, shopId, via })),
            )
          ).length,
        );
      return counts;
    });
    for (const [index, each] of batch.entries()) each.resolve({ kept: kept[index] ?? 0, repeated: each.items.length - (kept[index] ?? 0) });
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
