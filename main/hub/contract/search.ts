/** Finding: whatever somebody remembers of an order, a case or a buyer. */
import { z } from "zod";
import { entry } from "./base.ts";
import { CaseKind, CaseState, CaseStatus, FindingKind, OrderState, RiskLevel } from "./words.ts";

/** By what of it something was found. */
const foundBy = ["number", "channel_number", "waybill", "phone", "name", "nick", "product", "words", "order"] as const;
/** How much of a number was given: all of it, its end, its beginning, or all with one slip of the finger. */
const foundHow = ["whole", "end", "beginning", "slip"] as const;

/** Why something is among what was found: `text` is the number as it really is, the product, the sentence; empty where it may not be shown. */
export const Found = z.object({ by: z.enum(foundBy), how: z.enum(foundHow), text: z.string() });
export type Found = z.infer<typeof Found>;

const FoundOrder = z.object({
  id: z.string(),
  number: z.string(),
  channel: z.string(),
  shopName: z.string(),
  state: OrderState,
  paidFen: z.int(),
  buyerNick: z.string(),
  title: z.string(),
  createdAt: z.date(),
  found: Found,
});
export type FoundOrder = z.infer<typeof FoundOrder>;

const FoundCase = z.object({
  id: z.string(),
  number: z.string(),
  channel: z.string(),
  shopName: z.string(),
  kind: CaseKind,
  /** The finding for which the house opened it by itself; `null`: a buyer or the channel did. */
  foundKind: FindingKind.nullable(),
  state: CaseState,
  status: CaseStatus,
  buyerNick: z.string(),
  buyerWords: z.string(),
  openedAt: z.date(),
  found: Found,
});
export type FoundCase = z.infer<typeof FoundCase>;

const FoundAccount = z.object({ id: z.string(), nick: z.string(), level: RiskLevel, orders: z.int(), found: Found });
export type FoundAccount = z.infer<typeof FoundAccount>;

export const search = {
  /**
   * Orders, cases and (for who reviews risk) buyers, what fits best first: by unified number, channel's number, waybill or case number in any writing, by its end
   * (four signs at least) or with one slip of the finger; by the receiver's phone, its last four digits or whole name; by nick, product or SKU; by the buyer's words.
   * `more`: the words stand in more cases than were looked at.
   */
  find: entry("case.read")
    .input(z.object({ text: z.string().trim().min(1).max(100), limit: z.int().min(1).max(50).default(8) }))
    .output(z.object({ orders: z.array(FoundOrder), cases: z.array(FoundCase), accounts: z.array(FoundAccount), more: z.boolean() })),
};
