/** A case kept apart as it was before a person answered it, with what a reply to it may be written from. */
import type { AnswerCard } from "../contract/answers.ts";
import { newestWords, type ReplyRecord } from "../contract/index.ts";
import { wants as everyWant, type ReplyAct } from "../contract/words.ts";
import { actsSaid, heldExamples } from "../knowledge/index.ts";
import type { Store } from "../store/index.ts";
import { answersAsked } from "./answers.view.store.ts";
import { cardsToSay, type ReplyDeps } from "./reply.handlers.ts";

/** See above; examples made of cases kept apart are left out, for they would tell what is asked. */
export interface HeldCase {
  caseId: string;
  question: string;
  record: ReplyRecord;
  /** What the person's own reply did. */
  expected: ReplyAct[];
  cards: AnswerCard[];
  examples: { card: AnswerCard; score: number }[];
  similar: Awaited<ReturnType<ReplyDeps["similar"]>>;
}

/** So many similar cases the reply agent reads. */
const SIMILAR = 5;

/** Reads one; `null` where what held for it was forgotten. */
export async function heldCase(
  from: { store: Store } & Pick<ReplyDeps, "similar" | "cards" | "isAnswering" | "answering">,
  id: string,
): Promise<HeldCase | null> {
  const [asked] = await answersAsked(from.store, [id]);
  if (!asked) return null;
  const { record } = asked;
  const text = newestWords(record);
  const { cards, examples } = await cardsToSay(from, { wants: everyWant, text });
  const near = await from.similar({ text: text || record.kind, channel: record.channel, label: record.disputeClass, limit: SIMILAR * 2 });
  const apart = await heldExamples(
    from.store,
    near.map((one) => one.id),
  );
  return {
    caseId: record.caseId,
    question: text,
    record,
    expected: actsSaid(asked.text, { cards, want: record.wants[0]?.want ?? null }),
    cards,
    examples,
    similar: near.filter((one) => !apart.has(one.id)).slice(0, SIMILAR),
  };
}
