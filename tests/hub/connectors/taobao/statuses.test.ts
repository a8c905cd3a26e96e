import { describe, expect, it } from "vitest";
import { caseKind, caseState, defaultOutcome, inArbitration, lineState, orderState } from "../../../../main/hub/connectors/taobao/statuses.ts";

describe("Taobao statuses", () => {
  it.each([
    ["TRADE_NO_CREATE_PAY", "created"],
    ["WAIT_BUYER_PAY", "created"],
    ["PAY_PENDING", "created"],
    ["WAIT_PRE_AUTH_CONFIRM", "created"],
    ["WAIT_SELLER_SEND_GOODS", "paid"],
    ["PAID_FORBID_CONSIGN", "paid"],
    ["SELLER_CONSIGNED_PART", "paid"],
    ["WAIT_BUYER_CONFIRM_GOODS", "outbound"],
    ["TRADE_BUYER_SIGNED", "signed"],
    ["TRADE_FINISHED", "completed"],
    ["TRADE_CLOSED", "closed"],
    ["TRADE_CLOSED_BY_TAOBAO", "closed"],
    ["SOMETHING_NEW", null],
    ["constructor", null],
  ])("claims %s as %s", (status, state) => {
    expect(orderState(status, "")).toBe(state);
  });

  it("claims a line shipped where the trade as a whole still waits", () => {
    expect(lineState("SELLER_CONSIGNED_PART", "")).toBe("outbound");
  });

  it("takes a pre-sale as unpaid until its last part is paid", () => {
    expect(orderState("WAIT_SELLER_SEND_GOODS", "FRONT_PAID_FINAL_NOPAID")).toBe("created");
    expect(orderState("WAIT_SELLER_SEND_GOODS", "FRONT_PAID_FINAL_PAID")).toBe("paid");
  });

  it.each([
    ["WAIT_SELLER_AGREE", "return_refund", "requested"],
    ["EXCHANGE_TRANSFORM_TO_REFUND", "exchange", "requested"],
    ["WAIT_BUYER_RETURN_GOODS", "return_refund", "waiting_return"],
    ["WAIT_SELLER_CONFIRM_GOODS", "return_refund", "returned_in_transit"],
    ["WAIT_SELLER_CONSIGN_GOODS", "exchange", "inspected"],
    ["WAIT_BUYER_CONFIRM_EXCHANGE_SELLER_SEND_GOODS", "exchange", "inspected"],
    ["SELLER_REFUSE_BUYER", "refund_only", "refused"],
    ["CLOSED", "refund_only", "closed"],
    ["SUCCESS", "refund_only", "refunded"],
    ["SUCCESS", "exchange", "closed"],
    ["5", "return_refund", "refunded"],
    ["5", "exchange", "closed"],
    ["7", "return_refund", "inspected"],
    ["8", "return_refund", "requested"],
    ["12", "exchange", "inspected"],
    ["12", "refund_only", "unknown"],
    ["14", "exchange", "requested"],
    ["SOMETHING_NEW", "refund_only", "unknown"],
  ] as const)("reads %s of a %s as %s", (status, kind, state) => {
    expect(caseState(status, kind)).toBe(state);
  });

  it("knows the kinds, and falls back on whether goods come back", () => {
    const kind = (disputeType: string, goodsReturn = false, amountFen = 100) => caseKind({ disputeType, goodsReturn, amountFen });
    expect(["REFUND", "REFUND_AND_RETURN", "TMALL_EXCHANGE", "TAOBAO_EXCHANGE", "REPAIR", "RESHIPPING"].map((type) => kind(type))).toEqual([
      "refund_only",
      "return_refund",
      "exchange",
      "exchange",
      "repair",
      "resend",
    ]);
    expect([kind("", true), kind("OTHERS"), kind("OTHERS", false, 0)]).toEqual(["return_refund", "refund_only", "complaint"]);
  });

  it("sees staff in a case for exactly the six codes of arbitration", () => {
    expect(Array.from({ length: 12 }, (_, index) => String(index)).filter(inArbitration)).toEqual(["2", "3", "4", "5", "10", "11"]);
  });

  it("says what happens when nobody acts", () => {
    expect(defaultOutcome("requested", "refund_only")).toBe("refund");
    expect(defaultOutcome("requested", "return_refund")).toBe("agree_return");
    expect(defaultOutcome("waiting_return", "return_refund")).toBe("close");
    expect(defaultOutcome("refunded", "refund_only")).toBe("none");
  });
});
