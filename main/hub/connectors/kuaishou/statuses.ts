/** Kuaishou's numbers in ours; sources in the README. A number that is not here stays unknown. */
import type { CaseChannelState, CaseKind, ChannelCase, OrderState } from "../port.ts";
import { entryOf } from "../wire.ts";

const ORDER: Readonly<Record<string, OrderState>> = {
  "10": "created",
  "30": "paid",
  "40": "outbound",
  "50": "signed",
  "70": "completed",
  // Cancelled and refunded alike: it proves neither a payment nor a refund.
  "80": "closed",
};

/** Claim of an order. */
export function orderState(status: string): OrderState | null {
  return entryOf(ORDER, status) ?? null;
}

const KINDS: Readonly<Record<string, CaseKind>> = { "1": "return_refund", "10": "refund_only", "3": "exchange", "4": "resend", "5": "repair" };
const PRICE_PROTECTION = "1";

/** Kind of an after-sale; a number in no table is a complaint, which asks for a person. */
export function caseKind(told: { handlingWay: string; special: string }): CaseKind {
  return told.special === PRICE_PROTECTION ? "price_difference" : (entryOf(KINDS, told.handlingWay) ?? "complaint");
}

const CASE: Readonly<Record<string, CaseChannelState>> = {
  "10": "requested",
  "11": "requested",
  "12": "refused",
  "20": "requested",
  "21": "requested",
  "22": "waiting_return",
  "30": "waiting_return",
  "40": "returned_in_transit",
  "45": "inspected",
  "50": "refunding",
  "60": "refunded",
  "70": "closed",
};
/** Asked, and not yet gone on: here a refusal of the seller's stands beside the status and not in it. */
const ASKED: ReadonlySet<string> = new Set(["10", "11"]);
const REFUSED_BY_SELLER = "3";
const MONEY: ReadonlySet<CaseKind> = new Set(["refund_only", "return_refund", "price_difference"]);
const DONE = "60";

/** State of an after-sale. What ends well and was no matter of money is closed. */
export function caseState(status: string, of: { negotiate: string; kind: CaseKind }): CaseChannelState {
  if (ASKED.has(status) && of.negotiate === REFUSED_BY_SELLER) return "refused";
  if (status === DONE && !MONEY.has(of.kind)) return of.kind === "complaint" ? "unknown" : "closed";
  return entryOf(CASE, status) ?? "unknown";
}

export function endedWell(status: string, kind: CaseKind): boolean {
  return status === DONE && !MONEY.has(kind) && kind !== "complaint";
}

const PLATFORM_IN: ReadonlySet<string> = new Set(["20", "21"]);
/** Platform staff are in it; once they decided (22) they are not. */
export function inArbitration(status: string): boolean {
  return PLATFORM_IN.has(status);
}

const OVER: ReadonlySet<CaseChannelState> = new Set(["refunded", "closed"]);
export function isOver(state: CaseChannelState): boolean {
  return OVER.has(state);
}

/** An after-sale as an order tells of it: it holds the goods back until it is over; one with a number that nobody knows does, too. */
export function holdsGoods(refundStatus: string): boolean {
  return refundStatus !== "" && refundStatus !== "0" && refundStatus !== "60" && refundStatus !== "70";
}

/** What the platform does by itself when the time runs out: silence ends for the buyer. */
export function defaultOutcome(state: CaseChannelState, kind: CaseKind): ChannelCase["defaultOutcome"] {
  if (state === "requested") return kind === "refund_only" ? "refund" : kind === "return_refund" ? "agree_return" : "unknown";
  if (state === "returned_in_transit") return kind === "return_refund" ? "refund" : "unknown";
  if (state === "waiting_return" || state === "refused") return "close";
  return "unknown";
}
