import { packSections, unpackSections } from "../../../main/hub/kernel/pack.ts";
import type { SparseVector } from "../../../main/hub/kernel/tfidf.ts";

/** Linear scorers for all labels, kept feature by feature because a text touches few features and most weights are nothing. */
export interface LinearWeights {
  classes: number;
  /** Feature `f` owns entries `starts[f]` to `starts[f + 1]`. */
  starts: Uint32Array;
  owners: Uint16Array;
  /** Weight as a share of the label's `scales`, −32767 to 32767. */
  levels: Int16Array;
  scales: Float32Array;
  biases: Float32Array;
}

/** Weights below this share of a label's largest are dropped: they change no answer and are most of the bytes. */
const NEGLIGIBLE = 0.004;
const LEVELS = 32767;

/** Collects one label's dense weights after the other. */
export class WeightCollector {
  readonly #width: number;
  readonly #columns: { features: Int32Array; levels: Int16Array; scale: number; bias: number }[] = [];

  constructor(width: number) {
    this.#width = width;
  }

  add(dense: Float64Array): void {
    let largest = 0;
    for (let f = 0; f < this.#width; f++) largest = Math.max(largest, Math.abs(dense[f] ?? 0));
    const kept: number[] = [];
    for (let f = 0; f < this.#width; f++) if (Math.abs(dense[f] ?? 0) > largest * NEGLIGIBLE) kept.push(f);
    const levels = Int16Array.from(kept, (f) => Math.round(((dense[f] ?? 0) / largest) * LEVELS));
    this.#columns.push({ features: Int32Array.from(kept), levels, scale: largest / LEVELS, bias: dense[this.#width] ?? 0 });
  }

  finish(): LinearWeights {
    const starts = new Uint32Array(this.#width + 1);
    for (const column of this.#columns) for (const f of column.features) starts[f + 1] = (starts[f + 1] ?? 0) + 1;
    for (let f = 0; f < this.#width; f++) starts[f + 1] = (starts[f + 1] ?? 0) + (starts[f] ?? 0);
    const next = starts.slice();
    const size = starts[this.#width] ?? 0;
    const owners = new Uint16Array(size);
    const levels = new Int16Array(size);
    this.#columns.forEach((column, owner) => {
      column.features.forEach((f, k) => {
        const at = next[f] ?? 0;
        owners[at] = owner;
        levels[at] = column.levels[k] ?? 0;
        next[f] = at + 1;
      });
    });
    const scales = Float32Array.from(this.#columns, (column) => column.scale);
    return { classes: this.#columns.length, starts, owners, levels, scales, biases: Float32Array.from(this.#columns, (column) => column.bias) };
  }
}

/** One score a label: above 0 leans towards it. */
export function scoresOf(weights: LinearWeights, vector: SparseVector): Float64Array {
  const { starts, owners, levels, scales, biases, classes } = weights;
  const scores = new Float64Array(classes);
  vector.indices.forEach((f, k) => {
    const value = vector.values[k] ?? 0;
    const to = starts[f + 1] ?? 0;
    for (let at = starts[f] ?? 0; at < to; at++) {
      const owner = owners[at] ?? 0;
      scores[owner] = (scores[owner] ?? 0) + (levels[at] ?? 0) * value;
    }
  });
  return scores.map((score, owner) => score * (scales[owner] ?? 0) + (biases[owner] ?? 0));
}

/** Writes weights as bytes for {@link unpackWeights}. */
export function packWeights(weights: LinearWeights): Uint8Array {
  return packSections([bytesOf(weights.starts), bytesOf(weights.owners), bytesOf(weights.levels), bytesOf(weights.scales), bytesOf(weights.biases)]);
}

/** Reads {@link packWeights}; `null` when the bytes do not fit together. */
export function unpackWeights(bytes: Uint8Array): LinearWeights | null {
  const [starts, owners, levels, scales, biases] = unpackSections(bytes) ?? [];
  if (!starts || !owners || !levels || !scales || !biases) return null;
  const out: LinearWeights = {
    classes: scales.byteLength / 4,
    starts: new Uint32Array(starts.buffer),
    owners: new Uint16Array(owners.buffer),
    levels: new Int16Array(levels.buffer),
    scales: new Float32Array(scales.buffer),
    biases: new Float32Array(biases.buffer),
  };
  const size = out.starts[out.starts.length - 1] ?? -1;
  return size === out.owners.length && size === out.levels.length && out.biases.length === out.classes ? out : null;
}

function bytesOf(array: Uint32Array | Uint16Array | Int16Array | Float32Array): Uint8Array {
  return new Uint8Array(array.slice().buffer);
}
