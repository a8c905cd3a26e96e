/** What holds for a shop: what it sets itself, else the house, else the law or what is usual; else it is unknown and nobody guesses. Pure. */

import type { TermsBody, TermsField } from "../contract/index.ts";
import { promisedDeeds } from "../contract/lists.ts";
import { termsFields } from "../contract/terms-names.ts";

/** Nothing is set. */
export const nothingSet: TermsBody = {
  returnAddresses: null,
  freight: null,
  invoice: null,
  workingHours: null,
  answerWithinHours: null,
  returnDays: null,
  priceProtectionDays: null,
  warranty: null,
  install: null,
  goodsNotes: null,
  mayPromise: null,
  tone: null,
  houseWords: null,
  forbiddenWords: null,
  strictReplies: null,
};

/** Consumer protection law, article 25: seven days, sent back at the buyer's cost where no reason is given; article 24: at the seller's where there is a fault. */
const law = { returnDays: 7, freight: { quality: "seller", noReason: "buyer", text: "" } } as const;
/** Ways of working that promise nothing which is not done anyway. */
const usual = { mayPromise: [...promisedDeeds], tone: "plain", strictReplies: false } as const;

/** Where a field comes from. */
type Origin = "shop" | "house" | "law" | "usual" | "unset";
/** What holds, with the origin of each field. */
export interface Holding {
  terms: ServiceTerms;
  origin: Record<TermsField, Origin>;
}
/** Terms as they hold; what may be `null` is unknown. */
export type ServiceTerms = TermsBody & {
  freight: NonNullable<TermsBody["freight"]>;
  returnDays: number;
  mayPromise: NonNullable<TermsBody["mayPromise"]>;
  tone: NonNullable<TermsBody["tone"]>;
  strictReplies: boolean;
};

export const fields = Object.keys(termsFields) as TermsField[];

/** Lays a shop's terms over the house's, and both over the law and what is usual. */
export function merged(house: TermsBody, shop: TermsBody | null): Holding {
  const layers: readonly (readonly [Origin, Partial<TermsBody>])[] = [
    ...(shop ? [["shop", shop] as const] : []),
    ["house", house],
    ["law", { ...law, freight: { ...law.freight } }],
    ["usual", { ...usual, mayPromise: [...usual.mayPromise] }],
  ];
  const found = fields.map((field) => {
    const layer = layers.find(([, body]) => body[field] !== null && body[field] !== undefined);
    return [field, layer?.[0] ?? "unset", layer?.[1][field] ?? null] as const;
  });
  return {
    terms: Object.fromEntries(found.map(([field, , value]) => [field, value])) as ServiceTerms,
    origin: Object.fromEntries(found.map(([field, origin]) => [field, origin])) as Record<TermsField, Origin>,
  };
}

/** Fields in which two bodies differ. Both come from the same schema: members stand in the same order. */
export function differing(left: TermsBody, right: TermsBody): TermsField[] {
  return fields.filter((field) => JSON.stringify(left[field]) !== JSON.stringify(right[field]));
}
