/** Parts of a case page: what was said, what was promised, what is claimed beside. */
import { z } from "zod";
import { CaseKind, CaseState, MessageAuthor, MessageDelivery, PromiseKind } from "./words.ts";

/** Something said in a case. */
export const MessageView = z.object({
  id: z.string(),
  /** The case it was said in: that of the page, or one that is worked together with it. */
  caseId: z.string(),
  author: MessageAuthor,
  authorName: z.string(),
  text: z.string(),
  at: z.date(),
  delivery: MessageDelivery,
  /** Pictures and films that came with it, by what `evidence.look` is asked for. */
  pictures: z.array(z.string()),
});

/** What is claimed in a case that is worked together with another. */
export const MergedClaim = z.object({
  id: z.string(),
  number: z.string(),
  kind: CaseKind,
  state: CaseState,
  amountFen: z.int(),
  deadlineAt: z.date().nullable(),
  buyerWords: z.string(),
  reason: z.string(),
  evidence: z.array(z.string()),
});

/** Something promised to the buyer by a time: `keptAt` when it was kept, `brokenAt` when its time was over before that; UTC. */
export const PromiseView = z.object({
  id: z.string(),
  kind: PromiseKind,
  /** The sentence that promised it. */
  text: z.string(),
  saidAt: z.date(),
  dueAt: z.date(),
  keptAt: z.date().nullable(),
  keptBy: z.string().nullable(),
  brokenAt: z.date().nullable(),
});

/** How cases come to people: the rules of giving, one's own hand, by acting on it, a colleague's word, a hand-over. */
const givenWays = ["rules", "took", "acted", "colleague", "handed"] as const;

/** How a case came to whoever has it. By the rules: how many fitted, how many of them had as few, and how many cases that was. */
export const HowGiven = z.object({
  how: z.enum(givenWays),
  at: z.date(),
  toName: z.string(),
  byName: z.string().nullable(),
  /** Who had it before, where it was taken from somebody. */
  fromName: z.string().nullable(),
  load: z.int().nullable(),
  fitting: z.int().nullable(),
  equal: z.int().nullable(),
});
