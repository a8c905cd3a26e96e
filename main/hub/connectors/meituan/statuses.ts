/** Meituan's numbers in ours; sources in the README. A number that is not here stays unknown. */
import type { CaseChannelState, CaseKind, ChannelCase, OrderState } from "../port.ts";
import { entryOf } from "../wire.ts";

const ORDER: Readonly<Record<string, OrderState>> = { "1": "created", "2": "paid", "4": "audited", "8": "completed", "9": "closed" };
const ACCEPTED = "4";
/** An order that ended without its goods. */
export const ORDER_CANCELLED = "9";

/** Where the rider is, of an order that was accepted; a delivery that was cancelled (100) puts it back. */
const DELIVERY: Readonly<Record<string, OrderState>> = {
  "0": "audited",
  "5": "audited",
  "10": "audited",
  // A rider who waits at the door proves nothing of packing.
  "15": "audited",
  "20": "out_for_delivery",
  "40": "signed",
  "100": "audited",
};

/** Claim of an order: its status, and of an accepted one how far its delivery is. */
export function orderState(status: string, delivery: string): OrderState | null {
  const state = entryOf(ORDER, status) ?? null;
  return status === ACCEPTED && delivery !== "" ? (entryOf(DELIVERY, delivery) ?? state) : state;
}

/** Which of the platform's two dictionaries a refund is told in: shops that take goods back are told `status`, the others `res_type`. */
export type Flow = "old" | "new";

export function flowOf(told: { service: string; status: string }): Flow {
  return told.status !== "" && (told.service !== "0" || told.status !== "0") ? "new" : "old";
}

const PRICE_DIFFERENCE = "3";
const KINDS: Readonly<Record<string, CaseKind>> = { "": "refund_only", "0": "refund_only", "1": "refund_only", "2": "return_refund" };

/** Kind of a refund; a service in no table is a complaint, which asks for a person. */
export function caseKind(told: { service: string; type: string }): CaseKind {
  return told.type === PRICE_DIFFERENCE ? "price_difference" : (entryOf(KINDS, told.service) ?? "complaint");
}

const OLD: Readonly<Record<string, CaseChannelState>> = {
  "0": "requested",
  "1": "refused",
  "2": "refunding",
  "3": "refused",
  "4": "refunding",
  "5": "refunding",
  "6": "refunding",
  "7": "closed",
  "8": "closed",
};
const NEW: Readonly<Record<string, CaseChannelState>> = {
  "1": "requested",
  "11": "refused",
  "16": "requested",
  "18": "refused",
  "20": "returned_in_transit",
  "21": "refunding",
  "22": "refused",
  "26": "returned_in_transit",
  "27": "refunding",
  "28": "refused",
  "30": "closed",
};
/** The first review was agreed to, by the seller or after an appeal: goods come back first where they are to. */
const FIRST_AGREED: ReadonlySet<string> = new Set(["10", "17"]);

const PAID: ReadonlySet<string> = new Set(["3", "13"]);
const FAILED: ReadonlySet<string> = new Set(["4", "14"]);

/** What the platform's word about the money says: it went back, it did not, or nothing. */
export function moneyOf(result: string): "paid" | "failed" | null {
  return PAID.has(result) ? "paid" : FAILED.has(result) ? "failed" : null;
}

/** State of a refund. Agreed is not paid: only the platform's word about the money says so. */
export function caseState(of: { flow: Flow; status: string; kind: CaseKind; result: string }): CaseChannelState {
  const { flow, status, kind, result } = of;
  if (moneyOf(result) === "paid") return "refunded";
  if (flow === "new" && FIRST_AGREED.has(status)) return kind === "return_refund" ? "waiting_return" : "refunding";
  return entryOf(flow === "new" ? NEW : OLD, status) ?? "unknown";
}

const APPEALED: ReadonlySet<string> = new Set(["16", "26"]);

/** The platform decides on the buyer's appeal; once it has, it is out of it. */
export function inArbitration(of: { flow: Flow; status: string; isAppeal: boolean }): boolean {
  return of.flow === "new" ? APPEALED.has(of.status) : of.isAppeal && of.status === "0";
}

/** Refusals that are the platform's last word. */
export function isFinalRefusal(flow: Flow, status: string): boolean {
  return flow === "new" ? status === "18" || status === "28" : status === "3";
}

/** What the platform does by itself when nobody answers in three hours. */
export function defaultOutcome(kind: CaseKind): ChannelCase["defaultOutcome"] {
  if (kind === "return_refund") return "agree_return";
  return kind === "complaint" ? "unknown" : "refund";
}
