/** What a channel once called paid stays booked, however its later words leave it out; an effect of ours is judged by the money that is out. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { afterSale, order, SOLD } from "./douyin.ts";
import { at, ownOrder } from "./own-order.ts";
import { refund, soldAt, trade } from "./taobao.ts";
import { MINUTE, World } from "./world.ts";

let world: World;
let serial = 0;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const booked = async (shop: string, orderId: string, caseId: string) => [
  (await world.case(shop, caseId)).case.refundedFen,
  (await world.order(shop, orderId))?.order.refundedFen,
];
const paid = { aftersale_status: 12, refund_status: 3 };

describe("a sum that was told", () => {
  test.each([
    ["the figure left out later", [{ real_refund_amount: 8_000, deduction_amount: 2_000 }, {}]],
    ["the figure left out first", [{}, { real_refund_amount: 8_000 }]],
    ["the deduction named once and then left out", [{ deduction_amount: 2_000 }, {}]],
    ["the deduction named after the bare word", [{}, { deduction_amount: 2_000 }]],
    ["a figure of 0 later", [{ real_refund_amount: 8_000 }, { real_refund_amount: 0 }]],
    ["a smaller figure later", [{ real_refund_amount: 8_000 }, { real_refund_amount: 5_000 }]],
    ["a refund in two payments", [{ real_refund_amount: 5_000 }, { real_refund_amount: 8_000 }, {}]],
  ])("is what stays booked at Douyin: %s", async (_what, details) => {
    serial += 1;
    const id = `51${serial}`;
    await world.take("dy", "order", order(id));
    for (const [index, detail] of details.entries())
      await world.take("dy", "case", afterSale(`A${id}`, { order: id, detail }, { ...paid, update_time: SOLD + 7_200 + index }));
    expect(await booked("dy", id, `A${id}`)).toEqual([8_000, 8_000]);
    // What was never paid is free for the next who asks.
    await world.take("dy", "case", afterSale(`B${id}`, { order: id }, { refund_amount: 2_000, aftersale_type: 1, apply_time: SOLD + 9_000 }));
    expect((await world.case("dy", `B${id}`)).case.refundableFen).toBe(2_000);
  });

  test("stays at Taobao, where a refund that succeeded is closed or asked for anew with another amount", async () => {
    await world.take("tb", "order", trade("5200"));
    const of = { trade: "5200" };
    await world.take("tb", "case", refund("R5200", of, { status: "SUCCESS", refund_fee: "80.00", modified: soldAt(7_200) }));
    await world.take("tb", "case", refund("R5200", of, { status: "CLOSED", refund_fee: "100.00", modified: soldAt(7_300) }));
    await world.take("tb", "case", refund("R5200", of, { status: "WAIT_SELLER_AGREE", refund_fee: "100.00", modified: soldAt(7_400) }));
    expect(await booked("tb", "5200", "R5200")).toEqual([8_000, 8_000]);
  });

  test("stays in a seller's own system, and grows where it says that more was paid", async () => {
    await world.rest("POST", "/orders", { body: ownOrder("5300") });
    const told = async (minutes: number, change: object) => {
      const body = { id: "C5300", orderRef: "5300", kind: "refund_only", text: "少发了", amountFen: 10_000, at: at(0), updatedAt: at(minutes), ...change };
      expect((await world.rest("POST", "/cases", { body })).status).toBe(200);
      return booked("own", "5300", "C5300");
    };
    expect(await told(1, { state: "refunding", refundedFen: 3_000 })).toEqual([3_000, 3_000]);
    expect(await told(2, { state: "refunded", refundedFen: 8_000 })).toEqual([8_000, 8_000]);
    expect(await told(3, { state: "refunded" })).toEqual([8_000, 8_000]);
    expect(await told(4, { state: "closed" })).toEqual([8_000, 8_000]);
  });
});

describe("our refund, when its case is told in another order than it happened", () => {
  /** Granted by the policy and sent. */
  async function sent(id: string): Promise<void> {
    await world.take("dy", "order", order(id));
    await world.take("dy", "case", afterSale(`A${id}`, { order: id }));
    await world.pass(11 * MINUTE);
    expect((await world.case("dy", `A${id}`)).actions.map(({ state }) => state)).toEqual(["sent"]);
  }
  const said = (id: string, change: Record<string, unknown>, detail = {}) => afterSale(`A${id}`, { order: id, detail }, change);

  test.each([
    ["together", true],
    ["one after the other", false],
  ])("is confirmed though the case is closed by the time the payment is read: %s", async (_how, together) => {
    const id = together ? "5400" : "5410";
    await sent(id);
    const closed = said(id, { aftersale_status: 28, refund_status: 1, update_time: SOLD + 8_000 });
    const payment = said(id, { ...paid, update_time: SOLD + 7_900 }, { real_refund_amount: 10_000 });
    await (together ? world.take("dy", "case", payment, closed) : world.take("dy", "case", closed));
    if (!together) {
      expect((await world.case("dy", `A${id}`)).actions.map(({ state }) => state)).toEqual(["failed"]);
      await world.take("dy", "case", payment);
    }
    const page = await world.case("dy", `A${id}`);
    expect(page.actions.map(({ state, problem }) => [state, problem])).toEqual([["confirmed", null]]);
    expect(page.case).toMatchObject({ refundedFen: 10_000, refundableFen: 0 });
    expect(page.offers.find(({ kind }) => kind === "agree_refund")?.allowed).toBe(false);
  });

  test("is not offered again where the case asks anew after its payment", async () => {
    await sent("5420");
    await world.take(
      "dy",
      "case",
      said("5420", { ...paid, update_time: SOLD + 7_900 }, { real_refund_amount: 6_000 }),
      said("5420", { aftersale_status: 6, refund_status: 1, refund_amount: 4_000, update_time: SOLD + 8_000 }),
    );
    const page = await world.case("dy", "A5420");
    expect(page.actions.map(({ state }) => state)).toEqual(["confirmed"]);
    expect(await world.wantRefund(page, 4_000)).toMatchObject({ ok: false });
    await world.pass(30 * MINUTE);
    expect(world.calls.filter(({ method, params }) => method === "afterSale.operate" && JSON.stringify(params).includes("A5420"))).toHaveLength(1);
  });
});

test("what is at stake is what may still be refunded: of the case's lines, less what others took or are taking", async () => {
  const lines = [
    { id: "5501", fen: 8_000 },
    { id: "5502", fen: 5_000 },
  ];
  const figures = async (id: string) => {
    const { stakeFen, refundableFen } = (await world.case("dy", id)).case;
    return [stakeFen, refundableFen];
  };
  await world.take("dy", "case", afterSale("A5500", { order: "5500", lines: ["5502"] }, { aftersale_type: 0 }));
  // Nobody knows yet what was paid: what is asked for.
  expect((await figures("A5500"))[0]).toBe(10_000);
  await world.take("dy", "order", order("5500", {}, lines));
  expect(await figures("A5500")).toEqual([5_000, 5_000]);
  const other = (change: Record<string, unknown>, detail = {}) =>
    afterSale("B5500", { order: "5500", lines: ["5502"], detail }, { aftersale_type: 0, refund_amount: 3_000, ...change });
  await world.take("dy", "case", other({ aftersale_status: 11, refund_status: 2, update_time: SOLD + 7_000 }));
  expect(await figures("A5500")).toEqual([2_000, 2_000]);
  await world.take("dy", "case", other({ ...paid, update_time: SOLD + 7_200 }, { real_refund_amount: 1_000 }));
  expect(await figures("A5500")).toEqual([4_000, 4_000]);
  await world.take(
    "dy",
    "case",
    afterSale("A5500", { order: "5500", lines: ["5502"] }, { aftersale_type: 0, aftersale_status: 28, update_time: SOLD + 7_300 }),
  );
  expect((await figures("A5500"))[0]).toBe(0);
});

describe("a case whose sender corrects which order it is about", () => {
  const told = async (minutes: number, change: Record<string, unknown>) => {
    const body = { id: "C5600", kind: "refund_only", text: "少发了", amountFen: 6_000, at: at(0), updatedAt: at(minutes), ...change };
    expect((await world.rest("POST", "/cases", { body })).status).toBe(200);
  };
  const refunded = async (...ids: string[]) => Promise.all(ids.map(async (id) => (await world.order("own", id))?.order.refundedFen));

  test("is that order's, with its money, on both timelines; and waits for one that nobody knows yet", async () => {
    for (const id of ["5600", "5601"]) await world.rest("POST", "/orders", { body: ownOrder(id) });
    await told(1, { orderRef: "5600", state: "refunded", refundedFen: 6_000 });
    expect(await refunded("5600", "5601")).toEqual([6_000, 0]);
    await told(2, { orderRef: "5601", state: "refunded", refundedFen: 6_000 });
    expect(await refunded("5600", "5601")).toEqual([0, 6_000]);
    expect((await world.case("own", "C5600")).order?.channelOrderId).toBe("5601");
    expect((await world.order("own", "5600"))?.timeline.at(-1)?.text).toMatch(/改为订单 5601/);
    // The same order, named in another way, is no move.
    await told(3, { orderRef: "channel:own:5601", state: "refunded", refundedFen: 6_000 });
    expect((await world.case("own", "C5600")).order?.channelOrderId).toBe("5601");
    await told(4, { orderRef: "5602", state: "refunded", refundedFen: 6_000 });
    expect(await refunded("5600", "5601")).toEqual([0, 0]);
    await world.rest("POST", "/orders", { body: ownOrder("5602") });
    expect(await refunded("5600", "5601", "5602")).toEqual([0, 0, 6_000]);
    await told(2, { orderRef: "5600", state: "refunded", refundedFen: 6_000 });
    expect(await refunded("5600", "5601", "5602")).toEqual([0, 0, 6_000]);
  });

  test("finds its order when that is named only later", async () => {
    await world.rest("POST", "/orders", { body: ownOrder("5610") });
    const body = { id: "C5610", kind: "refund_only", text: "少发了", amountFen: 6_000, at: at(0), updatedAt: at(1) };
    await world.rest("POST", "/cases", { body });
    expect((await world.case("own", "C5610")).order).toBeNull();
    await world.rest("POST", "/cases", { body: { ...body, updatedAt: at(2), orderRef: "5610" } });
    expect((await world.case("own", "C5610")).order?.channelOrderId).toBe("5610");
    expect((await world.case("own", "C5610")).case.refundableFen).toBe(6_000);
  });
});
