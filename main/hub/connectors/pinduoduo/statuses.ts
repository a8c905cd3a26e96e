/** Pinduoduo's numbers in ours; sources in the README. A number that is not here stays unknown. */
import type { CaseChannelState, CaseKind, ChannelCase, OrderState } from "../port.ts";
import { entryOf } from "../wire.ts";

const ORDER: Readonly<Record<string, OrderState>> = { "1": "paid", "2": "outbound", "3": "signed" };

/** What an order says of itself, as far as its state needs it. */
export interface OrderFacts {
  order_status: string;
  /** 0 not yet a deal, 1 a deal, 2 cancelled. */
  confirm_status: string;
  /** 0 grouping, 1 formed, 2 failed. */
  group_status: string;
  /** 1 none or closed, 2 in progress, 3 refunding, 4 success. */
  refund_status: string;
  isDepositOnly: boolean;
}

/**
 * Claim of an order. A group that is not formed is no deal yet, and one that failed none at all. A refund that went through before anything was
 * shipped ends the order; after shipping it may have been a part of the money, so that the order stays what it was.
 */
export function orderState({
  order_status: status,
  confirm_status: confirm,
  group_status: group,
  refund_status: refund,
  isDepositOnly,
}: OrderFacts): OrderState | null {
  const state = entryOf(ORDER, status) ?? null;
  if (state === null) return null;
  if (confirm === "2" || group === "2") return "closed";
  if (state !== "paid") return state;
  if (refund === "4") return "closed";
  return confirm === "0" || group === "0" || isDepositOnly ? "created" : "paid";
}

/** Must not be shipped: under review, no deal yet, or the buyer wants the money back. */
export function isHeld({ risk, ...facts }: OrderFacts & { risk: string }): boolean {
  const state = orderState(facts);
  if (state === "created") return true;
  return state === "paid" && (risk === "1" || facts.refund_status === "2" || facts.refund_status === "3");
}

/** The list and the detail number the kinds differently. */
const LIST_KINDS: Readonly<Record<string, CaseKind>> = { "2": "refund_only", "3": "return_refund", "4": "exchange", "5": "resend" };
const DETAIL_KINDS: Readonly<Record<string, CaseKind>> = { "1": "refund_only", "2": "return_refund", "3": "exchange", "4": "resend", "5": "repair" };

/** Kind of an after-sale: by the detail where it says one; a number in neither table is a complaint, which asks for a person. */
export function caseKind(told: { list: string; detail: string }): CaseKind {
  return entryOf(DETAIL_KINDS, told.detail) ?? entryOf(LIST_KINDS, told.list) ?? "complaint";
}

const CASE: Readonly<Record<string, CaseChannelState>> = {
  "2": "requested",
  "3": "requested",
  "4": "refunding",
  "5": "refunding",
  "6": "refused",
  "7": "waiting_return",
  "8": "requested",
  "9": "refused",
  "10": "refunded",
  "11": "closed",
  "12": "closed",
  "13": "closed",
  "14": "requested",
  "15": "waiting_return",
  "16": "closed",
  "17": "closed",
  "18": "inspected",
  "21": "requested",
  "22": "waiting_return",
  "24": "closed",
  "25": "closed",
  "27": "inspected",
  "31": "waiting_return",
  "32": "inspected",
  "33": "waiting_return",
};
/** While it is so, a return waybill says that the goods are on their way. */
const MAY_TRAVEL = new Set(["3", "7", "8", "15", "22"]);
const COMES_BACK: ReadonlySet<CaseKind> = new Set(["return_refund", "exchange", "repair"]);

/** State of an after-sale. Nothing comes back of a resend: the buyer is waited for. */
export function caseState(status: string, of: { kind: CaseKind; hasReturnWaybill: boolean }): CaseChannelState {
  const state = entryOf(CASE, status) ?? "unknown";
  if (status === "15" && of.kind === "resend") return "inspected";
  return of.hasReturnWaybill && MAY_TRAVEL.has(status) && COMES_BACK.has(of.kind) ? "returned_in_transit" : state;
}

const WELL = new Set(["10", "16", "25"]);
export function endedWell(status: string): boolean {
  return WELL.has(status);
}

const OVER: ReadonlySet<CaseChannelState> = new Set(["refunded", "closed", "refused"]);
/** Platform staff are in it: by its state, or by a dispute that is open. */
export function inArbitration(status: string, of: { state: CaseChannelState; isDisputed: boolean }): boolean {
  return status === "8" || (of.isDisputed && (!OVER.has(of.state) || status === "6"));
}

/** What Pinduoduo does by itself when the time runs out. */
export function defaultOutcome(state: CaseChannelState, kind: CaseKind): ChannelCase["defaultOutcome"] {
  if (state === "requested") return kind === "refund_only" ? "refund" : kind === "return_refund" ? "agree_return" : "unknown";
  if (state === "returned_in_transit") return kind === "return_refund" ? "refund" : "unknown";
  if (state === "waiting_return" || state === "refused") return "close";
  return "unknown";
}
