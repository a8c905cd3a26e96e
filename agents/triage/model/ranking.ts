/** The best label, its score, and how far the second is behind. */
export interface Ranking {
  best: number;
  top: number;
  /** Distance to the second best score; with a single label, its distance to −1 (a plain "no"). */
  gap: number;
}

/** Ranks scores; an equal score goes to the earlier label, so that the answer is always the same. */
export function rank(scores: Float64Array): Ranking {
  let best = 0;
  let top = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  scores.forEach((score, place) => {
    if (score > top) {
      second = top;
      top = score;
      best = place;
    } else if (score > second) second = score;
  });
  return { best, top, gap: top - (second === Number.NEGATIVE_INFINITY ? -1 : second) };
}
