import type { SparseVector } from "../kernel/tfidf.ts";
import { diversified } from "./diversity.ts";
import type { KnowledgeHit } from "./example.ts";
import { freshness } from "./freshness.ts";
import type { IndexedExample } from "./table.ts";

/** A candidate or the question itself, in both views. */
export interface Views {
  lexical: SparseVector;
  semantic: Float32Array;
}

/** A candidate with its views. */
export interface Candidate extends Views {
  row: IndexedExample;
}

/** What is asked of a ranking. */
export interface RankingAsked {
  limit: number;
  /** Share of the embedding in the score, 0–1. */
  semanticShare: number;
  /** By score alone. */
  nearest?: boolean;
  /** Now, ms. */
  now: number;
}

/** How many of the closest candidates may speak for one another, and how much that counts. */
const NEIGHBOURS = 30;
const SUPPORT = 0.6;
/** A near neighbour says more than two half as near. */
const NEARNESS = 2;

/**
 * Scores candidates exactly and orders them: the one its neighbours confirm best comes first, then what adds most to those before it (see
 * `diversity.ts`). Candidates with nothing in common are left out.
 */
export function rankCandidates(
  question: Views,
  candidates: readonly Candidate[],
  { limit, semanticShare, nearest = false, now }: RankingAsked,
): KnowledgeHit[] {
  const wording = cosineWith(question.lexical);
  const hits = candidates.map((candidate) => {
    const lexical = wording(candidate.lexical);
    const semantic = denseCosine(question.semantic, candidate.semantic);
    const { vector: _vector, ...example } = candidate.row;
    const score = ((1 - semanticShare) * lexical + semanticShare * Math.max(0, semantic)) * freshness(example.updatedAt, now);
    return { exampleId: example.id, score, lexical, semantic, support: 0, example };
  });
  const sorted = hits.filter((hit) => hit.score > 0).sort((a, b) => b.score - a.score || (a.exampleId < b.exampleId ? -1 : 1));
  if (nearest) return sorted.slice(0, limit);
  const close = sorted.slice(0, NEIGHBOURS);
  const support = new Map<string, number>();
  for (const hit of close) support.set(hit.example.label, (support.get(hit.example.label) ?? 0) + hit.score ** NEARNESS);
  for (const hit of close) hit.support = support.get(hit.example.label) ?? 0;
  const first = close.reduce<KnowledgeHit | null>((best, hit) => (best === null || confirmed(hit) > confirmed(best) ? hit : best), null);
  if (first === null) return [];
  const chosen = diversified(first, close, limit);
  return [...chosen, ...sorted.filter((hit) => !chosen.includes(hit))].slice(0, limit);
}

function confirmed(hit: KnowledgeHit): number {
  return hit.score + SUPPORT * hit.support;
}

/** Cosine of two vectors of length 1. */
export function denseCosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** Cosine with one sparse vector of length 1, laid out once for many comparisons. */
export function cosineWith(vector: SparseVector): (other: SparseVector) => number {
  const values = new Map<number, number>();
  vector.indices.forEach((index, k) => {
    values.set(index, vector.values[k] ?? 0);
  });
  return (other) => {
    let sum = 0;
    for (let k = 0; k < other.indices.length; k++) {
      const value = values.get(other.indices[k] ?? 0);
      if (value !== undefined) sum += value * (other.values[k] ?? 0);
    }
    return sum;
  };
}
