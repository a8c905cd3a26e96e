/** Service terms (服务条款): what a seller sets about returns, freight, invoices and answering. Kept for the house, and for a shop where it differs. */

import { z } from "zod";
import { entry } from "./base.ts";
import { promisedDeeds } from "./lists.ts";

const text = (most: number) => z.string().trim().max(most);
const many = <Item extends z.ZodType>(item: Item, most: number) => z.array(item).max(most).nullable().default(null);

/** Who pays. */
const Payer = z.enum(["seller", "buyer"]);
/** How a reply sounds. */
const tones = ["plain", "warm", "formal"] as const;
export const Tone = z.enum(tones);
/** One of `tones`. */
export type Tone = z.infer<typeof Tone>;

/** `HH:MM`; a day may end at 24:00. */
const hour = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** What one shop, or the house, sets; `null` = not set here. Hours and days are whole and counted by the calendar; times of the day are Beijing's. */
export const TermsBody = z.strictObject({
  /** Where goods are sent back to, one a warehouse. */
  returnAddresses: many(z.strictObject({ name: text(30), receiver: text(30), phone: text(30), address: text(120) }), 20),
  /** Who pays for sending back, by the reason; `text` replaces the sentence that is made of it. */
  freight: z
    .strictObject({ quality: Payer, noReason: Payer, text: text(200).default("") })
    .nullable()
    .default(null),
  invoice: z
    .strictObject({ how: text(200), withinDays: z.int().min(1).max(90).nullable().default(null) })
    .nullable()
    .default(null),
  /** `days`: 1 = Monday … 7 = Sunday. */
  workingHours: z
    .strictObject({ days: z.array(z.int().min(1).max(7)).min(1).max(7), from: hour, to: hour })
    .nullable()
    .default(null),
  answerWithinHours: z.int().min(1).max(720).nullable().default(null),
  /** Days after receipt in which goods may come back without a reason; 0 = the goods are exempt. */
  returnDays: z.int().min(0).max(365).nullable().default(null),
  priceProtectionDays: z.int().min(1).max(365).nullable().default(null),
  /** By a word that the goods' titles contain; an empty word stands for all other goods. */
  warranty: many(z.strictObject({ category: text(30), text: text(200) }), 50),
  install: text(200).nullable().default(null),
  /** Answers to what is asked of goods: `goods` a word of their title or the SKU (empty = all), `asks` words of the question with `、` between them. */
  goodsNotes: many(z.strictObject({ goods: text(30), asks: text(80), answer: text(200) }), 300),
  mayPromise: many(z.enum(promisedDeeds), promisedDeeds.length),
  tone: Tone.nullable().default(null),
  /** Words of the house: `say` stands where somebody would write `instead`. */
  houseWords: many(z.strictObject({ instead: text(30), say: text(30) }), 200),
  forbiddenWords: many(text(30), 300),
  /** A reply with something unsupported cannot be sent, rather than being warned about. */
  strictReplies: z.boolean().nullable().default(null),
});
export type TermsBody = z.infer<typeof TermsBody>;
export type TermsField = keyof TermsBody;

/** A field that cannot stay as it is: its path (`returnAddresses.0.phone`) and why. */
const TermsFault = z.object({ field: z.string(), zh: z.string(), en: z.string() });
export type TermsFault = z.infer<typeof TermsFault>;

/** Where what holds for a shop comes from: set by it, by the house, what the law says, or nobody: unknown. */
const Origin = z.enum(["shop", "house", "law", "usual", "unset"]);

/** The sentence that buyers read because of a field. */
const Preview = z.object({ field: z.string(), sentence: z.string() });

const Kept = z.object({
  shopId: z.string().nullable(),
  body: TermsBody,
  /** 0 = nothing was ever set here. */
  revision: z.int(),
  updatedAt: z.date().nullable(),
  updatedBy: z.string().nullable(),
  /** What holds, and where each field of it comes from. */
  holds: TermsBody,
  origin: z.record(z.string(), Origin),
  previews: z.array(Preview),
});
export type KeptTerms = z.infer<typeof Kept>;

const ofShop = z.object({ shopId: z.string().nullable() });

export const terms = {
  /** Shops with how many fields each sets itself. */
  shops: entry("case.read").output(
    z.object({ shops: z.array(z.object({ id: z.string(), name: z.string(), channel: z.string(), demo: z.boolean(), ownFields: z.int() })) }),
  ),
  /** Of one shop, or of the house (`null`). */
  get: entry("case.read").input(ofShop).output(Kept),
  /** What would hold and be read, and what is wrong, before it is kept. */
  preview: entry("case.read")
    .input(z.object({ shopId: z.string().nullable(), body: TermsBody }))
    .output(z.object({ faults: z.array(TermsFault), holds: TermsBody, origin: z.record(z.string(), Origin), previews: z.array(Preview) })),
  /**
   * Keeps them whole; `revision` is the one that was looked at. `SAVED_MEANWHILE` names the fields in which what is kept by now differs
   * (`fields`, and `kept.<field>` as JSON); `BAD_INPUT` the first fault (`field`, `en`).
   */
  save: entry("terms.edit")
    .input(z.object({ shopId: z.string().nullable(), body: TermsBody, revision: z.int().min(0) }))
    .output(Kept),
};
