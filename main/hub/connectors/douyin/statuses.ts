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
/** Success, cancelled before shipping, reverse trade done: how they ended is the money's status, whatever of the three is said. */
const SETTLED: ReadonlySet<string> = new Set(["12", "51", "53"]);
const NO_MONEY: ReadonlySet<CaseKind> = new Set(["exchange", "resend", "repair"]);

/** The buyer has the money: paid (3), or paid ahead by the platform, which then recovered it from the seller (5). */
export function isMoneyOut(refundStatus: string): boolean {
  return refundStatus === "3" || refundStatus === "5";
}

/** Refund status "failed": the platform tried to pay and could not. */
export function isMoneyStuck(refundStatus: string): boolean {
  return refundStatus === "4";
}

/**
 * State of an after-sale. The status word may go on, or back, after money moved (12 → 53, 51, 28): an end with the money out is
 * refunded. Money that went ahead of the goods changes no step of a return. A word in no table stays unknown, whatever the money says.
 */
export function caseState(facts: { status: string; refundStatus: string; kind: CaseKind }): CaseChannelState {
  const { status, refundStatus, kind } = facts;
  const known = entryOf(CASE, status);
  if (SETTLED.has(status)) return settledState(status, { refundStatus, kind });
  if (known === undefined) return "unknown";
  const nothingToSend = known === "requested" && kind !== "return_refund" && !NO_MONEY.has(kind);
  if (isMoneyOut(refundStatus) && (known === "closed" || known === "refused" || nothingToSend)) return "refunded";
  if (refundStatus === "2" && (known === "requested" || known === "returned_in_transit" || known === "waiting_return" || known === "refused"))
    return "refunding";
  return known;
}

function settledState(status: string, { refundStatus, kind }: { refundStatus: string; kind: CaseKind }): CaseChannelState {
  if (isMoneyOut(refundStatus)) return "refunded";
  if (NO_MONEY.has(kind)) return "closed";
  if (refundStatus === "2" || refundStatus === "4") return "refunding";
  // "To be refunded" stays on a cancelled order until it is; a trade that is done will not pay any more.
  if (refundStatus === "1") return status === "53" ? "closed" : "refunding";
  return status === "12" ? "unknown" : "closed";
}

/** An end without money in which the buyer got what was promised: goods went out again, or the thing was repaired. */
export function endedWell(facts: { status: string; kind: CaseKind }): boolean {
  return facts.status === "14" || (NO_MONEY.has(facts.kind) && (facts.status === "12" || facts.status === "53"));
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
