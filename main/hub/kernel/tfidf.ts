import { packSections, unpackSections } from "./pack.ts";
import { pairsOf, type TextBlocks, textBlocks } from "./text.ts";

/** A text as weights of the terms that the fitted vocabulary knows; length 1, or empty when it knows none of them. */
export interface SparseVector {
  indices: Int32Array;
  values: Float64Array;
  /** Share (0–1) of the text's pairs and words that the vocabulary knows (of its pairs where words weigh nothing); 0 for an empty text. */
  knownShare: number;
}

/** How terms are weighted. */
export interface TfIdfOptions {
  /** Exponent on the inverse document frequency: below 1 common terms keep more of their say. */
  rarity: number;
  /** Weight of the characters', pairs' and words' block; each block has length 1 before. */
  blocks: readonly [number, number, number];
}

/** A text already cut into terms, for texts that are looked at many times. */
export interface TextTerms {
  blocks: readonly [readonly string[], readonly string[], readonly string[]];
}

/** A vocabulary with weights. Fitted once, the same text always gives the same vector. */
export interface TfIdf {
  readonly size: number;
  vector(text: string | TextTerms): SparseVector;
  /** As `vector`, but terms never seen count too, as the rarest, under numbers from `size` on: for comparing two texts, not for scorers. */
  openVector(text: string): SparseVector;
  toBytes(): Uint8Array;
}

/** Learns vocabulary and term weights from texts. */
export function fitTfIdf(texts: readonly (string | TextTerms)[], options: TfIdfOptions): TfIdf {
  const frequency = new Map<string, number>();
  for (const text of texts) {
    const seen = new Set<string>();
    for (const block of blocksOf(text, options)) for (const term of block) seen.add(term);
    for (const term of seen) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  // Common terms first: what training touches most lies together in memory.
  const sorted = [...frequency].sort((a, b) => b[1] - a[1]);
  const weights = Float32Array.from(sorted, ([, count]) => (Math.log((1 + texts.length) / (1 + count)) + 1) ** options.rarity);
  return build(
    sorted.map(([term]) => term),
    weights,
    options,
  );
}

/** Reads what `toBytes` wrote; `null` when the bytes are something else. */
export function loadTfIdf(bytes: Uint8Array): TfIdf | null {
  const [terms, weights, blocks] = unpackSections(bytes) ?? [];
  if (!terms || !weights || blocks?.byteLength !== 24 || weights.byteLength % 4 !== 0) return null;
  const [characters, pairs, words] = new Float64Array(blocks.buffer);
  const names = terms.byteLength === 0 ? [] : new TextDecoder().decode(terms).split("\n");
  if (names.length !== weights.byteLength / 4) return null;
  return build(names, new Float32Array(weights.buffer), { rarity: 1, blocks: [characters ?? 0, pairs ?? 0, words ?? 0] });
}

function build(terms: string[], weights: Float32Array, options: TfIdfOptions): TfIdf {
  const ids = new Map(terms.map((term, index) => [term, index]));
  const rarest = weights.reduce((most, weight) => Math.max(most, weight), 1);
  const block = (list: readonly string[], share: number, open: boolean): { entries: [number, number][]; known: number } => {
    const counts = new Map<number, number>();
    let known = 0;
    for (const term of list) {
      const seen = ids.get(term);
      if (seen !== undefined) known++;
      else if (!open) continue;
      const id = seen ?? terms.length + hash(term);
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    if (share === 0) return { entries: [], known };
    const entries = [...counts].map(([id, count]): [number, number] => [id, (1 + Math.log(count)) * (weights[id] ?? rarest)]);
    return { entries: scaled(entries, share), known };
  };
  const vectorise = (text: string | TextTerms, open: boolean): SparseVector => {
    const lists = blocksOf(text, options);
    const [characters, pairs, words] = options.blocks;
    const parts = [block(lists[0], characters, open), block(lists[1], pairs, open), block(lists[2], words, open)] as const;
    const entries = scaled([...parts[0].entries, ...parts[1].entries, ...parts[2].entries], 1);
    const total = lists[1].length + lists[2].length;
    return {
      indices: Int32Array.from(entries, (entry) => entry[0]),
      values: Float64Array.from(entries, (entry) => entry[1]),
      knownShare: total === 0 ? 0 : (parts[1].known + parts[2].known) / total,
    };
  };
  const toBytes = (): Uint8Array => {
    const names = new TextEncoder().encode(terms.join("\n"));
    return packSections([names, new Uint8Array(weights.slice().buffer), new Uint8Array(Float64Array.from(options.blocks).buffer)]);
  };
  return { size: terms.length, vector: (text) => vectorise(text, false), openVector: (text) => vectorise(text, true), toBytes };
}

/** Cuts a text once. Terms are told apart by a first letter: a word of one character is not the character. */
export function termsOf(text: string): TextTerms {
  return named(textBlocks(text));
}

function named({ characters, pairs, words }: TextBlocks): TextTerms {
  return { blocks: [characters.map((term) => `c${term}`), pairs.map((term) => `p${term}`), words.map((term) => `w${term}`)] };
}

/** Words are cut by a dictionary, which takes ten times as long as all the rest: they are not where they weigh nothing. */
function blocksOf(text: string | TextTerms, { blocks: [, , words] }: TfIdfOptions): TextTerms["blocks"] {
  if (typeof text !== "string") return text.blocks;
  return (words === 0 ? named(pairsOf(text)) : termsOf(text)).blocks;
}

function scaled(entries: [number, number][], length: number): [number, number][] {
  const norm = Math.sqrt(entries.reduce((sum, entry) => sum + entry[1] * entry[1], 0));
  return norm === 0 ? [] : entries.map(([id, value]) => [id, (value / norm) * length]);
}

/** FNV-1a folded to 30 bits: two unseen terms of one text practically never meet. */
function hash(term: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < term.length; at++) state = Math.imul(state ^ term.charCodeAt(at), 0x01000193);
  return (state >>> 2) & 0x3fffffff;
}
