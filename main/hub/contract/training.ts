/** What a trainer makes of solved cases: a reply cut into sentences that may be said again, what it contradicts, and why it is looked at. */
import { z } from "zod";
import type { AnswerCard } from "./answers.ts";
import { CandidateReason, ReplyAct, Want } from "./words.ts";

/** One sentence of an example's reply as it may be said again. */
export const CutSentence = z.object({
  /** As it was said. */
  said: z.string().max(2_000),
  act: ReplyAct,
  /** With its slots; what is said. */
  text: z.string().max(300),
  /** Left out where it cannot be said; the others must be. */
  optional: z.boolean(),
  /** Never said again: it belongs to that one case, or to nobody. */
  leftOut: z.boolean(),
  /** Why it was left out, or what should be looked at. */
  note: z.object({ zh: z.string(), en: z.string() }).nullable(),
});
export type CutSentence = z.infer<typeof CutSentence>;

/** An example's reply as an answer: which want it answers, in which language, what must hold, what is said. */
export const ExampleAnswer = z.object({
  want: Want,
  /** Absent: Chinese. */
  language: z.literal("en").optional(),
  when: z.record(z.string(), z.union([z.boolean(), z.array(z.string()).min(1)])),
  sentences: z.array(CutSentence).max(20),
});
export type ExampleAnswer = z.infer<typeof ExampleAnswer>;

/** What an example contradicts: `with` names the card or the term. While it does, it answers nobody. */
export const ExampleMark = z.object({ with: z.string(), zh: z.string(), en: z.string() });
export type ExampleMark = z.infer<typeof ExampleMark>;

/** What held for a case when it was answered, as far as cutting needs it. */
export const ExampleGround = z.object({
  slots: z.record(z.string(), z.string()),
  /** The same slots as who writes English is told them. */
  english: z.record(z.string(), z.string()).optional(),
  given: z.record(z.string(), z.union([z.string(), z.boolean()])),
  facts: z.array(z.object({ kind: z.string(), label: z.string(), text: z.string() })),
  wants: z.array(z.object({ want: Want, confidence: z.number() })),
});
export type ExampleGround = z.infer<typeof ExampleGround>;

/** What a trainer is shown of an example beside its words. */
export const TrainedPart = {
  answer: ExampleAnswer.nullable(),
  marks: z.array(ExampleMark),
  reason: CandidateReason.nullable(),
  expiresAt: z.date().nullable(),
  batchId: z.string().nullable(),
  /** Kept apart to measure with: it neither trains nor answers. */
  held: z.boolean(),
};

const PREFIX = "example:";

/** The card that an example's answer is to the composer; `null` where nothing of it can be said. */
export function cardOf(example: { id: string; question: string; answer: ExampleAnswer }): AnswerCard | null {
  const { want, when, sentences, language } = example.answer;
  const spoken = sentences.filter(({ leftOut }) => !leftOut).map(({ act, optional, text }) => ({ act, optional, texts: [text] }));
  if (spoken.length === 0) return null;
  const said = language === "en" ? { zh: [], en: spoken.slice(0, 8) } : { zh: spoken.slice(0, 8), en: [] };
  return { id: PREFIX + example.id, want, title: [...example.question].slice(0, 40).join(""), when, says: [], unless: [], ...said };
}

/** The example behind a card of {@link cardOf}; `null` of any other card. */
export const exampleBehind = (cardId: string): string | null => (cardId.startsWith(PREFIX) ? cardId.slice(PREFIX.length) : null);
