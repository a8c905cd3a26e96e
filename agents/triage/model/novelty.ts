import type { HeldOut } from "./crossfit.ts";

/**
 * When a text is unlike anything learnt. Two signs: how much of it the vocabulary knows, and how far the best score is from a "yes".
 * Each limit is a low quantile of rows that do belong, seen by models that did not learn them, so it fires on few of those.
 */
export interface NoveltyLimits {
  /** Below this known share alone the text is foreign. */
  share: number;
  /** Below both of these together it is foreign as well. */
  bothShare: number;
  bothTop: number;
}

/** What is looked at for one text. */
export interface NoveltySigns {
  knownShare: number;
  top: number;
}

const ALONE = 0.002;
const TOGETHER = { share: 0.06, top: 0.12 };
/** Quantiles of fewer rows than this are chance. */
const ENOUGH = 50;

/** Reads the limits off held-out rows; with few rows only a text without any known pair or word is foreign. */
export function noveltyLimits(rows: readonly HeldOut[]): NoveltyLimits {
  if (rows.length < ENOUGH) return { share: 1e-9, bothShare: 0, bothTop: 0 };
  const shares = rows.map((row) => row.knownShare).sort((a, b) => a - b);
  const tops = rows.map((row) => row.ranking.top).sort((a, b) => a - b);
  return {
    share: Math.max(1e-9, quantile(shares, ALONE)),
    bothShare: quantile(shares, TOGETHER.share),
    bothTop: quantile(tops, TOGETHER.top),
  };
}

/** Whether the text is unlike the examples. */
export function isForeign(limits: NoveltyLimits, { knownShare, top }: NoveltySigns): boolean {
  return knownShare < limits.share || (knownShare < limits.bothShare && top < limits.bothTop);
}

function quantile(sorted: number[], share: number): number {
  return sorted[Math.floor(share * sorted.length)] ?? 0;
}
