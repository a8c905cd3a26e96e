/** Keeping what arrives at the same time in one write: a busy sender costs one commit a batch, not one a call. */
import type { RawItem } from "../connectors/port.ts";
import { together } from "../kernel/together.ts";
import { commit, type Store } from "../store/index.ts";
import { insertRaw, keptKey } from "./raw.store.ts";
import type { Via } from "./raw.ts";

/** Keeps items of a shop; resolves when they are stored. @returns how many were new and how many had been kept before. */
export type Keep = (shopId: string, items: readonly RawItem[]) => Promise<{ kept: number; repeated: number }>;

interface Given {
  shopId: string;
  items: readonly RawItem[];
}

const TOGETHER = 200;

/** Opens a keeper. */
export function keepTogether(store: Store, via: Via): Keep {
  const keep = together({ run: (batch: readonly Given[]) => write(store, via, batch), most: TOGETHER });
  return (shopId, items) => keep({ shopId, items });
}

async function write(store: Store, via: Via, batch: readonly Given[]): Promise<{ kept: number; repeated: number }[]> {
  const rows = batch.flatMap(({ shopId, items }) => items.map((item) => ({ ...item, shopId, via })));
  const written = await commit(store, "channel", (tx) => insertRaw(tx, rows));
  const fresh = new Set(written.map((row) => `${row.shopId}\n${row.key}`));
  return batch.map(({ shopId, items }) => {
    // Each key counts as new for the first call that brought it.
    const kept = items.filter((item) => fresh.delete(`${shopId}\n${keptKey(item)}`)).length;
    return { kept, repeated: items.length - kept };
  });
}
