/** Cuts replies into answers, and holds answers against what is in force. */
import type { AnswerCard } from "../../contract/answers.ts";
import { cardOf, type ExampleAnswer, type ExampleGround, type ExampleMark } from "../../contract/training.ts";
import type { Want } from "../../contract/words.ts";
import type { Tx } from "../../store/index.ts";
import { cardsFor } from "../cards/cards.store.ts";
import { answersToCheck, keepMarks } from "./answers.store.ts";
import { answerFaults } from "./check-answer.ts";
import { conflictsOf, type TermsInForce } from "./conflicts.ts";
import { cutReply } from "./cut.ts";
import { againstPolicy, type Ruled, unbackedIn } from "./in-force.ts";

/** A want is taken from a case when it was heard this surely; below it a trainer says which. */
const SURE = 0.5;

/** What a reply is cut from: the case it solved, if one stands behind it. */
export interface Draft {
  reply: string;
  ground: ExampleGround | null;
  want?: Want | undefined;
}

/** The reply as an answer by the seller's own cards, those of all wants; `null` where no want was heard or nothing of it answers. */
export function draftAnswer(cards: readonly AnswerCard[], { reply, ground, want }: Draft): ExampleAnswer | null {
  const heard = want ?? ground?.wants.find(({ confidence }) => confidence >= SURE)?.want;
  return heard === undefined ? null : cutReply({ reply, want: heard, ground, cards });
}

/** The same as it may stand without a trainer's look: an answer that cannot be kept is none. */
export function soundDraft(cards: readonly AnswerCard[], draft: Draft): ExampleAnswer | null {
  const answer = draftAnswer(cards, draft);
  return answer && answerFaults(answer).length === 0 ? answer : null;
}

/** What is in force: the seller's terms and cards, and what the policy says to the case that the example tells of (`null`: there is none). */
export interface InForce {
  terms: TermsInForce;
  cards: readonly AnswerCard[];
  ruled: Ruled | null;
}

/** What an answer contradicts of terms, cards and policy in force. */
export function marksOf(answer: ExampleAnswer, inForce: InForce): ExampleMark[] {
  const card = cardOf({ id: "new", question: "", answer });
  return card ? [...againstPolicy(card, inForce.ruled), ...conflictsOf(card, inForce), ...unbackedIn(card, inForce)] : [];
}

/** What the policy in force says to cases now, by the case; those nobody decided about are left out. Handed in: knowledge knows no policy. */
export type RuledNow = (caseIds: readonly string[]) => Promise<ReadonlyMap<string, Ruled>>;

/** Holds every example against terms, cards and policy as they are now. @returns how many marks moved. */
export async function recheckAnswers(tx: Tx, { terms, ruledNow }: { terms: TermsInForce; ruledNow: RuledNow }): Promise<number> {
  const examples = await answersToCheck(tx);
  const byWant = Map.groupBy(await cardsFor(tx, [...new Set(examples.map(({ answer }) => answer.want))]), ({ want }: AnswerCard) => want);
  const ruled = await ruledNow(examples.flatMap(({ caseId }) => caseId ?? []));
  const moved = examples.flatMap(({ id, caseId, answer, marks }) => {
    const now = marksOf(answer, { terms, cards: byWant.get(answer.want) ?? [], ruled: ruled.get(caseId ?? "") ?? null });
    return JSON.stringify(now) === JSON.stringify(marks) ? [] : [{ id, marks: now }];
  });
  if (moved.length === 0) return 0;
  keepMarks(tx, moved);
  tx.journal({
    verb: "examples.rechecked",
    subject: "example",
    subjectId: "all",
    data: { moved: moved.map(({ id }) => id).slice(0, 50), count: moved.length },
  });
  return moved.length;
}
