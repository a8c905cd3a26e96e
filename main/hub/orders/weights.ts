/** What packages should weigh, by what a piece of each article usually does. Pure. */
import type { Snapshot } from "./refresh.ts";
import { codeOf } from "./sku-code.ts";
import { type PackedSku, packedSkus } from "./warehouse.ts";

/** A piece of an article with its share of the packing: the middle weight, how far half of its packages are from that at most, and of how many it is known. */
export interface PieceWeight {
  grams: number;
  spread: number;
  packages: number;
}
/** By the article's code. */
export type PieceWeights = ReadonlyMap<string, PieceWeight>;

/** A package that was weighed. */
export interface Weighed {
  at: number;
  grams: number;
  skus: PackedSku[];
}

/** Packages of which the warehouse says what is in them and what they weigh. */
export function weighedPackages({ warehouse }: Pick<Snapshot, "warehouse">): Weighed[] {
  return warehouse.flatMap(({ kind, at, data }) => {
    const grams = kind === "packed" ? Number(data.weightGrams ?? Number.NaN) : Number.NaN;
    const skus = kind === "packed" ? packedSkus(data).filter(({ quantity }) => quantity > 0) : [];
    return Number.isFinite(grams) && grams > 0 && skus.length > 0 ? [{ at, grams, skus }] : [];
  });
}

/** Codes of everything in packages that were weighed: their weights are to be known where the order is looked at. */
export function weighedCodes(snapshot: Pick<Snapshot, "warehouse">): string[] {
  return weighedPackages(snapshot).flatMap(({ skus }) => skus.map(({ sku }) => codeOf(sku)));
}

/** Scales and packing differ by so much, g, and by this share of the weight. */
const LEAST_GRAMS = 30;
const LEAST_SHARE = 0.15;
/** So many times as far off as half of an article's own packages are at most is no chance any more. */
const SPREADS = 5;

/** A package that weighs other than what is said to be in it: expected g, and the fewest packages that any part of that is known of. `null`: as it should, or not known. */
export function weightOff({ grams, skus }: Weighed, weights: PieceWeights): { expected: number; packages: number } | null {
  const known = skus.map(({ sku, quantity }) => ({ weight: weights.get(codeOf(sku)), quantity }));
  let [expected, spread, packages] = [0, 0, Number.POSITIVE_INFINITY];
  for (const { weight, quantity } of known) {
    if (!weight) return null;
    expected += weight.grams * quantity;
    spread += weight.spread * quantity;
    packages = Math.min(packages, weight.packages);
  }
  const tolerance = Math.max(LEAST_GRAMS, expected * LEAST_SHARE, spread * SPREADS);
  return Math.abs(grams - expected) > tolerance ? { expected: Math.round(expected), packages } : null;
}
