/** Small arithmetic that every part of the bench shares. */

/** Middle and slow end of some times in ms. */
export interface Spread {
  p50ms: number;
  p99ms: number;
}

/** Percentiles of times in ms; an empty list has none. */
export function spreadOf(times: readonly number[]): Spread {
  if (times.length === 0) throw new Error("nothing was measured");
  const sorted = times.toSorted((left, right) => left - right);
  const at = (share: number): number => Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(3));
  return { p50ms: at(0.5), p99ms: at(0.99) };
}

/** Whole numbers below `below` that look random and are the same in every run. */
export function drawer(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** How long some work takes, in seconds. */
export async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** Parts of a list, each of `size` or, the last one, fewer. */
export function inParts<Item>(list: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
}
