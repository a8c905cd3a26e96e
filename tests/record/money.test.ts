/** What is booked is what the channel says was paid, and nothing is paid twice, however oddly it is told. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { afterSale, order, SOLD } from "./douyin.ts";
import { refund, soldAt, trade } from "./taobao.ts";
import { MINUTE, START, World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const money = async (id: string) => {
  const { case: kept } = await world.case("dy", id);
  return { refunded: kept.refundedFen, refundable: kept.refundableFen, status: kept.status };
};
/** Calls that would pay this after-sale. */
const payments = (id: string) => world.calls.filter(({ method, params }) => method === "afterSale.operate" && JSON.stringify(params).includes(id)).length;

describe("money known to be out stays out", () => {
  test.each([53, 51, 28])("when the status word becomes %i after the refund, a second claim has nothing left", async (later) => {
    const id = `30${later}`;
    await world.take("dy", "order", order(id));
    const paid = { aftersale_status: 12, refund_status: 3, update_time: SOLD + 7_200 };
    const detail = { real_refund_amount: 10_000 };
    await world.take("dy", "case", afterSale(`A${id}`, { order: id, detail }, paid));
    expect(await money(`A${id}`)).toMatchObject({ refunded: 10_000, refundable: 0 });
    await world.take("dy", "case", afterSale(`A${id}`, { order: id, detail }, { ...paid, aftersale_status: later, update_time: SOLD + 7_300 }));
    expect(await money(`A${id}`)).toMatchObject({ refunded: 10_000, refundable: 0 });
    await world.take("dy", "case", afterSale(`B${id}`, { order: id }, { apply_time: SOLD + 8_000, update_time: SOLD + 8_000 }));
    expect(await money(`B${id}`)).toMatchObject({ refunded: 0, refundable: 0 });
    await world.pass(30 * MINUTE);
    expect(payments(`B${id}`)).toBe(0);
    expect((await world.order("dy", id))?.order.refundedFen).toBe(10_000);
    expect(await world.quarantined()).toEqual([]);
  });

  test("what was really paid is booked, not what was applied for", async () => {
    await world.take("dy", "order", order("3100"));
    const detail = { real_refund_amount: 8_000, deduction_amount: 2_000 };
    await world.take("dy", "case", afterSale("A3100", { order: "3100", detail }, { aftersale_status: 12, refund_status: 3, update_time: SOLD + 7_200 }));
    expect(await money("A3100")).toMatchObject({ refunded: 8_000 });
    expect((await world.order("dy", "3100"))?.order.refundedFen).toBe(8_000);
  });

  test("a refund over several lines takes no more from the others than it was", async () => {
    await world.take(
      "dy",
      "order",
      order("3200", {}, [
        { id: "3201", fen: 8_000 },
        { id: "3202", fen: 5_000 },
      ]),
    );
    const paid = { aftersale_status: 12, refund_status: 3, refund_amount: 8_000, update_time: SOLD + 7_200 };
    await world.take("dy", "case", afterSale("A3200", { order: "3200", lines: ["3201", "3202"], detail: { real_refund_amount: 8_000 } }, paid));
    await world.take("dy", "case", afterSale("B3200", { order: "3200", lines: ["3202"] }, { refund_amount: 5_000, aftersale_type: 0 }));
    expect(await money("B3200")).toMatchObject({ refundable: 5_000 });
  });

  test("a refund that failed at the bank waits for a person, with a sentence that says so", async () => {
    await world.take("dy", "order", order("3300"));
    await world.take("dy", "case", afterSale("A3300", { order: "3300" }, { aftersale_status: 12, refund_status: 4, update_time: SOLD + 7_200 }));
    const page = await world.case("dy", "A3300");
    expect(page.case).toMatchObject({ status: "open", refundedFen: 0 });
    expect(page.case.queue).not.toBe("auto");
    expect(JSON.stringify(page)).toMatch(/退款失败/);
  });

  test("a case that goes back and forth within one version is as its channel answers last; an older version told again changes nothing", async () => {
    await world.take("tb", "order", trade("3500"));
    const told = (status: string, seconds = 5_000) => {
      const payload = refund("R3500", { trade: "3500" }, { status, modified: soldAt(seconds), refund_fee: "60.00" });
      return world.answered("tb", { topic: "case", id: "R3500", version: soldAt(seconds), payload: payload as never });
    };
    const state = async () => (await world.case("tb", "R3500")).case.state;
    await told("SELLER_REFUSE_BUYER", 4_000);
    for (const [status, expected] of [
      ["WAIT_SELLER_AGREE", "requested"],
      ["CLOSED", "closed"],
      ["WAIT_SELLER_AGREE", "requested"],
      ["WAIT_SELLER_AGREE", "requested"],
      ["CLOSED", "closed"],
    ] as const) {
      await told(status);
      expect(await state()).toBe(expected);
      await told("SELLER_REFUSE_BUYER", 4_000);
      expect(await state()).toBe(expected);
    }
  });

  test("of equal versions with other content the one read later counts, in one batch too", async () => {
    await world.take("dy", "order", order("3400"));
    await world.take("dy", "case", afterSale("A3400", { order: "3400" }));
    await world.take("dy", "case", afterSale("A3400", { order: "3400" }, { aftersale_status: 28 }));
    expect(await money("A3400")).toMatchObject({ status: "done" });
    await world.take("dy", "case", afterSale("B3400", { order: "3400" }), afterSale("B3400", { order: "3400" }, { aftersale_status: 28 }));
    expect(await money("B3400")).toMatchObject({ status: "done" });
  });

  test.each([4, 5, 6])("an after-sale of type %i is not offered where the channel has no call for it", async (type) => {
    const id = `35${type}`;
    await world.take("dy", "order", order(id));
    await world.take("dy", "case", afterSale(`A${id}`, { order: id }, { aftersale_type: type }));
    await world.pass(30 * MINUTE);
    const page = await world.case("dy", `A${id}`);
    const failed = page.actions.filter((action) => action.state === "failed");
    expect(failed).toEqual([]);
  });

  test("a trade first seen after its refund is not taken off twice", async () => {
    const trade = {
      tid: "9001",
      status: "WAIT_SELLER_SEND_GOODS",
      payment: "50.00",
      total_fee: "130.00",
      post_fee: "0.00",
      created: "2026-11-19 10:00:00",
      pay_time: "2026-11-19 10:01:00",
      modified: "2026-11-19 12:00:00",
      buyer_nick: "买家",
      buyer_open_uid: "u1",
      orders: {
        order: [
          {
            oid: "9011",
            status: "TRADE_CLOSED",
            title: "杯",
            price: "80.00",
            num: 1,
            payment: "0.00",
            divide_order_fee: "0.00",
            refund_id: "R1",
            refund_status: "SUCCESS",
          },
          { oid: "9012", status: "WAIT_SELLER_SEND_GOODS", title: "碗", price: "50.00", num: 1, payment: "50.00", divide_order_fee: "50.00" },
        ],
      },
    };
    const refund = (id: string, oid: string, more: Record<string, unknown>) => ({
      refund_id: id,
      tid: "9001",
      oid,
      dispute_type: "REFUND",
      created: "2026-11-19 11:00:00",
      modified: "2026-11-19 12:00:00",
      refund_version: "1",
      refund_phase: "onsale",
      ...more,
    });
    await world.take("tb", "order", trade);
    await world.take(
      "tb",
      "case",
      refund("R1", "9011", { status: "SUCCESS", refund_fee: "80.00" }),
      refund("R2", "9012", { status: "WAIT_SELLER_AGREE", refund_fee: "50.00" }),
    );
    expect((await world.case("tb", "R2")).case.refundableFen).toBe(5_000);
    expect((await world.case("tb", "R1")).case.refundedFen).toBe(8_000);
  });
});

describe("before money leaves, the world is looked at once more", () => {
  test.each(["outbound", "packed"])("goods that the warehouse tells to be %s during the hold are not refunded unseen", async (kind) => {
    const id = kind === "outbound" ? "3600" : "3610";
    await world.take("dy", "order", order(id));
    await world.take("dy", "case", afterSale(`A${id}`, { order: id }));
    const held = (await world.case("dy", `A${id}`)).actions.filter((action) => action.state === "held");
    expect(held.map((action) => action.kind)).toEqual(["agree_refund"]);
    const ref = `channel:dy:${id}`;
    const told = await world.rest("POST", `/orders/${encodeURIComponent(ref)}/events`, {
      body: { events: [{ id: `e-${id}`, kind, at: new Date(world.clock.now()).toISOString(), data: {} }] },
    });
    expect(told.status, JSON.stringify(told.body)).toBe(200);
    await world.pass(15 * MINUTE);
    expect(payments(`A${id}`)).toBe(0);
    const page = await world.case("dy", `A${id}`);
    expect(page.actions.some((action) => action.state === "undone" && (action.problem ?? "") !== "")).toBe(true);
    expect(page.case.status).toBe("open");
    expect(START).toBeLessThan(world.clock.now());
  });
});
