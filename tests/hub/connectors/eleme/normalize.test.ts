import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eleme } from "../../../../main/hub/connectors/eleme/connector.ts";
import type { ChannelCase, ChannelFact, ChannelOrder } from "../../../../main/hub/connectors/port.ts";
import { order, refund, SHOP, type Thing } from "../../../conformance/fakes/eleme.ts";
import { SOLD_AT } from "../../../conformance/fakes/fake.ts";

const ID = "8000000000000000001";

function factsOf(topic: string, payload: unknown): ChannelFact[] {
  const facts = eleme.normalize(topic, JSON.stringify(payload));
  if (!facts.ok) throw new Error(facts.refusal.message);
  return facts.value;
}
const orderOf = (more: Thing = {}) => factsOf("order", { ...order(ID), ...more })[0] as ChannelOrder;
const item = (more: Thing) => ({ id: 1, skuId: 5, name: "酸奶", price: 10, quantity: 1, ...more });
const goods = (...items: Thing[]) => [{ name: "1号篮子", type: "normal", items }];

describe("an order", () => {
  it.each([
    ["pending", "created"],
    ["unprocessed", "paid"],
    ["valid", "audited"],
    ["refunding", "audited"],
    ["settled", "completed"],
    ["invalid", "closed"],
    ["brandNew", null],
    ["constructor", null],
  ])("that is %s is %s", (status, claimedState) => {
    expect(orderOf({ status })).toMatchObject({ channelStatus: status, claimedState });
  });

  it("is newer the further on it is, and a word nobody knows lies between accepted and done", () => {
    const version = (status: string): number => orderOf({ status }).version;
    const rising = ["pending", "unprocessed", "valid", "settled"].map(version);
    expect(rising).toEqual(rising.toSorted((left, right) => left - right));
    expect(new Set(rising).size).toBe(4);
    expect(version("brandNew")).toBe(version("valid"));
    expect(version("pending")).toBeGreaterThanOrEqual(SOLD_AT.getTime());
  });

  it("reads yuan that were added up as doubles to the fen, and refuses a third decimal that was meant", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 99_999 }), { minLength: 1, maxLength: 8 }), (fens) => {
        const added = fens.reduce((sum, fen) => sum + fen / 100, 0);
        expect(orderOf({ totalPrice: added }).paidFen).toBe(fens.reduce((sum, fen) => sum + fen, 0));
      }),
    );
    expect(orderOf({ totalPrice: 0.1 + 0.2 }).paidFen).toBe(30);
    for (const totalPrice of [46.805, "46.805", "1e3", "", null])
      expect(eleme.normalize("order", JSON.stringify({ ...order(ID), totalPrice }))).toMatchObject({
        ok: false,
        refusal: { details: { field: "totalPrice" } },
      });
  });

  it("shares what was paid over its goods, packaging with them and freight beside them, whatever the amounts", () => {
    const fen = fc.integer({ min: 0, max: 20_000 });
    fc.assert(
      fc.property(fc.array(fen, { minLength: 1, maxLength: 5 }), fen, fen, (prices, freight, paid) => {
        const fact = orderOf({
          groups: goods(...prices.map((price, nth) => item({ skuId: nth + 1, price: price / 100 }))),
          deliverFee: freight / 100,
          totalPrice: paid / 100,
        });
        const lines = fact.lines.reduce((sum, line) => sum + line.paidFen, 0);
        expect(lines + fact.freightFen).toBe(paid);
        for (const line of fact.lines) expect(line.paidFen).toBeGreaterThanOrEqual(0);
      }),
    );
    const fact = orderOf({
      packageFee: 2,
      totalPrice: 120,
      groups: [...goods(item({ price: 64, quantity: 2 })), { name: "其它费用", type: "extra", items: [item({ price: 2, name: "餐盒" })] }],
    });
    expect(fact).toMatchObject({ totalFen: 13_000, paidFen: 12_000, freightFen: 600, lines: [{ paidFen: 11_400 }] });
    expect(fact.lines).toHaveLength(1);
    expect(orderOf({ deliverFee: 6, vipDeliveryFeeDiscount: -4 }).freightFen).toBe(200);
  });

  it("names its lines so that the same thing twice is two lines, and again the same when it is read again", () => {
    const fact = orderOf({ groups: goods(item({}), item({}), item({ skuId: 0, id: 0 }), item({ skuId: 6, extendCode: "SKU-6" })) });
    expect(fact.lines.map(({ channelLineId }) => channelLineId)).toEqual(["5", "5#2", "酸奶", "6"]);
    expect(fact.lines.map(({ sku }) => sku)).toEqual(["5", "5", "0", "SKU-6"]);
  });

  it("without its money gives nothing but that it is to be asked for again", () => {
    expect(factsOf("order", { ...order(ID), downgraded: true, totalPrice: 0, groups: [] })).toEqual([{ type: "changed", ref: { kind: "order", id: ID } }]);
  });

  it("has its case looked at where its own word says that there is one, and once it is done", () => {
    const refs = (more: Thing) => factsOf("order", { ...order(ID), ...more }).flatMap((fact) => (fact.type === "changed" ? [fact.ref.extra] : []));
    expect(refs({})).toEqual([]);
    expect(refs({ refundStatus: "applied" })).toEqual([{ order: ID, maybe: "0" }]);
    expect(refs({ status: "settled" })).toEqual([{ order: ID, maybe: "1" }]);
    expect(orderOf({ refundStatus: "applied" }).onHold).toBe(true);
    expect(orderOf({ refundStatus: "rejected" }).onHold).toBe(false);
    expect(orderOf({ refundStatus: "applied", status: "settled" }).onHold).toBe(false);
  });

  it("keeps who receives it as told before once the stand-in number has ended", () => {
    expect(orderOf({ phoneList: [] }).buyer).toMatchObject({ phone: "", untold: true });
    expect(orderOf().buyer).toMatchObject({ phone: "13900000000,4321", channelBuyerId: "51000001" });
    expect(orderOf().buyer).not.toHaveProperty("untold");
  });

  it("that was promised for a time or is paid at the door says so, and one that is not in force is not paid", () => {
    expect(orderOf({ deliverTime: "2026-11-20T12:00:00" }).promisedDelivery).toEqual({ from: null, by: new Date("2026-11-20T04:00:00Z") });
    expect(orderOf({ onlinePaid: false })).toMatchObject({ payOnDelivery: true, paidAt: null, paidFen: 11_800 });
    expect(orderOf({ status: "pending", activeAt: null })).toMatchObject({ paidAt: null, paidFen: 0, createdAt: SOLD_AT });
  });
});

const SINCE = 1795137151;
const kept = (more: Thing = {}, told: Thing = {}): Thing => ({
  orderId: ID,
  since: SINCE,
  family: "cancel",
  told: "20",
  buyerId: "51000001",
  lines: [],
  terms: { cancelMinutes: "15", refundHours: "24" },
  refund: { ...refund(ID), ...told },
  ...more,
});
const caseOf = (more: Thing = {}, told: Thing = {}) => factsOf("case", kept(more, told))[0] as ChannelCase;

describe("a case", () => {
  it.each([
    ["applied", "20", "requested", false],
    ["applied", "24", "refused", true],
    ["applied", "23", "refunding", false],
    ["applied", "15", "refunding", false],
    ["noRefund", "20", "requested", false],
    ["noRefund", "", "closed", false],
    ["applied", "21", "closed", false],
    ["applied", "31", "closed", false],
    ["rejected", "22", "refused", false],
    ["rejected", "26", "refused", false],
    ["arbitrating", "24", "refused", true],
    ["arbitrating", "", "refused", true],
    ["failed", "33", "refunding", false],
    ["successful", "", "refunded", false],
    ["successful", "21", "refunded", false],
    ["brandNew", "", "unknown", false],
  ])("with the word %s after push %s is %s (arbitration %s)", (refundStatus, ...[told, state, arbitration]) => {
    expect(caseOf({ told }, { refundStatus })).toMatchObject({ channelStatus: refundStatus, state, arbitration });
  });

  it("has a quarter of an hour before the order is done and a day afterwards, or what the shop's settings say, and then is agreed to", () => {
    const at = (ms: number) => ({ deadlineAt: new Date(SINCE * 1_000 + ms), defaultOutcome: "refund" });
    expect(caseOf()).toMatchObject(at(15 * 60_000));
    expect(caseOf({ family: "refund" })).toMatchObject(at(24 * 3_600_000));
    expect(caseOf({ family: "refund", terms: { cancelMinutes: "15", refundHours: "12" } })).toMatchObject(at(12 * 3_600_000));
    expect(caseOf({ terms: { cancelMinutes: "soon", refundHours: "" } })).toMatchObject(at(15 * 60_000));
    expect(caseOf({}, { refundStatus: "rejected" })).toMatchObject({ deadlineAt: null, defaultOutcome: "none" });
  });

  it("counts what went back once it did, and says so when it did not", () => {
    expect(caseOf({}, { refundStatus: "successful", totalPrice: 46.8 })).toMatchObject({ amountFen: 4_680, refundedFen: 4_680, refundedBy: "asked" });
    expect(caseOf()).toMatchObject({ refundedFen: null, problem: null });
    expect(caseOf({}, { refundStatus: "failed" }).problem).toContain("退款失败");
  });

  it("is about the lines it names, if it is about a part", () => {
    const lines = [{ id: "5", quantity: 2 }];
    expect(caseOf({ lines }, { refundType: "part" })).toMatchObject({ channelLineIds: ["5"], lineQuantities: { "5": 2 } });
    expect(caseOf({ lines }).channelLineIds).toEqual([]);
  });

  it("is newer the further on it is", () => {
    const version = (refundStatus: string) => caseOf({ told: "" }, { refundStatus }).version;
    const rising = ["applied", "rejected", "failed", "noRefund", "successful"].map(version);
    expect(rising).toEqual(rising.toSorted((left, right) => left - right));
    expect(new Set(rising).size).toBe(5);
  });
});

describe("a push", () => {
  const push = (type: unknown, message: unknown) =>
    eleme.normalize("push", JSON.stringify({ type, message: typeof message === "string" ? message : JSON.stringify(message), shopId: SHOP }));
  const told = { orderId: ID, state: "x", shopId: SHOP, updateTime: SINCE };
  const hint = { type: "changed", ref: { kind: "order", id: ID } };

  it.each([10, 12, "12", 45, 51, 54, 60, 76])("of type %s has the order fetched", (type) => {
    expect(push(type, type === 10 ? order(ID) : told)).toEqual({ ok: true, value: [hint] });
  });

  it.each([20, 21, 22, 23, 24, 25, 26, "30", 31, 32, 33, 34, 35, 36])("of type %s has order and case fetched, by the second it was told of", (type) => {
    const extra = { order: ID, type: String(type), at: String(SINCE), maybe: "0" };
    expect(push(type, told)).toEqual({ ok: true, value: [hint, { type: "changed", ref: { kind: "case", id: ID, extra } }] });
  });

  it.each([14, 15, 17, 18])("of type %s has a case looked at that may have ended with the order", (type) => {
    expect(push(type, told)).toMatchObject({ ok: true, value: [hint, { ref: { kind: "case", extra: { type: String(type), maybe: "1" } } }] });
  });

  it("of a rider who has the goods, or has handed them over, is a fact about where they are", () => {
    const body = { orderId: ID, shopId: SHOP, state: "delivering", subState: "noSubstate", name: "演示骑手", phone: "12000000001", updateAt: 1795137151000 };
    const at = new Date(1795137151000);
    expect(push(55, body)).toMatchObject({ ok: true, value: [hint, { type: "warehouse", kind: "outbound", orderRef: ID, at, data: { place: "骑手已取货" } }] });
    expect(push("56", body)).toMatchObject({ ok: true, value: [hint, { type: "warehouse", kind: "delivered" }] });
    // Who the rider is stays in the payload.
    expect(JSON.stringify(push(55, body))).not.toContain("1200000");
    expect(push(55, { ...body, updateAt: null })).toEqual({ ok: true, value: [hint] });
  });

  it.each([91, 93, 100, 105, 217, 218])("of type %s is about neither", (type) => {
    expect(push(type, { shopId: SHOP })).toMatchObject({ ok: true, value: [{ type: "nothing" }] });
  });

  it("of a type that nobody has told us of has the order fetched that it names, and otherwise says nothing", () => {
    expect(push(4711, told)).toEqual({ ok: true, value: [hint] });
    expect(push(4711, "anything")).toMatchObject({ ok: true, value: [{ type: "nothing", why: expect.stringContaining("4711") }] });
  });

  it("that should name an order and does not is refused by its field", () => {
    expect(push(20, "{}")).toMatchObject({ ok: false, refusal: { details: { field: "message.orderId" } } });
    expect(push(10, "half a mess")).toMatchObject({ ok: false, refusal: { details: { field: "message" } } });
    expect(push(20, { orderId: [] })).toMatchObject({ ok: false, refusal: { details: { field: "message" } } });
    expect(push(null, told)).toMatchObject({ ok: false, refusal: { details: { field: "type" } } });
  });
});
