/** What a measurement is made of, and what becomes of its results. */
import type { AnswerCard } from "../../contract/answers.ts";
import type { TrialResult } from "../../contract/batches.ts";
import type { ReplyAct, Want } from "../../contract/words.ts";
import { sentencesOf } from "../../grounding/index.ts";
import type { Store, Tx } from "../../store/index.ts";
import { actsBy } from "./acts.ts";
import { answeringExamples, batchAnswers } from "./answers.store.ts";
import { holdBatch, keepFigures, keepResults, resultsOf, rowsOfBatch } from "./batches.store.ts";
import { figuresOf } from "./figures.ts";
import { isHeld } from "./held.ts";

/** What is live, what a batch would add to it, and what it adds to what is learnt from. */
export async function batchMaterial(
  store: Store,
  batchId: string,
): Promise<{ live: Map<string, AnswerCard>; fresh: Map<string, AnswerCard>; added: { text: string; label: string }[] }> {
  const [live, fresh, rows] = await Promise.all([answeringExamples(store, null), batchAnswers(store, batchId), rowsOfBatch(store, batchId)]);
  return { live, fresh, added: rows.filter(({ caseId }) => !isHeld(caseId)).map(({ text, label }) => ({ text, label })) };
}

/** What a person's reply did, by the wordings of all cards; the want is the surest that was heard. */
export function actsSaid(reply: string, { cards, want }: { cards: readonly AnswerCard[]; want: Want | null }): ReplyAct[] {
  return [...new Set(sentencesOf(reply).map(actsBy(cards, want)))];
}

/** Keeps results of a batch that is still to be measured; with the last of them its figures. @returns whether there is more to do. */
export async function keepTrial(
  tx: Tx,
  batchId: string,
  told: { results: readonly TrialResult[]; own: ReadonlySet<string>; ended: boolean },
): Promise<boolean> {
  const held = await holdBatch(tx, batchId);
  if (held?.state !== "measuring") return false;
  keepResults(tx, batchId, told.results);
  if (!told.ended) return true;
  const results = await resultsOf(tx, batchId);
  keepFigures(tx, batchId, figuresOf(results, results.filter(({ questionId }) => told.own.has(questionId)).length));
  return false;
}
