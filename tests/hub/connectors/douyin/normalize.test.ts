import { describe, expect, it } from "vitest";
import { normalize } from "../../../../main/hub/connectors/douyin/normalize.ts";
import { caseInfo, caseRow, order } from "../../../conformance/fakes/douyin.ts";

const SOLD = 1795147200;
const ID = "6920000000000012345";

function read(topic: string, payload: unknown) {
  const result = normalize(topic, typeof payload === "string" ? payload : JSON.stringify(payload));
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value[0];
}
const lineOf = (raw: Record<string, unknown>): Record<string, unknown> => (raw.sku_order_list as Record<string, unknown>[])[0] ?? {};

describe("Douyin payloads", () => {
  it("keeps an order id that ends with a letter", () => {
    expect(read("order", order("6920000000000012345A", SOLD))).toMatchObject({ channelOrderId: "6920000000000012345A" });
  });

  it("takes 0 seconds as not yet, and 105 as paid but on hold", () => {
    expect(read("order", { ...order(ID, SOLD), order_status: 105, pay_time: 0 })).toMatchObject({
      paidAt: null,
      claimedShippedAt: null,
      onHold: true,
      claimedState: "paid",
    });
  });

  it("says when an order was completed, and when a cancelled one was closed", () => {
    const done = { ...order(ID, SOLD + 9), order_status: 5, finish_time: SOLD + 5 };
    expect(read("order", done)).toMatchObject({ finishedAt: new Date((SOLD + 5) * 1000), closedAt: null });
    expect(read("order", { ...done, order_status: 4, finish_time: 0 })).toMatchObject({ finishedAt: null, closedAt: new Date((SOLD + 9) * 1000) });
  });

  it("takes the freight out of line payments exactly when they add up to what was paid", () => {
    const raw = order(ID, SOLD);
    const line = lineOf(raw);
    const two = [
      { ...line, pay_amount: 6000, post_amount: 200 },
      { ...line, order_id: "2", pay_amount: 5200, post_amount: 400 },
    ];
    expect(read("order", { ...raw, sku_order_list: two })).toMatchObject({ lines: [{ paidFen: 6000 }, { paidFen: 5200 }] });
    expect(read("order", { ...raw, pay_amount: 11200, sku_order_list: two })).toMatchObject({ lines: [{ paidFen: 5800 }, { paidFen: 4800 }] });
  });

  it("gives parcels with the tracker's code, lines their parcel, and signed only by the channel's receipt", () => {
    const raw = order(ID, SOLD);
    const parcel = { tracking_no: "YT1", company: "yuantong", company_name: "圆通快递", ship_time: SOLD + 3600, product_info: [{ sku_order_id: ID }] };
    const shipped = { ...raw, order_status: 3, logistics_info: [parcel], sku_order_list: [{ ...lineOf(raw), order_status: 3 }] };
    expect(read("order", shipped)).toMatchObject({
      claimedState: "outbound",
      parcels: [{ carrier: "yuantong", waybill: "YT1", shippedAt: new Date((SOLD + 3600) * 1000) }],
      lines: [{ waybill: "YT1", carrier: "yuantong" }],
    });
    const received = { ...shipped, sku_order_list: [{ ...lineOf(raw), order_status: 3, logistics_receipt_time: SOLD + 7200 }] };
    expect(read("order", received)).toMatchObject({ claimedState: "signed" });
  });

  it("reads an after-sale from its list row alone", () => {
    expect(read("case", { list: caseRow(caseInfo("142000000000001234", SOLD)), detail: null })).toEqual({
      type: "case",
      channelCaseId: "142000000000001234",
      channelOrderId: ID,
      channelLineIds: [ID],
      version: SOLD * 1000,
      kind: "return_refund",
      channelStatus: "6",
      state: "requested",
      arbitration: false,
      amountFen: 5900,
      refundedFen: null,
      endedWell: false,
      problem: null,
      reason: "质量问题 · 商品破损",
      buyerWords: "",
      goodsReceived: true,
      createdAt: new Date("2026-11-20T01:12:31Z"),
      deadlineAt: new Date(new Date("2026-11-20T01:12:31Z").getTime() + 172_800_000),
      defaultOutcome: "agree_return",
      returnCarrier: null,
      returnWaybill: null,
      evidence: [],
      writeToken: { update_time: String(SOLD), aftersale_type: "0", aftersale_status: "6" },
    });
  });

  it.each([
    [
      "under process_info, in its own spelling",
      {
        process_info: {
          after_sale_info: { after_sale_status: 11, reason_remark: "碎了", evidence: ["https://a/1"] },
          logistics_info: { return: { tracking_no: "SF1", company_code: "shunfeng" } },
        },
      },
    ],
    [
      "beside the list's fields",
      {
        aftersale_info: { aftersale_status: 11, return_logistics_code: "SF1", return_logistics_company_name: "顺丰速运" },
        reason_remark: "碎了",
        evidence: [{ type: 1, url: "https://a/1" }],
      },
    ],
  ])("lets the detail win when it lies %s", (_form, detail) => {
    expect(read("case", { list: caseRow(caseInfo("1", SOLD)), detail })).toMatchObject({
      channelStatus: "11",
      state: "returned_in_transit",
      buyerWords: "碎了",
      evidence: ["https://a/1"],
      returnWaybill: "SF1",
      returnCarrier: "shunfeng",
      writeToken: { aftersale_status: "11" },
    });
  });

  it.each([
    ["what was really refunded, after a deduction", { real_refund_amount: 8_000, deduction_amount: 2_000 }, 8_000],
    ["what was asked for less the deduction, where nothing else is said", { deduction_amount: 2_000 }, 8_000],
    ["what was asked for, when the row comes without its detail", null, 10_000],
  ])("books %s", (_what, detail, refundedFen) => {
    const row = caseRow({ ...caseInfo("1", SOLD), aftersale_status: 12, refund_status: 3, refund_amount: 10_000 });
    const nested = detail && { process_info: { after_sale_info: { after_sale_status: 12, refund_status: 3, ...detail } } };
    expect(read("case", { list: row, detail: nested })).toMatchObject({ state: "refunded", amountFen: 10_000, refundedFen });
  });

  it("says of money that is not out that nothing is, and of a refund the bank sent back that a person must look", () => {
    const stuck = caseRow({ ...caseInfo("1", SOLD), aftersale_status: 12, refund_status: 4 });
    const detail = { process_info: { after_sale_info: { refund_fail_reason: "账户已注销", real_refund_amount: 0 } } };
    expect(read("case", { list: stuck, detail })).toMatchObject({
      state: "refunding",
      refundedFen: null,
      problem: "平台退款失败（账户已注销），款项没有退到买家账户，请到抖店后台核对并重新退款。",
    });
  });

  it("is about the whole order when the after-sale is, and about every line it names otherwise", () => {
    const whole = caseRow({ ...caseInfo("1", SOLD), aftersale_order_type: 2 });
    expect(read("case", { list: whole, detail: null })).toMatchObject({ channelLineIds: [] });
    const several = {
      ...(caseRow(caseInfo("1", SOLD)) as object),
      order_info: { shop_order_id: "9", related_order_info: [{ sku_order_id: "1" }, { sku_order_id: "2" }] },
    };
    expect(read("case", { list: several, detail: null })).toMatchObject({ channelOrderId: "9", channelLineIds: ["1", "2"] });
  });

  it.each([
    ["order", { ...order(ID, SOLD), pay_amount: "89.00" }, "pay_amount"],
    ["order", { ...order(ID, SOLD), update_time: 0 }, "update_time"],
    ["case", { list: caseRow({ ...caseInfo("1", SOLD), refund_amount: 1.5 }), detail: null }, "refund_amount"],
    ["push", { tag: "101", msg_id: "1", data: "{}" }, "data.p_id"],
    ["push", { tag: "200", msg_id: "1", data: "not json" }, "data."],
  ])("names the field of a %s it cannot read (%#)", (topic, payload, field) => {
    expect(normalize(topic, JSON.stringify(payload))).toMatchObject({ ok: false, refusal: { code: "UNREADABLE", details: { field } } });
  });

  it.each([
    [
      "after-sale applied, data as text with big numbers",
      '{"tag":"200","msg_id":"1","data":"{\\"aftersale_id\\":142000000000001234,\\"p_id\\":6920000000000012345}"}',
      { kind: "case", id: "142000000000001234" },
    ],
    ["order paid, data as object", '{"tag":"101","msg_id":"1","data":{"p_id":6920000000000012345}}', { kind: "order", id: ID }],
    ["a new tag that names an after-sale", '{"tag":"299","msg_id":"1","data":{"aftersale_id":"5"}}', { kind: "case", id: "5" }],
  ])("takes a push as a hint: %s", (_what, payload, ref) => {
    expect(read("push", payload)).toEqual({ type: "changed", ref });
  });

  it("has no interest in console tests and other topics", () => {
    expect(read("push", { tag: "0", msg_id: "0", data: "2026-11-20" })).toMatchObject({ type: "nothing" });
    expect(read("push", { tag: "400", msg_id: "1", data: { product_id: 1 } })).toMatchObject({ type: "nothing" });
  });
});
