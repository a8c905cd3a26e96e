/** All open cases of one buyer, decided together: each by the ordinary way, once, with what it came to. Money in fen. */
import { z } from "zod";
import { entry } from "./base.ts";
import { ActionKind, CaseKind, CaseState } from "./words.ts";

/** More open cases than this are decided one by one. */
export const MOST_TOGETHER = 50;

const Answer = z.enum(["agree", "refuse"]);

const Row = z.object({
  caseId: z.string(),
  number: z.string(),
  caseKind: CaseKind,
  state: CaseState,
  amountFen: z.int(),
  revision: z.int(),
  /** What would be done; `null` where nothing of the kind fits. */
  kind: ActionKind.nullable(),
  /** What leaves by it now; a return pays later. */
  paysFen: z.int(),
  sentence: z.string(),
  /** Why it cannot be done so; `null` where it can. */
  why: z.string().nullable(),
  en: z.object({ sentence: z.string(), why: z.string().nullable() }),
  /** The channel's own reasons for refusing; those that want a picture are not among them. */
  reasons: z.array(z.object({ id: z.string(), text: z.string() })),
});

export const accountCases = {
  /** What answering all open cases of an account so would do, and what of it cannot be done and why. Nothing is done. */
  preview: entry("risk.review")
    .input(z.object({ accountId: z.string(), answer: Answer }))
    .output(z.object({ rows: z.array(Row), allowed: z.int(), paysFen: z.int(), more: z.int() })),
  /**
   * Answers these cases as they stood, one after the other. Each is refused by itself where it moved, is answered already or may not be; the same request again
   * does nothing twice.
   */
  decide: entry("risk.review")
    .input(
      z.object({
        accountId: z.string(),
        answer: Answer,
        requestKey: z.string().min(8).max(64),
        text: z.string().max(500).optional(),
        cases: z
          .array(z.object({ caseId: z.string(), revision: z.int(), kind: ActionKind, reasonId: z.string().max(64).optional() }))
          .min(1)
          .max(MOST_TOGETHER),
      }),
    )
    .output(
      z.object({
        done: z.int(),
        paysFen: z.int(),
        rows: z.array(z.object({ caseId: z.string(), actionId: z.string().nullable(), why: z.string().nullable(), en: z.string().nullable() })),
      }),
    ),
};
