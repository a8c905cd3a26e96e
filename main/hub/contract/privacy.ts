/** What is kept of people: with which keys, how long, who looked at it, and how it is erased. For administrators. */
import { z } from "zod";
import { entry } from "./base.ts";
import { leftKinds } from "./left.ts";
import { Done, Reason } from "./shapes.ts";

/** A data key and how much it seals; id 0 = pages from before pages were sealed, `madeAt` null with it. */
const KeyUse = z.object({ id: z.int(), madeAt: z.date().nullable(), receivers: z.int(), pages: z.int() });

const BuyerOrder = z.object({
  id: z.string(),
  number: z.string(),
  channel: z.string(),
  shopName: z.string(),
  buyerNick: z.string(),
  receiver: z.string(),
  createdAt: z.date(),
  openCases: z.int(),
  erased: z.boolean(),
});
const orderIds = z.array(z.string().max(100)).min(1).max(200);
const erasedCounts = {
  orders: z.int(),
  cases: z.int(),
  messages: z.int(),
  suggestions: z.int(),
  files: z.int(),
  calls: z.int(),
  examples: z.int(),
  payloads: z.int(),
};

/** For how many days what is kept of people stays at first: payloads, what left for models, sealed receivers after their order ended, who looked at them. */
export const keptDays = { payloads: 30, calls: 90, receivers: 180, reveals: 1_095 } as const;
const Kept = z.enum(Object.keys(keptDays) as [keyof typeof keptDays]);
const Days = z.record(Kept, z.int());

export const privacy = {
  /** For how many days each is kept. */
  keep: entry("privacy.edit").output(Days),
  setKeep: entry("privacy.edit")
    .input(z.object({ what: Kept, days: z.int().min(1).max(3_650) }))
    .output(Days),
  /** Who looked at receivers in plain and why, newest first; `next` is the cursor of the page after. */
  reveals: entry("privacy.edit")
    .input(
      z.object({
        cursor: z
          .string()
          .regex(/^\d{1,18}$/)
          .optional(),
        limit: z.int().min(1).max(100).default(30),
      }),
    )
    .output(
      z.object({
        rows: z.array(
          z.object({
            id: z.string(),
            at: z.date(),
            by: z.string(),
            orderId: z.string(),
            orderNumber: z.string().nullable(),
            reason: z.string(),
            refused: z.boolean(),
          }),
        ),
        next: z.string().nullable(),
      }),
    ),
  /** What left this machine, newest first; `by` as the journal names people and agents. */
  left: entry("privacy.edit")
    .input(
      z.object({
        from: z.date().nullish(),
        until: z.date().nullish(),
        kind: z.enum(leftKinds).nullish(),
        shopId: z.string().max(100).nullish(),
        by: z.string().max(200).nullish(),
        cursor: z
          .string()
          .regex(/^\d{1,16}:[0-9A-Za-z-]{1,40}$/)
          .optional(),
        limit: z.int().min(1).max(100).default(30),
      }),
    )
    .output(
      z.object({
        rows: z.array(
          z.object({
            id: z.string(),
            at: z.date(),
            kind: z.enum(leftKinds),
            what: z.string(),
            shopId: z.string().nullable(),
            shopName: z.string().nullable(),
            caseId: z.string().nullable(),
            caseNumber: z.string().nullable(),
            to: z.string(),
            by: z.string(),
            byName: z.string(),
            amountFen: z.int(),
            text: z.string(),
            state: z.string(),
            /** Of what was sent to a channel: keys of the pictures that went along, by the case. */
            pictures: z.array(z.string()),
          }),
        ),
        next: z.string().nullable(),
        /** What may be asked for: shops and people there are. */
        shops: z.array(z.object({ id: z.string(), name: z.string() })),
        people: z.array(z.object({ by: z.string(), name: z.string() })),
      }),
    ),
  /** Orders of a buyer, by phone (whole, or its last four digits), nick, order number or waybill, with the other orders of their accounts; newest first. */
  findBuyer: entry("privacy.edit")
    .input(z.object({ text: z.string().trim().min(1).max(100) }))
    .output(z.object({ orders: z.array(BuyerOrder) })),
  /** What erasing the buyer of these orders would empty, and what still goes on with them. */
  previewErasure: entry("privacy.edit")
    .input(z.object({ orderIds }))
    .output(z.object({ ...erasedCounts, openCases: z.int(), openActions: z.int() })),
  /** Erases the buyer of these orders, in the background. Books, states, decisions and the journal stay. */
  erase: entry("privacy.edit")
    .input(z.object({ orderIds, reason: Reason }))
    .output(z.object({ id: z.string() })),
  /** Erasures, newest first. */
  erasures: entry("privacy.edit").output(
    z.object({
      rows: z.array(
        z.object({
          id: z.string(),
          at: z.date(),
          by: z.string(),
          reason: z.string(),
          orders: z.int(),
          doneAt: z.date().nullable(),
          erased: z.record(z.string(), z.int()),
        }),
      ),
    }),
  ),
  /** Data keys, oldest first: the last one seals. `broken` = values that did not open when they were last sealed anew. */
  keys: entry("privacy.edit").output(z.object({ keys: z.array(KeyUse), resealing: z.boolean(), broken: z.int() })),
  /** A new data key: it seals from now on, and what older ones sealed is sealed anew in the background. */
  rotateKey: entry("privacy.edit").output(Done),
};
