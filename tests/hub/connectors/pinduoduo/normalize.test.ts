import { describe, expect, it } from "vitest";
import { pinduoduo } from "../../../../main/hub/connectors/pinduoduo/connector.ts";
import type { ChannelCase, ChannelOrder } from "../../../../main/hub/connectors/port.ts";
import { canonicalJson, type Json, parseJson } from "../../../../main/hub/kernel/json.ts";
import { SOLD_AT } from "../../../conformance/fakes/fake.ts";
import { order, refundDetail, refundRow } from "../../../conformance/fakes/pinduoduo.ts";

/** The examples of the protocol sheet. */
const LISTED = `{"order_sn":"261120-123456789012345","order_status":1,"refund_status":1,"after_sales_status":0,"confirm_status":1,"group_status":1,"risk_control_status":0,"pay_amount":"29.90","goods_amount":"32.90","discount_amount":"3.00","platform_discount":"1.00","seller_discount":"2.00","postage":"0.00","created_time":"2026-11-20 12:00:01","pay_time":"2026-11-20 12:00:09","confirm_time":"2026-11-20 12:00:10","last_ship_time":"2026-11-22 12:00:10","updated_at":"2026-11-20 12:00:10","receiver_name":"~AgAAAA...~0~","receiver_name_mask":"张**","receiver_phone_mask":"138****0003","receiver_address_mask":"****","province":"广东省","city":"深圳市","town":"南山区","tracking_number":"","logistics_id":0,"item_list":[{"goods_id":863360001,"sku_id":13182330001,"outer_id":"SOCK-3P","goods_name":"中筒袜3双","goods_spec":"黑色,均码","goods_price":"32.90","goods_count":1}]}`;
const ROW = `{"id":7381745730,"order_sn":"261120-123456789012345","after_sales_type":3,"after_sales_status":3,"after_sale_reason":"货物与描述不符","order_amount":"29.90","refund_amount":"29.90","discount_amount":"3.00","goods_id":863360001,"sku_id":"13182330001","goods_name":"中筒袜3双","goods_number":"1","goods_price":"32.90","confirm_time":"2026-11-20 12:00:10","created_time":"2026-11-24 08:30:00","updated_time":"2026-11-24 08:30:00","tracking_number":"","speed_refund_flag":0,"speed_refund_status":"0","dispute_refund_status":0,"user_shipping_status":"2"}`;
const DETAIL = `{"id":7381745730,"order_sn":"261120-123456789012345","after_sales_type":2,"after_sales_status":3,"after_sales_reason":"货物与描述不符","remark":"颜色发错","images":[],"refund_amount":2990,"order_amount":2990,"discount_amount":300,"goods_price":3290,"goods_number":1,"shipping_status":1,"join_or_not":"0","dispute_refund_status":0,"expire_time":1795782600,"recreated_at":1795480200}`;

const read = (topic: string, payload: Json | string) => {
  const facts = pinduoduo.normalize(topic, typeof payload === "string" ? payload : canonicalJson(payload));
  if (!facts.ok) throw new Error(facts.refusal.message);
  return facts.value[0];
};
const orderOf = (change: Record<string, unknown> = {}) => read("order", { ...order("261120-1", SOLD_AT.getTime()), ...change } as Json) as ChannelOrder;
const caseOf = (change: { list?: object; detail?: object } = {}) =>
  read("case", {
    list: { ...refundRow("7", SOLD_AT.getTime()), ...change.list },
    detail: change.detail === undefined ? refundDetail("7") : { ...refundDetail("7"), ...change.detail },
  } as Json) as ChannelCase;

describe("an order of Pinduoduo", () => {
  it("is read from the sheet's example", () => {
    expect(read("order", LISTED)).toMatchObject({
      channelOrderId: "261120-123456789012345",
      claimedState: "paid",
      onHold: false,
      totalFen: 3290,
      paidFen: 2990,
      createdAt: new Date("2026-11-20T04:00:01Z"),
      promisedShipAt: new Date("2026-11-22T04:00:10Z"),
      buyer: { name: "张**", phone: "138****0003", province: "广东省", city: "深圳市", district: "南山区" },
      lines: [{ channelLineId: "13182330001", sku: "SOCK-3P", paidFen: 2990, quantity: 1 }],
      parcels: [],
    });
  });

  it.each([
    [
      "in a group that is not formed yet: paid, and no deal",
      { confirm_status: 0, group_status: 0, confirm_time: "" },
      { claimedState: "created", onHold: true },
    ],
    ["of a group that failed", { confirm_status: 2, group_status: 2 }, { claimedState: "closed", onHold: false }],
    ["under review", { risk_control_status: 1 }, { claimedState: "paid", onHold: true }],
    ["whose buyer wants the money back", { refund_status: 2 }, { claimedState: "paid", onHold: true }],
    ["whose money is on its way back", { refund_status: 3 }, { claimedState: "paid", onHold: true }],
    ["refunded before it was shipped", { refund_status: 4 }, { claimedState: "closed", onHold: false }],
    ["refunded, in part perhaps, after it was shipped", { order_status: 2, refund_status: 4 }, { claimedState: "outbound", onHold: false }],
    ["signed for", { order_status: 3 }, { claimedState: "signed", onHold: false }],
    [
      "of which the deposit alone is paid",
      { step_order_info: { step_trade_status: 1, advanced_paid_fee: "10.00", step_paid_fee: "10.00" } },
      { claimedState: "created", onHold: true },
    ],
    [
      "a presale that is paid in full",
      { step_order_info: { step_trade_status: 2, advanced_paid_fee: "10.00", step_paid_fee: "118.00" } },
      { claimedState: "paid", onHold: false },
    ],
  ])("%s", (_what, change, expected) => {
    expect(orderOf(change)).toMatchObject(expected);
    expect(orderOf(change).paidAt === null).toBe(expected.claimedState === "created");
  });

  it("keeps a deposit apart from what is paid in full", () => {
    const step = (step_trade_status: number) => ({ step_order_info: { step_trade_status, advanced_paid_fee: "10.00", step_paid_fee: "10.00" } });
    expect(orderOf(step(0)).deposit).toBeUndefined();
    expect(orderOf(step(0)).paidFen).toBe(0);
    expect(orderOf(step(1))).toMatchObject({ paidFen: 1000, deposit: { fen: 1000 } });
    expect(orderOf(step(2))).toMatchObject({ paidFen: 11800, deposit: { fen: 1000 } });
  });

  it("takes gifts, what was sent besides and what was sent again", () => {
    const parcel = (tracking_number: string, logistics_id: number) => ({ tracking_number, logistics_id });
    const sent = orderOf({
      order_status: 2,
      ...parcel("SF1", 44),
      shipping_time: "2026-11-20 10:00:00",
      extra_delivery_list: [parcel("YT2", 85), parcel("SF1", 44)],
      gift_delivery_list: [parcel("JT3", 384)],
      resend_delivery_list: [parcel("ZT4", 99999)],
      gift_list: [{ goods_id: 1, sku_id: 13182330001, goods_name: "赠品袜", outer_id: "GIFT", goods_price: 0, goods_count: 1 }],
    });
    expect(sent.parcels.map(({ waybill, carrier }) => [waybill, carrier])).toEqual([
      ["SF1", "shunfeng"],
      ["YT2", "yuantong"],
      ["JT3", "jtexpress"],
      ["ZT4", "99999"],
    ]);
    expect(sent.lines).toMatchObject([
      { sku: "TS-BLK-L", paidFen: 11200, waybill: "SF1" },
      { sku: "GIFT", gift: true, paidFen: 0, waybill: "JT3" },
    ]);
    expect(new Set(sent.lines.map(({ channelLineId }) => channelLineId)).size).toBe(2);
  });

  it("says of its receiver what it is: masked, cipher text, a number that ends, or nothing any more", () => {
    const none = { receiver_name: "", receiver_name_mask: "", receiver_phone: "", receiver_phone_mask: "", receiver_address: "", receiver_address_mask: "" };
    expect(orderOf(none).buyer).toMatchObject({ name: "", phone: "", address: "", untold: true, city: "深圳市" });
    expect(orderOf({ ...none, contact_mobile: "$1xxxxxxxxxx$#1234#" }).buyer).toMatchObject({ name: "", phone: "$1xxxxxxxxxx$#1234#" });
    expect(orderOf({ ...none, contact_mobile: "$1xxxxxxxxxx$#1234#" }).buyer.untold).toBeUndefined();
    expect(orderOf({ ...none, receiver_name: "~AgAAAABkv3IEGwHKfgAcZ0h~0~" }).buyer).toMatchObject({ name: "~AgAAAABkv3IEGwHKfgAcZ0h~0~", nick: "" });
    expect(orderOf().buyer).toMatchObject({ name: "张**", nick: "张**" });
  });

  it("takes amounts as numbers, too, as some gateways write them", () => {
    expect(orderOf({ pay_amount: 118, goods_amount: 128, postage: 6 })).toMatchObject({ paidFen: 11800, totalFen: 12800, freightFen: 600 });
  });
});

describe("an after-sale of Pinduoduo", () => {
  it("is read from the sheet's examples: yuan in the list, fen in the detail, each with its own numbers for the kinds", () => {
    expect(read("case", `{"list":${ROW},"detail":${DETAIL}}`)).toMatchObject({
      channelCaseId: "7381745730",
      channelOrderId: "261120-123456789012345",
      channelLineIds: ["13182330001"],
      lineQuantities: { "13182330001": 1 },
      kind: "return_refund",
      state: "requested",
      amountFen: 2990,
      refundedFen: null,
      goodsReceived: true,
      buyerWords: "颜色发错",
      createdAt: new Date("2026-11-24T00:30:00Z"),
      deadlineAt: new Date(1_795_782_600_000),
      defaultOutcome: "agree_return",
    });
  });

  it.each([
    [2, 1, "refund_only"],
    [3, 2, "return_refund"],
    [4, 3, "exchange"],
    [5, 4, "resend"],
    [0, 5, "repair"],
    [9, 9, "complaint"],
  ])("of list %i and detail %i is %s; without a detail the list's number counts", (list, detail, kind) => {
    expect(caseOf({ list: { after_sales_type: list }, detail: { after_sales_type: detail } }).kind).toBe(kind);
    if (list > 1 && list < 6) expect(caseOf({ list: { after_sales_type: list }, detail: { after_sales_type: "" } }).kind).toBe(kind);
  });

  it("takes the list's amount where the detail turns out to say yuan, and never a hundredfold", () => {
    expect(caseOf({ list: { refund_amount: "59.00" }, detail: { refund_amount: 5900 } }).amountFen).toBe(5900);
    expect(caseOf({ list: { refund_amount: "59.00" }, detail: { refund_amount: 59 } }).amountFen).toBe(5900);
    expect(caseOf({ list: { refund_amount: "59.00" }, detail: { refund_amount: 3000 } }).amountFen).toBe(3000);
    expect(caseOf({ detail: { refund_amount: null } }).amountFen).toBe(5900);
  });

  const status = (value: number, more: object = {}) => ({ list: { after_sales_status: value, ...more }, detail: { after_sales_status: value } });
  it.each([
    [2, "requested"],
    [4, "refunding"],
    [5, "refunding"],
    [6, "refused"],
    [7, "waiting_return"],
    [9, "refused"],
    [10, "refunded"],
    [11, "closed"],
    [16, "closed"],
    [31, "waiting_return"],
    [32, "inspected"],
    [99, "unknown"],
  ])("in status %i is %s", (value, state) => {
    expect(caseOf(status(value)).state).toBe(state);
  });

  it("that was paid at once is refunded without ever having been open", () => {
    expect(caseOf(status(10, { after_sales_type: 2, speed_refund_flag: 1 }))).toMatchObject({ state: "refunded", refundedFen: 5900, endedWell: true });
  });

  it("whose goods have a return waybill is on its way", () => {
    expect(caseOf(status(7, { tracking_number: "SF9", shipping_name: "顺丰速运" }))).toMatchObject({
      state: "returned_in_transit",
      returnWaybill: "SF9",
      returnCarrier: "shunfeng",
      defaultOutcome: "refund",
    });
  });

  it("is in the platform's hands by its status or by a dispute, as long as it is not over", () => {
    expect(caseOf(status(8)).arbitration).toBe(true);
    expect(caseOf({ detail: { dispute_refund_status: 1 } }).arbitration).toBe(true);
    expect(caseOf({ detail: { join_or_not: "1" } }).arbitration).toBe(true);
    expect(caseOf({ list: { after_sales_status: 10 }, detail: { after_sales_status: 10, dispute_refund_status: 1 } }).arbitration).toBe(false);
    expect(caseOf().arbitration).toBe(false);
  });

  it("is read without its detail, and with a change time in seconds", () => {
    const alone = read("case", { list: refundRow("7", SOLD_AT.getTime()), detail: {} } as Json);
    expect(alone).toMatchObject({ kind: "return_refund", amountFen: 5900, deadlineAt: null, defaultOutcome: "none" });
    expect(caseOf({ list: { updated_time: "1795480200" } })).toMatchObject({ version: 1_795_480_200_000 });
  });

  it("with the platform's time running out is refunded by it where nothing is to come back", () => {
    expect(caseOf({ list: { after_sales_type: 2, after_sales_status: 2 }, detail: { after_sales_type: 1, after_sales_status: 2 } }).defaultOutcome).toBe(
      "refund",
    );
    expect(caseOf({ detail: { expire_time: null } })).toMatchObject({ deadlineAt: null, defaultOutcome: "none" });
  });
});

describe("a message of Pinduoduo", () => {
  const message = (type: string, content: string) => canonicalJson({ id: parseJson("9007199254740995"), type, mallID: 171500001, content });

  it("is a hint: the order, or the after-sale with its order", () => {
    const content = '{"mall_id":171500001,"tid":"261120-1","refund_id":9007199254740997,"refund_fee":2990,"bill_type":2}';
    expect(read("push", message("pdd_refund_RefundCreated", content))).toEqual({
      type: "changed",
      ref: { kind: "case", id: "9007199254740997", extra: { order: "261120-1" } },
    });
    expect(read("push", message("pdd_trade_TradeConfirmed", '{"mall_id":1,"tid":"261120-1"}'))).toEqual({
      type: "changed",
      ref: { kind: "order", id: "261120-1" },
    });
    expect(read("push", message("pdd_goods_GoodsOffShelf", "{}"))).toMatchObject({ type: "nothing" });
  });

  it("that names nothing is put aside with the field", () => {
    expect(pinduoduo.normalize("push", message("pdd_refund_RefundCreated", '{"tid":"1"}'))).toMatchObject({
      refusal: { details: { field: "content.refund_id" } },
    });
    expect(pinduoduo.normalize("push", message("pdd_trade_TradeSuccess", "[]"))).toMatchObject({ ok: false });
  });
});
