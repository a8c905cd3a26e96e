import type { SparseVector } from "../kernel/tfidf.ts";
import type { KnowledgeHit } from "./example.ts";
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

/** Share of the embedding in the score. */
const SEMANTIC_SHARE = 0.4;
/** How many of the closest candidates may speak for one another, and how much that counts. */
const NEIGHBOURS = 20;
const SUPPORT = 0.3;

/** Scores candidates exactly and orders them: the best confirmed one first, the others by score. Candidates with nothing in common are left out. */
export function rankCandidates(question: Views, candidates: readonly Candidate[], limit: number): KnowledgeHit[] {
  const wording = cosineWith(question.lexical);
  const hits = candidates.map((candidate) => toHit(candidate, wording(candidate.lexical), question.semantic)).filter((hit) => hit.score > 0);
  hits.sort((a, b) => b.score - a.score || (a.exampleId < b.exampleId ? -1 : 1));
  const close = hits.slice(0, NEIGHBOURS);
  const support = new Map<string, number>();
  for (const hit of close) support.set(hit.example.label, (support.get(hit.example.label) ?? 0) + hit.score);
  for (const hit of close) hit.support = support.get(hit.example.label) ?? 0;
  const first = close.reduce<KnowledgeHit | null>((best, hit) => (best === null || confirmed(hit) > confirmed(best) ? hit : best), null);
  return first === null ? [] : [first, ...hits.filter((hit) => hit !== first)].slice(0, limit);
}

function confirmed(hit: KnowledgeHit): number {
  return hit.score + SUPPORT * hit.support;
}

function toHit({ row, semantic }: Candidate, lexical: number, question: Float32Array): KnowledgeHit {
  const { vector: _vector, ...example } = row;
  const meaning = denseCosine(question, semantic);
  const score = (1 - SEMANTIC_SHARE) * lexical + SEMANTIC_SHARE * Math.max(0, meaning);
  return { exampleId: row.id, score, lexical, semantic: meaning, support: 0, example };
}

function denseCosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** Cosine with one sparse vector of length 1, laid out once for many comparisons. */
function cosineWith(vector: SparseVector): (other: SparseVector) => number {
  const values = new Map<number, number>();
  vector.indices.forEach((index, k) => {
    values.set(index, vector.values[k] ?? 0);
  });
  return (other) => other.indices.reduce((sum, index, k) => sum + (values.get(index) ?? 0) * (other.values[k] ?? 0), 0);
}
