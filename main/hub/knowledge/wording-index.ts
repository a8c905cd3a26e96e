import type { SparseVector } from "../kernel/tfidf.ts";
import type { Narrowed } from "./filter.ts";
import { Slots } from "./slots.ts";

/** Rows that have a term, with its weight in each. Room is doubled when it is full. */
interface Postings {
  slots: Int32Array;
  weights: Float32Array;
  size: number;
}

/** Scores are cosines: from 0 to 1, counted in so many steps. */
const STEPS = 1024;
/** More than are wanted are looked at first, since some may not pass; each further look takes so many times as many. */
const FIRST_LOOK = 4;
const FURTHER = 8;
/** Room of removed rows is given back when there is this much of it. */
const TIDY = { rows: 1_000, share: 0.3 };

/**
 * Questions by their wording, held in memory beside the table: which of them share most with a question, weighed exactly as the ranking weighs
 * wording. About 400 bytes a row; many times faster than full text in LanceDB, and exact (see decision 0015).
 */
export class WordingIndex {
  #postings = new Map<number, Postings>();
  readonly #slots = new Slots(TIDY);
  readonly #words = new Map<string, string>();
  #scores = new Float32Array(0);

  /** Puts a row in, in place of one of its id. */
  put(row: Narrowed, { indices, values }: SparseVector): void {
    this.remove(row.id);
    const slot = this.#slots.add({
      id: row.id,
      channel: this.#once(row.channel),
      label: this.#once(row.label),
      outcome: this.#once(row.outcome),
      state: this.#once(row.state),
    });
    for (let at = 0; at < indices.length; at++) this.#post(indices[at] ?? 0, slot, values[at] ?? 0);
  }

  remove(id: string): void {
    if (this.#slots.remove(id)) this.#tidy();
  }

  /** Ids of rows that pass, the nearest by wording first; rows that share nothing are none. */
  nearest(question: SparseVector, { limit, passes }: { limit: number; passes(row: Narrowed): boolean }): string[] {
    const scores = this.#scored(question);
    const { rows } = this.#slots;
    const counts = new Int32Array(STEPS + 1);
    let touched = 0;
    for (let slot = 0; slot < rows.length; slot++) {
      const score = scores[slot] ?? 0;
      if (score <= 0) continue;
      counts[stepOf(score)] = (counts[stepOf(score)] ?? 0) + 1;
      touched += 1;
    }
    for (let look = limit * FIRST_LOOK; ; look *= FURTHER) {
      const from = lowestStep(counts, look);
      const found: { id: string; score: number }[] = [];
      for (let slot = 0; slot < rows.length; slot++) {
        const score = scores[slot] ?? 0;
        const row = score > 0 && stepOf(score) >= from ? rows[slot] : null;
        if (row && passes(row)) found.push({ id: row.id, score });
      }
      if (found.length < limit && look < touched) continue;
      return found
        .sort((left, right) => right.score - left.score)
        .slice(0, limit)
        .map(({ id }) => id);
    }
  }

  /** Cosine of every slot with the question, a removed row's as well. */
  #scored({ indices, values }: SparseVector): Float32Array {
    const { length } = this.#slots.rows;
    if (this.#scores.length < length) this.#scores = new Float32Array(length * 2);
    const scores = this.#scores.fill(0, 0, length);
    for (let at = 0; at < indices.length; at++) {
      const posted = this.#postings.get(indices[at] ?? 0);
      if (!posted) continue;
      const value = values[at] ?? 0;
      const { slots, weights, size } = posted;
      for (let k = 0; k < size; k++) scores[slots[k] as number] = (scores[slots[k] as number] as number) + value * (weights[k] as number);
    }
    return scores;
  }

  #post(term: number, slot: number, weight: number): void {
    let posted = this.#postings.get(term);
    if (!posted) {
      posted = { slots: new Int32Array(2), weights: new Float32Array(2), size: 0 };
      this.#postings.set(term, posted);
    }
    if (posted.size === posted.slots.length) {
      posted.slots = grown(posted.slots, new Int32Array(posted.size * 2));
      posted.weights = grown(posted.weights, new Float32Array(posted.size * 2));
    }
    posted.slots[posted.size] = slot;
    posted.weights[posted.size] = weight;
    posted.size += 1;
  }

  /** One string for all rows that say the same. */
  #once<Word extends string | null>(word: Word): Word {
    if (word === null) return word;
    const known = this.#words.get(word);
    if (known === undefined) this.#words.set(word, word);
    return (known ?? word) as Word;
  }

  /** Numbers the rows anew, without the removed ones. */
  #tidy(): void {
    const moved = this.#slots.tidy();
    const before = this.#postings;
    this.#postings = new Map();
    for (const [term, { slots, weights, size }] of before)
      for (let k = 0; k < size; k++) {
        const slot = moved[slots[k] ?? 0] ?? -1;
        if (slot >= 0) this.#post(term, slot, weights[k] ?? 0);
      }
  }
}

const stepOf = (score: number): number => Math.min(STEPS, Math.floor(score * STEPS));

/** The step from which on there are at least so many; 0 when there are not. */
function lowestStep(counts: Int32Array, most: number): number {
  let step = STEPS;
  for (let left = most - (counts[step] ?? 0); left > 0 && step > 0; left -= counts[step] ?? 0) step -= 1;
  return step;
}

function grown<Numbers extends Int32Array | Float32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
