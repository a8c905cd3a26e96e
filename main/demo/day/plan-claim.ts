import { yuanText } from "../../hub/kernel/money.ts";
import { hash32 } from "../engine/rng.ts";
import type { SimEvent } from "../truth/events.ts";
import type { ClaimKind, SimClaim, SimOrder } from "../truth/types.ts";
import { carrierName, transitCities } from "../world/lanes.ts";
import { picturesWith } from "../world/pictures.ts";
import { sceneOf } from "../world/solved.ts";
import { classWords, speak } from "../world/words.ts";
import type { PlanParts } from "./plan-order.ts";
import { unusualClaim } from "./unusual.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Where an order must be for a buyer to say this. */
export type Stage = "unshipped" | "moving" | "ghost" | "signed";

/** What a claim is about, where its order is then, and what is asked for. */
export interface ClaimShape {
  id: string;
  weight: number;
  stage: Stage;
  /** Kinds with their shares. */
  kinds: readonly (readonly [ClaimKind, number])[];
}

const GOODS_BACK = [
  ["return", 0.75],
  ["refund_shipped", 0.25],
] as const;
const MONEY_ONLY = [["refund_shipped", 1]] as const;
const UNSHIPPED = [["refund_unshipped", 1]] as const;

const SHAPES: readonly ClaimShape[] = [
  { id: "not_received", weight: 14, stage: "moving", kinds: MONEY_ONLY },
  { id: "fake_shipment", weight: 10, stage: "ghost", kinds: MONEY_ONLY },
  { id: "delayed_shipment", weight: 6, stage: "unshipped", kinds: UNSHIPPED },
  { id: "cancel_before_shipment", weight: 12, stage: "unshipped", kinds: UNSHIPPED },
  { id: "refused_parcel", weight: 2, stage: "moving", kinds: MONEY_ONLY },
  { id: "missing_item", weight: 6, stage: "signed", kinds: MONEY_ONLY },
  {
    id: "wrong_item",
    weight: 3,
    stage: "signed",
    kinds: [
      ["return", 0.6],
      ["exchange", 0.4],
    ],
  },
  {
    id: "damaged",
    weight: 9,
    stage: "signed",
    kinds: [
      ["refund_shipped", 0.6],
      ["return", 0.4],
    ],
  },
  { id: "quality", weight: 12, stage: "signed", kinds: GOODS_BACK },
  { id: "not_as_described", weight: 6, stage: "signed", kinds: GOODS_BACK },
  {
    id: "size_colour",
    weight: 7,
    stage: "signed",
    kinds: [
      ["exchange", 0.6],
      ["return", 0.4],
    ],
  },
  { id: "seven_day", weight: 15, stage: "signed", kinds: [["return", 1]] },
  { id: "counterfeit", weight: 1, stage: "signed", kinds: GOODS_BACK },
  { id: "spoiled", weight: 1, stage: "signed", kinds: MONEY_ONLY },
  { id: "substitution", weight: 1, stage: "signed", kinds: [["return", 1]] },
  { id: "suspected_abuse", weight: 2, stage: "signed", kinds: MONEY_ONLY },
];

/** What is asked about an order, by where it is. */
const QUESTIONS: Readonly<Record<Stage, readonly string[]>> = {
  unshipped: ["none", "none", "invoice", "address_change", "address_change", "price_protection"],
  ghost: ["none", "invoice", "service_attitude", "fake_shipment"],
  moving: ["none", "invoice", "not_received", "not_received", "delivery_time", "service_attitude"],
  signed: ["none", "none", "invoice", "coupon_gift", "price_protection", "service_attitude"],
};
const LATER_WORDS = ["在吗，处理得怎么样了", "请尽快，谢谢", "还没人处理吗", "我再等一天", "麻烦给个准话"];
const LATER_SHOWN = ["照片补充了，麻烦看一下", "再补一张，这样看得清楚些"];

/** What the buyer has lived through with an order by then: where it is, since when, and where its parcel was seen last. */
export interface Lived {
  stage: Stage;
  since: number;
  /** City of the last scan; empty where there is none. */
  seenIn: string;
}

/** Draws what a claim will be about. */
export function pickShape(parts: PlanParts, from?: readonly string[]): ClaimShape {
  const shapes = from ? SHAPES.filter((shape) => from.includes(shape.id)) : SHAPES;
  let draw = parts.rng.unit() * shapes.reduce((sum, shape) => sum + shape.weight, 0);
  for (const shape of shapes) {
    draw -= shape.weight;
    if (draw < 0) return shape;
  }
  throw new Error("no claim shapes");
}

/** A claim of this shape on an order, and what the buyer will do by himself afterwards. `words` replaces what the demonstration would say. */
export function planClaim(parts: PlanParts, wish: { order: SimOrder; shape: ClaimShape; at: number; lived: Lived; words?: string }): SimEvent[] {
  const { rng, ids } = parts;
  const { order, shape, at } = wish;
  const line = rng.pick(order.lines);
  const kind = pickKind(shape, rng.unit());
  const isPart = kind === "refund_shipped" && shape.stage === "signed" && rng.chance(0.3);
  const amount = isPart ? Math.max(100, Math.round((line.paid * rng.int(20, 60)) / 100)) : line.paid;
  const urgent = rng.chance(0.1);
  const claim: SimClaim = {
    channel: order.channel,
    id: ids.claim(order.channel),
    orderId: order.id,
    lineId: line.id,
    kind,
    status: "applied",
    amount,
    deduction: 0,
    after: "",
    unusual: "",
    reason: classWords(shape.id).reason,
    disputeClass: shape.id,
    words: wish.words ?? wordsFor(parts, { order, id: shape.id, sku: line.sku, pieces: line.quantity, amount, at, lived: wish.lived }),
    createdAt: at,
    modified: at,
    deadline: at + Math.round((urgent ? 3 + rng.unit() * 3 : 48) * HOUR),
    phase: "onsale",
    received: shape.stage === "signed",
    returnCarrier: "",
    returnWaybill: "",
    returnedAt: 0,
    arbitration: "none",
    messages: [],
    pictures: 0,
    versions: 0,
  };
  claim.pictures = picturesWith(parts.seed, claim);
  if (wish.words === undefined && claim.pictures === 0) claim.words = claim.words.replace(/，照片已上传$/, "，麻烦看一下");
  claim.unusual = unusualClaim(parts.seed, claim);
  // Freight or a coupon that is not given back.
  if (claim.unusual === "deducted") claim.deduction = Math.min(Math.floor(amount / 2), 200 + (hash32(claim.id) % 14) * 100);
  const events: SimEvent[] = [{ at, type: "claim", claim }];
  const soon = (): number => at + Math.round((8 + rng.int(0, 90)) * MINUTE * parts.pace);
  if (rng.chance(0.03)) events.push({ at: soon(), type: "withdraw", claimId: claim.id });
  if (rng.chance(0.15)) events.push({ at: soon(), type: "say", claimId: claim.id, ...laterWords(parts, claim) });
  if (rng.chance(0.015)) events.push({ at: soon(), type: "arbitrate", claimId: claim.id });
  return events;
}

/** What a buyer writes afterwards; who had something to show has more of it. */
function laterWords({ rng }: PlanParts, claim: SimClaim): { text: string; pictures?: number } {
  return claim.pictures > 0 && rng.chance(0.4) ? { text: rng.pick(LATER_SHOWN), pictures: 1 } : { text: rng.pick(LATER_WORDS) };
}

/** What was said in a claim that is from before: the seller answered, and mostly the buyer did. Only one of the channels has such talk. */
export function talkBefore(parts: PlanParts, claim: SimClaim, before: number): SimEvent[] {
  const { rng } = parts;
  if (claim.channel !== "taobao" || !rng.chance(0.7)) return [];
  const answered = claim.createdAt + rng.int(12, 90) * MINUTE;
  const again = answered + rng.int(10, 120) * MINUTE;
  const talk: SimEvent[] = [{ at: answered, type: "say", claimId: claim.id, by: "seller", text: rng.pick(claim.pictures > 0 ? ANSWERED_SHOWN : ANSWERED) }];
  if (rng.chance(0.7)) talk.push({ at: again, type: "say", claimId: claim.id, ...laterWords(parts, claim) });
  return talk.filter(({ at }) => at < before - MINUTE);
}

/** What a buyer goes on to say in a claim of the past; the shop's people answer for themselves. */
export function talkAfter(parts: PlanParts, claim: SimClaim): SimEvent[] {
  const { rng } = parts;
  if (claim.channel !== "taobao" || !rng.chance(0.45)) return [];
  return [{ at: claim.createdAt + rng.int(40, 300) * MINUTE, type: "say", claimId: claim.id, ...laterWords(parts, claim) }];
}

const ANSWERED = [
  "您好，看到您的申请了，我先核对一下订单，稍后回复您。",
  "抱歉给您添麻烦了，已经在核实，今天会给您答复。",
  "您好，方便补充一两张照片吗？这样处理起来更快。",
];
const ANSWERED_SHOWN = ["照片收到了，谢谢您，我马上核对。", "看到您发的照片了，实在抱歉，已经转给仓库核实。"];

/** A question that is no claim, asked through the shop's mini-program. */
export function planQuestion(parts: PlanParts, wish: { order: SimOrder; at: number; lived: Lived; words?: string }): SimEvent {
  const { order, at, lived } = wish;
  const [line] = order.lines;
  const about = { order, sku: line?.sku ?? "", pieces: line?.quantity ?? 1, amount: order.paid, at, lived };
  const text = wish.words ?? wordsFor(parts, { ...about, id: parts.rng.pick(QUESTIONS[lived.stage]) });
  return { at: wish.at, type: "question", channel: order.channel, orderId: order.id, text };
}

function pickKind(shape: ClaimShape, unit: number): ClaimKind {
  let left = unit;
  for (const [kind, share] of shape.kinds) {
    left -= share;
    if (left < 0) return kind;
  }
  return shape.kinds[0]?.[0] ?? "return";
}

/** The buyer's words about this very order: its goods, its places, its carrier. */
function wordsFor(parts: PlanParts, about: { order: SimOrder; id: string; sku: string; pieces: number; amount: number; at: number; lived: Lived }): string {
  const { order, at, lived, pieces } = about;
  const scene = sceneOf(parts.rng, about.sku);
  const transit = transitCities(order.warehouse, order.city);
  const carrier = order.carrier ? carrierName(order.carrier) : scene.carrier;
  const place = {
    city: order.city,
    district: order.district,
    warehouse: order.warehouse,
    carrier,
    transit: lived.seenIn || (transit[Math.min(1, transit.length - 1)] ?? order.city),
  };
  const days = Math.floor((at - lived.since) / DAY);
  return speak(parts.rng, about.id, { ...scene, ...place, days, pieces, signed: lived.stage === "signed", amount: yuanText(about.amount) }).text;
}
