/** Xiaohongshu's numbers in ours; sources in the README. A number that is not here stays unknown. */
import type { CaseChannelState, CaseKind, ChannelCase, OrderState } from "../port.ts";
import { entryOf } from "../wire.ts";

const ORDER: Readonly<Record<string, OrderState>> = {
  "1": "created",
  "2": "paid",
  "3": "paid",
  "4": "paid",
  // Part of it has left: as a whole it still waits.
  "5": "paid",
  "6": "outbound",
  "7": "completed",
  "8": "closed",
  "9": "closed",
};
const EXCHANGE_ASKED = "10";

/** What an order says of itself, as far as its state needs it. */
interface OrderFacts {
  orderStatus: string;
  /** 1: a cancellation is being handled. */
  cancelStatus: string;
  deliveryTime: Date | null;
  finishTime: Date | null;
}

/** Claim of an order. That an exchange is asked for changes nothing of where the goods are, which its times tell. */
export function orderState({ orderStatus: status, deliveryTime, finishTime }: OrderFacts): OrderState | null {
  if (status === EXCHANGE_ASKED) return finishTime ? "completed" : deliveryTime ? "outbound" : "paid";
  return entryOf(ORDER, status) ?? null;
}

/** Only these two may be shipped. */
const SHIPPABLE = new Set(["4", "5"]);

/** Must not be shipped now: under risk or customs check, or a cancellation is being handled. */
export function isHeld(facts: OrderFacts): boolean {
  return orderState(facts) === "paid" && (!SHIPPABLE.has(facts.orderStatus) || facts.cancelStatus === "1");
}

const KINDS: Readonly<Record<string, CaseKind>> = {
  "1": "return_refund",
  "2": "exchange",
  "3": "refund_only",
  "4": "refund_only",
  "5": "refund_only",
  "6": "price_difference",
};

/** Kind of an after-sale; a type in no table is for a person to look at. */
export function caseKind(type: string): CaseKind {
  return entryOf(KINDS, type) ?? "complaint";
}

const CASE: Readonly<Record<string, CaseChannelState>> = {
  "1": "requested",
  "2": "waiting_return",
  "3": "returned_in_transit",
  "4": "closed",
  "5": "closed",
  "6": "closed",
  "9": "refused",
  "9001": "refused",
  // An exchange that became a refund.
  "11": "requested",
  "12": "inspected",
  "13": "inspected",
  "14": "requested",
};
const DONE = "4";
const PLATFORM_IN = "14";
/** Only this number of the refund proves that the money is out. */
const PAID_BACK = "2";
const PAYMENT_FAILED = "3";
/** Created, triggered, waiting for a check, passed, in work: the money is on its way. */
const ON_ITS_WAY = new Set(["101", "108", "201", "301", "1"]);
const OVER: ReadonlySet<CaseChannelState> = new Set(["closed", "refused"]);

export const isMoneyOut = (refundStatus: string): boolean => refundStatus === PAID_BACK;

/** What an after-sale says of itself, as far as its state needs it. */
export interface CaseFacts {
  status: string;
  refundStatus: string;
  kind: CaseKind;
  hasReturnWaybill: boolean;
}

/**
 * State of an after-sale. Done says nothing of money, and of an exchange there is none; an end with the money out is refunded. Money that
 * went ahead of the goods (fast refunds) changes no step of a return.
 */
export function caseState({ status, refundStatus, kind, hasReturnWaybill }: CaseFacts): CaseChannelState {
  const state = entryOf(CASE, status) ?? "unknown";
  if (status === PLATFORM_IN && hasReturnWaybill && (kind === "return_refund" || kind === "exchange")) return "returned_in_transit";
  if (!OVER.has(state)) return state;
  if (isMoneyOut(refundStatus)) return "refunded";
  const isPaying = ON_ITS_WAY.has(refundStatus) || refundStatus === PAYMENT_FAILED;
  return status === DONE && kind !== "exchange" && isPaying ? "refunding" : state;
}

/** An exchange that is done: the buyer got what was promised, and no money. */
export function endedWell({ status, refundStatus, kind }: CaseFacts): boolean {
  return status === DONE && kind === "exchange" && !isMoneyOut(refundStatus);
}

/** Platform staff are in it. */
export function inArbitration(status: string): boolean {
  return status === PLATFORM_IN;
}

/** What a person must look at. */
export function problemOf(refundStatus: string): string | null {
  return refundStatus === PAYMENT_FAILED ? "小红书退款失败，钱没有退给买家：请到小红书商家后台查看原因。" : null;
}

/** What Xiaohongshu does by itself when the time runs out. */
export function defaultOutcome(state: CaseChannelState, kind: CaseKind): ChannelCase["defaultOutcome"] {
  if (state === "requested") {
    if (kind === "refund_only" || kind === "price_difference") return "refund";
    return kind === "return_refund" ? "agree_return" : "unknown";
  }
  if (state === "returned_in_transit") return kind === "return_refund" ? "refund" : "unknown";
  return state === "refused" ? "close" : "unknown";
}
