/** The end of a shift: what somebody has open goes to whoever comes, with a word to it. */
import { z } from "zod";
import { entry } from "./base.ts";
import { HANDED_LETTERS } from "./limits.ts";

export const duty = {
  /** Gives all you have that is not done to a colleague, or (`null`) back to the queue, with what you began to write. */
  handOver: entry("case.work")
    .input(z.object({ to: z.string().max(64).nullable(), note: z.string().trim().max(HANDED_LETTERS) }))
    .output(z.object({ cases: z.int() })),
  /** What was handed to you, or to the queue, and is still there, by who handed it over; the newest first. */
  handed: entry("case.read").output(
    z.object({
      rows: z.array(z.object({ fromId: z.string(), fromName: z.string(), toQueue: z.boolean(), note: z.string(), at: z.date(), cases: z.int() })),
    }),
  ),
};
