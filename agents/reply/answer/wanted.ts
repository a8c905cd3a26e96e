/** What is to be answered: the wants that were heard; where the buyer said nothing, what the after-sale itself asks. */

import { newestWords } from "../../../main/hub/contract/index.ts";
import { withheldReasons } from "../../../main/hub/contract/withheld.ts";
import type { CaseKind, Want } from "../../../main/hub/contract/words.ts";
import type { Ground } from "./ground.ts";

type Heard = Ground["wants"][number];

/** Below this a want is a guess, and a guess is not answered. */
const SURE = 0.7;

/** Wants nobody but a person or the seller's own knowledge can answer, with the word to the agent. */
const notOurs: Readonly<Partial<Record<Want, string>>> = {
  product_question: withheldReasons.product_question.zh,
  stock: withheldReasons.stock.zh,
  out_of_business: withheldReasons.out_of_business.zh,
  none: withheldReasons.none.zh,
};

/** What buyers of a dispute class want; the first is what the class asks where nothing was said in words of its own. */
const byClass: Readonly<Record<string, readonly Want[]>> = {
  not_received: ["not_received", "where_parcel"],
  delayed_shipment: ["ship_time", "where_parcel"],
  fake_shipment: ["where_parcel", "ship_time"],
  delivery_time: ["where_parcel", "delivery_slot"],
  missing_item: ["goods_wrong"],
  wrong_item: ["goods_wrong"],
  substitution: ["goods_wrong"],
  damaged: ["goods_bad"],
  quality: ["goods_bad"],
  spoiled: ["goods_bad"],
  not_as_described: ["goods_bad", "goods_wrong"],
  counterfeit: ["complain"],
  service_attitude: ["complain"],
  size_colour: ["return_policy", "return_how"],
  seven_day: ["return_how", "return_policy"],
  refund_not_arrived: ["refund_time", "refund_route"],
  price_protection: ["price_protection"],
  coupon_gift: ["coupon_back", "goods_wrong"],
  invoice: ["invoice"],
  address_change: ["modify_order"],
  refused_parcel: ["refuse_parcel"],
  freight: ["freight"],
  cancel_before_shipment: ["cancel", "cancel_status"],
};

/** Wants about the goods themselves: the seller's own notes answer them, or nobody does. */
const aboutGoods: ReadonlySet<Want> = new Set(["product_question", "stock", "install"]);

/** What an after-sale asks by being there. */
const byKind: Readonly<Record<CaseKind, Want | null>> = {
  refund_only: "service_progress",
  return_refund: "service_progress",
  exchange: "service_progress",
  resend: "service_progress",
  price_difference: "price_protection",
  repair: "service_progress",
  complaint: "complain",
  question: null,
};

/** Anger and greetings ("给个说法", "客服在吗") sound like these: beside something else only a plain call counts. */
const calls: ReadonlySet<Want> = new Set(["person", "complain", "handling_time", "contact"]);
const PLAIN_CALL = 0.9;
/** A want that the dispute's class agrees with need not be heard so surely; nor one that the seller wrote an answer to. */
const AGREED = 0.4;
/** Of several such wants that are heard as surely, what the class asks first counts. */
const NEAR = 0.15;
/** Beside such a one another must be surer, and what hurries or asks to be called says nothing of its own. */
const BESIDE = 0.85;
const hurries: ReadonlySet<Want> = new Set(["handling_time", "contact"]);

/** The wants to answer, what the after-sale is about first, then the surest; or why there is nothing to answer. */
export function heard(ground: Ground): { wants: Heard[]; why: string | null } {
  if (ground.wantsByPerson) return said(ground);
  const own = ownWant(ground);
  const agreed = agreedWants(ground, own);
  const least = agreed.length > 0 ? BESIDE : SURE;
  const counts = ({ want, confidence }: Heard): boolean =>
    confidence >= least && !(agreed.length > 0 && hurries.has(want)) && !isFarewell(ground, want, confidence);
  const all = [...agreed, ...ground.wants.filter((each) => counts(each) && !agreed.includes(each))].filter(({ want }) => answered(ground, want));
  const ours = all.filter((each, place) => (place === 0 || !calls.has(each.want) || each.confidence >= PLAIN_CALL) && !isAnger(ground, { each, own }));
  if (ours.length > 0) return { wants: ours, why: null };
  // Who asked for an after-sale wants something, however it is put: what it is about, or how far it is.
  if (own !== null) return { wants: [{ want: own, mood: "requests", confidence: 1 }], why: null };
  const foreign = ground.wants.find(({ want, confidence }) => confidence >= (aboutGoods.has(want) ? AGREED : SURE) && notOurs[want] !== undefined);
  return { wants: [], why: (foreign && notOurs[foreign.want]) ?? notOurs.none ?? null };
}

/** What a person named is answered and nothing else, in the order it was named in. */
function said(ground: Ground): { wants: Heard[]; why: string | null } {
  const ours = ground.wants.filter(({ want }) => answered(ground, want));
  const [first] = ground.wants;
  return { wants: ours, why: ours.length > 0 ? null : ((first && notOurs[first.want]) ?? notOurs.none ?? null) };
}

/** Who asked for an after-sale and is angry wants that settled; a complaint of its own is made in so many words. */
function isAnger(ground: Ground, { each, own }: { each: Heard; own: Want | null }): boolean {
  return each.want === "complain" && own !== null && own !== "complain" && !/投诉|举报|12315|曝光|媒体|起诉|complain|report|sue/i.test(newestWords(ground));
}

/** Who waits for an after-sale says "好的" and waits on: only plain thanks end it. */
function isFarewell({ kind }: Ground, want: Want, confidence: number): boolean {
  return want === "thanks" && kind !== "question" && confidence < PLAIN_CALL;
}

/** What the after-sale is about, said less surely: one want, the surest; or what the seller's notes answer. */
function agreedWants({ wants, disputeClass, given }: Ground, own: Want | null): Heard[] {
  const about = byClass[disputeClass ?? ""] ?? [];
  const agreed = wants.filter(({ want, confidence }) => (want === own || about.includes(want)) && confidence >= AGREED);
  const near = agreed.filter(({ confidence }) => confidence >= (agreed[0]?.confidence ?? 0) - NEAR);
  if (near.length > 0) return near.toSorted((left, right) => about.indexOf(left.want) - about.indexOf(right.want)).slice(0, 1);
  return given["terms.goodsNote"] === true ? wants.filter(({ want, confidence }) => aboutGoods.has(want) && confidence >= AGREED).slice(0, 1) : [];
}

/** Whether cards may answer it at all; goods only by the seller's own words. */
function answered({ given }: Ground, want: Want): boolean {
  return notOurs[want] === undefined || (aboutGoods.has(want) && given["terms.goodsNote"] === true);
}

/** What an after-sale asks by its class while it is new, and later by being there; `null` of a question, which asks only by its words. */
function ownWant(ground: Ground): Want | null {
  if (ground.kind === "question") return newestWords(ground).trim() === "" ? (byClass[ground.disputeClass ?? ""]?.[0] ?? null) : null;
  const isNew = ground.given.case === "requested";
  return (isNew ? byClass[ground.disputeClass ?? ""]?.[0] : undefined) ?? byKind[ground.kind as CaseKind];
}
