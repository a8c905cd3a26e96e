import { describe, expect, it } from "vitest";
import type { ChannelCase, ChannelOrder } from "../../../../main/hub/connectors/port.ts";
import { wechat } from "../../../../main/hub/connectors/wechatshop/connector.ts";
import { order, saleRow } from "../../../conformance/fakes/wechatshop.ts";

const SOLD = 1_795_137_151;
type Thing = Record<string, unknown>;

function read(topic: string, payload: unknown) {
  const facts = wechat.normalize(topic, JSON.stringify(payload));
  if (!facts.ok) throw new Error(facts.refusal.message);
  return facts.value[0];
}
const orderOf = (more: Thing = {}, detail: Thing = {}): ChannelOrder => {
  const made = order("3700000000000000001", SOLD);
  return read("order", { ...made, ...more, order_detail: { ...(made.order_detail as Thing), ...detail } }) as ChannelOrder;
};
const caseOf = (more: Thing = {}, kept: Thing = {}): ChannelCase =>
  read("case", { sale: { ...saleRow("2000000000000001", SOLD), ...more }, deadline_at: SOLD + 172_800, complaint: null, ...kept }) as ChannelCase;
const push = (message: Thing) => read("push", { ToUserName: "gh_a", FromUserName: "oAAA0001", CreateTime: SOLD, ...message });

describe("an order of a WeChat shop", () => {
  it("that is all refunded or cancelled is closed, and was paid only where it says when", () => {
    expect(orderOf({ status: 200 })).toMatchObject({ claimedState: "closed", paidFen: 11800 });
    expect(orderOf({ status: 250 }, { pay_info: { pay_time: 0 } })).toMatchObject({ claimedState: "closed", paidFen: 0, paidAt: null });
  });

  it("must not be shipped while its address is under review or an after-sale is open", () => {
    const address = { ...((order("1", SOLD).order_detail as Thing).delivery_info as Thing), address_under_review: true };
    expect(orderOf({}, { delivery_info: address }).onHold).toBe(true);
    expect(orderOf({ aftersale_detail: { on_aftersale_order_cnt: 1, aftersale_order_list: [{ aftersale_order_id: "2" }] } }).onHold).toBe(true);
    expect(orderOf().onHold).toBe(false);
  });

  it("shipped in part waits as a whole, and the line in the parcel has left", () => {
    const [line] = (order("1", SOLD).order_detail as { product_infos: Thing[] }).product_infos;
    const parcel = { waybill_id: "SF1", delivery_id: "SF", delivery_name: "顺丰速运", delivery_time: SOLD + 3600, product_infos: [{ sku_id: "2000000001" }] };
    const shipped = orderOf({ status: 21 }, { product_infos: [line, { ...line, sku_id: "2000000002" }], delivery_info: { delivery_product_info: [parcel] } });
    expect(shipped).toMatchObject({
      claimedState: "paid",
      lines: [
        { claimedState: "outbound", waybill: "SF1", carrier: "shunfeng" },
        { claimedState: "paid", waybill: null },
      ],
      parcels: [{ carrier: "shunfeng", waybill: "SF1" }],
    });
  });

  it("names a line by its SKU, and the same one given in addition otherwise", () => {
    const [line] = (order("1", SOLD).order_detail as { product_infos: Thing[] }).product_infos;
    const { lines } = orderOf({}, { product_infos: [line, { ...line, sku_cnt: 1, real_price: 0, is_free_gift: true }] });
    expect(lines.map(({ channelLineId, gift }) => [channelLineId, gift ?? false])).toEqual([
      ["3700000000000000001-2000000001", false],
      ["3700000000000000001-2000000001-2", true],
    ]);
    expect(caseOf({ order_id: "3700000000000000001" }).channelLineIds).toEqual([lines[0]?.channelLineId]);
  });

  it("shows the virtual number that reaches the buyer instead of the masked one", () => {
    const info = { ...((order("1", SOLD).order_detail as { delivery_info: { address_info: Thing } }).delivery_info.address_info as Thing) };
    const virtual = { ...info, use_tel_number: 1, virtual_order_tel_number: "17000000001-1234" };
    expect(orderOf({}, { delivery_info: { address_info: virtual } }).buyer.phone).toBe("17000000001-1234");
  });
});

describe("an after-sale of a WeChat shop", () => {
  it.each([
    ["MERCHANT_PROCESSING", "requested"],
    ["USER_WAIT_CONFIRM_UPDATE", "requested"],
    ["USER_WAIT_RETURN", "waiting_return"],
    ["MERCHANT_WAIT_RECEIPT", "returned_in_transit"],
    ["MERCHANT_REJECT_RETURN", "refused"],
    ["PLATFORM_REFUNDING", "refunding"],
    ["MERCHANT_RETURN_SUCCESS", "refunded"],
    ["USER_CANCELD", "closed"],
    ["A_NEW_WORD", "unknown"],
  ])("%s is %s", (status, state) => {
    expect(caseOf({ status })).toMatchObject({ state, channelStatus: status });
  });

  it("says what went back only when it is done, and calls a person where money failed", () => {
    expect(caseOf({ status: "MERCHANT_REFUND_SUCCESS" })).toMatchObject({ refundedFen: 5900, refundedBy: "asked", problem: null });
    expect(caseOf({ status: "PLATFORM_REFUNDING" })).toMatchObject({ refundedFen: null });
    expect(caseOf({ status: "PLATFORM_REFUND_FAIL" })).toMatchObject({ state: "refunding", refundedFen: null, problem: expect.stringContaining("退款失败") });
  });

  it("with a dispute keeps its state under the platform's staff, by the numbers of the dispute and not of its history", () => {
    expect(caseOf({}, { complaint: { status: 103, history: [{ item_type: 31 }] } })).toMatchObject({ state: "requested", arbitration: true });
    expect(caseOf({}, { complaint: { status: 106 } })).toMatchObject({ arbitration: true, problem: expect.stringContaining("举证") });
    for (const status of [100, 102, 112, 116, 4711]) expect(caseOf({}, { complaint: { status } }).arbitration).toBe(false);
  });

  it("ends by itself as the platform says: the money goes, the return is agreed to", () => {
    expect(caseOf({ type: "REFUND" })).toMatchObject({ kind: "refund_only", defaultOutcome: "refund" });
    expect(caseOf()).toMatchObject({ kind: "return_refund", defaultOutcome: "agree_return" });
    expect(caseOf({ status: "MERCHANT_WAIT_RECEIPT" }).defaultOutcome).toBe("refund");
    expect(caseOf({}, { deadline_at: 0 })).toMatchObject({ deadlineAt: null, defaultOutcome: "none" });
  });

  it("keeps the reason's own text before the word, newer reasons exist only so", () => {
    expect(caseOf({ reason: "QUALITY_ISSUE", reason_text: "" }).reason).toBe("质量问题");
    expect(caseOf({ reason: "NEW_WORD", reason_text: "少件" }).reason).toBe("少件");
    expect(caseOf({ reason: "NEW_WORD", reason_text: "" }).reason).toBe("NEW_WORD");
  });
});

describe("a push of WeChat", () => {
  it.each([
    ["channels_ec_aftersale_update", { finder_shop_aftersale_status: { after_sale_order_id: "2000000000000001" } }, "case", "2000000000000001"],
    ["channels_ec_aftersale_update", { finder_shop_aftersale_status_update: { after_sale_order_id: "2000000000000001" } }, "case", "2000000000000001"],
    ["channels_ec_complaint_update", { finder_shop_complaint: { complaint_id: "9", after_sale_order_id: "2000000000000001" } }, "case", "2000000000000001"],
    ["channels_ec_order_pay", { order_info: { order_id: "3700000000000000001", pay_time: SOLD } }, "order", "3700000000000000001"],
  ])("%s says what has changed", (...[Event, body, kind, id]) => {
    expect(push({ MsgType: "event", Event, ...body })).toEqual({ type: "changed", ref: { kind, id } });
  });

  it("without the id of what it is about names the field, and of no interest is nothing", () => {
    expect(wechat.normalize("push", JSON.stringify({ MsgType: "event", Event: "channels_ec_order_pay" }))).toMatchObject({
      ok: false,
      refusal: { code: "UNREADABLE", details: { field: "order_info.order_id" } },
    });
    expect(push({ MsgType: "event", Event: "channels_ec_close_store" })).toMatchObject({ type: "nothing" });
    expect(push({ MsgType: "event", Event: "weapp_audit_success" })).toMatchObject({ type: "nothing" });
  });

  it("brings a buyer's words, pictures and cards whole, and that he came in", () => {
    const at = new Date(SOLD * 1000);
    expect(push({ MsgType: "text", MsgId: "1234567890123456", Content: "灯坏了" })).toEqual({
      type: "talk",
      channelMessageId: "1234567890123456",
      channelBuyerId: "oAAA0001",
      did: "wrote",
      text: "灯坏了",
      at,
      writeToken: { openid: "oAAA0001" },
    });
    expect(push({ MsgType: "image", MsgId: "2", PicUrl: "https://mmbiz.example/1.jpg", MediaId: "m" })).toMatchObject({
      text: "[图片]",
      pictures: ["https://mmbiz.example/1.jpg"],
    });
    expect(
      push({ MsgType: "miniprogrampage", MsgId: "3", Title: "台灯", PagePath: "pages/goods?id=1", ThumbUrl: "https://mmbiz.example/t.jpg" }),
    ).toMatchObject({
      text: "[小程序卡片] 台灯（pages/goods?id=1）",
      pictures: ["https://mmbiz.example/t.jpg"],
    });
    expect(push({ MsgType: "event", Event: "user_enter_tempsession", SessionFrom: "order" })).toMatchObject({ type: "talk", did: "entered", at });
    expect(push({ MsgType: "voice", MsgId: "4", MediaId: "m" })).toMatchObject({ did: "wrote", text: expect.stringContaining("voice") });
  });
});
