import type { Result } from "../kernel/result.ts";
import type { ModelRefusal } from "./model-files.ts";

/** Turns texts into vectors. The same `id` must always give the same vectors: the index re-embeds everything when it changes. */
export interface Embedder {
  readonly id: string;
  readonly dimensions: number;
  /** How much of a hit's score is meaning (0–1), the rest is wording. */
  readonly semanticShare: number;
  /** One vector a text, in order, each of length 1 (or all zero when nothing in the text is known). */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
}

/** An embedder that was fitted on the shop's own examples and can be kept. */
export interface FittedEmbedder extends Embedder {
  toBytes(): Uint8Array;
}

/** Makes embedders by fitting them on the examples: nothing to download. */
export interface EmbedderFamily {
  readonly family: string;
  fit(texts: readonly string[]): Promise<FittedEmbedder>;
  /** Reads `toBytes`; `null` when the bytes are damaged or from another version. */
  load(bytes: Uint8Array): FittedEmbedder | null;
}

/** A ready embedder, or a family that is fitted on the examples. */
export type EmbedderSource = Embedder | EmbedderFamily;

/** What an installation offers an embedder to open with. */
export interface EmbedderGiven {
  /** A model's own folder, or one with a folder for each model. */
  modelFolder: string;
}

/** A way to embed. Refuses with `MODEL_MISSING` where it is not installed. */
export interface EmbedderWay {
  readonly name: string;
  open(given: EmbedderGiven): Promise<Result<EmbedderSource, ModelRefusal>>;
}
