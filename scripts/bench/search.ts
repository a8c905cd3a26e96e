/** How fast similar solved cases are found, beside the exact comparison of the question with every one of them. */
import { join } from "node:path";
import { solvedCases } from "../../main/demo/index.ts";
import { fitTfIdf } from "../../main/hub/kernel/tfidf.ts";
import { centred, centreOf } from "../../main/hub/knowledge/centre.ts";
import { builtinEmbedder, type Embedder, type KnowledgeExample, openKnowledge } from "../../main/hub/knowledge/index.ts";
import { rounded } from "../cli/report.ts";
import { secondsOf } from "./figures.ts";

export interface SearchReport {
  examples: number;
  queries: number;
  perSecond: number;
  floorPerSecond: number;
  ratio: number;
  /** One question at a time, ms. */
  p50ms: number;
  p95ms: number;
  indexSeconds: number;
  /** Share of the ten nearest by wording and meaning together, as every example compared exactly gives them, that the product's ten are (or are as near). */
  recallAt10: number;
  /**
   * Share of the five hits that are among the five (or as near as the fifth) nearest by vector alone. Below 1 on purpose: the product
   * weighs wording too.
   */
  overlapAt5: number;
}

const FOUND = 5;
const NEAREST = 10;
/** How the product weighs wording: a change there shows here as a lower recall. */
const WORDING = { rarity: 1, blocks: [1, 1, 0] } as const;
/** Questions compared exactly with every example for the recall: each takes as long as there are examples. */
const EXACT = 100;
/** A service floor asks from many desks: a few questions are under way at once. */
const ASKING_AT_ONCE = 4;
const ALMOST = 1e-6;

/** Indexes invented solved cases below `home` and asks with the words of others. */
export async function searchSpeed(home: string, size: { examples: number; queries: number }, onProgress: (share: number) => void): Promise<SearchReport> {
  const solved = (seed: string, count: number) => solvedCases({ seed, count, until: Date.UTC(2026, 0, 1) });
  const examples = solved("bench", size.examples).map(
    ({ id, buyerText, reply, disputeClass, channel, outcome }): KnowledgeExample => ({
      id,
      question: buyerText,
      reply,
      label: disputeClass,
      channel,
      outcome,
      state: "accepted",
      updatedAt: null,
    }),
  );
  const questions = solved("bench questions", size.queries).map((one) => one.buyerText);
  const embedder = await builtinEmbedder.fit(examples.map((example) => example.question));
  const knowledge = await openKnowledge({ folder: join(home, "bench-knowledge"), embedder });
  try {
    const indexSeconds = await secondsOf(async () => {
      await knowledge.rebuild(examples);
      // The wording is read in the background; what is measured is how it answers, not how it begins.
      await knowledge.search({ text: "在吗" });
    });
    onProgress(0.4);
    const ask = async (text: string): Promise<string[]> =>
      (await knowledge.search({ text, limit: FOUND, filter: { state: "accepted" } })).map((hit) => hit.exampleId);
    for (const text of questions.slice(0, ASKING_AT_ONCE)) await ask(text);
    const found: string[][] = [];
    let next = 0;
    const desk = async (): Promise<void> => {
      for (let at = next++; at < questions.length; at = next++) found[at] = await ask(questions[at] ?? "");
    };
    const seconds = await secondsOf(async () => {
      await Promise.all(Array.from({ length: ASKING_AT_ONCE }, desk));
    });
    onProgress(0.6);
    // Others than those asked before: what was found once is remembered.
    const alone = solved("bench questions, one at a time", size.queries).map((one) => one.buyerText);
    const nearest: string[][] = [];
    const times: number[] = [];
    for (const text of alone) {
      const began = performance.now();
      const hits = await knowledge.search({ text, limit: NEAREST, filter: { state: "accepted" }, nearest: true });
      times.push(performance.now() - began);
      nearest.push(hits.map((hit) => hit.exampleId));
    }
    times.sort((left, right) => left - right);
    const at = (share: number): number => rounded(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0, 2);
    onProgress(0.7);
    const recallAt10 = await recallOf({ embedder, examples, questions: alone.slice(0, EXACT), found: nearest });
    onProgress(0.8);
    const floor = await bruteForce({ embedder, examples, questions, found });
    onProgress(1);
    const perSecond = Math.round(questions.length / seconds);
    const { perSecond: floorPerSecond, overlap } = floor;
    return {
      examples: examples.length,
      queries: questions.length,
      perSecond,
      floorPerSecond,
      ratio: rounded(perSecond / floorPerSecond, 3),
      p50ms: at(0.5),
      p95ms: at(0.95),
      indexSeconds: rounded(indexSeconds, 1),
      recallAt10: rounded(recallAt10, 3),
      overlapAt5: rounded(overlap, 3),
    };
  } finally {
    await knowledge.close();
  }
}

interface Asked {
  embedder: Embedder;
  examples: readonly KnowledgeExample[];
  questions: readonly string[];
  found: readonly string[][];
}

/** Compares every question with every vector. Equal ones count as found whichever of them was given. */
async function bruteForce({ embedder, examples, questions, found }: Asked): Promise<{ perSecond: number; overlap: number }> {
  const vectors = await embedder.embed(examples.map((example) => example.question));
  const similarities: Float64Array[] = [];
  const limits: number[] = [];
  const seconds = await secondsOf(async () => {
    for (const text of questions) {
      const [asked] = await embedder.embed([text]);
      const near = Float64Array.from(vectors, (vector) => dot(asked ?? new Float32Array(vector.length), vector));
      similarities.push(near);
      limits.push(near.toSorted().at(-FOUND) ?? 0);
    }
  });
  const place = new Map(examples.map((example, at) => [example.id, at]));
  const shares = found.map((ids, at) => {
    const near = ids.filter((id) => (similarities[at]?.[place.get(id) ?? -1] ?? -1) >= (limits[at] ?? 0) - ALMOST);
    return near.length / FOUND;
  });
  return { perSecond: Math.round(questions.length / seconds), overlap: shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length) };
}

/** The share of the nearest by the whole score, every example compared, that was found. */
async function recallOf({ embedder, examples, questions, found }: Asked): Promise<number> {
  const wording = fitTfIdf(
    examples.map((example) => example.question),
    WORDING,
  );
  const plain = await embedder.embed(examples.map((example) => example.question));
  // As the product does: what all of them share is taken off where it is much, which it is among few.
  const centre = centreOf(plain);
  const ofProduct = (vector: Float32Array): Float32Array => (centre === null ? vector : centred(vector, centre));
  const vectors = plain.map(ofProduct);
  const lexical = examples.map((example) => wording.openVector(example.question));
  const place = new Map(examples.map((example, at) => [example.id, at]));
  const asked = (await embedder.embed(questions)).map(ofProduct);
  const shares = questions.map((text, at) => {
    const { indices, values } = wording.openVector(text);
    const weights = new Float64Array(wording.size);
    indices.forEach((term, k) => {
      // What no example has cannot be alike.
      if (term < weights.length) weights[term] = values[k] ?? 0;
    });
    const scores = Float64Array.from(lexical, (one, row) => {
      const alike = one.indices.reduce((sum, term, k) => sum + (weights[term] ?? 0) * (one.values[k] ?? 0), 0);
      const meant = Math.max(0, dot(asked[at] ?? new Float32Array(), vectors[row] ?? new Float32Array()));
      return (1 - embedder.semanticShare) * alike + embedder.semanticShare * meant;
    });
    const limit = scores.toSorted().at(-NEAREST) ?? 0;
    return (found[at] ?? []).filter((id) => (scores[place.get(id) ?? -1] ?? -1) >= limit - ALMOST).length / NEAREST;
  });
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}

function dot(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}
