/** JD's words in ours; sources in the README. A word that is not here stays unknown. */
import type { CaseChannelState, CaseKind, OrderState } from "../port.ts";
import { entryOf } from "../wire.ts";

/** Names in pinyin stand in data of older interfaces. */
const ALIASES: Readonly<Record<string, string>> = {
  DengDaiChuKu: "WAIT_SELLER_STOCK_OUT",
  DengDaiFaHuo: "WAIT_SELLER_DELIVERY",
  DengDaiQueRenShouHuo: "WAIT_GOODS_RECEIVE_CONFIRM",
  WanCheng: "FINISHED_L",
  PeiSongTuiHuo: "DELIVERY_RETURN",
  ZanTing: "PAUSE",
  SuoDing: "LOCKED",
};

/** The English name of a state, whichever of the two came. */
const nameOf = (state: string): string => entryOf(ALIASES, state) ?? state;

const ORDER: Readonly<Record<string, OrderState>> = {
  NOT_PAY: "created",
  WAIT_SELLER_STOCK_OUT: "paid",
  WAIT_SELLER_DELIVERY: "paid",
  WAIT_SEND_CODE: "paid",
  WAIT_GOODS_RECEIVE_CONFIRM: "outbound",
  // On its way back: it had left, and that changes nothing here.
  DELIVERY_RETURN: "outbound",
  FINISHED_L: "completed",
  TRADE_CANCELED: "closed",
  PARENT_TRADE_CANCELED: "closed",
};
const HOLDS = new Set(["LOCKED", "PAUSE", "POP_ORDER_PAUSE"]);

/** Every state there is a name for: a search wants them listed. */
export const ORDER_STATES: readonly string[] = [...Object.keys(ORDER), ...HOLDS];

/** Claim of an order. One on hold is where it was: shipped when it says that it left. */
export function orderState(state: string, hasLeft: boolean): OrderState | null {
  const name = nameOf(state);
  if (HOLDS.has(name)) return hasLeft ? "outbound" : "paid";
  return entryOf(ORDER, name) ?? null;
}

/** Must not ship now. */
export function isOnHold(state: string): boolean {
  return HOLDS.has(nameOf(state));
}

const APPLICATION: Readonly<Record<string, CaseChannelState>> = {
  "0": "requested",
  "1": "refunding",
  "2": "refused",
  "3": "refunded",
  "4": "refused",
  "5": "refunding",
  "6": "refunding",
  "7": "refunding",
  "8": "requested",
  "9": "refunding",
  "10": "requested",
  "11": "closed",
  "16": "refunding",
  "17": "refunding",
  "18": "closed",
  // JD's staff are in it, which lies over the state.
  "19": "requested",
  "27": "refunding",
};

/** State of a refund application. */
export function applicationState(status: string): CaseChannelState {
  return entryOf(APPLICATION, status) ?? "unknown";
}

export const isDisputed = (status: string): boolean => status === "19";

const SERVICE: Readonly<Record<string, CaseChannelState>> = {
  "10000": "requested",
  "10001": "requested",
  "10002": "requested",
  "10004": "refused",
  "10005": "waiting_return",
  "10006": "arrived",
  "10007": "arrived",
  "10009": "inspected",
  // Done says nothing of money.
  "10010": "closed",
  "10011": "closed",
  "10012": "requested",
  "10013": "requested",
  "10041": "refunding",
  "1100": "inspected",
  "11000": "inspected",
  "12000": "inspected",
  "14000": "inspected",
};

export const isDone = (status: string): boolean => status === "10010";

/** Whether there may be a refund to ask for: before it is submitted there is none. */
export function mayHaveMoney(status: string): boolean {
  return status === "10010" || status === "10041" || status === "10009";
}

/** State of a service order. `money`: what the record of refunds says of it; a refund of which it says "done" counts, the service's end alone does not. */
export function serviceState(status: string, money: "none" | "under_way" | "out"): CaseChannelState {
  if (money === "out") return "refunded";
  if (money === "under_way" && isDone(status)) return "refunding";
  return entryOf(SERVICE, status) ?? "unknown";
}

const EXPECTS: Readonly<Record<string, CaseKind>> = {
  "10": "return_refund",
  "11": "refund_only",
  "20": "exchange",
  "30": "repair",
  "70": "repair",
  "80": "resend",
  // Money for what was not fresh, nothing comes back.
  "90": "refund_only",
};

/** Kind of a service order; what is in no table is for a person to look at. */
export function serviceKind(customerExpect: string): CaseKind {
  return entryOf(EXPECTS, customerExpect) ?? "complaint";
}

/** The record of refunds says of one: it is paid. */
export const isPaidOut = (status: string): boolean => status === "13";
