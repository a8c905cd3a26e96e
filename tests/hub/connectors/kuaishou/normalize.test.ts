import { describe, expect, it } from "vitest";
import { kuaishou } from "../../../../main/hub/connectors/kuaishou/connector.ts";
import type { ChannelCase, ChannelOrder } from "../../../../main/hub/connectors/port.ts";
import { canonicalJson, type Json } from "../../../../main/hub/kernel/json.ts";
import { SOLD_AT } from "../../../conformance/fakes/fake.ts";
import { order, refund } from "../../../conformance/fakes/kuaishou.ts";

/** The examples of the protocol sheet. */
const ORDER = `{"orderBaseInfo":{"oid":2607600000000001,"status":30,"createTime":1795147200000,"payTime":1795147215000,"sendTime":0,"updateTime":1795147216000,"expressFee":0,"discountFee":1000,"totalFee":8900,"payType":1,"validPromiseShipmentTimeStamp":1795320015000,"disableDeliveryReasonCode":[]},"orderItemInfo":{"itemId":20000000000001,"itemTitle":"台灯","skuId":30000000000001,"skuNick":"LAMP-WH","num":1,"price":9900},"orderRefundList":[],"orderAddress":{"desensitiseConsignee":"王*","encryptedConsignee":"Zk9..","desensitiseMobile":"138****0001","province":"四川省","city":"成都市","district":"武侯区","desensitiseAddress":"***"}}`;
const SALE = `{"refundId":2607690000000001,"oid":2607600000000001,"handlingWay":1,"status":40,"negotiateStatus":2,"refundFee":8900,"refundReasonDesc":"质量问题","receiptStatus":2,"submitTime":1795406400000,"updateTime":1795492800000,"expireTime":1796097600000}`;

const read = (topic: string, payload: Json | string) => {
  const facts = kuaishou.normalize(topic, typeof payload === "string" ? payload : canonicalJson(payload));
  if (!facts.ok) throw new Error(facts.refusal.message);
  return facts.value[0];
};
const orderOf = (change: { base?: object; more?: object } = {}) => {
  const whole = order("2607600000000001", SOLD_AT.getTime());
  return read("order", { ...whole, ...change.more, orderBaseInfo: { ...(whole.orderBaseInfo as object), ...change.base } } as Json) as ChannelOrder;
};
const caseOf = (change: object = {}) => read("case", { ...refund("2607690000000001", SOLD_AT.getTime()), ...change } as Json) as ChannelCase;

describe("an order of Kuaishou", () => {
  it("is read from the sheet's example", () => {
    expect(read("order", ORDER)).toMatchObject({
      channelOrderId: "2607600000000001",
      claimedState: "paid",
      onHold: false,
      version: 1_795_147_216_000,
      totalFen: 9900,
      paidFen: 8900,
      freightFen: 0,
      claimedShippedAt: null,
      promisedShipAt: new Date(1_795_320_015_000),
      buyer: { name: "王*", phone: "138****0001", province: "四川省", city: "成都市", district: "武侯区", address: "***" },
      lines: [{ channelLineId: "2607600000000001", sku: "LAMP-WH", quantity: 1, priceFen: 9900, paidFen: 8900 }],
      parcels: [],
    });
  });

  it("keeps every digit of an id beyond what a double counts", () => {
    expect((read("order", ORDER.replace("2607600000000001", "9007199254740993")) as ChannelOrder).channelOrderId).toBe("9007199254740993");
  });

  it.each([
    ["unpaid", { status: 10, payTime: 0 }, { claimedState: "created", paidFen: 0, paidAt: null, onHold: false }],
    ["shipped, which is a claim", { status: 40, sendTime: 1_795_200_000_000 }, { claimedState: "outbound", claimedShippedAt: new Date(1_795_200_000_000) }],
    ["signed for", { status: 50 }, { claimedState: "signed" }],
    ["done", { status: 70, recvTime: 1_795_300_000_000 }, { claimedState: "completed", finishedAt: new Date(1_795_300_000_000) }],
    [
      "failed after it was paid: that proves no refund, and what was paid stays paid",
      { status: 80 },
      { claimedState: "closed", paidFen: 11800, closedAt: SOLD_AT },
    ],
    ["of a group that is still open", { disableDeliveryReasonCode: [1] }, { claimedState: "paid", onHold: true }],
    ["under a check of risk", { disableDeliveryReasonCode: [2] }, { onHold: true }],
    ["suspected of a fraud of subsidies", { riskCode: 10001 }, { onHold: true }],
    ["with no risk at all", { riskCode: 0 }, { onHold: false }],
    ["whose promised time has not begun", { validPromiseShipmentTimeStamp: 0 }, { onHold: true, promisedShipAt: null }],
    ["whose buyer agreed to wait", { sellerDelayPromiseTimeStamp: 1_795_500_000_000 }, { promisedShipAt: new Date(1_795_500_000_000) }],
    ["signed for, whatever is held before shipping", { status: 50, riskCode: 10001 }, { onHold: false }],
  ])("%s", (_what, base, expected) => {
    expect(orderOf({ base })).toMatchObject(expected);
  });

  it("is held while a refund of it is open or has a number nobody knows, and no more once it is over", () => {
    const held = (refundStatus: number) => orderOf({ more: { orderRefundList: [{ refundId: 1, refundStatus }] } }).onHold;
    expect([10, 11, 20, 22, 30, 40, 50, 4711].map(held)).toEqual(Array.from({ length: 8 }, () => true));
    expect([60, 70].map(held)).toEqual([false, false]);
  });

  it("is held where not even cipher text says who receives it; what was known of the receiver stays", () => {
    const nobody = { encryptedConsignee: "", encryptedMobile: "", encryptedAddress: "", province: "四川省" };
    expect(orderOf({ more: { orderAddress: nobody } })).toMatchObject({ onHold: true, buyer: { untold: true, province: "四川省" } });
    expect(orderOf({ more: { orderAddress: null } })).toMatchObject({ onHold: true, buyer: { untold: true } });
    expect(orderOf().buyer).toEqual(expect.not.objectContaining({ untold: true }));
  });

  it("tells notes by their age, and the newest colour; grey is no flag", () => {
    const orderNoteInfo = [
      { createTime: 1_795_200_000_000, note: "已催仓库", flagTagCode: "blue_flag_tag_order", operatorName: "a" },
      { createTime: 1_795_100_000_000, note: "先发", flagTagCode: "red_flag_tag_order", operatorName: "a" },
    ];
    expect(orderOf({ more: { orderNote: { orderNoteInfo } } })).toMatchObject({ sellerNote: "先发\n已催仓库", sellerFlag: "blue" });
    expect(orderOf({ more: { orderNote: { orderNoteInfo: [{ ...orderNoteInfo[0], flagTagCode: "grey_flag_tag_order" }] } } })).toMatchObject({
      sellerFlag: null,
    });
    expect(orderOf()).toMatchObject({ sellerNote: "", sellerFlag: null });
  });

  it("has gifts as lines that cost nothing, and parcels of its own and of theirs, with the carrier where the waybill tells it", () => {
    const subOrderList = [
      {
        subOrderBaseInfo: { oid: 2607600000000009, status: 40, sendTime: 1_795_200_000_000 },
        subOrderItemInfo: { itemId: 1, skuId: 2, itemTitle: "袜子", skuNick: "SOCK", num: 1, price: 0 },
        subOrderLogisticsInfo: [{ expressNo: "99900000001", expressCode: 7, logisticsId: 2 }],
      },
    ];
    const orderLogisticsInfo = [{ expressNo: "SF1234567890123", expressCode: 4, logisticsId: 1 }];
    const base = { status: 40, sendTime: 1_795_190_000_000 };
    expect(orderOf({ base, more: { subOrderList, orderLogisticsInfo } })).toMatchObject({
      lines: [
        { paidFen: 11200, waybill: "SF1234567890123", carrier: "shunfeng", claimedState: "outbound" },
        { channelLineId: "gift:2607600000000009", gift: true, paidFen: 0, waybill: "99900000001", carrier: "KS-7" },
      ],
      parcels: [
        { waybill: "99900000001", carrier: "KS-7", shippedAt: new Date(1_795_200_000_000) },
        { waybill: "SF1234567890123", carrier: "shunfeng", shippedAt: new Date(1_795_190_000_000) },
      ],
    });
  });
});

describe("an after-sale of Kuaishou", () => {
  it("is read from the sheet's example", () => {
    expect(read("case", SALE)).toMatchObject({
      channelCaseId: "2607690000000001",
      channelOrderId: "2607600000000001",
      channelLineIds: ["2607600000000001"],
      kind: "return_refund",
      state: "returned_in_transit",
      arbitration: false,
      amountFen: 8900,
      refundedFen: null,
      reason: "质量问题",
      goodsReceived: true,
      createdAt: new Date(1_795_406_400_000),
      deadlineAt: new Date(1_796_097_600_000),
      defaultOutcome: "refund",
      writeToken: { refund_version: "1795492800000", status: "40", amount_fen: "8900", has_return: "0" },
    });
  });

  it.each([
    [
      { status: 10, handlingWay: 10 },
      { kind: "refund_only", state: "requested", defaultOutcome: "refund" },
    ],
    [{ status: 11 }, { kind: "return_refund", state: "requested", defaultOutcome: "agree_return", arbitration: false }],
    [{ status: 12 }, { state: "refused", defaultOutcome: "close" }],
    [{ status: 20 }, { state: "requested", arbitration: true }],
    [{ status: 21 }, { state: "requested", arbitration: true }],
    [{ status: 22 }, { state: "waiting_return", arbitration: false }],
    [{ status: 30 }, { state: "waiting_return", defaultOutcome: "close" }],
    [{ status: 40 }, { state: "returned_in_transit", defaultOutcome: "refund" }],
    [
      { status: 45, handlingWay: 3 },
      { kind: "exchange", state: "inspected" },
    ],
    [{ status: 50 }, { state: "refunding", refundedFen: null }],
    [{ status: 60 }, { state: "refunded", refundedFen: 5900, refundedBy: "asked", deadlineAt: null, endedWell: false }],
    [
      { status: 60, handlingWay: 3 },
      { state: "closed", refundedFen: null, endedWell: true },
    ],
    [
      { status: 60, handlingWay: 4 },
      { kind: "resend", state: "closed", endedWell: true },
    ],
    [{ status: 70 }, { state: "closed", refundedFen: null, endedWell: false }],
    [
      { status: 10, specialRefundType: 1, handlingWay: 10 },
      { kind: "price_difference", state: "requested", defaultOutcome: "unknown" },
    ],
    [
      { status: 60, handlingWay: 4711 },
      { kind: "complaint", state: "unknown", refundedFen: null },
    ],
  ])("%j", (change, expected) => {
    expect(caseOf(change)).toMatchObject(expected);
  });

  it("is refused where the seller's refusal stands beside the status, and then the buyer's time counts", () => {
    const buyers = 1_795_700_000_000;
    for (const status of [10, 11])
      expect(caseOf({ status, negotiateStatus: 3, validNegotiateBuyerModifyTimeStamp: buyers })).toMatchObject({
        state: "refused",
        channelStatus: String(status),
        deadlineAt: new Date(buyers),
        defaultOutcome: "close",
      });
    expect(caseOf({ status: 40, negotiateStatus: 3 }).state).toBe("returned_in_transit");
  });

  it("reads pictures from a text, whether a list or addresses in a row, and no others", () => {
    expect(caseOf().evidence).toEqual(["https://pic.example/1.jpg", "https://pic.example/2.jpg"]);
    expect(caseOf({ pictures: '["https://pic.example/1.jpg","https://pic.example/2.jpg"]' }).evidence).toHaveLength(2);
    for (const pictures of ["", "[]", "none", null]) expect(caseOf({ pictures }).evidence).toEqual([]);
  });

  it("tells the return's waybill, what is sent instead, and when it ended", () => {
    expect(caseOf({ status: 40, logisticsInfo: { expressNo: "YT9900000000002", expressCode: 5 } })).toMatchObject({
      returnWaybill: "YT9900000000002",
      returnCarrier: "yuantong",
      writeToken: { has_return: "1" },
    });
    expect(caseOf({ handlingWay: 3, exchangeInfo: { skuId: 30000000000002, skuDesc: "白色,L", quantity: 1 } })).toMatchObject({
      replacement: { lines: [{ sku: "30000000000002", spec: "白色,L", quantity: 1 }] },
    });
    expect(caseOf({ status: 60, endTime: 1_795_600_000_000 })).toMatchObject({ endedAt: new Date(1_795_600_000_000) });
  });

  it("asks for a person where the buyer wants the freight of the return, or the parcel is a risk, and no more once it is over", () => {
    const freight = { returnFreightInfo: { returnFreightAmount: 1200, returnFreightStatus: 10 } };
    expect(caseOf(freight)).toMatchObject({ problem: expect.stringContaining("退货运费"), writeToken: { freight: "1" } });
    expect(caseOf({ logisticsRiskInfos: [{ riskType: 1 }] })).toMatchObject({ problem: expect.stringContaining("风险"), writeToken: { freight: "0" } });
    expect(caseOf({ ...freight, status: 60 }).problem).toBeNull();
  });
});

describe("a message of Kuaishou", () => {
  const hint = (message: object) => kuaishou.normalize("push", JSON.stringify(message));
  it.each([
    ["kwaishop_order_paySuccess", '{"oid":9107600000000001,"status":30}', { kind: "order", id: "9107600000000001" }],
    ["kwaishop_order_totalFeeChange", {}, { kind: "order", id: "7" }],
    ["kwaishop_aftersales_addRefund", { orderId: 5, refundId: 6, status: 10 }, { kind: "case", id: "6", extra: { order: "5" } }],
    ["kwaishop_aftersales_updateRefund", "", { kind: "case", id: "7" }],
  ])("%s %j is a hint that the thing changed", (event, info, ref) => {
    const told = { event, bizId: 7, info: typeof info === "string" ? info : JSON.stringify(info) };
    expect(hint(told)).toEqual({ ok: true, value: [{ type: "changed", ref }] });
  });

  it("of a test, or of something else, says nothing; one without an id, or without its event, is unreadable", () => {
    expect(hint({ event: "kwaishop_order_paySuccess", bizId: 7, test: true })).toMatchObject({ ok: true, value: [{ type: "nothing" }] });
    expect(hint({ event: "kwaishop_item_update", bizId: 7 })).toMatchObject({ ok: true, value: [{ type: "nothing" }] });
    expect(hint({ event: "kwaishop_order_paySuccess", info: "{}" })).toMatchObject({ ok: false, refusal: { details: { field: "bizId" } } });
    expect(hint({ bizId: 7 })).toMatchObject({ ok: false, refusal: { details: { field: "event" } } });
  });
});
