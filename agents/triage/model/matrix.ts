import type { SparseVector } from "../../../main/hub/kernel/tfidf.ts";
import type { RowMatrix } from "./svm.ts";

/** Lays vectors out as one matrix for training. */
export function toRowMatrix(vectors: readonly SparseVector[], width: number): RowMatrix {
  const starts = new Int32Array(vectors.length + 1);
  vectors.forEach((vector, row) => {
    starts[row + 1] = (starts[row] ?? 0) + vector.indices.length;
  });
  const size = starts[vectors.length] ?? 0;
  const matrix: RowMatrix = { starts, indices: new Int32Array(size), values: new Float64Array(size), width };
  vectors.forEach((vector, row) => {
    matrix.indices.set(vector.indices, starts[row]);
    matrix.values.set(vector.values, starts[row]);
  });
  return matrix;
}

/** Squared length of every row. */
export function squaredLengths({ starts, values }: RowMatrix): Float64Array {
  const out = new Float64Array(starts.length - 1);
  for (let row = 0; row < out.length; row++) {
    let sum = 0;
    for (let k = starts[row] ?? 0; k < (starts[row + 1] ?? 0); k++) sum += (values[k] ?? 0) ** 2;
    out[row] = sum;
  }
  return out;
}
