import { describe, expect, it } from "vitest";
import type { ChannelCase, ChannelOrder } from "../../../../main/hub/connectors/port.ts";
import { suning } from "../../../../main/hub/connectors/suning/connector.ts";
import { SOLD_AT } from "../../../conformance/fakes/fake.ts";
import { order, refund, rejectedRow } from "../../../conformance/fakes/suning.ts";

const AT = SOLD_AT.getTime();
type More = Record<string, unknown>;

function read<Fact>(topic: string, payload: unknown): Fact {
  const facts = suning.normalize(topic, JSON.stringify(payload));
  if (!facts.ok) throw new Error(facts.refusal.message);
  return facts.value[0] as Fact;
}
const lineOf = (more: More = {}): More => ({ ...((order("1000000001", AT).orderDetail as More[])[0] ?? {}), ...more });
const orderOf = (more: More = {}): ChannelOrder => read("order", { ...order("1000000001", AT), ...more });
const refundOf = (more: More = {}): ChannelCase => read("case", { refund: { ...refund("100000028374823", AT), ...more } });
const rejectedOf = (more: More = {}, lines: string[] = []): ChannelCase => read("case", { rejected: { ...rejectedRow("1000000001", AT), ...more }, lines });

describe("Suning orders", () => {
  it("reads the documents' example: 89 paid of 99, a voucher of 10", () => {
    const line = lineOf({ saleNum: "1", unitPrice: "99.00", payAmount: "89.00", vouchertotalMoney: "10.00", transportFee: "0.00" });
    expect(orderOf({ orderDetail: [line] })).toMatchObject({ totalFen: 9_900, paidFen: 8_900, freightFen: 0, lines: [{ priceFen: 9_900, paidFen: 8_900 }] });
  });

  it("takes the price of one from what its line is worth, as the price that is told is wrong under offers", () => {
    const [line] = orderOf().lines;
    expect(line).toMatchObject({ channelLineId: "10000000010101", sku: "TS-BLK-L", quantity: 2, priceFen: 6_400, paidFen: 11_200 });
    expect(orderOf({ orderDetail: lineOf({ saleNum: "2.00" }) }).lines).toMatchObject([{ quantity: 2 }]);
  });

  it("adds up lines with their freight, to the fen", () => {
    const lines = [
      lineOf(),
      lineOf({ orderLineNumber: "2", saleNum: "1", payAmount: "0.01", vouchertotalMoney: "", transportFee: "" }),
      lineOf({ orderLineNumber: "3", payAmount: "0.00" }),
    ];
    const told = orderOf({ orderDetail: lines });
    expect(told.paidFen).toBe(11_801);
    expect(told.lines.reduce((sum, { paidFen }) => sum + paidFen, told.freightFen)).toBe(11_801);
  });

  it.each([
    ["10", "paid"],
    ["20", "outbound"],
    ["21", "paid"],
    ["30", "completed"],
    ["40", "closed"],
    ["35", null],
    ["constructor", null],
  ])("reads %s as %s", (status, claimed) => {
    expect(orderOf({ orderTotalStatus: status })).toMatchObject({ channelStatus: status, claimedState: claimed });
  });

  it("knows of a part shipment which lines left, when, and by which parcel", () => {
    const left = lineOf({ orderLineStatus: "20", orderLineStatusChangeTime: "2026-11-21 10:00:00", expressno: "SF1", expresscompanycode: "S02" });
    const told = orderOf({ orderTotalStatus: "21", orderDetail: [left, lineOf({ orderLineNumber: "2" })] });
    const at = new Date("2026-11-21T02:00:00Z");
    expect(told).toMatchObject({
      claimedState: "paid",
      claimedShippedAt: at,
      version: at.getTime(),
      parcels: [{ carrier: "shunfeng", waybill: "SF1", shippedAt: at }],
    });
    expect(told.lines.map(({ claimedState, waybill }) => [claimedState, waybill])).toEqual([
      ["outbound", "SF1"],
      ["paid", null],
    ]);
  });

  it("keeps a carrier that is not known as it came", () => {
    expect(orderOf({ orderDetail: lineOf({ expressno: "X1", expresscompanycode: "Q77" }) }).parcels).toMatchObject([{ carrier: "Q77" }]);
  });

  it("dates payment by the line that waits, and the end by the lines that are done", () => {
    expect(orderOf().paidAt).toEqual(new Date(AT + 27_000));
    const done = lineOf({ orderLineStatus: "30", orderLineStatusChangeTime: "2026-12-01 10:00:00" });
    expect(orderOf({ orderTotalStatus: "30", orderDetail: done })).toMatchObject({
      paidAt: null,
      finishedAt: new Date("2026-12-01T02:00:00Z"),
      closedAt: null,
    });
  });

  it("dates no closing by lines that keep the status they had", () => {
    expect(orderOf({ orderTotalStatus: "40" })).toMatchObject({ closedAt: null, paidAt: null });
    const closed = lineOf({ orderLineStatus: "40", orderLineStatusChangeTime: "2026-11-22 10:00:00" });
    expect(orderOf({ orderTotalStatus: "40", orderDetail: closed })).toMatchObject({ closedAt: new Date("2026-11-22T02:00:00Z") });
  });

  it("counts nothing as paid of an order that was closed, or is in no table, without a payment", () => {
    const unpaid = lineOf({ paymentList: [] });
    for (const status of ["40", "05"]) expect(orderOf({ orderTotalStatus: status, orderDetail: unpaid })).toMatchObject({ paidFen: 0, paidAt: null });
    expect(orderOf({ orderTotalStatus: "40" })).toMatchObject({ paidFen: 11_800 });
  });

  it("keeps a receiver plain or masked, as it came", () => {
    expect(orderOf({ customerName: "王*", mobNum: "138****0001" }).buyer).toMatchObject({ name: "王*", phone: "138****0001", city: "南京市" });
    expect(orderOf({ customerName: "王某", mobNum: "13800000001" }).buyer).toMatchObject({ name: "王某", phone: "13800000001" });
  });
});

describe("Suning after-sales", () => {
  it.each([
    ["1", "requested"],
    ["2", "refused"],
    ["3", "waiting_return"],
    ["4", "returned_in_transit"],
    ["5", "refunding"],
    ["6", "refunding"],
    ["7", "closed"],
    ["8", "refunded"],
    ["9", "unknown"],
  ])("status %s is %s in both generations", (status, state) => {
    const money = state === "refunded" ? { refundedFen: 5_900, refundedBy: "asked" } : { refundedFen: null };
    expect(refundOf({ returnStatusValue: status })).toMatchObject({ channelStatus: status, state, ...money });
    expect(rejectedOf({ statusDesc: status })).toMatchObject({ channelStatus: status, state, ...money });
  });

  it("asks a person to look where the refund failed, and only there", () => {
    expect(refundOf({ returnStatusValue: "5" }).problem).toContain("退款失败");
    expect(rejectedOf({ statusDesc: "5" }).problem).toContain("退款失败");
    expect(refundOf({ returnStatusValue: "6" }).problem).toBeNull();
  });

  it("lets the staff lie over the state, until it is over", () => {
    expect(refundOf({ applyComplain: "1", returnStatusValue: "3" })).toMatchObject({ state: "waiting_return", arbitration: true });
    expect(refundOf({ applyComplain: "1", returnStatusValue: "2" })).toMatchObject({ state: "refused", arbitration: true });
    expect(refundOf({ applyComplain: "1", returnStatusValue: "8" })).toMatchObject({ state: "refunded", arbitration: false });
  });

  it.each([
    [{ onlyRefund: "1", returnType: "2" }, "refund_only", false],
    [{ onlyRefund: "1", returnType: "4" }, "refund_only", true],
    [{ onlyRefund: "0", returnType: "3" }, "return_refund", false],
    [{ onlyRefund: "", returnType: "2" }, "refund_only", false],
    [{ onlyRefund: "", returnType: "4" }, "complaint", true],
    [{ onlyRefund: "7", returnType: "" }, "complaint", null],
  ])("%o is %s", (more, kind, received) => {
    expect(refundOf(more)).toMatchObject({ kind, goodsReceived: received });
  });

  it("ends in the buyer's favour when nothing is done at 1 or 4, and has no clock once it is paid or over", () => {
    const deadlineAt = new Date(AT + 48 * 3_600_000);
    expect(refundOf({ onlyRefund: "1" })).toMatchObject({ deadlineAt, defaultOutcome: "refund" });
    expect(refundOf()).toMatchObject({ deadlineAt, defaultOutcome: "agree_return" });
    expect(refundOf({ returnStatusValue: "4" })).toMatchObject({ deadlineAt, defaultOutcome: "refund" });
    expect(refundOf({ returnStatusValue: "3" })).toMatchObject({ deadlineAt, defaultOutcome: "unknown" });
    for (const status of ["5", "6", "7", "8"]) expect(refundOf({ returnStatusValue: status })).toMatchObject({ deadlineAt: null, defaultOutcome: "none" });
    expect(rejectedOf()).toMatchObject({ deadlineAt, defaultOutcome: "agree_return" });
  });

  it("names the return parcel by the tracker's carrier", () => {
    expect(refundOf({ expressCompanyCode: "Y02", expressNo: "YD7" })).toMatchObject({ returnCarrier: "yunda", returnWaybill: "YD7" });
    expect(refundOf({ expressCompanyCode: "Y02" })).toMatchObject({ returnCarrier: null, returnWaybill: null });
  });

  it("gets newer by its last change; of the old generation, which tells none, the later reading counts", () => {
    expect(refundOf({ operateTime: "2026-11-21 10:00:00" }).version).toBeGreaterThan(refundOf().version);
    expect(rejectedOf({ statusDesc: "8" }).version).toBe(rejectedOf().version);
  });

  it("is money alone in the old generation where it says so", () => {
    expect(rejectedOf({ refundtype: "1" }).kind).toBe("refund_only");
    expect(rejectedOf({ refundtype: "" }).kind).toBe("return_refund");
  });

  it("keeps two after-sales of one order and moment apart by their goods", () => {
    expect(rejectedOf({ productCode: "1" }).channelCaseId).not.toBe(rejectedOf({ productCode: "2" }).channelCaseId);
  });
});
