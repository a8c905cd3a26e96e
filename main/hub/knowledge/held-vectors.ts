import type { Narrowed } from "./filter.ts";
import { Slots } from "./slots.ts";

/** Vectors are held up to so many numbers (16 MB): reading them all takes two or three ms, where asking the table takes as long for a few hundred rows. */
const MOST_NUMBERS = 4_000_000;
const TIDY = { rows: 50, share: 0.2 };

/** A row with its vector. */
export interface VectorRow extends Narrowed {
  vector: Float32Array;
}

/** Whether so many rows are better read in memory than in the table. */
export function fitsInMemory(rows: number, dimensions: number): boolean {
  return rows * dimensions <= MOST_NUMBERS;
}

/** Every row's vector of a table that is small enough: the nearest are found by comparing them all, exactly as the table itself does it. */
export class HeldVectors {
  readonly #dimensions: number;
  #numbers: Float32Array;
  /** Half the square of each vector's length: with it the product alone orders by distance. */
  #halfSquares: number[] = [];
  readonly #slots = new Slots(TIDY);

  constructor(rows: readonly VectorRow[], dimensions: number) {
    this.#dimensions = dimensions;
    this.#numbers = new Float32Array(rows.length * dimensions);
    for (const row of rows) this.put(row);
  }

  put({ vector, ...row }: VectorRow): void {
    this.remove(row.id);
    const slot = this.#slots.add(row);
    const from = slot * this.#dimensions;
    if (from + this.#dimensions > this.#numbers.length) {
      const grown = new Float32Array(Math.max(from + this.#dimensions, this.#numbers.length * 2));
      grown.set(this.#numbers);
      this.#numbers = grown;
    }
    this.#numbers.set(vector, from);
    this.#halfSquares.push(vector.reduce((sum, value) => sum + value * value, 0) / 2);
  }

  remove(id: string): void {
    if (this.#slots.remove(id)) this.#tidy();
  }

  /** Ids of the nearest rows that pass, nearest first. */
  nearest(asked: Float32Array, { limit, passes }: { limit: number; passes(row: Narrowed): boolean }): string[] {
    const found: { id: string; nearness: number }[] = [];
    let least = Number.NEGATIVE_INFINITY;
    const { rows } = this.#slots;
    for (let slot = 0; slot < rows.length; slot++) {
      const nearness = this.#product(asked, slot) - (this.#halfSquares[slot] as number);
      if (nearness <= least) continue;
      const row = rows[slot];
      if (!row || !passes(row)) continue;
      found.splice(placeOf(found, nearness), 0, { id: row.id, nearness });
      if (found.length > limit) found.pop();
      if (found.length === limit) least = found[limit - 1]?.nearness ?? least;
    }
    return found.map(({ id }) => id);
  }

  #product(asked: Float32Array, slot: number): number {
    const numbers = this.#numbers;
    let sum = 0;
    for (let at = 0, from = slot * this.#dimensions; at < this.#dimensions; at++) sum += (asked[at] as number) * (numbers[from + at] as number);
    return sum;
  }

  /** Gives back the room of removed rows; those that stay move up, none past another. */
  #tidy(): void {
    const moved = this.#slots.tidy();
    const length = this.#dimensions;
    for (const [from, to] of moved.entries()) {
      if (to < 0) continue;
      this.#numbers.copyWithin(to * length, from * length, (from + 1) * length);
      this.#halfSquares[to] = this.#halfSquares[from] as number;
    }
    const { rows } = this.#slots;
    this.#numbers = this.#numbers.slice(0, rows.length * length);
    this.#halfSquares.length = rows.length;
  }
}

/** Where it belongs among what was found, nearest first. */
function placeOf(found: readonly { nearness: number }[], nearness: number): number {
  let [low, high] = [0, found.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((found[middle]?.nearness ?? 0) >= nearness) low = middle + 1;
    else high = middle;
  }
  return low;
}
