import { describe, expect, it } from "vitest";
import { caseKind, caseState, endedWell, inArbitration, lineState, orderState } from "../../../../main/hub/connectors/douyin/statuses.ts";

describe("Douyin statuses", () => {
  it.each([
    ["1", "created"],
    ["2", "paid"],
    ["105", "paid"],
    ["101", "paid"],
    ["3", "outbound"],
    ["4", "closed"],
    ["5", "completed"],
    ["6", null],
    ["constructor", null],
  ])("claims order status %s as %s", (status, state) => {
    expect(orderState(status)).toBe(state);
  });

  it("claims a line of a part shipped order shipped, and signed only when the channel names a receipt", () => {
    expect([lineState("101", false), lineState("3", true), lineState("2", true), lineState("5", true)]).toEqual(["outbound", "signed", "paid", "completed"]);
  });

  it.each([
    ["6", "1", "return_refund", "requested"],
    ["6", "2", "refund_only", "refunding"],
    ["7", "1", "return_refund", "waiting_return"],
    ["8", "", "resend", "inspected"],
    ["11", "1", "return_refund", "returned_in_transit"],
    ["12", "3", "return_refund", "refunded"],
    ["12", "2", "return_refund", "refunding"],
    ["12", "1", "return_refund", "refunding"],
    ["12", "4", "return_refund", "refunding"],
    ["12", "", "return_refund", "unknown"],
    ["12", "", "exchange", "closed"],
    ["13", "", "exchange", "inspected"],
    ["14", "", "exchange", "closed"],
    ["27", "1", "refund_only", "refused"],
    ["28", "1", "refund_only", "closed"],
    ["29", "1", "return_refund", "refused"],
    ["53", "1", "refund_only", "closed"],
    ["53", "2", "refund_only", "refunding"],
    ["53", "3", "refund_only", "refunded"],
    ["51", "1", "refund_only", "refunding"],
    ["51", "3", "refund_only", "refunded"],
    ["51", "0", "refund_only", "closed"],
    ["28", "3", "refund_only", "refunded"],
    ["12", "5", "return_refund", "refunded"],
    ["27", "3", "return_refund", "refunded"],
    ["29", "2", "return_refund", "refunding"],
    ["7", "3", "return_refund", "waiting_return"],
    ["6", "3", "refund_only", "refunded"],
    ["99", "3", "refund_only", "unknown"],
  ] as const)("reads after-sale status %s with refund status %s of a %s as %s", (...[status, refundStatus, kind, state]) => {
    expect(caseState({ status, refundStatus, kind })).toBe(state);
  });

  it("knows the kinds, and leaves a new one to a person", () => {
    expect(["0", "1", "2", "3", "6", "7", "8", "9"].map(caseKind)).toEqual([
      "return_refund",
      "refund_only",
      "refund_only",
      "exchange",
      "price_difference",
      "resend",
      "repair",
      "complaint",
    ]);
  });

  it("tells a good end of what brings no money from a withdrawn one", () => {
    expect([endedWell({ status: "14", kind: "exchange" }), endedWell({ status: "12", kind: "resend" }), endedWell({ status: "28", kind: "exchange" })]).toEqual(
      [true, true, false],
    );
  });

  it("sees staff in a case by the list row's dictionary", () => {
    expect(["0", "1", "2", "3", "4", "5", "255"].filter(inArbitration)).toEqual(["1", "4", "5"]);
  });
});
