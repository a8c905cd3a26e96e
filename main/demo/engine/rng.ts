/** Chance that can be repeated: the same seed and the same words always give the same day. */
export interface Rng {
  /** A number in [0, 1). */
  unit(): number;
  /** A whole number between both ends, ends included. */
  int(low: number, high: number): number;
  /** One of the list. */
  pick<Item>(items: readonly Item[]): Item;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** A copy of the list in a shuffled order. */
  shuffle<Item>(items: readonly Item[]): Item[];
}

/** 32-bit FNV-1a with a final mix, good enough to spread short keys. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A number in [0, 1) that belongs to this key alone, whatever was drawn before: faults stay the same in any order of calls. */
export function unitOf(key: string): number {
  return hash32(key) / 0x1_0000_0000;
}

/** A chain of chance for one seed (mulberry32). */
export function seeded(seed: string): Rng {
  let state = hash32(seed);
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const int = (low: number, high: number): number => low + Math.floor(unit() * (high - low + 1));
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[int(0, items.length - 1)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  const shuffle = <Item>(items: readonly Item[]): Item[] => {
    const copy = [...items];
    for (let index = copy.length - 1; index > 0; index -= 1) {
      const other = int(0, index);
      const [left, right] = [copy[index], copy[other]];
      if (left !== undefined && right !== undefined) [copy[index], copy[other]] = [right, left];
    }
    return copy;
  };
  return { unit, int, pick, chance: (probability) => unit() < probability, shuffle };
}
