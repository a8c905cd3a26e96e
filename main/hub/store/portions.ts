import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * Works through a list some at a time. What a portion sent to the database travels before the next is thought about, so that the
 * server writes the one while the other is made. An empty list is no portion.
 */
export async function inPortions<Item>(items: readonly Item[], size: number, work: (portion: Item[]) => void): Promise<void> {
  for (let from = 0; from < items.length; from += size) {
    if (from > 0) await nextTurn();
    work(items.slice(from, from + size));
  }
}
