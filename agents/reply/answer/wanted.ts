/** What is to be answered: the wants that were heard; where the buyer said nothing, what the after-sale itself asks. */
import type { CaseKind, Want } from "../../../main/hub/contract/words.ts";
import { type Ground, newestWords } from "./ground.ts";

type Heard = Ground["wants"][number];

/** Below this a want is a guess, and a guess is not answered. */
const SURE = 0.7;

/** Wants nobody but a person or the seller's own knowledge can answer, with the word to the agent. */
const notOurs: Readonly<Partial<Record<Want, string>>> = {
  product_question: "问的是商品本身，记录和店铺条款里没有依据，请按商品资料回答",
  out_of_business: "不是本店的售后业务",
  none: "没有听出要办什么",
};

/** What a dispute class wants where nothing was said in words of its own. */
const byClass: Readonly<Record<string, Want>> = {
  not_received: "not_received",
  delayed_shipment: "ship_time",
  fake_shipment: "where_parcel",
  delivery_time: "where_parcel",
  missing_item: "goods_wrong",
  wrong_item: "goods_wrong",
  substitution: "goods_wrong",
  damaged: "goods_bad",
  quality: "goods_bad",
  spoiled: "goods_bad",
  not_as_described: "goods_bad",
  counterfeit: "complain",
  service_attitude: "complain",
  size_colour: "return_policy",
  seven_day: "return_how",
  refund_not_arrived: "refund_time",
  price_protection: "price_protection",
  coupon_gift: "coupon_back",
  invoice: "invoice",
  address_change: "modify_order",
  refused_parcel: "refuse_parcel",
  freight: "freight",
  cancel_before_shipment: "cancel",
};

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

/** Greeting words ("客服在吗") sound like a call for a person: beside something else only a plain one counts. */
const PLAIN_CALL = 0.9;
/** A want that the dispute's class agrees with need not be heard so surely. */
const AGREED = 0.4;

/** The wants to answer, what the after-sale is about first, then the surest; or why there is nothing to answer. */
export function heard(ground: Ground): { wants: Heard[]; why: string | null } {
  const own = ownWant(ground);
  const about = byClass[ground.disputeClass ?? ""];
  const isAgreed = ({ want, confidence }: Heard): boolean => (want === own || want === about) && confidence >= AGREED;
  const agreed = ground.wants.filter(isAgreed);
  const sure = ground.wants.filter((each) => each.confidence >= SURE && !isAgreed(each));
  const all = [...agreed, ...sure].filter(({ want }) => notOurs[want] === undefined);
  const ours = all.filter(({ want, confidence }) => all.length === 1 || want !== "person" || confidence >= PLAIN_CALL);
  if (ours.length > 0) return { wants: ours, why: null };
  // Who asked for an after-sale wants something, however it is put: what it is about, or how far it is.
  if (own !== null) return { wants: [{ want: own, mood: "requests", confidence: 1 }], why: null };
  const foreign = sure.find(({ want }) => want !== "none");
  return { wants: [], why: (foreign && notOurs[foreign.want]) ?? notOurs.none ?? null };
}

/** What an after-sale asks by its class while it is new, and later by being there; `null` of a question, which asks only by its words. */
function ownWant(ground: Ground): Want | null {
  if (ground.kind === "question") return newestWords(ground).trim() === "" ? (byClass[ground.disputeClass ?? ""] ?? null) : null;
  const isNew = ground.given.case === "requested";
  return (isNew ? byClass[ground.disputeClass ?? ""] : undefined) ?? byKind[ground.kind as CaseKind];
}
