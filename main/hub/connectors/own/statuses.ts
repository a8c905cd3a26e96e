/** What the states of real shops mean for the house. */
import type { RestCaseState } from "../../contract/rest/case.ts";
import type { RestOrderStatus } from "../../contract/rest/order.ts";
import type { CaseChannelState, CaseKind, OrderState } from "../port.ts";

/** `shipped` is a claim like a platform's: `outbound` is believed when warehouse or carrier prove it. */
export const orderStates: Readonly<Record<RestOrderStatus, OrderState>> = {
  created: "created",
  deposit_paid: "created",
  paid: "paid",
  /** Approved by whoever takes the payment, invoiced, being handled, out of stock: paid, and nothing has moved yet. */
  approved: "paid",
  invoiced: "paid",
  processing: "paid",
  unavailable: "paid",
  allocated: "allocated",
  packed: "packed",
  shipped: "outbound",
  out_for_delivery: "out_for_delivery",
  delivered: "signed",
  signed: "signed",
  completed: "completed",
  cancelled: "closed",
  canceled: "closed",
  closed: "closed",
};

const caseStates: Readonly<Record<Exclude<RestCaseState, "agreed">, CaseChannelState>> = {
  requested: "requested",
  waiting_return: "waiting_return",
  returned_in_transit: "returned_in_transit",
  arrived: "arrived",
  refunding: "refunding",
  refunded: "refunded",
  replaced: "closed",
  refused: "refused",
  withdrawn: "closed",
  closed: "closed",
};
const COMES_BACK: ReadonlySet<CaseKind> = new Set(["return_refund", "exchange", "repair"]);

/** Where an after-sale stands. Agreed means waiting for the goods where they come back, else for the money. */
export function caseState(kind: CaseKind, state: RestCaseState): CaseChannelState {
  if (state === "agreed") return COMES_BACK.has(kind) ? "waiting_return" : "refunding";
  return caseStates[state];
}
