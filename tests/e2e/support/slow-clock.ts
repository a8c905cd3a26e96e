/** A clock that showed `at` when the machine's showed `since`, and goes so many times slower since. */
export interface SlowClock {
  at: number;
  since: number;
  slower: number;
}

/** What it shows now, milliseconds since the epoch. */
export function slowed({ at, since, slower }: SlowClock): number {
  return at + Math.floor((Date.now() - since) / slower);
}
