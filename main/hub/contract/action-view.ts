/** An action as lists and pages show it. */
import { z } from "zod";
import { ActionKind, ActionState } from "./words.ts";

/** An effect in the world as screens see it: fen, UTC; `problem` says in Chinese why it failed or is unclear, `text` is what was said or noted. */
export const ActionView = z.object({
  id: z.string(),
  caseId: z.string(),
  kind: ActionKind,
  state: ActionState,
  amountFen: z.int(),
  auto: z.boolean(),
  by: z.string(),
  byName: z.string(),
  holdUntil: z.date(),
  sentAt: z.date().nullable(),
  confirmedAt: z.date().nullable(),
  createdAt: z.date(),
  undoneBy: z.string().nullable(),
  problem: z.string().nullable(),
  /** What moved before it was sent, each old → new in Chinese: it was taken back for it. Empty where it was not. */
  moved: z.array(z.string()),
  /** Problem and moves in English. */
  en: z.object({ problem: z.string().nullable(), moved: z.array(z.string()) }),
  text: z.string(),
  /** A person does it on the channel's own pages. */
  byHand: z.boolean(),
  /** `true`: the channel will show it; `false`: a person says that he saw it there. */
  shows: z.boolean(),
  /**
   * What the buyer was asked for by it and until when: whatever answer, or the request changed to the amount offered (`amount`). `metAt`: the buyer
   * wrote, or changed it (then `met` is true); `null`: not yet.
   */
  waits: z.object({ what: z.enum(["answer", "amount"]), until: z.date(), met: z.boolean(), metAt: z.date().nullable() }).nullable(),
  /** Who said so, by name. */
  seenBy: z.string().nullable(),
  /**
   * Set where it needs a second person: what the order would have cost in all (`sumFen`) and the house's amount above which that is so. `agreedBy`
   * is the second person's name once he agreed.
   */
  second: z.object({ sumFen: z.int(), aboveFen: z.int(), agreedBy: z.string().nullable(), agreedAt: z.date().nullable() }).nullable(),
});
export type ActionView = z.infer<typeof ActionView>;
