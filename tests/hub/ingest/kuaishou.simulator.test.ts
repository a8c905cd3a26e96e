/** A whole hub against a simulated Kuaishou shop, through everything between them: nothing lost, nothing twice, money once. */
import { afterEach, describe, expect, it } from "vitest";
import type { Faults } from "../../../main/demo/engine/faults.ts";
import { unitOf } from "../../../main/demo/engine/rng.ts";
import { type KsServer, startKuaishou } from "../../../main/demo/kuaishou/server.ts";
import { wrapPush } from "../../../main/demo/kuaishou/sign.ts";
import type { KsOrder } from "../../../main/demo/kuaishou/types.ts";
import { ShopHub, START } from "../../demo/shop-hub.ts";

let hub: ShopHub<KsServer>;
afterEach(() => hub.close());
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Dear enough that a person decides. */
const TEA = { skuId: 30_000_000_000_009, title: "演示茶叶", code: "TEA", price: 60_000, quantity: 2 };

async function open(faults: Partial<Faults> = {}): Promise<void> {
  hub = await ShopHub.open<KsServer>({
    channel: "kuaishou",
    start: startKuaishou,
    faults,
    typed: ({ keys, tokens }) => {
      if (tokens.access === "") tokens.issue();
      const { appKey, ...secrets } = keys;
      const given = { accessToken: tokens.access, refreshToken: tokens.refresh, accessTokenExpiresAt: String(tokens.accessEndsAt) };
      return { settings: { appKey, returnAddressId: "1001" }, secrets: { ...secrets, ...given } };
    },
  });
}

/** An order that the buyer has. */
async function delivered(): Promise<KsOrder> {
  const order = hub.sim.ledger.sell({ item: TEA });
  hub.sim.ledger.ship(order);
  hub.sim.ledger.sign(order);
  await hub.pass(1_000);
  return order;
}

describe("a Kuaishou shop that is connected", () => {
  it("tells an order's way by encrypted pushes, its number digit by digit", async () => {
    await open();
    const order = hub.sim.ledger.sell({ item: TEA });
    await hub.pass(1_000);
    expect(await hub.orderOf(order.id)).toMatchObject({ state: "paid", claimed: "30", paid: order.paid, held: false });
    hub.clock.set(hub.clock.now() + HOUR);
    hub.sim.ledger.ship(order);
    await hub.pass(1_000);
    expect(await hub.orderOf(order.id)).toMatchObject({ claimed: "40" });
    expect(await hub.rows("SELECT waybill FROM parcel")).toEqual([{ waybill: order.waybill }]);
    hub.sim.ledger.sign(order);
    hub.sim.ledger.finish(order);
    await hub.pass(1_000);
    expect(await hub.orderOf(order.id)).toMatchObject({ claimed: "70" });
    expect(hub.sim.pushes.counts).toMatchObject({ sent: 5, answered: 5, failed: 0 });
    expect((await hub.rows(`SELECT id FROM "order"`)).length).toBe(1);
  });

  it("holds back what is under a check of risk until it is over", async () => {
    await open();
    const order = hub.sim.ledger.sell({ item: TEA, checkedUntil: START + HOUR });
    await hub.pass(1_000);
    expect(await hub.orderOf(order.id)).toMatchObject({ held: true });
    hub.clock.set(START + HOUR);
    hub.sim.ledger.note(order, "已核实", 1);
    await hub.pass(5 * MINUTE);
    await hub.pass(5 * MINUTE);
    expect(await hub.orderOf(order.id)).toMatchObject({ held: false });
  });

  it("says in a sentence what is wrong when it is tried", async () => {
    await open();
    expect(await hub.tried()).toMatchObject({ working: true });
    expect(await hub.tried({ secrets: { signSecret: "wrong" } })).toMatchObject({ working: false, sentence: expect.stringContaining("signSecret") });
    expect(await hub.tried({ secrets: { accessToken: "wrong", refreshToken: "wrong" } })).toMatchObject({
      working: false,
      sentence: expect.stringContaining("授权"),
    });
  });

  it("takes no push that another wrapped, that was cut, or that is another application's; a test is nothing", async () => {
    await open();
    const { keys, ledger } = hub.sim;
    const order = ledger.sell({ item: TEA });
    await hub.pass(1_000);
    const count = async () => (await hub.rows("SELECT id FROM raw_item")).length;
    const before = await count();
    const send = async (body: string) => (await fetch(hub.hook, { method: "POST", headers: { "content-type": "text/plain" }, body })).status;
    const message = (more: object) => JSON.stringify({ eventId: "9", event: "kwaishop_order_orderFail", bizId: 1, appKey: keys.appKey, info: "{}", ...more });
    expect(await send(wrapPush(message({}), "b3RoZXIta2V5LW90aGVyIQ=="))).toBe(401);
    expect(await send(wrapPush(message({}), keys.messageKey).slice(0, 20))).toBe(401);
    expect(await send(wrapPush(message({ appKey: "other" }), keys.messageKey))).toBe(401);
    expect(await count()).toBe(before);
    expect(await send(wrapPush(message({ test: true }), keys.messageKey))).toBe(200);
    await hub.pass(1_000);
    expect(await hub.orderOf(order.id)).toMatchObject({ claimed: "30" });
  });

  it("goes on when its token is over: renewed once, and nothing of the time between is missing", async () => {
    await open();
    await hub.pass(1_000);
    hub.faults.faults = { ...hub.faults.faults, pushDrop: 1 };
    hub.clock.set(START + 3 * DAY);
    const order = hub.sim.ledger.sell({ item: TEA });
    for (let step = 0; step < 3; step += 1) await hub.pass(5 * MINUTE);
    expect(await hub.orderOf(order.id)).toMatchObject({ state: "paid", paid: order.paid });
  });
});

describe("what a buyer asks back at Kuaishou", () => {
  it("goes all its way: agreed, sent back, received, and paid once the platform says so", async () => {
    await open();
    const order = await delivered();
    const askedAt = hub.clock.now();
    const sale = hub.sim.ledger.ask(order, { way: 1, reason: "质量问题" });
    await hub.pass(1_000);
    expect(await hub.casesOf(order.id)).toEqual([
      { id: sale.id, state: "requested", amount: order.paid, refunded: 0, deadline: new Date(askedAt + 48 * HOUR) },
    ]);
    expect(await hub.answer(order.id, { kind: "agree_return" })).toBeNull();
    await hub.pass(1_000);
    expect(await hub.casesOf(order.id)).toMatchObject([{ state: "waiting_return" }]);
    hub.clock.set(hub.clock.now() + DAY);
    hub.sim.ledger.sendBack(sale);
    const backAt = hub.clock.now();
    await hub.pass(1_000);
    expect(await hub.casesOf(order.id)).toMatchObject([{ state: "returned_in_transit", deadline: new Date(backAt + 7 * DAY) }]);
    expect(await hub.answer(order.id, { kind: "agree_refund" })).toBeNull();
    expect(hub.sim.ledger.grants).toEqual([]);
    await hub.pass(30_000);
    expect(await hub.casesOf(order.id)).toMatchObject([{ state: "refunded", refunded: order.paid }]);
    expect(hub.sim.ledger.grants).toMatchObject([{ saleId: sale.id, amount: order.paid, by: "seller" }]);
    expect(hub.sim.ledger.attempts).toEqual([]);
  });

  it("before shipping nobody answers: silence ends for the buyer, and the order fails", async () => {
    await open();
    const order = hub.sim.ledger.sell({ item: TEA });
    hub.sim.ledger.ask(order);
    await hub.pass(1_000);
    expect(await hub.orderOf(order.id)).toMatchObject({ held: true });
    await hub.pass(48 * HOUR);
    await hub.pass(MINUTE);
    expect(await hub.casesOf(order.id)).toMatchObject([{ state: "refunded", refunded: order.paid }]);
    expect(await hub.orderOf(order.id)).toMatchObject({ state: "closed", claimed: "80" });
    expect(hub.sim.ledger.grants.map(({ by }) => by)).toEqual(["silence"]);
  });

  it("is refused with one of the platform's reasons; changed by the buyer it waits for an answer again", async () => {
    await open();
    const order = await delivered();
    const sale = hub.sim.ledger.ask(order, { way: 10, reason: "少件" });
    await hub.pass(1_000);
    expect(await hub.answer(order.id, { kind: "refuse_refund", reasonId: "101", text: "已按单发出" })).toBeNull();
    await hub.pass(1_000);
    expect(sale.refusal).toEqual({ code: 101, words: "已按单发出" });
    expect(await hub.casesOf(order.id)).toMatchObject([{ state: "refused" }]);
    hub.clock.set(hub.clock.now() + MINUTE);
    hub.sim.ledger.change(sale, 55_000);
    await hub.pass(1_000);
    expect(await hub.casesOf(order.id)).toMatchObject([{ state: "requested", amount: 55_000 }]);
    expect(await hub.answer(order.id, { kind: "agree_refund" })).toBeNull();
    await hub.pass(MINUTE);
    expect(await hub.casesOf(order.id)).toMatchObject([{ state: "refunded", refunded: 55_000 }]);
  });

  it("is not answered as it was seen when the buyer changed it meanwhile", async () => {
    await open();
    const order = await delivered();
    const sale = hub.sim.ledger.ask(order, { way: 10 });
    await hub.pass(1_000);
    hub.faults.faults = { ...hub.faults.faults, pushDrop: 1 };
    hub.clock.set(hub.clock.now() + 1_000);
    hub.sim.ledger.change(sale, 1_000);
    await hub.answer(order.id, { kind: "agree_refund" });
    await hub.pass(MINUTE);
    expect(hub.sim.ledger.grants).toEqual([]);
    expect(sale.status).toBe(10);
  });
});

describe("what the platform writes otherwise than it says", () => {
  it("is kept, an unknown status as what it is, null as no text and text as a number, and nothing gets stuck", async () => {
    await open();
    const order = hub.sim.ledger.sell({ item: TEA });
    const sale = hub.sim.ledger.ask(order, { way: 10 });
    hub.sim.shop.oddities.set(order.id, { status: 77, remark: null, buyerNick: null, totalFee: String(order.paid), newField: { deep: [1] } });
    hub.sim.shop.oddities.set(sale.id, { status: 88, refundDesc: null, refundReasonDesc: null, refundFee: "1230", pictures: null, newField: true });
    await hub.pass(1_000);
    expect(await hub.orderOf(order.id)).toMatchObject({ claimed: "77", paid: order.paid });
    expect(await hub.casesOf(order.id)).toMatchObject([{ amount: 1_230, refunded: 0 }]);
    expect(await hub.stuck()).toEqual([]);
  });
});

describe("an afternoon in which pushes are lost, repeated and mixed, and calls throttled or unanswered", () => {
  it("is known in the end as the platform's own ledger has it: every order, every after-sale, every fen once", async () => {
    await open({ pushDrop: 0.1, pushRepeat: 0.1, pushReorder: 0.2, throttle: 0.03, timeout: 0.005 });
    const { ledger } = hub.sim;
    const sold: KsOrder[] = [];
    for (let step = 0; step < 18; step += 1) {
      for (let nth = 0; nth < 4; nth += 1)
        sold.push(ledger.sell({ item: { ...TEA, title: `演示商品${nth}`, code: `SKU-${nth}`, price: 61_030 + nth * 1_007, quantity: 1 + nth } }));
      for (const order of sold.slice(0, -4)) {
        const wish = unitOf(`wish:${order.id}`);
        const sale = [...ledger.sales.values()].find((one) => one.order === order);
        if (!sale && wish < 0.15) ledger.ask(order, { way: 10 });
        else if (order.status === 30 && !sale) ledger.ship(order);
        else if (!sale && order.status === 40 && wish > 0.7) ledger.ask(order, { way: wish > 0.85 ? 1 : 10, amount: 5_005 });
        else if (!sale && order.status === 40) ledger.sign(order);
        else if (!sale && order.status === 50) ledger.finish(order);
        else if (sale?.status === 10 && wish < 0.05) ledger.withdraw(sale);
        else if (sale?.status === 10) ledger.approve(sale, sale.amount);
        else if (sale?.status === 11) ledger.approveReturn(sale);
        else if (sale?.status === 30) ledger.sendBack(sale);
        else if (sale?.status === 40) ledger.receive(sale, 40);
      }
      if (step === 9) hub.sim.tokens.expire();
      await hub.pass(5 * MINUTE);
    }
    hub.faults.faults = { ...hub.faults.faults, pushDrop: 0, throttle: 0, timeout: 0 };
    for (let rest = 0; rest < 6; rest += 1) await hub.pass(10 * MINUTE);
    const held = await hub.rows<{ id: string; status: string; paid: number }>(
      `SELECT channel_order_id AS id, channel_status AS status, paid_fen AS paid FROM "order" ORDER BY channel_order_id`,
    );
    expect(held).toEqual(sold.map(({ id, status, paid }) => ({ id, status: String(status), paid })));
    const cases = await hub.rows<{ id: string; refunded: number }>(
      "SELECT channel_case_id AS id, refunded_fen AS refunded FROM case_file ORDER BY channel_case_id",
    );
    expect(cases).toEqual([...ledger.sales.values()].map(({ id, status, amount }) => ({ id, refunded: status === 60 ? amount : 0 })));
    expect(cases.filter(({ refunded }) => refunded > 0).length).toBe(ledger.grants.length);
    expect(ledger.grants.length).toBeGreaterThan(10);
    expect(ledger.attempts).toEqual([]);
    expect(await hub.stuck()).toEqual([]);
  });
});
