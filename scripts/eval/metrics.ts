/** One decided row. */
export interface Outcome {
  expected: string;
  given: string;
  confidence: number;
}

/** Share of rows that are right. */
export function accuracy(outcomes: readonly Outcome[]): number {
  return outcomes.filter((row) => row.expected === row.given).length / outcomes.length;
}

/** Mean F1 over the labels that occur in the data; a label never given scores 0. */
export function macroF1(outcomes: readonly Outcome[]): number {
  const labels = [...new Set(outcomes.map((row) => row.expected))];
  const scores = labels.map((label) => {
    const right = outcomes.filter((row) => row.expected === label && row.given === label).length;
    const expected = outcomes.filter((row) => row.expected === label).length;
    const given = outcomes.filter((row) => row.given === label).length;
    return (2 * right) / (expected + given);
  });
  return scores.reduce((sum, score) => sum + score, 0) / labels.length;
}

/**
 * Largest share of all rows that can be decided by a limit on the confidence so that at least `precision` of those decided are right.
 * Rows of equal confidence are decided together or not at all: a limit cannot part them.
 */
export function coverageAt(outcomes: readonly Outcome[], precision: number): number {
  const sorted = [...outcomes].sort((a, b) => b.confidence - a.confidence);
  let right = 0;
  let best = 0;
  sorted.forEach((row, at) => {
    if (row.expected === row.given) right++;
    const next = sorted[at + 1];
    if (next?.confidence !== row.confidence && right >= precision * (at + 1)) best = at + 1;
  });
  return best / outcomes.length;
}

/** Rank correlation of two lists of the same length, −1 to 1; equal values share the mean of their ranks. */
export function spearman(left: readonly number[], right: readonly number[]): number {
  const [a, b] = [ranksOf(left), ranksOf(right)];
  const middle = (a.length - 1) / 2;
  let both = 0;
  let [ofA, ofB] = [0, 0];
  a.forEach((rank, at) => {
    const other = b[at] ?? 0;
    both += (rank - middle) * (other - middle);
    ofA += (rank - middle) ** 2;
    ofB += (other - middle) ** 2;
  });
  return ofA === 0 || ofB === 0 ? 0 : both / Math.sqrt(ofA * ofB);
}

function ranksOf(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to++;
    for (let at = from; at < to; at++) ranks[order[at] ?? 0] = (from + to - 1) / 2;
    from = to;
  }
  return ranks;
}
