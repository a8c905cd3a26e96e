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

/** Scores every row with a model fitted on the other folds: the only honest ground for a confidence. */
export function crossFit(input: FitInput, folds: number, onLabel: () => void): HeldOut[] {
  const dealt = dealFolds(input.targets, folds, 17);
  const out: HeldOut[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const kept: number[] = [];
    const held: number[] = [];
    dealt.forEach((place, row) => {
      (place === fold ? held : kept).push(row);
    });
    const part: FitInput = {
      texts: kept.map((row) => input.texts[row] ?? ""),
      targets: Int32Array.from(kept, (row) => input.targets[row] ?? 0),
      classes: input.classes,
    };
    const model = fitLinear(part, onLabel);
    for (const row of held) {
      const vector = model.features.vector(input.texts[row] ?? "");
      out.push({ ranking: rank(scoresOf(model.weights, vector)), knownShare: vector.knownShare, target: input.targets[row] ?? 0 });
    }
  }
  return out;
}
