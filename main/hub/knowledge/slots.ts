import type { Narrowed } from "./filter.ts";

/** When the empty places are given back: more than so many of them, and more than this share of all. */
interface Tidiness {
  rows: number;
  share: number;
}

/** Rows held in memory by a place of their own; a removed one leaves its place empty until there are too many of those. */
export class Slots {
  readonly #tidiness: Tidiness;
  #rows: (Narrowed | null)[] = [];
  readonly #places = new Map<string, number>();
  #empty = 0;

  constructor(tidiness: Tidiness) {
    this.#tidiness = tidiness;
  }

  /** By place; `null` = removed. */
  get rows(): readonly (Narrowed | null)[] {
    return this.#rows;
  }

  /** Gives a row the next place; one of its id is removed beforehand. @returns the place. */
  add(row: Narrowed): number {
    this.#places.set(row.id, this.#rows.length);
    return this.#rows.push(row) - 1;
  }

  /** @returns whether so many places are empty by now that the rows should be numbered anew. */
  remove(id: string): boolean {
    const place = this.#places.get(id);
    if (place === undefined) return false;
    this.#places.delete(id);
    this.#rows[place] = null;
    this.#empty += 1;
    return this.#empty > Math.max(this.#tidiness.rows, this.#rows.length * this.#tidiness.share);
  }

  /** Numbers the rows anew without the empty places. @returns by old place the new one, -1 for a removed row. */
  tidy(): Int32Array {
    const moved = new Int32Array(this.#rows.length).fill(-1);
    const rows = this.#rows.filter((row) => row !== null);
    rows.forEach((row, place) => {
      moved[this.#places.get(row.id) ?? 0] = place;
      this.#places.set(row.id, place);
    });
    this.#rows = rows;
    this.#empty = 0;
    return moved;
  }
}
