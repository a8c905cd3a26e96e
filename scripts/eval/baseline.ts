/**
 * The floor: a linear SVM on character 1–3-gram TF-IDF, as the usual libraries make it (L2-loss, C = 1, one against the rest, bias as a
 * feature, tolerance 0.1, vectors of length 1). Written apart from the product's model, on purpose, so that neither hides the other's mistake.
 */
interface Row {
  indices: number[];
  values: number[];
}

const COST_RIDGE = 0.5;
const TOLERANCE = 0.1;
const MAX_ROUNDS = 1000;

/** Trains the floor and returns its classifier. */
export function trainBaseline(texts: readonly string[], labels: readonly string[]): (text: string) => string {
  const vectorise = fitVectoriser(texts);
  const rows = texts.map(vectorise);
  const names = [...new Set(labels)].sort();
  const width = 1 + Math.max(0, ...rows.map((row) => Math.max(0, ...row.indices)));
  const scorers = names.map((name, at) =>
    trainOne(
      rows,
      Int8Array.from(labels, (label) => (label === name ? 1 : -1)),
      { width, seed: at + 1 },
    ),
  );
  return (text) => {
    const row = vectorise(text);
    const scores = scorers.map((weights) => scoreOf(weights, row));
    return names[scores.indexOf(Math.max(...scores))] ?? "";
  };
}

function grams(text: string): Map<string, number> {
  const characters = [...text.normalize("NFKC").toLowerCase()];
  const counts = new Map<string, number>();
  for (let size = 1; size <= 3; size++) {
    for (let at = 0; at + size <= characters.length; at++) {
      const gram = characters.slice(at, at + size).join("");
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
    }
  }
  return counts;
}

function fitVectoriser(texts: readonly string[]): (text: string) => Row {
  const frequency = new Map<string, number>();
  for (const text of texts) for (const gram of grams(text).keys()) frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
  const terms = new Map([...frequency].map(([gram, count], index) => [gram, { index, idf: Math.log((1 + texts.length) / (1 + count)) + 1 }]));
  return (text) => {
    const row: Row = { indices: [], values: [] };
    for (const [gram, count] of grams(text)) {
      const term = terms.get(gram);
      if (!term) continue;
      row.indices.push(term.index);
      row.values.push(count * term.idf);
    }
    const length = Math.hypot(...row.values) || 1;
    row.values = row.values.map((value) => value / length);
    return row;
  };
}

function scoreOf(weights: Float64Array, row: Row): number {
  let sum = weights[weights.length - 1] ?? 0;
  for (let k = 0; k < row.indices.length; k++) sum += (weights[row.indices[k] ?? 0] ?? 0) * (row.values[k] ?? 0);
  return sum;
}

/** Dual coordinate descent; rows whose dual is zero and stays so are passed over cheaply by their gradient. */
function trainOne(rows: readonly Row[], signs: Int8Array, { width, seed }: { width: number; seed: number }): Float64Array {
  const weights = new Float64Array(width + 1);
  const duals = new Float64Array(rows.length);
  const order = rows.map((_, at) => at);
  let state = seed;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let worst = 0;
    for (let last = order.length - 1; last > 0; last--) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const other = Math.floor((state / 4294967296) * (last + 1));
      const kept = order[last] ?? 0;
      order[last] = order[other] ?? 0;
      order[other] = kept;
    }
    for (const at of order) {
      const row = rows[at];
      const sign = signs[at] ?? -1;
      const old = duals[at] ?? 0;
      if (!row) continue;
      const gradient = sign * scoreOf(weights, row) - 1 + old * COST_RIDGE;
      const projected = old === 0 ? Math.min(0, gradient) : gradient;
      if (projected === 0) continue;
      worst = Math.max(worst, Math.abs(projected));
      const next = Math.max(0, old - gradient / (2 + COST_RIDGE));
      duals[at] = next;
      add(weights, row, (next - old) * sign);
    }
    if (worst < TOLERANCE) break;
  }
  return weights;
}

function add(weights: Float64Array, row: Row, step: number): void {
  weights[weights.length - 1] = (weights[weights.length - 1] ?? 0) + step;
  for (let k = 0; k < row.indices.length; k++) {
    const index = row.indices[k] ?? 0;
    weights[index] = (weights[index] ?? 0) + step * (row.values[k] ?? 0);
  }
}
