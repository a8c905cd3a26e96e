import { describe, expect, it } from "vitest";
import { normalize } from "../../../../main/hub/connectors/taobao/normalize.ts";
import { refund, trade } from "../../../conformance/fakes/taobao.ts";

const AT = new Date("2026-11-20T01:12:31Z").getTime();
const TID = "3811200045678901234";

function read(topic: string, payload: unknown) {
  const result = normalize(topic, typeof payload === "string" ? payload : JSON.stringify(payload));
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value[0];
}

describe("Taobao payloads", () => {
  it("keeps every digit of ids that arrive as JSON numbers", () => {
    const payload = JSON.stringify(trade(TID, AT)).replaceAll(`"${TID}"`, TID);
    expect(read("order", payload)).toMatchObject({ channelOrderId: TID, lines: [{ channelLineId: TID }] });
  });

  it("prefers tid_str and oid_str", () => {
    const raw = { ...trade(TID, AT), tid: 3811200045678901000, tid_str: TID, orders: { order: { ...lineOf(trade(TID, AT)), oid: 1, oid_str: "1001" } } };
    expect(read("order", raw)).toMatchObject({ channelOrderId: TID, lines: [{ channelLineId: "1001" }] });
  });

  it.each([
    ["absent", undefined, 0],
    ["an empty wrapper", {}, 0],
    ["a wrapped object", { order: lineOf(trade(TID, AT)) }, 1],
    ["a bare array", [lineOf(trade(TID, AT)), lineOf(trade(TID, AT))], 2],
  ])("reads order lines that are %s", (_form, orders, count) => {
    const fact = read("order", { ...trade(TID, AT), orders });
    expect(fact?.type === "order" && fact.lines).toHaveLength(count);
  });

  it("shares what was paid without freight: by divide_order_fee, else payment minus the freight of a one-line trade", () => {
    const raw = trade(TID, AT);
    const line = { ...lineOf(raw), divide_order_fee: undefined };
    expect(read("order", { ...raw, orders: { order: [line] } })).toMatchObject({ lines: [{ paidFen: 11200 }] });
    const two = [line, { ...line, oid: "2", part_mjz_discount: "8.00" }];
    expect(read("order", { ...raw, payment: "234.00", orders: { order: two } })).toMatchObject({ lines: [{ paidFen: 11800 }, { paidFen: 11000 }] });
  });

  it("holds an order the channel forbids to ship, and keeps a claim of shipping as a claim with its parcel", () => {
    expect(read("order", { ...trade(TID, AT), status: "PAID_FORBID_CONSIGN" })).toMatchObject({ onHold: true, claimedState: "paid" });
    const line = {
      ...lineOf(trade(TID, AT)),
      status: "WAIT_BUYER_CONFIRM_GOODS",
      logistics_company: "圆通速递",
      invoice_no: "YT0000000000001",
      consign_time: "2026-11-21 10:00:00",
    };
    expect(read("order", { ...trade(TID, AT), status: "WAIT_BUYER_CONFIRM_GOODS", orders: { order: [line, line] } })).toMatchObject({
      onHold: false,
      claimedState: "outbound",
      parcels: [{ carrier: "yuantong", waybill: "YT0000000000001", shippedAt: new Date("2026-11-21T02:00:00Z") }],
    });
  });

  it("uses the district where a directly administered county has no city", () => {
    expect(read("order", { ...trade(TID, AT), receiver_city: "", receiver_district: "仙桃市" })).toMatchObject({ buyer: { city: "仙桃市" } });
  });

  it("reads a refund with its clock, what it would do by itself, and what writes must echo", () => {
    expect(read("case", refund("263000011122334455", AT))).toEqual({
      type: "case",
      channelCaseId: "263000011122334455",
      channelOrderId: "3811200045678901234",
      channelLineIds: ["3811200045679901234"],
      version: AT,
      kind: "return_refund",
      channelStatus: "WAIT_SELLER_AGREE",
      state: "requested",
      arbitration: false,
      amountFen: 5900,
      refundedFen: null,
      endedWell: false,
      problem: null,
      reason: "质量问题",
      buyerWords: "领口开线",
      goodsReceived: true,
      createdAt: new Date(AT),
      deadlineAt: new Date(AT + 48 * 3_600_000),
      defaultOutcome: "agree_return",
      returnCarrier: null,
      returnWaybill: null,
      evidence: [],
      writeToken: {
        refund_version: "1795435265000",
        refund_phase: "onsale",
        status: "WAIT_SELLER_AGREE",
        order_status: "WAIT_BUYER_CONFIRM_GOODS",
        constraint: "",
      },
    });
  });

  it("has no clock where the channel says there is none", () => {
    const raw = { ...refund("1", AT), refund_remind_timeout: { exist_timeout: false, timeout: "2026-11-24 20:01:05" } };
    expect(read("case", raw)).toMatchObject({ deadlineAt: null, defaultOutcome: "none" });
  });

  it.each([
    ["order", { ...trade(TID, AT), payment: "1,180.00" }, "payment"],
    ["order", { ...trade(TID, AT), modified: "2026-02-30 00:00:00" }, "modified"],
    ["order", { ...trade(TID, AT), tid: undefined }, "tid"],
    ["order", { ...trade(TID, AT), orders: { order: [{ ...lineOf(trade(TID, AT)), price: null }] } }, "orders.0.price"],
    ["case", { ...refund("1", AT), refund_fee: "abc" }, "refund_fee"],
    ["push", { topic: "taobao_trade_TradeSuccess", content: "{}" }, "content.tid"],
  ])("names the field of a %s it cannot read (%#)", (topic, payload, field) => {
    expect(normalize(topic, JSON.stringify(payload))).toMatchObject({ ok: false, refusal: { code: "UNREADABLE", details: { field } } });
  });

  it.each([
    ["taobao_refund_RefundSuccess", '{"refund_id":263000011122334455,"tid":3811200045678901234}', { kind: "case", id: "263000011122334455" }],
    ["taobao_dispute_ExchangeSuccess", { refund_id: "77" }, { kind: "case", id: "77" }],
    ["taobao_trade_TradeSellerShip", '{"tid":3811200045678901234}', { kind: "order", id: TID }],
    ["taobao_logistics_LogsticDetailTrace", '{"tid":3811200045678901234}', { kind: "order", id: TID }],
  ])("takes %s as a hint to fetch again", (topic, content, ref) => {
    expect(read("push", { id: "1", topic, content })).toEqual({ type: "changed", ref });
  });

  it("gives a buyer's pictures: with his words where he wrote some, else with the claim; those of others are no evidence of his", () => {
    const pic_urls = (...names: string[]) => ({ pic_url: names.map((name) => ({ url: `http://img.example/${name}.jpg` })) });
    const said = (id: number, one: { owner_role: number; content: string; pic_urls: object }) => ({ id, created: "2026-11-20 10:00:00", ...one });
    const refund_messages = {
      refund_message: [
        said(1, { owner_role: 1, content: "", pic_urls: pic_urls("a", "b") }),
        said(2, { owner_role: 1, content: "看这里", pic_urls: pic_urls("c") }),
        said(3, { owner_role: 2, content: "", pic_urls: pic_urls("d") }),
      ],
    };
    const result = normalize("case", JSON.stringify({ ...refund("77", AT), refund_messages }));
    expect(result.ok && result.value).toMatchObject([
      { type: "case", evidence: ["http://img.example/a.jpg", "http://img.example/b.jpg"] },
      { type: "message", channelMessageId: "2", pictures: ["http://img.example/c.jpg"] },
    ]);
    expect(result.ok && result.value).toHaveLength(2);
  });

  it("gives what was said in a refund, from whom, and leaves out unknown speakers and what has no words", () => {
    const said = (id: number, owner_role: number, content: string) => ({ id, owner_role, content, created: "2026-11-20 10:00:00" });
    const refund_messages = { refund_message: [said(1, 1, "领口开线了"), said(2, 2, "给您换一件"), said(3, 3, "请举证"), said(4, 1, " "), said(5, 9, "?")] };
    const result = normalize("case", JSON.stringify({ ...refund("77", AT), refund_messages }));
    expect(result.ok && result.value.slice(1)).toMatchObject([
      { type: "message", channelMessageId: "1", channelCaseId: "77", from: "buyer", text: "领口开线了", at: new Date("2026-11-20T02:00:00Z") },
      { channelMessageId: "2", from: "seller" },
      { channelMessageId: "3", from: "platform" },
    ]);
  });

  it("asks for the words when the message is about words, or about a claim that may come with pictures", () => {
    const refOf = (topic: string) => read("push", { id: "1", topic: `taobao_refund_${topic}`, content: '{"refund_id":77}' });
    for (const topic of ["RefundCreateMessage", "RefundCreated", "RefundBuyerModifyAgreement"])
      expect(refOf(topic)).toEqual({ type: "changed", ref: { kind: "case", id: "77", extra: { talk: "1" } } });
    expect(refOf("RefundSuccess")).toEqual({ type: "changed", ref: { kind: "case", id: "77" } });
  });

  it("has no interest in other topics", () => {
    expect(read("push", { id: "1", topic: "taobao_item_ItemUpdate", content: "not json" })).toMatchObject({ type: "nothing" });
  });
});

function lineOf(raw: Record<string, unknown>): Record<string, unknown> {
  return (raw.orders as { order: Record<string, unknown>[] }).order[0] ?? {};
}
