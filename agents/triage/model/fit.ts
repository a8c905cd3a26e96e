import { fitTfIdf, type TextTerms, type TfIdf, type TfIdfOptions } from "../../../main/hub/kernel/tfidf.ts";
import { squaredLengths, toRowMatrix } from "./matrix.ts";
import { trainBinary } from "./svm.ts";
import { type LinearWeights, WeightCollector } from "./weights.ts";

/** Found on one half of a data set (inner folds), checked on the other half: pairs with the text's ends and words beside characters. */
const FEATURES: TfIdfOptions = { rarity: 0.5, blocks: [1, 1, 0.7] };
/** What a row on the wrong side of the margin costs, unless the input names another. */
const COST = 1;
/** A label's own rows weigh more the rarer it is (root of others / own), up to this: one odd example must not bend everything. */
const MOST_WEIGHT = 16;

/** A vocabulary and the scorers over it. */
export interface LinearModel {
  features: TfIdf;
  weights: LinearWeights;
}

/** Texts with the label's number each. */
export interface FitInput {
  texts: readonly TextTerms[];
  targets: Int32Array;
  classes: number;
  /** Below 1 the scorers follow single rows less: for rows written to teach, which no two of them resemble each other. */
  cost?: number;
}

/** Fits vocabulary and one scorer a label; `onLabel` is called after each label. */
export function fitLinear(input: FitInput, onLabel: () => void): LinearModel {
  const cost = input.cost ?? COST;
  const features = fitTfIdf(input.texts, FEATURES);
  const vectors = input.texts.map((text) => features.vector(text));
  const rows = toRowMatrix(vectors, features.size);
  const squares = squaredLengths(rows);
  const collector = new WeightCollector(features.size);
  for (let place = 0; place < input.classes; place++) {
    const signs = Int8Array.from(input.targets, (target) => (target === place ? 1 : -1));
    const own = signs.reduce((sum, sign) => sum + (sign > 0 ? 1 : 0), 0);
    const weight = Math.min(MOST_WEIGHT, Math.max(1, Math.sqrt((signs.length - own) / Math.max(1, own))));
    collector.add(trainBinary(rows, squares, { signs, costs: { positive: cost * weight, negative: cost }, seed: place + 1 }));
    onLabel();
  }
  return { features, weights: collector.finish() };
}
