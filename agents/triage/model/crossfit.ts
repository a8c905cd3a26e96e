import { type FitInput, fitLinear } from "./fit.ts";
import { seededRandom, shuffle } from "./random.ts";
import { type Ranking, rank } from "./ranking.ts";
import { scoresOf } from "./weights.ts";

/** What a model that never saw a row said about it. */
export interface HeldOut {
  ranking: Ranking;
  knownShare: number;
  target: number;
}

/** Deals rows to folds so that every label is spread evenly. */
export function dealFolds(targets: Int32Array, folds: number, seed: number): Int32Array {
  const order = Int32Array.from(targets, (_, index) => index);
  shuffle(order, order.length, seededRandom(seed));
  const sorted = [...order].sort((a, b) => (targets[a] ?? 0) - (targets[b] ?? 0));
  const out = new Int32Array(targets.length);
  sorted.forEach((row, place) => {
    out[row] = place % folds;
  });
  return out;
}

/** How much is scored: `used` of `folds` parts. With many rows one part is ground enough, and the others would only cost time. */
export interface CrossFitPlan {
  folds: number;
  used: number;
}

/** Scores rows with a model fitted on the other folds: the only honest ground for a confidence. */
export function crossFit(input: FitInput, { folds, used }: CrossFitPlan, onLabel: () => void): HeldOut[] {
  const dealt = dealFolds(input.targets, folds, 17);
  return Array.from({ length: used }, (_, fold) => fold).flatMap((fold) => {
    const rows = [...dealt.keys()];
    const kept = rows.filter((row) => dealt[row] !== fold);
    const texts = kept.flatMap((row) => input.texts[row] ?? []);
    const model = fitLinear({ ...input, texts, targets: Int32Array.from(kept, (row) => input.targets[row] ?? 0) }, onLabel);
    return rows
      .filter((row) => dealt[row] === fold)
      .flatMap((row) => {
        const text = input.texts[row];
        if (!text) return [];
        const vector = model.features.vector(text);
        return { ranking: rank(scoresOf(model.weights, vector)), knownShare: vector.knownShare, target: input.targets[row] ?? 0 };
      });
  });
}
