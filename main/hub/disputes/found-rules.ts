/** Which findings open a case before anybody says otherwise: those where goods, money or the buyer are at stake; not what only books are out by. Pure. */
import type { FoundRule } from "../contract/found-cases.ts";
import type { FindingKind } from "../contract/words.ts";

/** Cases an hour and shop, at most, until a supervisor says otherwise. */
export const MOST_AN_HOUR = 20;

const usual: FoundRule = { on: true, shops: [], waitMinutes: 0, disputeClass: null, priority: "normal", queue: "agent", raises: false, words: "" };
const high = { priority: "high", raises: true } as const;
const off: FoundRule = { ...usual, on: false };

/** A rule a kind. What ends by itself as a rule waits a while first. */
export const firstFoundRules: Readonly<Record<FindingKind, FoundRule>> = {
  stalled: { ...usual, disputeClass: "not_received", waitMinutes: 60 },
  shipped_not_outbound: { ...usual, ...high, disputeClass: "fake_shipment" },
  wrong_item: { ...usual, ...high, disputeClass: "wrong_item" },
  // Lockers and stations are how most parcels arrive: a case for each would bury those that matter; the finding stands on the order when its buyer asks.
  signed_by_other: { ...off, disputeClass: "not_received" },
  shipped_after_closed: { ...usual, ...high, disputeClass: "cancel_before_shipment" },
  completed_and_closed: off,
  completed_but_returning: { ...usual, waitMinutes: 60 },
  missing_item: { ...usual, ...high, disputeClass: "missing_item" },
  extra_item: off,
  paid_after_closed: { ...usual, ...high, disputeClass: "refund_not_arrived" },
  shipped_unpaid: { ...usual, ...high, queue: "supervisor" },
  amounts_differ: off,
  overpaid: { ...usual, disputeClass: "refund_not_arrived" },
  refunded_over_paid: { ...usual, ...high, queue: "risk" },
  paid_lowered: off,
  refund_lowered: off,
  times_contradict: off,
  no_lines: off,
  repeated_line: off,
  older_parcel: off,
  replaced_travels: off,
  delivered_again: off,
  shared_waybill: off,
  return_under_outbound: off,
  return_number_differs: off,
  receipt_differs: off,
  late_delivery: { ...usual, disputeClass: "delivery_time" },
  address_barred: { ...usual, ...high, disputeClass: "address_change" },
  address_unfound: { ...usual, disputeClass: "address_change" },
  weight_differs: off,
  oversold: { ...usual, ...high, disputeClass: "delayed_shipment", waitMinutes: 30 },
  hub_silent: { ...usual, ...high, disputeClass: "not_received" },
  scan_in_future: off,
};
