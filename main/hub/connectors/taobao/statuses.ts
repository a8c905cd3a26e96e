/** Taobao's words in ours; sources in the README. A word that is not here stays unknown. */
import type { CaseChannelState, CaseKind, ChannelCase, OrderState } from "../port.ts";
import { entryOf } from "../wire.ts";

const ORDER: Readonly<Record<string, OrderState>> = {
  TRADE_NO_CREATE_PAY: "created",
  WAIT_BUYER_PAY: "created",
  PAY_PENDING: "created",
  WAIT_PRE_AUTH_CONFIRM: "created",
  WAIT_SELLER_SEND_GOODS: "paid",
  PAID_FORBID_CONSIGN: "paid",
  WAIT_BUYER_CONFIRM_GOODS: "outbound",
  TRADE_BUYER_SIGNED: "signed",
  TRADE_FINISHED: "completed",
  TRADE_CLOSED: "closed",
  TRADE_CLOSED_BY_TAOBAO: "closed",
};

/** How far a presale is paid: nothing, its deposit, or all of it. A trade that is no presale counts as the last. */
export function step(stepStatus: string): "nothing" | "deposit" | "paid" {
  if (stepStatus === "" || stepStatus === "FRONT_PAID_FINAL_PAID") return "paid";
  return stepStatus.startsWith("FRONT_PAID") ? "deposit" : "nothing";
}

/** Claim of a whole trade. Part shipped is still waiting as a whole; a presale is unpaid until its last part is paid. */
export function orderState(status: string, stepStatus: string): OrderState | null {
  const state = status === "SELLER_CONSIGNED_PART" ? "paid" : (entryOf(ORDER, status) ?? null);
  return state === "paid" && step(stepStatus) !== "paid" ? "created" : state;
}

/** Claim of one line. */
export function lineState(status: string, stepStatus: string): OrderState | null {
  return status === "SELLER_CONSIGNED_PART" ? "outbound" : orderState(status, stepStatus);
}

const KINDS: Readonly<Record<string, CaseKind>> = {
  REFUND: "refund_only",
  REFUND_AND_RETURN: "return_refund",
  TMALL_EXCHANGE: "exchange",
  TAOBAO_EXCHANGE: "exchange",
  REPAIR: "repair",
  RESHIPPING: "resend",
};

/** Kind of a refund; where the type is not said or not known, whether goods come back decides, and no money at all is a complaint. */
export function caseKind(facts: { disputeType: string; goodsReturn: boolean; amountFen: number }): CaseKind {
  const known = entryOf(KINDS, facts.disputeType);
  if (known) return known;
  if (facts.goodsReturn) return "return_refund";
  return facts.amountFen > 0 ? "refund_only" : "complaint";
}

const CASE: Readonly<Record<string, CaseChannelState>> = {
  WAIT_SELLER_AGREE: "requested",
  EXCHANGE_TRANSFORM_TO_REFUND: "requested",
  WAIT_BUYER_RETURN_GOODS: "waiting_return",
  WAIT_SELLER_CONFIRM_GOODS: "returned_in_transit",
  WAIT_SELLER_CONSIGN_GOODS: "inspected",
  WAIT_BUYER_CONFIRM_EXCHANGE_SELLER_SEND_GOODS: "inspected",
  SELLER_REFUSE_BUYER: "refused",
  CLOSED: "closed",
  SUCCESS: "refunded",
};
/** `tmall.dispute.receive.get` numbers: the same number means different things by dispute type. */
const TMALL_REFUND: Readonly<Record<string, CaseChannelState>> = {
  "1": "requested",
  "2": "waiting_return",
  "3": "returned_in_transit",
  "4": "closed",
  "5": "refunded",
  "6": "refused",
  "7": "inspected",
  "8": "requested",
};
const TMALL_EXCHANGE: Readonly<Record<string, CaseChannelState>> = {
  "1": "requested",
  "2": "waiting_return",
  "3": "returned_in_transit",
  "4": "closed",
  "5": "closed",
  "6": "refused",
  "12": "inspected",
  "13": "inspected",
  "14": "requested",
};

/** State of a refund. Success of an exchange, a resend or a repair ends the case without money. */
export function caseState(status: string, kind: CaseKind): CaseChannelState {
  const state = entryOf(CASE, status) ?? entryOf(kind === "exchange" ? TMALL_EXCHANGE : TMALL_REFUND, status) ?? "unknown";
  const withoutMoney = kind === "exchange" || kind === "resend" || kind === "repair";
  return state === "refunded" && withoutMoney ? "closed" : state;
}

const WELL = new Set(["SUCCESS", "5"]);
/** Success, by its word or by `tmall.dispute.receive.get`'s number (the same for refunds and exchanges). */
export function endedWell(status: string): boolean {
  return WELL.has(status);
}

const ARBITRATED = new Set(["2", "3", "4", "5", "10", "11"]);
/** Whether platform staff are in it (`cs_status`). */
export function inArbitration(csStatus: string): boolean {
  return ARBITRATED.has(csStatus);
}

/** What Taobao does by itself when the time runs out. */
export function defaultOutcome(state: CaseChannelState, kind: CaseKind): ChannelCase["defaultOutcome"] {
  if (state === "requested") return kind === "refund_only" ? "refund" : "agree_return";
  if (state === "returned_in_transit") return kind === "return_refund" ? "refund" : "unknown";
  if (state === "waiting_return" || state === "refused") return "close";
  return "none";
}
