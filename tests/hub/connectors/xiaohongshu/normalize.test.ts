import { describe, expect, it } from "vitest";
import type { ChannelCase, ChannelOrder } from "../../../../main/hub/connectors/port.ts";
import { xiaohongshu } from "../../../../main/hub/connectors/xiaohongshu/connector.ts";
import { canonicalJson, type Json, parseJson } from "../../../../main/hub/kernel/json.ts";
import { SOLD_AT } from "../../../conformance/fakes/fake.ts";
import { order, sale } from "../../../conformance/fakes/xiaohongshu.ts";

/** The sheet's example, as far as it is the order. */
const DETAIL = `{"orderId":"P700000000000000001","orderType":1,"orderStatus":4,"orderAfterSalesStatus":1,"cancelStatus":0,"createdTime":1795147200000,"paidTime":1795147215000,"updateTime":1795147300000,"promiseLastDeliveryTime":1795320015000,"totalPayAmount":8900,"totalShippingFree":0,"totalMerchantDiscount":1000,"totalRedDiscount":0,"openAddressId":"a1b2c3","skuList":[{"skuId":"65f0000000000000000000a1","skuName":"台灯","erpcode":"LAMP-WH","skuQuantity":1,"totalPaidAmount":8900,"skuAfterSaleStatus":1}]}`;
const AT = SOLD_AT.getTime();

const read = (topic: string, payload: unknown) => xiaohongshu.normalize(topic, canonicalJson(payload as Json));
function factOf(topic: string, payload: unknown): unknown {
  const facts = read(topic, payload);
  if (!facts.ok) throw new Error(facts.refusal.message);
  return facts.value[0];
}
const orderOf = (change: object = {}, receiver: object | null = null) =>
  factOf("order", { order: { ...order("P1", AT), ...change }, receiver }) as ChannelOrder;
const caseOf = (change: object = {}, logistics: unknown = null) => factOf("case", { sale: { ...sale("R1", AT), ...change }, logistics }) as ChannelCase;

describe("an order of Xiaohongshu", () => {
  it("is read from the sheet's example: fen, ms, and the own sku", () => {
    expect(factOf("order", { order: parseJson(DETAIL), receiver: null })).toMatchObject({
      channelOrderId: "P700000000000000001",
      version: 1_795_147_300_000,
      claimedState: "paid",
      onHold: false,
      createdAt: new Date(1_795_147_200_000),
      promisedShipAt: new Date(1_795_320_015_000),
      totalFen: 9900,
      paidFen: 8900,
      freightFen: 0,
      buyer: { untold: true },
      lines: [{ channelLineId: "65f0000000000000000000a1", sku: "LAMP-WH", paidFen: 8900, quantity: 1 }],
      parcels: [],
    });
  });

  it.each([
    ["that waits for its money", { orderStatus: 1, paidTime: 0 }, { claimedState: "created", onHold: false }],
    ["under risk check", { orderStatus: 2 }, { claimedState: "paid", onHold: true }],
    ["at customs", { orderStatus: 3 }, { claimedState: "paid", onHold: true }],
    ["to be shipped", { orderStatus: 4 }, { claimedState: "paid", onHold: false }],
    ["whose cancellation is being handled", { orderStatus: 4, cancelStatus: 1 }, { claimedState: "paid", onHold: true }],
    ["of which a part left", { orderStatus: 5 }, { claimedState: "paid", onHold: false }],
    ["of which a part left, and the rest is being cancelled", { orderStatus: 5, cancelStatus: 1 }, { claimedState: "paid", onHold: true }],
    ["that left", { orderStatus: 6, cancelStatus: 1 }, { claimedState: "outbound", onHold: false }],
    ["that is done", { orderStatus: 7, finishTime: AT }, { claimedState: "completed", onHold: false }],
    ["that is closed", { orderStatus: 8 }, { claimedState: "closed", onHold: false }],
    ["that is cancelled", { orderStatus: 9, cancelTime: AT }, { claimedState: "closed", onHold: false }],
    ["an exchange is asked of, at the buyer's", { orderStatus: 10, deliveryTime: AT }, { claimedState: "outbound", onHold: false }],
    ["an exchange is asked of, done", { orderStatus: 10, deliveryTime: AT, finishTime: AT }, { claimedState: "completed", onHold: false }],
    ["in a state of no table", { orderStatus: 77 }, { claimedState: null, onHold: false }],
  ])("%s", (_what, change, expected) => {
    expect(orderOf(change)).toMatchObject({ ...expected, lines: [{ claimedState: expected.claimedState }] });
  });

  it("counts nothing as paid before it is, and what was paid when it is cancelled", () => {
    expect(orderOf({ orderStatus: 1, paidTime: 0 })).toMatchObject({ paidFen: 0, paidAt: null, totalFen: 12_800, lines: [{ paidFen: 0 }] });
    expect(orderOf({ orderStatus: 9, cancelTime: AT })).toMatchObject({ paidFen: 11_800, closedAt: SOLD_AT });
  });

  it("names a gift and the same goods in a second line apart; what was paid is shared over all", () => {
    const row = order("P1", AT).skuList as object[];
    const skuList = [row[0], { ...row[0], totalPaidAmount: 0, totalMerchantDiscount: 0, totalRedDiscount: 0, skuTag: 1 }, { ...row[0], totalPaidAmount: 800 }];
    const found = orderOf({ skuList, totalPayAmount: 12_600 });
    const id = "65f0000000000000000000a1";
    expect(found.lines.map((line) => [line.channelLineId, line.gift ?? false, line.paidFen])).toEqual([
      [id, false, 11_200],
      [`gift:${id}`, true, 0],
      [`${id}#2`, false, 800],
    ]);
    expect(found.linesToldFen).toBeUndefined();
  });

  it("says so where the lines add up to something else than was paid, and shares what was paid", () => {
    const found = orderOf({ totalPayAmount: 20_600, totalMerchantDiscount: 0, totalRedDiscount: 0 });
    expect(found).toMatchObject({ paidFen: 20_600, linesToldFen: 11_800, lines: [{ paidFen: 20_000 }] });
  });

  it("gives a waybill to the lines only when all of them are in it", () => {
    const parcel = { expressTrackingNo: "SF1", expressCompanyCode: "SF", deliveryTime: AT };
    expect(orderOf({ orderStatus: 6, ...parcel })).toMatchObject({ lines: [{ waybill: "SF1", carrier: "shunfeng" }], parcels: [{ waybill: "SF1" }] });
    expect(orderOf({ orderStatus: 5, ...parcel })).toMatchObject({ lines: [{ waybill: null, carrier: null }], parcels: [{ carrier: "shunfeng" }] });
  });

  it("keeps masks and cipher text as they came, and shows cipher text as nobody's name", () => {
    const cipher = "#Zm9vYmFyYmF6cXV4#1##";
    expect(orderOf({}, { receiverName: "王*", receiverPhone: "138****0003", receiverAddress: cipher }).buyer).toEqual({
      channelBuyerId: "6000000000000000000000aa",
      nick: "王*",
      name: "王*",
      phone: "138****0003",
      province: "浙江省",
      city: "杭州市",
      district: "西湖区",
      address: cipher,
    });
    expect(orderOf({}, { receiverName: cipher }).buyer).toMatchObject({ nick: "", name: cipher });
  });

  it("shows the seller's flag, of which grey is none", () => {
    expect([1, 2, 3, 4, 5, 6, 0].map((sellerRemarkFlag) => orderOf({ sellerRemarkFlag }).sellerFlag)).toEqual([
      null,
      "red",
      "yellow",
      "green",
      "blue",
      "purple",
      null,
    ]);
  });
});

describe("an after-sale of Xiaohongshu", () => {
  it.each([
    ["requested", { status: 1, refundStatus: 0, returnType: 1 }],
    ["waiting_return", { status: 2, refundStatus: 0, returnType: 1 }],
    ["returned_in_transit", { status: 3, refundStatus: 0, returnType: 1 }],
    // Done is no money by itself.
    ["closed", { status: 4, refundStatus: 0, returnType: 1 }],
    ["refunded", { status: 4, refundStatus: 2, returnType: 1 }],
    ["refunding", { status: 4, refundStatus: 1, returnType: 1 }],
    ["refunding", { status: 4, refundStatus: 301, returnType: 4 }],
    ["refunding", { status: 4, refundStatus: 3, returnType: 4 }],
    ["closed", { status: 4, refundStatus: 401, returnType: 4 }],
    // Of an exchange there is none, whatever the refund's number says but success.
    ["closed", { status: 4, refundStatus: 0, returnType: 2 }],
    ["closed", { status: 4, refundStatus: 101, returnType: 2 }],
    ["closed", { status: 5, refundStatus: 0, returnType: 1 }],
    ["refunded", { status: 6, refundStatus: 2, returnType: 4 }],
    ["refused", { status: 9, refundStatus: 0, returnType: 4 }],
    ["refused", { status: 9001, refundStatus: 0, returnType: 1 }],
    ["requested", { status: 11, refundStatus: 0, returnType: 2 }],
    ["inspected", { status: 12, refundStatus: 0, returnType: 2 }],
    ["inspected", { status: 13, refundStatus: 0, returnType: 2 }],
    ["requested", { status: 14, refundStatus: 0, returnType: 4 }],
    ["unknown", { status: 77, refundStatus: 2, returnType: 1 }],
  ])("is %s with %o", (state, told) => {
    expect(caseOf(told)).toMatchObject({ channelStatus: String(told.status), state, arbitration: told.status === 14 });
  });

  it("of an exchange that is done ended well and without money", () => {
    expect(caseOf({ status: 4, returnType: 2 })).toMatchObject({ kind: "exchange", endedWell: true, refundedFen: null });
    expect(caseOf({ status: 5, returnType: 2 }).endedWell).toBe(false);
    expect(caseOf({ status: 4, returnType: 1, refundStatus: 2 }).endedWell).toBe(false);
  });

  it("that the platform is in lies over where the goods are", () => {
    const back = { afterSale: { expressNo: "YT1", expressCompanyName: "圆通速递" } };
    expect(caseOf({ status: 14 }, back)).toMatchObject({ state: "returned_in_transit", arbitration: true, returnWaybill: "YT1", returnCarrier: "yuantong" });
  });

  it.each([
    [1, "return_refund"],
    [2, "exchange"],
    [3, "refund_only"],
    [4, "refund_only"],
    [5, "refund_only"],
    [6, "price_difference"],
    [9, "complaint"],
  ])("type %i is %s", (returnType, kind) => {
    expect(caseOf({ returnType }).kind).toBe(kind);
  });

  it("counts yuan in doubles as fen, dust and all, and refuses half a fen", () => {
    expect(caseOf({ expectedRefundAmountYuan: 89 }).amountFen).toBe(8900);
    expect(caseOf({ expectedRefundAmountYuan: 0.1 + 0.2 }).amountFen).toBe(30);
    expect(caseOf({ expectedRefundAmountYuan: 1.15 * 3 }).amountFen).toBe(345);
    expect(caseOf({ expectedRefundAmountYuan: null, appliedSkusAmountYuan: 50.5, appliedShipFeeAmountYuan: 6 }).amountFen).toBe(5650);
    const odd = read("case", { sale: { ...sale("R1", AT), expectedRefundAmountYuan: 1.005 }, logistics: null });
    expect(odd).toMatchObject({ ok: false, refusal: { details: { field: "sale.expectedRefundAmountYuan" } } });
  });

  it("tells what went back by the refund's success alone: its own figure, else what was asked for", () => {
    expect(caseOf({ status: 4, refundAmountYuan: 59 }).refundedFen).toBeNull();
    const told = caseOf({ status: 4, refundStatus: 2, refundAmountYuan: 50.5 });
    expect([told.refundedFen, told.refundedBy]).toEqual([5050, undefined]);
    expect(caseOf({ status: 4, refundStatus: 2, refundAmountYuan: 0 })).toMatchObject({ refundedFen: 5900, refundedBy: "asked" });
    // A fast refund goes ahead of the goods.
    expect(caseOf({ status: 2, refundStatus: 2, refundAmountYuan: 59 })).toMatchObject({ state: "waiting_return", refundedFen: 5900 });
    expect(caseOf({ status: 4, refundStatus: 3 }).problem).toContain("退款失败");
  });

  it("has a deadline while it is the seller's turn, and none at -1", () => {
    expect(caseOf()).toMatchObject({ deadlineAt: new Date(AT + 48 * 3_600_000), defaultOutcome: "agree_return" });
    expect(caseOf({ status: 2, expireTime: -1 })).toMatchObject({ deadlineAt: null, defaultOutcome: "none" });
  });

  it("names the lines and pieces it is about, and what is sent instead", () => {
    const exchangeSKUs = [{ skuId: "s2", skuName: "台灯 黑", appliedCount: 1, skuERPCode: "LAMP-BK" }];
    expect(caseOf({ returnType: 2, exchangeSKUs }, { exchange: [{ expressNo: "SF2", expressCompanyCode: "shunfeng" }] })).toMatchObject({
      channelLineIds: ["65f0000000000000000000a1"],
      lineQuantities: { "65f0000000000000000000a1": 1 },
      replacement: { lines: [{ sku: "LAMP-BK", spec: "台灯 黑", quantity: 1 }], carrier: "shunfeng", waybill: "SF2" },
    });
  });

  it("says of the goods only what the buyer chose", () => {
    expect([0, 1, 2].map((cargoStatus) => caseOf({ returnType: 4, cargoStatus }).goodsReceived)).toEqual([null, false, true]);
  });
});
