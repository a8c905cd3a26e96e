import { newestWords, type ReplyRecord } from "../contract/index.ts";
import type { ExampleGround } from "../contract/training.ts";
import { type CandidateReason, wants } from "../contract/words.ts";
import { addExamples, cardsFor, casesInExamples, type InForce, marksOf, type RuledNow, soundDraft, type TermsInForce } from "../knowledge/index.ts";
import { maskText } from "../masking/index.ts";
import { commit, type Store, type Tx } from "../store/index.ts";
import { forgetBulkBefore } from "./bulk.store.ts";
import { lockOrdersThenCases } from "./lock.store.ts";
import {
  type AnsweredHow,
  answeredAmong,
  forgetAnswersBefore,
  keepAnswered,
  solvedCases,
  type Telling,
  tellingAnswers,
  unnotedAnswers,
} from "./message.store.ts";
import { forgetCallsBefore } from "./notes.store.ts";
import type { Granted } from "./order-side.view.store.ts";
import type { ReadOrder } from "./order-timeline.ts";
import { replyRecord } from "./reply-record.ts";
import { forgetUnsentBefore } from "./unsent.store.ts";

/** Notes what held for cases when people answered them: an example is cut from it, and what goes live is measured on it. Gives those of the cases that a person answered. */
export async function noteAnswers(from: { store: Store; readOrder: ReadOrder; granted: Granted }, caseIds: readonly string[]): Promise<string[]> {
  const fresh = await unnotedAnswers(from.store, caseIds);
  const noted: Parameters<typeof keepAnswered>[1][number][] = [];
  for (const answer of fresh) {
    const record = await replyRecord(from, answer.caseId);
    if (record) noted.push({ ...answer, text: maskText(answer.text), record });
  }
  if (noted.length > 0) await commit(from.store, "system", async (tx) => keepAnswered(tx, noted));
  // Also those noted before: a kill may have come between noting and offering.
  return answeredAmong(from.store, caseIds);
}

const DAY_MS = 86_400_000;

/**
 * Forgets what held for cases that were answered more than so many days ago and are done, and words that were begun then and never sent; what was
 * made of answers, an example, stays. @returns how many.
 */
export function forgetAnswers(store: Store, days: number): Promise<number> {
  const before = new Date(store.clock.now() - days * DAY_MS);
  return commit(store, "system", async (tx) => {
    await forgetBulkBefore(tx, before);
    return (await forgetAnswersBefore(tx, before)) + (await forgetUnsentBefore(tx, before)) + (await forgetCallsBefore(tx, before));
  });
}

/**
 * Offers cases to the trainer as candidate examples, masked, each once: what was solved, and at once what was answered otherwise than suggested.
 * The reply is cut by what held when it was said. Gives how many were offered.
 */
export async function proposeExamples(tx: Tx, caseIds: readonly string[], { terms, ruledNow }: { terms: TermsInForce; ruledNow: RuledNow }): Promise<number> {
  await lockOrdersThenCases(tx, { caseIds });
  const telling = (await tellingAnswers(tx, caseIds)).filter((each, at, all) => all[at - 1]?.caseId !== each.caseId);
  const noted = new Set(telling.map(({ caseId }) => caseId));
  const solved = (await solvedCases(tx, caseIds)).filter(({ caseId }) => !noted.has(caseId));
  const cards = telling.length === 0 ? [] : await cardsFor(tx, wants);
  const ruled = await ruledNow([...noted]);
  const told = await casesInExamples(tx, [...noted, ...solved.map(({ caseId }) => caseId)]);
  const drafts = [
    ...telling.filter(({ caseId }) => !told.has(caseId)).map((each) => draftOf(each, { terms, cards, ruled: ruled.get(each.caseId) ?? null })),
    ...solved
      .filter(({ caseId }) => !told.has(caseId))
      .map((each) => ({ ...each, question: maskText(each.question), reply: maskText(each.reply), reason: "solved" as const, state: "candidate" as const })),
  ];
  return (
    await addExamples(
      tx,
      drafts.filter(({ question }) => question.trim() !== ""),
    )
  ).length;
}

function draftOf({ record: kept, text, how, named, misheard, caseId, label, channel, outcome }: Telling, inForce: InForce) {
  const record = kept as ReplyRecord;
  const ground: ExampleGround = {
    slots: record.slots,
    ...(record.english ? { english: record.english } : {}),
    given: record.given,
    facts: record.facts.map(({ kind, label: name, text: value }) => ({ kind, label: name, text: value })),
    wants: record.wants.map(({ want, confidence }) => ({ want, confidence })),
  };
  const answer = soundDraft(inForce.cards, { reply: text, ground });
  const question = newestWords(record);
  const marks = answer ? marksOf(answer, inForce) : [];
  return {
    caseId,
    label,
    channel,
    outcome,
    question,
    reply: text,
    state: "candidate" as const,
    reason: reasonOf(how as AnsweredHow, { named, misheard }),
    ground,
    answer,
    marks,
  };
}

function reasonOf(how: AnsweredHow, { named, misheard }: Pick<Telling, "named" | "misheard">): CandidateReason {
  if (how === "uncarded") return "uncarded";
  if (misheard) return "misheard";
  if (named) return "misnamed";
  return how === "own" ? "unused" : how === "edited" ? "edited" : "solved";
}
