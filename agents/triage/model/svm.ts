import { seededRandom, shuffle } from "./random.ts";

/** Rows as one compressed matrix: row `i` holds `indices`/`values` from `starts[i]` to `starts[i + 1]`. */
export interface RowMatrix {
  starts: Int32Array;
  indices: Int32Array;
  values: Float64Array;
  width: number;
}

/** One label against the rest. */
export interface BinaryTask {
  /** +1 for the label's rows, −1 for all others. */
  signs: Int8Array;
  /** Cost of a row on the wrong side of the margin, for the label's rows and for the others. */
  costs: { positive: number; negative: number };
  seed: number;
}

const MAX_ROUNDS = 40;
const TOLERANCE = 0.1;

/**
 * Linear SVM with squared hinge loss by dual coordinate descent with shrinking (Hsieh et al., ICML 2008): every row has one dual
 * variable, and rows that stay at zero (most of the "others") are set aside until the end. The last weight is the bias.
 */
export function trainBinary(rows: RowMatrix, squares: Float64Array, task: BinaryTask): Float64Array {
  const { starts, indices, values, width } = rows;
  const count = squares.length;
  const weights = new Float64Array(width + 1);
  const duals = new Float64Array(count);
  const order = Int32Array.from({ length: count }, (_, index) => index);
  const random = seededRandom(task.seed);
  const ridge = { positive: 0.5 / task.costs.positive, negative: 0.5 / task.costs.negative };
  let active = count;
  let ceiling = Number.POSITIVE_INFINITY;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let highest = 0;
    let lowest = 0;
    shuffle(order, active, random);
    for (let at = 0; at < active; at++) {
      const row = order[at] ?? 0;
      const sign = task.signs[row] ?? -1;
      const from = starts[row] ?? 0;
      const to = starts[row + 1] ?? 0;
      let score = weights[width] ?? 0;
      for (let k = from; k < to; k++) score += (weights[indices[k] ?? 0] ?? 0) * (values[k] ?? 0);
      const old = duals[row] ?? 0;
      const own = sign > 0 ? ridge.positive : ridge.negative;
      const gradient = sign * score - 1 + old * own;
      if (old === 0 && gradient > ceiling) {
        active--;
        order[at] = order[active] ?? 0;
        order[active] = row;
        at--;
        continue;
      }
      if (old === 0 && gradient >= 0) continue;
      if (gradient > highest) highest = gradient;
      if (gradient < lowest) lowest = gradient;
      const next = Math.max(0, old - gradient / ((squares[row] ?? 0) + 1 + own));
      const step = (next - old) * sign;
      if (step === 0) continue;
      duals[row] = next;
      weights[width] = (weights[width] ?? 0) + step;
      for (let k = from; k < to; k++) {
        const index = indices[k] ?? 0;
        weights[index] = (weights[index] ?? 0) + step * (values[k] ?? 0);
      }
    }
    if (highest - lowest < TOLERANCE) {
      if (active === count) break;
      active = count;
      ceiling = Number.POSITIVE_INFINITY;
    } else ceiling = highest <= 0 ? Number.POSITIVE_INFINITY : highest;
  }
  return weights;
}
