/** A whole hub against a simulated Suning shop, which pushes nothing: nothing lost, nothing twice, money once. */
import { afterEach, describe, expect, it } from "vitest";
import type { Faults } from "../../../main/demo/engine/faults.ts";
import { unitOf } from "../../../main/demo/engine/rng.ts";
import { type SnServer, startSuning } from "../../../main/demo/suning/server.ts";
import type { SnOrder } from "../../../main/demo/suning/types.ts";
import { ShopHub } from "../../demo/shop-hub.ts";

let hub: ShopHub<SnServer>;
afterEach(() => hub.close());
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Dear enough that a person decides. */
const TEA = { name: "演示茶叶", code: "TEA", unit: 120_000 };

async function open(faults: Partial<Faults> = {}): Promise<void> {
  hub = await ShopHub.open<SnServer>({
    channel: "suning",
    start: startSuning,
    faults,
    typed: ({ keys }) => ({ settings: { appKey: keys.appKey, returnAddressId: "1001" }, secrets: { appSecret: keys.secret } }),
  });
}
const look = (): Promise<void> => hub.pass(5 * MINUTE);

describe("a Suning shop that is connected with key and secret alone", () => {
  it("tells an order's way line by line, part of it shipped before the rest", async () => {
    await open();
    const order = hub.sim.ledger.sell([TEA, { ...TEA, code: "POT" }]);
    await look();
    expect(await hub.orderOf(order.code)).toMatchObject({ state: "paid", claimed: "10", paid: order.paid });
    hub.sim.ledger.ship(order, order.lines[0]);
    await look();
    expect(await hub.orderOf(order.code)).toMatchObject({ state: "paid", claimed: "21" });
    hub.sim.ledger.ship(order);
    await look();
    expect(await hub.orderOf(order.code)).toMatchObject({ claimed: "20" });
    expect((await hub.rows("SELECT waybill FROM parcel")).length).toBe(2);
    hub.sim.ledger.finish(order);
    await look();
    expect(await hub.orderOf(order.code)).toMatchObject({ claimed: "30" });
  });

  it("says in a sentence what is wrong when it is tried", async () => {
    await open();
    expect(await hub.tried()).toMatchObject({ working: true });
    expect(await hub.tried({ secrets: { appSecret: "wrong" } })).toMatchObject({ working: false, sentence: expect.stringContaining("App Secret") });
  });
});

describe("what a buyer asks back at Suning", () => {
  it("goes all its way: agreed, sent back, received, and paid once the platform says so", async () => {
    await open();
    const order = hub.sim.ledger.sell([TEA]);
    hub.sim.ledger.ship(order);
    const askedAt = hub.clock.now();
    const sale = hub.sim.ledger.ask(order, { reason: "质量问题" });
    await look();
    expect(await hub.casesOf(order.code)).toEqual([
      { id: sale.id, state: "requested", amount: sale.amount, refunded: 0, deadline: new Date(askedAt + 72 * HOUR) },
    ]);
    expect(await hub.answer(order.code, { kind: "agree_return" })).toBeNull();
    await look();
    expect(await hub.casesOf(order.code)).toMatchObject([{ state: "waiting_return" }]);
    hub.clock.set(hub.clock.now() + DAY);
    hub.sim.ledger.sendBack(sale);
    const backAt = hub.clock.now();
    await look();
    expect(await hub.casesOf(order.code)).toMatchObject([{ state: "returned_in_transit", deadline: new Date(Math.floor(backAt / 1_000) * 1_000 + 10 * DAY) }]);
    expect(await hub.answer(order.code, { kind: "agree_refund" })).toBeNull();
    await look();
    await look();
    expect(await hub.casesOf(order.code)).toMatchObject([{ state: "refunded", refunded: sale.amount }]);
    expect(hub.sim.ledger.grants).toMatchObject([{ saleId: sale.id, amount: sale.amount, by: "seller" }]);
    expect(hub.sim.ledger.attempts).toEqual([]);
  });

  it("before shipping closes the order once it is paid back, here by silence; told by both generations it counts once", async () => {
    await open();
    const order = hub.sim.ledger.sell([TEA]);
    const sale = hub.sim.ledger.ask(order, { isOld: true });
    await look();
    await hub.pass(72 * HOUR);
    await look();
    await look();
    const cases = await hub.casesOf(order.code);
    expect(cases.map(({ state }) => state)).toEqual(["refunded", "refunded"]);
    expect(await hub.orderOf(order.code)).toMatchObject({ state: "closed", claimed: "40" });
    expect(hub.sim.ledger.grants).toMatchObject([{ saleId: sale.id, by: "silence" }]);
    const page = await hub.page(order.code);
    expect(page.order?.refundedFen ?? sale.amount).toBe(sale.amount);
  });

  it("is refused with words, and what failed on its way to the buyer asks for a person until it is tried again", async () => {
    await open();
    const [first, second] = [hub.sim.ledger.sell([TEA]), hub.sim.ledger.sell([TEA])];
    const [refused, failing] = [hub.sim.ledger.ask(first), hub.sim.ledger.ask(second)];
    await look();
    expect(await hub.answer(first.code, { kind: "refuse_refund", reasonId: "商品已发出", text: "包裹已在路上" })).toBeNull();
    hub.sim.ledger.agreeRefund(failing);
    hub.sim.ledger.fail(failing);
    await look();
    expect(refused.refusal).toBe("商品已发出：包裹已在路上");
    expect(await hub.casesOf(first.code)).toMatchObject([{ state: "refused" }]);
    expect(await hub.casesOf(second.code)).toMatchObject([{ refunded: 0 }]);
    hub.sim.ledger.retry(failing);
    await look();
    await look();
    expect(await hub.casesOf(second.code)).toMatchObject([{ state: "refunded", refunded: failing.amount }]);
  });

  it("is not paid as it was seen when the buyer changed the sum meanwhile", async () => {
    await open();
    const order = hub.sim.ledger.sell([TEA]);
    const sale = hub.sim.ledger.ask(order);
    await look();
    hub.sim.ledger.change(sale, 1_000);
    await hub.answer(order.code, { kind: "agree_refund" });
    expect(hub.sim.ledger.grants).toEqual([]);
    expect(sale.status).toBe(1);
  });
});

describe("what the platform writes otherwise than it says", () => {
  it("is kept, an unknown status as what it is, null as no text and numbers for text, and nothing gets stuck", async () => {
    await open();
    const order = hub.sim.ledger.sell([TEA]);
    const sale = hub.sim.ledger.ask(order);
    hub.sim.shop.oddities.set(order.code, { orderTotalStatus: 77, buyerOrdRemark: null, customerName: null, newField: { deep: [1] } });
    hub.sim.shop.oddities.set(sale.id, { returnStatusValue: 88, returnDesc: null, returnMoney: 12.3, newField: true });
    await look();
    // No time of payment is told: what nobody understands counts as paid once it is understood.
    expect(await hub.orderOf(order.code)).toMatchObject({ claimed: "77", paid: 0 });
    expect(await hub.casesOf(order.code)).toMatchObject([{ amount: 1_230, refunded: 0 }]);
    expect(await hub.stuck()).toEqual([]);
    hub.sim.shop.oddities.clear();
    hub.sim.ledger.ship(order);
    await look();
    expect(await hub.orderOf(order.code)).toMatchObject({ claimed: "20", paid: order.paid });
  });
});

describe("an afternoon in which calls are throttled or unanswered", () => {
  it("is known in the end as the platform's own ledger has it: every order, every after-sale, every fen once", async () => {
    await open({ throttle: 0.05, timeout: 0.01 });
    const { ledger } = hub.sim;
    const sold: SnOrder[] = [];
    for (let step = 0; step < 18; step += 1) {
      for (let nth = 0; nth < 4; nth += 1) sold.push(ledger.sell([{ ...TEA, code: `SKU-${nth}`, unit: 61_030 + nth * 1_007, quantity: 1 + nth }]));
      for (const order of sold.slice(0, -4)) {
        const wish = unitOf(`wish:${order.code}`);
        const sale = [...ledger.sales.values()].find((one) => one.order === order);
        if (!sale && wish < 0.15) ledger.ask(order);
        else if (order.status === 10 && !sale) ledger.ship(order);
        else if (!sale && order.status === 20 && wish > 0.7) ledger.ask(order, { isMoneyOnly: wish < 0.85, amount: 5_005 });
        else if (!sale && order.status === 20) ledger.finish(order);
        else if (sale?.status === 1 && wish < 0.05) ledger.withdraw(sale);
        else if (sale?.status === 1 && sale.isMoneyOnly) ledger.agreeRefund(sale);
        else if (sale?.status === 1) ledger.agreeReturn(sale);
        else if (sale?.status === 3) ledger.sendBack(sale);
        else if (sale?.status === 4) ledger.agreeRefund(sale);
      }
      await look();
    }
    hub.faults.faults = { ...hub.faults.faults, throttle: 0, timeout: 0 };
    for (let rest = 0; rest < 6; rest += 1) await hub.pass(10 * MINUTE);
    const held = await hub.rows<{ id: string; status: string; paid: number }>(
      `SELECT channel_order_id AS id, channel_status AS status, paid_fen AS paid FROM "order" ORDER BY channel_order_id`,
    );
    expect(held).toEqual(sold.map(({ code, status, paid }) => ({ id: code, status: String(status), paid })));
    const cases = await hub.rows<{ id: string; refunded: number }>(
      "SELECT channel_case_id AS id, refunded_fen AS refunded FROM case_file ORDER BY channel_case_id",
    );
    expect(cases).toEqual([...ledger.sales.values()].map(({ id, status, amount }) => ({ id, refunded: status === 8 ? amount : 0 })));
    expect(cases.filter(({ refunded }) => refunded > 0).length).toBe(ledger.grants.length);
    expect(ledger.grants.length).toBeGreaterThan(10);
    expect(ledger.attempts).toEqual([]);
    expect(await hub.stuck()).toEqual([]);
  });
});
