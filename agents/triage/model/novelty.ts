import type { HeldOut } from "./crossfit.ts";

/**
 * When a text is unlike anything learnt. Two signs, added: how much of it the vocabulary knows, and how near the best score is to a "yes".
 * The limit is a low quantile of rows that do belong, seen by models that did not learn them, so it fires on few of those.
 */
export interface NoveltyLimit {
  limit: number;
}

/** What is looked at for one text. */
export interface NoveltySigns {
  /** 0–1. */
  knownShare: number;
  /** Best label's score. */
  top: number;
}

/** A text that is all known words says more than a high score made of a few. */
const SHARE_WEIGHT = 3;
const QUANTILE = 0.006;
/** A quantile of fewer rows than this is chance. */
const ENOUGH = 50;

/** Reads the limit off held-out rows; with few rows only a text without any known pair or word is foreign. */
export function noveltyLimit(rows: readonly HeldOut[]): NoveltyLimit {
  const familiar = rows.map((row) => familiarity({ knownShare: row.knownShare, top: row.ranking.top })).sort((a, b) => a - b);
  const limit = familiar[Math.floor(QUANTILE * familiar.length)];
  return { limit: rows.length < ENOUGH || limit === undefined ? -Number.MAX_VALUE : limit };
}

/** Whether the text is unlike the examples. */
export function isForeign({ limit }: NoveltyLimit, signs: NoveltySigns): boolean {
  return signs.knownShare === 0 || familiarity(signs) < limit;
}

function familiarity({ knownShare, top }: NoveltySigns): number {
  return SHARE_WEIGHT * knownShare + top;
}
