/** What could not be read is taken up again by itself when whoever reads it has learnt to. */
import type { Connector } from "../connectors/port.ts";
import { commit, inPortions, type Store } from "../store/index.ts";
import { replayAside, unreadAside } from "./quarantine.store.ts";
import { type PendingItem, readItem } from "./raw.ts";

/** Payloads that are looked at together, and before whoever else waits may go on. */
const AT_ONCE = 200;
const PORTION = 20;

export interface TakeUpDeps {
  store: Store;
  reader: (item: Pick<PendingItem, "channel" | "topic">) => Connector | undefined;
  /** The program's version: what it reads and no room takes it tries once. */
  version: string;
}

/**
 * Reads once more what stands in the quarantine, and puts back what can be read now; the others stay as they are, with their sentences. Reading changes nothing,
 * and what is put back is understood as anything else is, so that a kill in the middle loses nothing and does nothing twice.
 * @returns how many were put back.
 */
export async function takeUpAgain({ store, reader, version }: TakeUpDeps): Promise<number> {
  let count = 0;
  for (let after = "0"; ; ) {
    const items = await unreadAside(store, { after, version, most: AT_ONCE });
    const readable: string[] = [];
    await inPortions(items, PORTION, (portion) => {
      for (const item of portion) if (readItem(reader(item), item).ok) readable.push(item.id);
    });
    if (readable.length > 0)
      count += await commit(store, "system", async (tx) => {
        const replay = await replayAside(tx, { picked: { ids: readable }, actor: "system", takenUp: version });
        if (replay) tx.journal({ verb: "quarantine.taken_up", subject: "raw_item", subjectId: "many", data: { count: replay.items.length, version } });
        return replay?.items.length ?? 0;
      });
    const last = items.at(-1);
    if (!last || items.length < AT_ONCE) return count;
    after = last.id;
  }
}
