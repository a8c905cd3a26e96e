/** Which class is taken for which, counted. Pure, so that it can be tested. */
import { MARKS_TO_TELL } from "../../../main/hub/contract/review.ts";

export interface Cell {
  truth: string;
  guess: string;
  count: number;
}

/** Of a class in truth: how many were judged, and which share of them was called so; `null` while these are too few to say. */
export interface ClassRate {
  count: number;
  right: number | null;
}

/** What was taken for something else, and which share that is of its class in truth; `null` while these are too few to say. */
export type MixUp<Of extends Cell> = Of & { share: number | null };

/** By class in truth. */
export function ratesOf(cells: readonly Cell[]): ReadonlyMap<string, ClassRate> {
  return new Map(
    [...Map.groupBy(cells, ({ truth }) => truth)].map(([truth, own]) => {
      const count = sum(own);
      return [truth, { count, right: shareOf(sum(own.filter(({ guess }) => guess === truth)), count) }];
    }),
  );
}

/** What is taken for something else, the most frequent first; of equal ones what is the larger share of its class. */
export function mixUpsOf<Of extends Cell>(cells: readonly Of[]): MixUp<Of>[] {
  const rates = ratesOf(cells);
  return cells
    .filter(({ truth, guess, count }) => truth !== guess && count > 0)
    .map((cell) => ({ ...cell, share: shareOf(cell.count, rates.get(cell.truth)?.count ?? 0) }))
    .toSorted(
      (left, right) =>
        right.count - left.count || (right.share ?? 0) - (left.share ?? 0) || (`${left.truth} ${left.guess}` < `${right.truth} ${right.guess}` ? -1 : 1),
    );
}

function sum(cells: readonly Cell[]): number {
  return cells.reduce((total, { count }) => total + count, 0);
}

function shareOf(part: number, whole: number): number | null {
  return whole < MARKS_TO_TELL ? null : part / whole;
}
