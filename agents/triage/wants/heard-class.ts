import type { HeardWant, Want } from "../../../main/hub/contract/words.ts";
import { NONE_LABEL } from "../model/index.ts";

/** A class with the chance (0–1) that it is the right one. */
interface Named {
  label: string;
  confidence: number;
}

/** Wants that a buyer of this class may have. Classes a trainer added are not here: nothing is known of what they want. */
const wantsOfClass: { readonly [label: string]: readonly Want[] } = {
  not_received: ["where_parcel", "not_received", "trace_wrong", "refund_time", "contact", "compensation"],
  missing_item: ["goods_wrong", "compensation"],
  wrong_item: ["goods_wrong", "return_policy", "compensation"],
  damaged: ["goods_bad", "compensation", "return_policy"],
  quality: ["goods_bad", "return_policy", "compensation", "warranty"],
  not_as_described: ["goods_bad", "goods_wrong", "complain", "return_policy"],
  size_colour: ["return_policy", "return_how", "modify_order", "goods_wrong"],
  seven_day: ["return_policy", "return_how", "refund_time", "service_progress"],
  fake_shipment: ["where_parcel", "ship_time", "complain", "trace_wrong"],
  delayed_shipment: ["ship_time", "where_parcel", "compensation", "complain", "stock"],
  price_protection: ["price_protection"],
  coupon_gift: ["coupon_get", "coupon_back", "goods_wrong", "ship_time"],
  invoice: ["invoice"],
  address_change: ["modify_order"],
  refused_parcel: ["refuse_parcel"],
  spoiled: ["goods_bad", "compensation"],
  substitution: ["goods_wrong", "complain", "stock"],
  delivery_time: ["where_parcel", "delivery_slot", "complain", "compensation"],
  service_attitude: ["complain", "contact", "person"],
  counterfeit: ["complain", "goods_bad", "compensation"],
  refund_not_arrived: ["refund_time", "refund_route", "service_progress"],
  freight: ["freight"],
  cancel_before_shipment: ["cancel", "cancel_status", "ship_time"],
  suspected_abuse: ["compensation", "complain", "goods_bad", "goods_wrong", "refund_time", "return_policy"],
};

/** Wants that are one class and no other: named where the label model was silent or guessed. */
const classOfWant: Readonly<Partial<Record<Want, string>>> = {
  invoice: "invoice",
  price_protection: "price_protection",
  refuse_parcel: "refused_parcel",
  coupon_back: "coupon_gift",
  not_received: "not_received",
  cancel: "cancel_before_shipment",
  freight: "freight",
};
/** A class named by a want alone: what was heard, less what a class says beyond it. */
const BY_WANT = 0.9;

/** Said in so many words, none of these is a dispute: the class is "none" unless a complaint is heard beside it. */
const noDispute: ReadonlySet<Want> = new Set(["withdraw", "restore_order", "cancelled_why", "order_note", "thanks"]);
/** Nor are these; but complaints are soon taken for them, so that they must be surer, and stand alone. */
const seldomDispute: ReadonlySet<Want> = new Set([
  "person",
  "product_question",
  "out_of_business",
  "warranty",
  "install",
  "pickup",
  "split_merge",
  "order_state",
]);
const SURER = 0.75;
const CLEAR = 0.6;
/** A class that what was heard for sure speaks against. */
const UNSUPPORTED = 0.5;
/** A class that nothing heard speaks for. */
const UNHEARD = 0.8;

/**
 * The class a label model guessed, held against what the buyer was heard to want: a class nobody's words speak for is a guess and says so.
 * Where it had none, a want that is one class names it, if the shop's list (`known`) has that class.
 * @param guess the label with its confidence (0–1), as the model gave it.
 */
export function heardClass(guess: Named, heard: readonly HeardWant[], known: readonly string[]): Named {
  const held = heldAgainst(guess, heard);
  const [first] = heard;
  const named = first ? classOfWant[first.want] : undefined;
  if (!first || named === undefined || held.label === named || !known.includes(named)) return held;
  const confidence = first.confidence * BY_WANT;
  return first.mood !== "withdraws" && confidence > held.confidence && confidence >= CLEAR ? { label: named, confidence } : held;
}

function heldAgainst(guess: Named, heard: readonly HeardWant[]): Named {
  const allowed = wantsOfClass[guess.label];
  const [first] = heard;
  if (guess.label === NONE_LABEL || !first) return guess;
  const speaking = Math.max(0, ...heard.filter((each) => allowed?.includes(each.want)).map((each) => each.confidence));
  if (disputesNothing(first, heard) && speaking < CLEAR) return { label: NONE_LABEL, confidence: first.confidence };
  if (!allowed) return { label: guess.label, confidence: disputesNothing(first, heard) ? guess.confidence * UNSUPPORTED : guess.confidence };
  // A want that is itself a guess speaks against nothing.
  const against = allowed.includes(first.want) || first.confidence < CLEAR ? 0 : Math.max(0, first.confidence - speaking);
  return { label: guess.label, confidence: guess.confidence * (1 - (1 - UNSUPPORTED) * against) * (speaking > 0 ? 1 : UNHEARD) };
}

function disputesNothing(first: HeardWant, heard: readonly HeardWant[]): boolean {
  const beside = heard.filter((each) => each.mood === "complains" && !noDispute.has(each.want) && !seldomDispute.has(each.want));
  if (noDispute.has(first.want)) return first.confidence >= CLEAR && !beside.some((each) => each.confidence >= CLEAR);
  return seldomDispute.has(first.want) && first.mood !== "complains" && first.confidence >= SURER && beside.length === 0;
}
