/** Turns texts into vectors. The same `id` must always give the same vectors: the index re-embeds everything when it changes. */
export interface Embedder {
  readonly id: string;
  readonly dimensions: number;
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
