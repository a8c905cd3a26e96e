/** How fast similar solved cases are found, beside the exact comparison of the question with every one of them. */
import { join } from "node:path";
import { solvedCases } from "../../main/demo/index.ts";
import { builtinEmbedder, type Embedder, type KnowledgeExample, openKnowledge } from "../../main/hub/knowledge/index.ts";
import { rounded } from "../cli/report.ts";
import { secondsOf } from "./figures.ts";

export interface SearchReport {
  examples: number;
  queries: number;
  perSecond: number;
  floorPerSecond: number;
  ratio: number;
  /**
   * Share of the five hits that are among the five (or as near as the fifth) nearest by vector alone. Below 1 on purpose: the product
   * weighs wording too.
   */
  overlapAt5: number;
}

const FOUND = 5;
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
    await knowledge.rebuild(examples);
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

function dot(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}
