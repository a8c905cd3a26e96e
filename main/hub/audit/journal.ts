import type { Store } from "../store/index.ts";
import { chainStart, linkOf } from "./chain.ts";
import { countLines, sealBatch, sealedAfter } from "./journal.store.ts";

/** Seals all journal lines written so far into the chain. @returns how many were sealed now. */
export async function sealJournal(store: Store): Promise<number> {
  let total = 0;
  for (let sealed = await sealBatch(store); sealed > 0; sealed = await sealBatch(store)) total += sealed;
  return total;
}

/** What a walk along the chain found. */
interface ChainState {
  lines: number;
  sealed: number;
  /** False when a sealed line was changed, removed or put in; `brokenAt` is the first that does not fit. */
  intact: boolean;
  brokenAt: string | null;
}

/** Walks the whole chain, a batch of lines at a time. */
export async function checkChain(store: Store): Promise<ChainState> {
  const counts = await countLines(store);
  let previous = chainStart;
  let place = "0";
  for (let lines = await sealedAfter(store, place); lines.length > 0; lines = await sealedAfter(store, place)) {
    for (const line of lines) {
      if (linkOf(previous, line) !== line.hash) return { ...counts, intact: false, brokenAt: line.id };
      previous = line.hash;
      place = line.id;
    }
  }
  return { ...counts, intact: true, brokenAt: null };
}
