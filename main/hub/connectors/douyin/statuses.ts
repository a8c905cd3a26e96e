/** Douyin's numbers in our words; sources in the README. A number that is not here stays unknown. */
import type { CaseChannelState, CaseKind, ChannelCase, OrderState } from "../port.ts";
import { entryOf } from "../wire.ts";

const ORDER: Readonly<Record<string, OrderState>> = {
  "1": "created",
  "2": "paid",
  "3": "outbound",
  "4": "closed",
  "5": "completed",
  "105": "paid",
  "101": "paid",
};

/** Claim of a whole order. Part shipped (101) is still waiting as a whole. */
export function orderState(status: string): OrderState | null {
  return entryOf(ORDER, status) ?? null;
}

/** Claim of one line; the channel's receipt time is the carrier's word for signed. */
export function lineState(status: string, received: boolean): OrderState | null {
  const state = status === "101" ? "outbound" : orderState(status);
  return received && state === "outbound" ? "signed" : state;
}

const KINDS: Readonly<Record<string, CaseKind>> = {
  "0": "return_refund",
  "1": "refund_only",
  "2": "refund_only",
  "3": "exchange",
  // Cancelled by the system or the buyer before shipping: money goes back, no goods.
  "4": "refund_only",
  "5": "refund_only",
  "6": "price_difference",
  "7": "resend",
  "8": "repair",
};

/** Kind of an after-sale; a type in no table is for a person to look at. */
export function caseKind(type: string): CaseKind {
  return entryOf(KINDS, type) ?? "complaint";
}

const CASE: Readonly<Record<string, CaseChannelState>> = {
  "6": "requested",
  "7": "waiting_return",
  "8": "inspected",
  "11": "returned_in_transit",
  "13": "inspected",
  "14": "closed",
  "27": "refused",
  "28": "closed",
  "29": "refused",
};

/** State of an after-sale. Success (12) is only refunded when the money is; a withdrawn case is closed whatever the money says. */
export function caseState(facts: { status: string; refundStatus: string; kind: CaseKind }): CaseChannelState {
  const { status, refundStatus, kind } = facts;
  const known = entryOf(CASE, status);
  if (status === "12") return successState(refundStatus, kind);
  if (refundStatus === "2" && (known === "requested" || known === "returned_in_transit" || known === "waiting_return")) return "refunding";
  return known ?? "unknown";
}

function successState(refundStatus: string, kind: CaseKind): CaseChannelState {
  if (refundStatus === "3") return "refunded";
  if (kind === "exchange" || kind === "resend" || kind === "repair") return "closed";
  return refundStatus === "1" || refundStatus === "2" || refundStatus === "4" ? "refunding" : "unknown";
}

const ARBITRATED = new Set(["1", "4", "5"]);
/** Platform staff are in it, by the list row's dictionary (the request filter uses another one). */
export function inArbitration(arbitrateStatus: string): boolean {
  return ARBITRATED.has(arbitrateStatus);
}

/** What Douyin does by itself when the time runs out. */
export function defaultOutcome(state: CaseChannelState, kind: CaseKind): ChannelCase["defaultOutcome"] {
  if (state === "requested") return kind === "refund_only" || kind === "price_difference" ? "refund" : "agree_return";
  if (state === "returned_in_transit") return kind === "return_refund" ? "refund" : "unknown";
  if (state === "waiting_return" || state === "refused") return "close";
  return "none";
}
