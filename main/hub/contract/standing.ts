/** Whether somebody is here for new work, as he says it himself and as the house sees it. */
import { z } from "zod";
import { entry } from "./base.ts";
import { standings } from "./lists.ts";
import { Done } from "./shapes.ts";

export const StandingWord = z.enum(standings);
export type StandingWord = z.infer<typeof StandingWord>;

/** Why he counts so: he said it, no console of his gave a sign for long, or he is signed in nowhere. */
const standingReasons = ["said", "unseen", "signed_out"] as const;

/** How a person stands now. `until`: when what he said ends (UTC); `off`: it is outside the working hours of his own settings. */
export const Standing = z.object({
  id: z.string(),
  state: StandingWord,
  why: z.enum(standingReasons),
  until: z.date().nullable(),
  off: z.boolean(),
});
export type Standing = z.infer<typeof Standing>;

export const standing = {
  /** You are here, busy, or away until a time (`null`: until you are back); busy, too, may end by itself. */
  say: entry("signed_in")
    .input(z.object({ state: StandingWord, until: z.date().nullable() }))
    .output(Done),
  /** How everybody stands who may sign in. */
  people: entry("case.read").output(z.object({ rows: z.array(Standing) })),
};
