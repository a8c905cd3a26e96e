/** Suning's numbers in ours; sources in the README. A number that is not here stays unknown. */
import type { CaseChannelState, CaseKind, ChannelCase, OrderState } from "../port.ts";
import { entryOf } from "../wire.ts";

/** Part shipped (21) is still waiting as a whole; its lines say which of them left. */
const ORDER: Readonly<Record<string, OrderState>> = { "10": "paid", "20": "outbound", "21": "paid", "30": "completed", "40": "closed" };
const LINE: Readonly<Record<string, OrderState>> = { "10": "paid", "20": "outbound", "30": "completed" };

/** Claim of a whole order (`orderTotalStatus`). */
export function orderState(status: string): OrderState | null {
  return entryOf(ORDER, status) ?? null;
}

/** Claim of one line (`orderLineStatus`). */
export function lineState(status: string): OrderState | null {
  return entryOf(LINE, status) ?? null;
}

/** A line of an order waits to be shipped, left, or is done: then the time of its last change is when it was paid, shipped, or done. */
export const WAITS = "10";
export const LEFT = "20";
export const DONE = "30";

const CASE: Readonly<Record<string, CaseChannelState>> = {
  "1": "requested",
  "2": "refused",
  "3": "waiting_return",
  "4": "returned_in_transit",
  // The refund failed: the money is with nobody it belongs to, and it will be tried again.
  "5": "refunding",
  "6": "refunding",
  "7": "closed",
  "8": "refunded",
};

/** State of an after-sale; both generations number it alike. */
export function caseState(status: string): CaseChannelState {
  return entryOf(CASE, status) ?? "unknown";
}

/** The refund failed: a person must look. */
export const isMoneyStuck = (status: string): boolean => status === "5";

const NOT_SENT = "2";
const RECEIVED: Readonly<Record<string, boolean>> = { "2": false, "3": false, "4": true };

/** Whether the buyer has the goods (`returnType`); `null` where it is not said. */
export function goodsReceived(returnType: string): boolean | null {
  return entryOf(RECEIVED, returnType) ?? null;
}

/** Kind of an after-sale of the new generation; of goods that were not sent nothing comes back. What says neither is for a person to look at. */
export function refundKind({ onlyRefund, returnType }: { onlyRefund: string; returnType: string }): CaseKind {
  if (onlyRefund === "1" || returnType === NOT_SENT) return "refund_only";
  return onlyRefund === "0" ? "return_refund" : "complaint";
}

/** Kind of an after-sale of the old generation, which is made for returns: `refundtype` 1 is money alone. */
export function rejectedKind(refundtype: string): CaseKind {
  return refundtype === "1" ? "refund_only" : "return_refund";
}

const OVER: ReadonlySet<CaseChannelState> = new Set(["refunded", "closed"]);

/** Suning's staff are in it, which lies over the state; what is over is not held open by it. */
export function inArbitration(applyComplain: string, state: CaseChannelState): boolean {
  return applyComplain === "1" && !OVER.has(state);
}

const RUNS: ReadonlySet<CaseChannelState> = new Set(["requested", "waiting_return", "returned_in_transit", "refused"]);

/** Whether somebody's clock runs: of what is being paid, or over, the time that stands there is a past step's. */
export const clockRuns = (state: CaseChannelState): boolean => RUNS.has(state);

/** What Suning does by itself when the time runs out: silence while the seller must act ends in the buyer's favour. */
export function defaultOutcome(state: CaseChannelState, kind: CaseKind): ChannelCase["defaultOutcome"] {
  if (state === "requested") return kind === "refund_only" ? "refund" : kind === "return_refund" ? "agree_return" : "unknown";
  return state === "returned_in_transit" && kind === "return_refund" ? "refund" : "unknown";
}
