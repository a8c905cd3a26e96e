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

/** What an answer contradicts of the terms and cards in force. */
export function marksOf(answer: ExampleAnswer, inForce: { terms: TermsInForce; cards: readonly AnswerCard[] }): ExampleMark[] {
  const card = cardOf({ id: "new", question: "", answer });
  return card ? conflictsOf(card, inForce) : [];
}

/** Holds every example against the terms and cards as they are now. @returns how many marks moved. */
export async function recheckAnswers(tx: Tx, terms: TermsInForce): Promise<number> {
  const examples = await answersToCheck(tx);
  const byWant = Map.groupBy(await cardsFor(tx, [...new Set(examples.map(({ answer }) => answer.want))]), ({ want }: AnswerCard) => want);
  const moved = examples.flatMap(({ id, question, answer, marks }) => {
    const card = cardOf({ id, question, answer });
    const now = card ? conflictsOf(card, { terms, cards: byWant.get(answer.want) ?? [] }) : [];
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
