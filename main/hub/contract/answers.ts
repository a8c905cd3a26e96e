/** Answers as a trainer keeps them: what a buyer wants, when this answers it, and what is said. */
import { z } from "zod";
import { entry } from "./base.ts";
import { ReplyAct } from "./words.ts";

/** Acts that answer nothing by themselves. */
export const framingActs: ReadonlySet<ReplyAct> = new Set<ReplyAct>(["greet", "meet", "fact", "promise", "close"]);

/** What the support of a sentence begins with that is an answer card's, word for word. */
export const CARD = "答复卡：";

/** One sentence of an answer in several wordings; `{…}` is filled from the record. An optional one is left out where it cannot be said. */
export const CardSentence = z.object({
  act: ReplyAct,
  optional: z.boolean(),
  texts: z.array(z.string().trim().min(1).max(300)).min(1).max(12),
});
export type CardSentence = z.infer<typeof CardSentence>;

const Words = z.array(z.string().trim().min(1).max(20)).max(40);

/** An answer to one want: it fits where every condition holds and every sentence that is not optional can be said. */
export const AnswerCard = z.object({
  id: z.string().min(1).max(80),
  want: z.string().min(1),
  title: z.string().min(1).max(60),
  /** What must hold of the order, by name: yes or no, or one of these values. */
  when: z.record(z.string(), z.union([z.boolean(), z.array(z.string()).min(1)])),
  /** One of these must stand in the buyer's newest words; empty = whatever was said. Such a card is tried before those that ask for no words. */
  says: Words.default([]),
  /** None of these may stand there. */
  unless: Words.default([]),
  zh: z.array(CardSentence).min(1).max(8),
  en: z.array(CardSentence).max(8),
});
export type AnswerCard = z.infer<typeof AnswerCard>;

/** A card that may speak: one of the seller's at its `version`; one made of an example, or kept apart to measure with, has none. */
export const SpokenCard = AnswerCard.extend({ version: z.int().optional() });
export type SpokenCard = z.infer<typeof SpokenCard>;

const CardState = z.enum(["live", "retired"]);

/** A card as its trainer sees it. */
export const CardView = z.object({
  card: AnswerCard,
  state: CardState,
  revision: z.int(),
  /** Ships with the program and follows it until somebody changes it. */
  starter: z.boolean(),
  updatedAt: z.date(),
  updatedBy: z.string(),
});
export type CardView = z.infer<typeof CardView>;

/** A card as a change left it, whoever made it (`by`, as the journal names them). `backTo`: the version that was put back by it. */
export const CardVersion = z.object({
  version: z.int(),
  card: AnswerCard,
  state: CardState,
  backTo: z.int().nullable(),
  at: z.date(),
  by: z.string(),
});
export type CardVersion = z.infer<typeof CardVersion>;

/** What keeps a card from being kept: its path (`zh.1.texts.0`, `when.order`) and why. */
export const CardFault = z.object({ at: z.string(), zh: z.string(), en: z.string() });
export type CardFault = z.infer<typeof CardFault>;

export const cards = {
  /** All cards, those of one want, or those with these words in them; in the order they are tried in. */
  list: entry("example.edit")
    .input(z.object({ want: z.string().optional(), text: z.string().max(200).optional() }))
    .output(z.object({ rows: z.array(CardView), byWant: z.array(z.object({ want: z.string(), live: z.int(), retired: z.int() })) })),
  /** What is wrong with a card, before it is kept. */
  check: entry("example.edit")
    .input(z.object({ card: AnswerCard }))
    .output(z.object({ faults: z.array(CardFault) })),
  /** Keeps a card whole; `revision` is the one that was looked at, `null` for a new card. `BAD_INPUT` names the first fault (`at`, `en`); `CASE_MOVED`: somebody changed it since. */
  save: entry("example.edit")
    .input(z.object({ card: AnswerCard, revision: z.int().nullable() }))
    .output(z.object({ row: CardView })),
  setState: entry("example.edit")
    .input(z.object({ id: z.string(), revision: z.int(), state: CardState }))
    .output(z.object({ row: CardView })),
  /** How it stood at each change, the newest first: the first is the card as it stands. */
  versions: entry("example.edit")
    .input(z.object({ id: z.string().max(100) }))
    .output(z.object({ rows: z.array(CardVersion) })),
  /** Puts an earlier version's words and conditions back, as a new version; `revision` is the one that was looked at. */
  putBack: entry("example.edit")
    .input(z.object({ id: z.string().max(100), revision: z.int(), version: z.int() }))
    .output(z.object({ row: CardView })),
};
