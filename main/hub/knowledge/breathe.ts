import { setImmediate as turn } from "node:timers/promises";

/** Lets the program answer what has come in meanwhile: fitting takes seconds and shares the thread with the service. */
export function breathe(): Promise<void> {
  return turn();
}

/** Maps items one after the other, with a breath after each `every`. */
export async function eachInTurn<Item, Value>(items: readonly Item[], map: (item: Item) => Value, every = 1): Promise<Value[]> {
  const out: Value[] = [];
  for (const item of items) {
    out.push(map(item));
    if (out.length % every === 0) await breathe();
  }
  return out;
}
