/** A row's fold: labels are spread evenly, rows of a label in a shuffled order that is the same on every run. */
export function stratifiedFolds(labels: readonly string[], folds: number, seed = 20): number[] {
  const order = labels.map((_, at) => at);
  let state = seed;
  for (let last = order.length - 1; last > 0; last--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 4294967296) * (last + 1));
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
  const byLabel = Map.groupBy(order, (row) => labels[row] ?? "");
  const out = new Array<number>(labels.length).fill(0);
  let place = 0;
  for (const rows of byLabel.values()) for (const row of rows) out[row] = place++ % folds;
  return out;
}
