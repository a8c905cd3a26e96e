import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meituan } from "../../../../main/hub/connectors/meituan/connector.ts";
import type { ChannelCase, ChannelOrder, ChannelTrace } from "../../../../main/hub/connectors/port.ts";
import { SECOND, SOLD_AT } from "../../../conformance/fakes/fake.ts";
import { order, refund } from "../../../conformance/fakes/meituan.ts";

type Thing = Record<string, unknown>;
const ORDER = "27060000000000001";
const SOLD = SOLD_AT.getTime() / SECOND;

function read(topic: string, payload: Thing) {
  const facts = meituan.normalize(topic, JSON.stringify(payload));
  if (!facts.ok) throw new Error(facts.refusal.message);
  return facts.value;
}
const orderOf = (more: Thing = {}) => read("order", { ...order(ORDER, SOLD, 1), ...more })[0] as ChannelOrder;
const traceOf = (more: Thing = {}) => read("order", { ...order(ORDER, SOLD, 1), ...more })[1] as ChannelTrace | undefined;
const caseOf = (more: Thing = {}) => read("case", { ...refund({ id: "880001", order: ORDER, at: SOLD }), ...more })[0] as ChannelCase;
const old = (more: Thing = {}) => caseOf({ service_type: 0, status: "", ...more });
const item = (more: Thing) => ({ app_food_code: "A", food_name: "一", sku_id: "S1", quantity: 1, price: 10, box_num: 0, box_price: 0, ...more });

describe("an order", () => {
  it("reads lists that are texts like lists, and the map's region behind the address", () => {
    const raw = order(ORDER, SOLD, 1);
    const asText = orderOf({ detail: JSON.stringify(raw.detail), extras: JSON.stringify(raw.extras) });
    expect(asText).toEqual(orderOf());
    expect(asText.lines).toMatchObject([{ channelLineId: "M250-12", sku: "M250-12", quantity: 2, priceFen: 6_400, paidFen: 11_200 }]);
    expect(asText.buyer).toMatchObject({
      channelBuyerId: "",
      province: "上海市",
      city: "上海市",
      district: "浦东新区",
      address: "某小区3号楼",
      phone: "13900000000_4321",
    });
    expect(orderOf({ recipient_address: "某路1号@#四川省成都市武侯区某路" }).buyer).toMatchObject({ province: "四川省", city: "成都市", district: "武侯区" });
    expect(orderOf({ recipient_address: "", recipient_name: "", recipient_phone: "" }).buyer).toMatchObject({ untold: true });
  });

  it("counts the bag once, whether in fen, in yuan or both", () => {
    const [fen, yuan, both] = [{ package_bag_money_yuan: "" }, { package_bag_money: "" }, {}].map((more) =>
      orderOf({ total: 119, package_bag_money: 100, package_bag_money_yuan: "1.00", ...more }),
    );
    expect(fen).toMatchObject({ totalFen: 12_900, paidFen: 11_900 });
    expect([yuan, both]).toEqual([fen, fen]);
  });

  it("takes each line's money from the platform where it adds up, and shares it by price where it does not", () => {
    const detail = [item({}), item({ sku_id: "S2", price: 30 })];
    const benefits = (first: number) =>
      JSON.stringify([
        { sku_id: "S1", totalActivityPrice: first },
        { sku_id: "S2", totalActivityPrice: 28 },
      ]);
    const paid = { detail, total: 42, shipping_fee: 6 };
    expect(orderOf({ ...paid, sku_benefit_detail: benefits(8) }).lines.map((line) => line.paidFen)).toEqual([800, 2_800]);
    expect(orderOf({ ...paid, sku_benefit_detail: benefits(9) }).lines.map((line) => line.paidFen)).toEqual([900, 2_700]);
    expect(orderOf({ ...paid, sku_benefit_detail: benefits(9) }).lines.reduce((sum, line) => sum + line.paidFen, 600)).toBe(4_200);
  });

  it("shares what was paid over freight and lines, whatever the figures are: nothing is lost and nothing counted twice", () => {
    const money = fc.integer({ min: 0, max: 200_000 }).map((fen) => (fen / 100).toFixed(2));
    const lines = fc.array(
      fc.record({
        price: money,
        quantity: fc.integer({ min: 1, max: 20 }),
        box_num: fc.constantFrom(0, 1, 0.5, 2),
        box_price: money,
        sku_id: fc.constantFrom("S1", "S2", "S3"),
      }),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(fc.record({ detail: lines, total: money, shipping_fee: money, benefit: fc.option(money) }), ({ detail, total, shipping_fee, benefit }) => {
        const sku_benefit_detail = benefit === null ? [] : detail.map(({ sku_id }) => ({ sku_id, totalActivityPrice: benefit }));
        const fact = orderOf({ detail: detail.map(item), total, shipping_fee, sku_benefit_detail });
        const sum = fact.lines.reduce((all, line) => all + line.paidFen, fact.freightFen);
        expect(sum).toBe(Math.round(Number(total) * 100));
        expect(fact.lines.every((line) => line.paidFen >= 0) && fact.freightFen >= 0).toBe(true);
        expect(new Set(fact.lines.map((line) => line.channelLineId)).size).toBe(fact.lines.length);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    [{ status: 1 }, "created"],
    [{ status: 2 }, "paid"],
    [{ status: 4 }, "audited"],
    [{ status: 4, logistics_status: 15 }, "audited"],
    [{ status: 4, logistics_status: 20 }, "out_for_delivery"],
    [{ status: 4, logistics_status: 40 }, "signed"],
    [{ status: 4, logistics_status: 100 }, "audited"],
    [{ status: 4, logistics_status: 77 }, "audited"],
    [{ status: 8, logistics_status: 40 }, "completed"],
    [{ status: 9 }, "closed"],
    [{ status: 3 }, null],
  ] as const)("%j is %s", (more, state) => {
    expect(orderOf(more).claimedState).toBe(state);
  });

  it("was paid when the store got it; one that nobody paid is worth nothing, one that was closed before is not called paid", () => {
    expect(orderOf().paidAt).toEqual(new Date((SOLD + 27) * SECOND));
    expect(orderOf({ order_receive_time: 0 }).paidAt).toEqual(SOLD_AT);
    expect(orderOf({ status: 1 })).toMatchObject({ paidAt: null, paidFen: 0 });
    expect(orderOf({ status: 9, order_receive_time: 0 }).paidAt).toBeNull();
    expect(orderOf({ pay_type: 1 })).toMatchObject({ payOnDelivery: true, paidAt: null });
  });

  it("has a parcel named by the order once a rider was sent for it, with his steps", () => {
    expect(traceOf()).toBeUndefined();
    const times = { logistics_confirm_time: SOLD + 300, logistics_fetch_time: SOLD + 900, logistics_completed_time: SOLD + 1_800 };
    const trace = traceOf({ status: 4, logistics_status: 40, ...times });
    expect(trace).toMatchObject({ waybill: ORDER, carrier: "美团配送", state: "signed", signedBy: null, ended: true, version: (SOLD + 1_800) * SECOND });
    expect(trace?.scans.map(({ state }) => state)).toEqual(["label_only", "out_for_delivery", "signed"]);
    expect(orderOf({ status: 4, logistics_status: 40, ...times })).toMatchObject({
      claimedShippedAt: new Date((SOLD + 900) * SECOND),
      parcels: [{ waybill: ORDER }],
    });
    // Not dated: at the latest when the order last changed. A buyer who comes himself has no rider.
    expect(traceOf({ status: 4, logistics_status: 20, utime: SOLD + 60 })?.scans).toMatchObject([{ at: new Date((SOLD + 60) * SECOND) }]);
    expect(traceOf({ status: 4, logistics_status: 40, pick_type: 1, ...times })).toBeUndefined();
    // A delivery that was cancelled and given to another rider goes on.
    expect(traceOf({ status: 4, logistics_status: 20, logistics_cancel_time: SOLD + 400, ...times })?.scans.map(({ state }) => state)).not.toContain("problem");
  });

  it("names the field that cannot be read", () => {
    expect(meituan.normalize("order", JSON.stringify({ ...order(ORDER, SOLD, 1), ctime: "昨天" }))).toMatchObject({
      ok: false,
      refusal: { details: { field: "ctime" } },
    });
    expect(meituan.normalize("order", JSON.stringify({ ...order(ORDER, SOLD, 1), detail: "[{" }))).toMatchObject({
      ok: false,
      refusal: { details: { field: expect.stringContaining("detail") } },
    });
  });
});

describe("a refund", () => {
  it.each([
    ["0", "requested"],
    ["1", "refused"],
    ["2", "refunding"],
    ["3", "refused"],
    ["5", "refunding"],
    ["7", "closed"],
    ["8", "closed"],
    ["9", "unknown"],
  ] as const)("without returns: res_type %s is %s", (res_type, state) => {
    expect(old({ res_type })).toMatchObject({ kind: "refund_only", channelStatus: res_type, state, refundedFen: null });
  });

  it.each([
    [1, 1, "requested"],
    [10, 1, "refunding"],
    [10, 2, "waiting_return"],
    [17, 2, "waiting_return"],
    [11, 2, "refused"],
    [16, 2, "requested"],
    [20, 2, "returned_in_transit"],
    [21, 2, "refunding"],
    [22, 2, "refused"],
    [30, 2, "closed"],
    [5, 2, "unknown"],
  ] as const)("with returns: status %s of service %s is %s", (status, service_type, state) => {
    expect(caseOf({ status, service_type })).toMatchObject({ state, channelStatus: String(status) });
  });

  it("has three hours and is then agreed to; on an appeal the platform decides", () => {
    const due = new Date(SOLD_AT.getTime() + 3 * 3_600_000);
    expect(old({ res_type: 0 })).toMatchObject({ deadlineAt: due, defaultOutcome: "refund", arbitration: false });
    expect(caseOf()).toMatchObject({ kind: "return_refund", deadlineAt: due, defaultOutcome: "agree_return" });
    expect(old({ res_type: 0, is_appeal: 1 })).toMatchObject({ deadlineAt: null, defaultOutcome: "none", arbitration: true });
    expect(caseOf({ status: 26 })).toMatchObject({ arbitration: true, deadlineAt: null });
    expect(caseOf({ status: 27 })).toMatchObject({ arbitration: false });
    expect(old({ res_type: 5 })).toMatchObject({ deadlineAt: null });
  });

  it("is paid when the platform's word says so, which counts above the refund's own time and is not undone by an older or a failing one", () => {
    const asked = old({ res_type: 2 });
    const paid = old({ res_type: 2, refund_result: { status: "13", money: "58.50" } });
    const failed = old({ res_type: 2, refund_result: { status: "14", money: "" } });
    expect(paid).toMatchObject({ state: "refunded", amountFen: 5_900, refundedFen: 5_850 });
    expect(paid.refundedBy).toBeUndefined();
    expect(old({ res_type: 2, refund_result: { status: "3", money: "" } })).toMatchObject({ state: "refunded", refundedFen: 5_900, refundedBy: "asked" });
    expect(failed).toMatchObject({ state: "refunding", refundedFen: null, problem: expect.stringContaining("没有退成功") });
    expect(asked.version < failed.version && failed.version < paid.version && paid.version < asked.version + 1_000).toBe(true);
  });

  it("is paid, too, where it was for the whole, was agreed to, and its order stands cancelled; the platform's word counts above that", () => {
    const ended = (more: object) => old({ refund_type: 1, res_type: 2, order_status: "9", ...more });
    expect(ended({})).toMatchObject({ state: "refunded", refundedFen: 5_900, refundedBy: "asked" });
    expect(ended({ refund_type: 2 })).toMatchObject({ state: "refunding", refundedFen: null });
    expect(ended({ res_type: 0 })).toMatchObject({ state: "requested" });
    expect(ended({ res_type: 1 })).toMatchObject({ state: "refused" });
    const failed = ended({ refund_result: { status: "4", money: "" } });
    expect(failed).toMatchObject({ state: "refunding", problem: expect.stringContaining("没有退成功") });
    const paid = old({ refund_type: 1, res_type: 2, refund_result: { status: "3", money: "59.00" } });
    expect(old({ refund_type: 1, res_type: 2 }).version < ended({}).version && ended({}).version < failed.version && failed.version < paid.version).toBe(true);
  });

  it("names the goods of a part as the order's lines are named, and of a whole one the order", () => {
    expect(caseOf()).toMatchObject({ channelLineIds: ["M250-12"], lineQuantities: { "M250-12": 1 } });
    expect(orderOf().lines[0]?.channelLineId).toBe("M250-12");
    expect(caseOf({ refund_type: 1 })).toMatchObject({ channelLineIds: [] });
    expect(caseOf({ refund_type: 3 })).toMatchObject({ kind: "price_difference" });
  });

  it("reads the return's parcel and the pictures in each of their forms", () => {
    const back = { expressCompany: "中通", expressNumber: "ZT000001", reason: "" };
    for (const logistics_info of [back, JSON.stringify(back)])
      expect(caseOf({ logistics_info })).toMatchObject({ returnCarrier: "zhongtong", returnWaybill: "ZT000001" });
    for (const none of ["", null, "null"]) expect(caseOf({ logistics_info: none })).toMatchObject({ returnWaybill: null });
    const [one, two] = ["https://img.example/1.jpg", "https://img.example/2.jpg"];
    for (const pictures of [[one, two], JSON.stringify([one, two]), `${one},${two}`]) expect(caseOf({ pictures }).evidence).toEqual([one, two]);
    expect(caseOf({ pictures: "" }).evidence).toEqual([]);
  });

  it("without a number of its own is named by its order, kind and moment", () => {
    expect(caseOf({ refund_id: 0 }).channelCaseId).toBe(`${ORDER}-2-${SOLD}`);
    expect(caseOf({ service_type: 9 })).toMatchObject({ kind: "complaint" });
  });
});

describe("a push", () => {
  it("of an order or a delivery is a hint to read the order; of a refund to read both", () => {
    const message = { order_id: ORDER, wm_order_id_view: "90600", status: "4" };
    expect(read("push", message)).toEqual([{ type: "changed", ref: { kind: "order", id: ORDER } }]);
    expect(read("push", { ...message, refund_id: "880001", notify_type: "part" })).toMatchObject([
      { ref: { kind: "order", id: ORDER } },
      { ref: { kind: "case", id: "880001", extra: { order: ORDER, view: "90600" } } },
    ]);
  });

  it("of the money carries what nothing else tells", () => {
    const [, hint] = read("push", { order_id: ORDER, refund_id: "880001", refund_status: "13", money: "58.5" });
    expect(hint).toMatchObject({ ref: { extra: { refund_status: "13", refund_money: "58.5" } } });
    const [, other] = read("push", { order_id: ORDER, refund_id: "880001", refund_status: "99" });
    expect(JSON.stringify(other)).not.toContain("refund_status");
  });
});
