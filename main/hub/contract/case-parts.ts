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
