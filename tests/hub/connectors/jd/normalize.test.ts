import { describe, expect, it } from "vitest";
import { jd } from "../../../../main/hub/connectors/jd/connector.ts";
import type { ChannelCase, ChannelOrder } from "../../../../main/hub/connectors/port.ts";
import { SOLD_AT } from "../../../conformance/fakes/fake.ts";
import { application, order, service } from "../../../conformance/fakes/jd.ts";

const AT = SOLD_AT.getTime() + 60_000;
type More = Record<string, unknown>;

function read<Fact>(topic: string, payload: unknown): Fact {
  const facts = jd.normalize(topic, JSON.stringify(payload));
  if (!facts.ok) throw new Error(facts.refusal.message);
  return facts.value[0] as Fact;
}
const orderOf = (more: More = {}): ChannelOrder => read("order", { ...order("301234567890", AT), ...more });
const applicationOf = (more: More = {}): ChannelCase => read("case", { application: { ...application("88001234", AT), ...more } });
const serviceOf = (more: More = {}, refunds: unknown[] = []): ChannelCase => read("case", { service: { ...service("2012345678", AT), ...more }, refunds });
const paid = (more: More = {}) => ({
  sameOrderServiceBill: { orderId: 301234567890, serviceId: 2012345678 },
  afsRefundId: "9",
  status: 13,
  refoundAmount: 56.0,
  completeTime: 1795569060000,
  ...more,
});

describe("JD orders", () => {
  it("reads money in yuan text, discounts from the coupons, and years that stand for never as not happened", () => {
    expect(orderOf()).toMatchObject({
      channelOrderId: "301234567890",
      claimedState: "paid",
      totalFen: 12_800,
      paidFen: 11_800,
      freightFen: 600,
      claimedShippedAt: null,
      finishedAt: null,
      closedAt: null,
      lines: [{ channelLineId: "100012345678", sku: "TS-BLK-L", paidFen: 11_200 }],
    });
    expect(orderOf()).not.toHaveProperty("linesToldFen");
  });

  it("shares a coupon of the order over all lines, and one of goods to them alone", () => {
    const lines = [
      { skuId: "1", skuName: "a", itemTotal: "1", jdPrice: "100.00" },
      { skuId: "2", skuName: "b", itemTotal: "1", jdPrice: "50.00" },
    ];
    const coupons = [
      { skuId: "2", couponPrice: "10.00" },
      { skuId: "", couponPrice: "14.00" },
    ];
    const told = orderOf({ itemInfoList: lines, couponDetailList: coupons, freightPrice: "0", orderPayment: "126.00" });
    expect(told.lines.map(({ paidFen }) => paidFen)).toEqual([9_000, 3_600]);
    expect(told).not.toHaveProperty("linesToldFen");
  });

  it("counts a balance that was used where goods, coupons and freight say that it was paid", () => {
    expect(orderOf({ orderPayment: "98.00", balanceUsed: "20.00" }).paidFen).toBe(11_800);
    expect(orderOf({ orderPayment: "118.00", balanceUsed: "20.00" }).paidFen).toBe(11_800);
  });

  it.each([
    ["DengDaiChuKu", "paid", false],
    ["WanCheng", "completed", false],
    ["LOCKED", "paid", true],
    ["SuoDing", "paid", true],
    ["PAUSE", "paid", true],
    ["POP_ORDER_PAUSE", "paid", true],
    ["DELIVERY_RETURN", "outbound", false],
    ["PARENT_TRADE_CANCELED", "closed", false],
    ["constructor", null, false],
  ])("reads %s as %s, on hold %s", (state, claimed, hold) => {
    expect(orderOf({ orderState: state })).toMatchObject({ channelStatus: state, claimedState: claimed, onHold: hold });
  });

  it("keeps an order that is locked after it left as one that left", () => {
    expect(orderOf({ orderState: "LOCKED", waybill: "SF1", logisticsId: "467" })).toMatchObject({ claimedState: "outbound", onHold: true });
  });

  it("has nothing paid for while it is unpaid, and of goods paid at the door until it is done", () => {
    const never = "0001-01-01 00:00:00";
    expect(orderOf({ orderState: "NOT_PAY", paymentConfirmTime: never })).toMatchObject({ paidFen: 0, paidAt: null });
    const atTheDoor = { payType: "1-货到付款", paymentConfirmTime: never };
    expect(orderOf({ ...atTheDoor, orderState: "WAIT_GOODS_RECEIVE_CONFIRM" })).toMatchObject({ paidFen: 0, payOnDelivery: true });
    expect(orderOf({ ...atTheDoor, orderState: "FINISHED_L" })).toMatchObject({ paidFen: 11_800 });
  });

  it("takes packed waybills apart, and those sent by parts with their own time", () => {
    const told = orderOf({
      logisticsId: "467|2087",
      waybill: "SF1,SF2|YT3",
      outBoundDate: "2026-11-20 12:00:00",
      partialLogisticsInfoModel: [{ shipmentId: 1, logicId: "467", waybillId: "SF2", shipmentTime: 1795150000000 }],
    });
    expect(told.parcels).toEqual([
      { carrier: "shunfeng", waybill: "SF2", shippedAt: new Date(1_795_150_000_000) },
      { carrier: "shunfeng", waybill: "SF1", shippedAt: new Date("2026-11-20T04:00:00Z") },
      { carrier: "jd", waybill: "YT3", shippedAt: new Date("2026-11-20T04:00:00Z") },
    ]);
    // Which goods are in which of them is not told.
    expect(told.lines[0]).toMatchObject({ waybill: null, carrier: null });
    expect(orderOf({ logisticsId: "467", waybill: "SF1" }).lines[0]).toMatchObject({ waybill: "SF1", carrier: "shunfeng" });
  });

  it("keeps cipher text as it came", () => {
    const consigneeInfo = { fullname: "AgAAAKV", mobile: "BgAAAK2", fullAddress: "CgAAAK3", province: "北京", city: "朝阳区", county: "三环以内" };
    expect(orderOf({ consigneeInfo }).buyer).toMatchObject({ name: "AgAAAKV", phone: "BgAAAK2", address: "CgAAAK3" });
  });
});

describe("JD refund applications (fen)", () => {
  it.each([
    ["0", "requested"],
    ["1", "refunding"],
    ["2", "refused"],
    ["3", "refunded"],
    ["10", "requested"],
    ["11", "closed"],
    ["19", "requested"],
    ["28", "unknown"],
    ["40", "unknown"],
  ])("status %s is %s", (status, state) => {
    expect(applicationOf({ status })).toMatchObject({ channelCaseId: "R88001234", kind: "refund_only", state, arbitration: status === "19" });
  });

  it("knows money to be out when JD's finance has approved, and of the sum what was asked for", () => {
    expect(applicationOf({ status: 3 })).toMatchObject({ amountFen: 5_900, refundedFen: 5_900, refundedBy: "asked" });
    expect(applicationOf({ status: 1 })).toMatchObject({ refundedFen: null });
  });

  it("gets newer by being checked", () => {
    expect(applicationOf({ checkTime: "2026-11-21 10:00:00" }).version).toBeGreaterThan(applicationOf().version);
  });
});

describe("JD service orders (yuan)", () => {
  it("is named apart from an application of the same number", () => {
    expect(serviceOf({ serviceId: 88001234 }).channelCaseId).toBe("S88001234");
  });

  it("is about its goods, so many pieces of them", () => {
    expect(serviceOf()).toMatchObject({ kind: "return_refund", amountFen: 5_600, channelLineIds: ["100012345678"], lineQuantities: { "100012345678": 1 } });
  });

  it("takes its end for no proof of money: the record of refunds is", () => {
    expect(serviceOf({ serviceStatus: 10010 })).toMatchObject({ state: "closed", refundedFen: null, endedWell: false });
    expect(serviceOf({ serviceStatus: 10010 }, [paid({ status: 11 })])).toMatchObject({ state: "refunding", refundedFen: null });
    expect(serviceOf({ serviceStatus: 10010 }, [paid()])).toMatchObject({ state: "refunded", refundedFen: 5_600, endedAt: new Date(1_795_569_060_000) });
  });

  it("counts a refund once that is told twice, and adds up two", () => {
    expect(serviceOf({ serviceStatus: 10010 }, [paid(), paid()]).refundedFen).toBe(5_600);
    expect(serviceOf({ serviceStatus: 10010 }, [paid(), paid({ afsRefundId: "10", refoundAmount: "3.50" })]).refundedFen).toBe(5_950);
  });

  it.each([
    ["20", "exchange"],
    ["30", "repair"],
    ["80", "resend"],
    ["11", "refund_only"],
    ["60", "complaint"],
  ])("customerExpect %s is %s", (customerExpect, kind) => {
    expect(serviceOf({ customerExpect })).toMatchObject({ kind });
  });

  it("ends well without money where goods were wanted", () => {
    expect(serviceOf({ customerExpect: 20, serviceStatus: 10010 })).toMatchObject({ state: "closed", endedWell: true, amountFen: 0 });
    expect(serviceOf({ customerExpect: 20, serviceStatus: 10011 })).toMatchObject({ state: "closed", endedWell: false });
  });

  it("reads times in text and in ms", () => {
    expect(serviceOf({ updateDate: 1_795_569_060_000 }).version).toBe(1_795_569_060_000);
  });
});

describe("JD examples of the documents", () => {
  it("leaves what a person does at JD's pages to them, with the page named", () => {
    expect(jd.actions.atPlatform?.("agree_refund", applicationOf().writeToken)?.zh).toContain("取消订单退款审核");
    expect(jd.actions.atPlatform?.("agree_return", serviceOf().writeToken)?.zh).toContain("服务单管理");
    expect(jd.actions.atPlatform?.("escalate", {})).toBeNull();
  });
});
