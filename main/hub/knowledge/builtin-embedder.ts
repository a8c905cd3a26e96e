import { createHash } from "node:crypto";
import { packSections, unpackSections } from "../kernel/pack.ts";
import { fitTfIdf, loadTfIdf, type TfIdf } from "../kernel/tfidf.ts";
import { eachInTurn } from "./breathe.ts";
import type { EmbedderFamily, FittedEmbedder } from "./embedder.ts";
import { strongestDirections } from "./lsa.ts";

const FAMILY = "builtin-lsa-1";
const DIRECTIONS = 96;
/** Found on one half of a data set's questions, checked on the other: what occurs together is a weaker sign than the words themselves. */
const SEMANTIC_SHARE = 0.3;
/** As many directions as rows would only repeat the wording: few rows get few, the others stay zero. */
const ROWS_A_DIRECTION = 10;
const FEWEST_DIRECTIONS = 16;
/** Found on one half of a data set, checked on the other; rare terms say more about meaning than common ones. */
const FEATURES = { rarity: 1.5, blocks: [1, 1, 1] } as const;
/** More examples do not change the directions much but cost seconds. */
const FIT_AT_MOST = 20_000;
/** Texts looked at between two breaths: about 20 ms. */
const SOME = 500;

/** The embedder that needs no download: what occurs together in the shop's own examples lies together. */
export const builtinEmbedder: EmbedderFamily = {
  family: FAMILY,
  async fit(texts) {
    const step = Math.max(1, Math.ceil(texts.length / FIT_AT_MOST));
    const sample = texts.filter((_, at) => at % step === 0);
    const terms = fitTfIdf(sample, FEATURES);
    const rows = await eachInTurn(sample, (text) => terms.vector(text), SOME);
    const used = Math.min(DIRECTIONS, Math.max(FEWEST_DIRECTIONS, Math.ceil(sample.length / ROWS_A_DIRECTION)));
    return fitted(terms, await strongestDirections({ rows, width: terms.size, directions: DIRECTIONS, used }));
  },
  load(bytes) {
    const [terms, directions] = unpackSections(bytes) ?? [];
    const read = terms ? loadTfIdf(terms) : null;
    if (!read || directions?.byteLength !== read.size * DIRECTIONS * 4) return null;
    return fitted(read, new Float32Array(directions.buffer));
  },
};

function fitted(terms: TfIdf, directions: Float32Array): FittedEmbedder {
  const bytes = (): Uint8Array => packSections([terms.toBytes(), new Uint8Array(directions.slice().buffer)]);
  const fingerprint = createHash("sha256").update(bytes()).digest("hex").slice(0, 12);
  return {
    id: `${FAMILY}:${DIRECTIONS}:${fingerprint}`,
    dimensions: DIRECTIONS,
    semanticShare: SEMANTIC_SHARE,
    embed: (texts) => eachInTurn(texts, (text) => project(terms, directions, text), SOME),
    toBytes: bytes,
  };
}

function project(terms: TfIdf, directions: Float32Array, text: string): Float32Array {
  const out = new Float32Array(DIRECTIONS);
  const { indices, values } = terms.vector(text);
  indices.forEach((feature, k) => {
    const value = values[k] ?? 0;
    const from = feature * DIRECTIONS;
    for (let at = 0; at < DIRECTIONS; at++) out[at] = (out[at] ?? 0) + value * (directions[from + at] ?? 0);
  });
  const length = Math.sqrt(out.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? out : out.map((value) => value / length);
}
