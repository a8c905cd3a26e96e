/** How capture goes, shop by shop: what came in each hour of a day against the usual, how late, how complete. */
import { z } from "zod";
import { entry } from "./base.ts";

/** A day in Beijing. */
const Day = z.iso.date();

const Hour = z.object({
  hour: z.date(),
  /** Orders that buyers placed in this hour and that are held. */
  orders: z.int(),
  /** Of the same hour on the fourteen days before, that in the middle; `null`: there are fewer than three days to tell by. */
  usual: z.number().nullable(),
  /** Payloads that came unasked, by asking what changed, and by asking for one thing. */
  pushes: z.int(),
  pulls: z.int(),
  refetches: z.int(),
  /** From a change of this hour at its channel to our holding it: that in the middle (within a tenth), and the longest. `null`: not compared yet. */
  p50Seconds: z.int().nullable(),
  worstSeconds: z.int().nullable(),
});

export const capture = {
  /** Every shop that has orders over one day, today when none is given. The hours of a day to come are left out. */
  board: entry("status.read")
    .input(z.object({ day: Day.optional() }))
    .output(
      z.object({
        day: Day,
        shops: z.array(
          z.object({
            shopId: z.string(),
            /** When the newest order was placed that is held; `null`: none in two weeks. */
            lastOrderAt: z.date().nullable(),
            orders: z.int(),
            /** Sum of the usual of the hours that are over. */
            usual: z.number().nullable(),
            hours: z.array(Hour),
          }),
        ),
      }),
    ),
  /** What a comparison found missing of a shop's day, and when it was fetched: what is missing still first, five hundred at most. */
  gaps: entry("status.read")
    .input(z.object({ shopId: z.string().max(100), day: Day }))
    .output(
      z.object({
        rows: z.array(
          z.object({ what: z.enum(["orders", "cases"]), refId: z.string(), changedAt: z.date(), foundAt: z.date(), filledAt: z.date().nullable() }),
        ),
      }),
    ),
};
