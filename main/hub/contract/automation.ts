/** The switches that stop what policies do by themselves: everywhere, for a shop, for a row of a policy. */
import { z } from "zod";
import { entry } from "./base.ts";
import { Done, Reason } from "./shapes.ts";

/** What is stopped. */
const StopOf = z.discriminatedUnion("scope", [
  z.object({ scope: z.literal("all") }),
  z.object({ scope: z.literal("shop"), shopId: z.string() }),
  z.object({ scope: z.literal("row"), policy: z.string(), row: z.string() }),
]);
export type StopOf = z.infer<typeof StopOf>;

export const automation = {
  /** What is stopped now, since when, by whom and why; everybody sees it. `name` is the shop's or the row's, in the seller's own words. */
  state: entry("signed_in").output(
    z.object({
      stops: z.array(z.object({ id: z.string(), of: StopOf, name: z.string(), reason: z.string(), byName: z.string(), at: z.date() })),
    }),
  ),
  /** What can be stopped besides everything. */
  targets: entry("automation.switch").output(
    z.object({
      shops: z.array(z.object({ id: z.string(), name: z.string() })),
      rows: z.array(z.object({ policy: z.string(), row: z.string(), name: z.string() })),
    }),
  ),
  /** What stopping would take back, and what is on its way already; fen. */
  preview: entry("automation.switch")
    .input(z.object({ of: StopOf }))
    .output(z.object({ held: z.int(), heldFen: z.int(), going: z.int() })),
  /**
   * From the answer on nothing of it is begun or leaves by itself; what is held is taken back and goes to people. `going`: calls to channels
   * that had begun before.
   */
  stop: entry("automation.switch")
    .input(z.object({ of: StopOf, reason: Reason }))
    .output(z.object({ id: z.string(), held: z.int(), going: z.int() })),
  /** Policies grant by themselves again, from the next decision on; what went to people stays with them. */
  resume: entry("automation.switch")
    .input(z.object({ id: z.string(), reason: Reason }))
    .output(Done),
};
