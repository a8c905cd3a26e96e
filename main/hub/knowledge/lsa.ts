import type { SparseVector } from "../kernel/tfidf.ts";
import { breathe, eachInTurn } from "./breathe.ts";

/** What the factorisation works on: rows over `width` features, room for `directions`, of which the strongest `used` are looked for. */
export interface LsaInput {
  rows: readonly SparseVector[];
  width: number;
  directions: number;
  used: number;
}

const ROUNDS = 4;
const SMALLEST = 1e-9;

/**
 * The strongest directions in which the rows vary (latent semantic analysis), by power iteration on a block of vectors.
 * @returns feature-major: entry `feature * directions + direction`. Directions not used, or that the rows cannot fill, are zero.
 */
export async function strongestDirections({ rows, width, directions, used }: LsaInput): Promise<Float32Array> {
  let left = Array.from({ length: used }, (_, at) => start(rows.length, at));
  await orthonormalise(left);
  let right: Float64Array[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    right = await eachInTurn(left, (column) => transposed(rows, column, width));
    if (round === ROUNDS - 1) break;
    left = await eachInTurn(right, (column) => Float64Array.from(rows, (row) => dot(row, column)));
    await orthonormalise(left);
  }
  await orthonormalise(right);
  const out = new Float32Array(width * directions);
  right.forEach((column, direction) => {
    for (let feature = 0; feature < width; feature++) out[feature * directions + direction] = column[feature] ?? 0;
  });
  return out;
}

/** A fixed, irregular start: the result must be the same on every run. */
function start(length: number, at: number): Float64Array {
  let state = (at + 1) * 2654435761;
  return Float64Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296 - 0.5;
  });
}

function transposed(rows: readonly SparseVector[], column: Float64Array, width: number): Float64Array {
  const out = new Float64Array(width);
  rows.forEach(({ indices, values }, at) => {
    const factor = column[at] ?? 0;
    for (let k = 0; k < indices.length; k++) {
      const feature = indices[k] ?? 0;
      out[feature] = (out[feature] ?? 0) + factor * (values[k] ?? 0);
    }
  });
  return out;
}

function dot({ indices, values }: SparseVector, column: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < indices.length; k++) sum += (values[k] ?? 0) * (column[indices[k] ?? 0] ?? 0);
  return sum;
}

/** Gram–Schmidt in place; a column that the earlier ones already span becomes zero. */
async function orthonormalise(columns: Float64Array[]): Promise<void> {
  for (const [at, column] of columns.entries()) {
    const before = length(column);
    for (const earlier of columns.slice(0, at)) {
      let shared = 0;
      for (let i = 0; i < column.length; i++) shared += (column[i] ?? 0) * (earlier[i] ?? 0);
      if (shared === 0) continue;
      for (let i = 0; i < column.length; i++) column[i] = (column[i] ?? 0) - shared * (earlier[i] ?? 0);
    }
    const after = length(column);
    const scale = after <= before * SMALLEST || after === 0 ? 0 : 1 / after;
    for (let i = 0; i < column.length; i++) column[i] = (column[i] ?? 0) * scale;
    await breathe();
  }
}

function length(column: Float64Array): number {
  let sum = 0;
  for (const value of column) sum += value * value;
  return Math.sqrt(sum);
}
