/** A whole hub against a simulated Xiaohongshu shop, through everything between them: nothing lost, nothing twice, money once. */
import { afterEach, describe, expect, it } from "vitest";
import type { Faults } from "../../../main/demo/engine/faults.ts";
import { unitOf } from "../../../main/demo/engine/rng.ts";
import { startXiaohongshu, type XhsServer } from "../../../main/demo/xiaohongshu/server.ts";
import { pushSign } from "../../../main/demo/xiaohongshu/sign.ts";
import type { XhsOrder } from "../../../main/demo/xiaohongshu/types.ts";
import { ShopHub, START } from "../../demo/shop-hub.ts";

let hub: ShopHub<XhsServer>;
afterEach(() => hub.close());
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Dear enough that a person decides. */
const TEA = { skuId: "65f0000000000000000000b1", name: "演示茶叶", spec: "礼盒", code: "TEA", quantity: 2, paid: 120_000 };

async function open(faults: Partial<Faults> = {}): Promise<void> {
  hub = await ShopHub.open<XhsServer>({
    channel: "xiaohongshu",
    start: startXiaohongshu,
    faults,
    typed: ({ keys, shop }) => {
      if (shop.tokens.access === "") shop.tokens.issue();
      const { access: accessToken, refresh: refreshToken, accessEndsAt } = shop.tokens;
      const secrets = { appSecret: keys.secret, accessToken, refreshToken, accessTokenExpiresAt: String(accessEndsAt) };
      return { settings: { appId: keys.appId, returnAddressId: "1001" }, secrets };
    },
  });
}

/** An order that the buyer has. */
async function delivered(): Promise<XhsOrder> {
  const order = hub.sim.ledger.sell({ items: [TEA] });
  hub.sim.ledger.ship(order);
  await hub.pass(1_000);
  return order;
}

describe("a Xiaohongshu shop that is connected", () => {
  it("tells an order's way from the push to the end, twice that it waits, and it is one order", async () => {
    await open();
    const order = hub.sim.ledger.sell({ items: [TEA] });
    await hub.pass(1_000);
    expect(await hub.orderOf(order.id)).toMatchObject({ state: "paid", claimed: "4", paid: order.paid, held: false });
    hub.clock.set(hub.clock.now() + HOUR);
    hub.sim.ledger.ship(order);
    // That it left is the platform's word until a scan says so.
    await hub.pass(1_000);
    expect(await hub.orderOf(order.id)).toMatchObject({ state: "paid", claimed: "6" });
    expect(await hub.rows("SELECT waybill FROM parcel")).toEqual([{ waybill: order.waybill }]);
    hub.sim.ledger.finish(order);
    await hub.pass(1_000);
    expect(await hub.orderOf(order.id)).toMatchObject({ state: "completed", claimed: "7" });
    expect(hub.sim.pushes.counts).toMatchObject({ sent: 4, answered: 4, failed: 0 });
  });

  it("says in a sentence what is wrong when it is tried", async () => {
    await open();
    expect(await hub.tried()).toMatchObject({ working: true });
    expect(await hub.tried({ secrets: { appSecret: "wrong" } })).toMatchObject({ working: false, sentence: expect.stringContaining("App Secret") });
    expect(await hub.tried({ secrets: { accessToken: "wrong", refreshToken: "wrong" } })).toMatchObject({
      working: false,
      sentence: expect.stringContaining("授权"),
    });
  });

  it("takes no push that another signed, and none that is another shop's; a body that was changed on its way changes nothing", async () => {
    await open();
    const order = hub.sim.ledger.sell({ items: [TEA] });
    await hub.pass(1_000);
    const send = async (body: unknown, secret = hub.sim.keys.secret) => {
      const { appId } = hub.sim.keys;
      const timestamp = String(hub.clock.now());
      const headers = { "content-type": "application/json", "app-key": appId, timestamp, sign: pushSign(new URL(hub.hook), { appId, timestamp }, secret) };
      return (await fetch(hub.hook, { method: "POST", headers, body: JSON.stringify(body) })).status;
    };
    const told = (data: object) => [{ msgTag: "msg_fulfillment_status_change", sellerId: hub.sim.keys.sellerId, data: JSON.stringify(data) }];
    expect(await send(told({ orderId: order.id }), "wrong")).toBe(401);
    expect(await send({ half: "a page" })).toBe(400);
    expect(await send(told({ orderId: order.id, orderStatus: 9 }))).toBe(200);
    await hub.pass(1_000);
    expect(await hub.orderOf(order.id)).toMatchObject({ state: "paid", claimed: "4" });
  });

  it("goes on when its token is over: renewed once, and nothing of the time between is missing", async () => {
    await open();
    await hub.pass(1_000);
    hub.faults.faults = { ...hub.faults.faults, pushDrop: 1 };
    hub.clock.set(START + 8 * DAY);
    const order = hub.sim.ledger.sell({ items: [TEA] });
    for (let step = 0; step < 3; step += 1) await hub.pass(5 * MINUTE);
    expect(await hub.orderOf(order.id)).toMatchObject({ state: "paid", paid: order.paid });
  });
});

describe("what a buyer asks back at Xiaohongshu", () => {
  it("goes all its way: agreed, sent back, received, and paid once the platform says so", async () => {
    await open();
    const order = await delivered();
    const askedAt = hub.clock.now();
    const sale = hub.sim.ledger.ask(order, { type: 1, reason: "质量问题", cargo: 2 });
    await hub.pass(1_000);
    expect(await hub.casesOf(order.id)).toEqual([
      { id: sale.id, state: "requested", amount: order.paid, refunded: 0, deadline: new Date(askedAt + 48 * HOUR) },
    ]);
    expect(await hub.answer(order.id, { kind: "agree_return" })).toBeNull();
    await hub.pass(1_000);
    expect(await hub.casesOf(order.id)).toMatchObject([{ state: "waiting_return", deadline: null }]);
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

  it("before shipping holds the order back; the refund cancels it, silence agrees", async () => {
    await open();
    const order = hub.sim.ledger.sell({ items: [TEA] });
    await hub.pass(1_000);
    hub.sim.ledger.ask(order);
    await hub.pass(1_000);
    expect(await hub.orderOf(order.id)).toMatchObject({ held: true });
    await hub.pass(48 * HOUR);
    await hub.pass(MINUTE);
    expect(await hub.casesOf(order.id)).toMatchObject([{ state: "refunded", refunded: order.paid }]);
    expect(await hub.orderOf(order.id)).toMatchObject({ state: "closed", claimed: "9" });
    expect(hub.sim.ledger.grants.map(({ by }) => by)).toEqual(["silence"]);
  });

  it("is refused with one of the platform's reasons, taken to the platform, and decided there", async () => {
    await open();
    const order = await delivered();
    const sale = hub.sim.ledger.ask(order, { type: 4, reason: "未收到货", cargo: 1 });
    await hub.pass(1_000);
    expect(await hub.answer(order.id, { kind: "refuse_refund", reasonId: "9", text: "物流显示已签收" })).toBeNull();
    await hub.pass(1_000);
    expect(sale.refusal).toMatchObject({ reason: 9 });
    expect(await hub.casesOf(order.id)).toMatchObject([{ state: "refused", deadline: null }]);
    hub.sim.ledger.arbitrate(sale);
    await hub.pass(1_000);
    hub.sim.ledger.decide(sale, true);
    await hub.pass(MINUTE);
    await hub.pass(1_000);
    expect(await hub.casesOf(order.id)).toMatchObject([{ state: "refunded", refunded: order.paid }]);
    expect(hub.sim.ledger.grants.map(({ by }) => by)).toEqual(["platform"]);
  });

  it("is not paid as it was seen when the buyer changed the sum meanwhile", async () => {
    await open();
    const order = await delivered();
    const sale = hub.sim.ledger.ask(order, { type: 4 });
    await hub.pass(1_000);
    hub.faults.faults = { ...hub.faults.faults, pushDrop: 1 };
    hub.sim.ledger.change(sale, 1_000);
    await hub.answer(order.id, { kind: "agree_refund" });
    await hub.pass(MINUTE);
    expect(hub.sim.ledger.grants).toEqual([]);
    expect(sale.status).toBe(1);
  });

  it("as an exchange ends well and without money; a fast refund is out before the goods are back", async () => {
    await open();
    const [swapped, fast] = [await delivered(), await delivered()];
    const exchange = hub.sim.ledger.ask(swapped, { type: 2, amount: 0 });
    const ahead = hub.sim.ledger.ask(fast, { type: 1 });
    hub.sim.ledger.review(exchange, 2);
    hub.sim.ledger.sendBack(exchange);
    hub.sim.ledger.exchanged(exchange);
    hub.sim.ledger.refundAhead(ahead);
    await hub.pass(1_000);
    expect(await hub.casesOf(swapped.id)).toMatchObject([{ state: "closed", refunded: 0 }]);
    expect(await hub.casesOf(fast.id)).toMatchObject([{ state: "requested", refunded: fast.paid }]);
  });
});

describe("what the platform writes otherwise than it says", () => {
  it("is kept, an unknown status as what it is, null as no text and a number as its digits, and nothing gets stuck", async () => {
    await open();
    const order = hub.sim.ledger.sell({ items: [TEA] });
    const sale = hub.sim.ledger.ask(order, { type: 4 });
    hub.sim.shop.oddities.set(order.id, {
      orderStatus: 77,
      customerRemark: null,
      sellerRemark: null,
      expressTrackingNo: 123_456_789_012,
      newField: { deep: [1] },
    });
    hub.sim.shop.oddities.set(sale.id, { status: 88, desc: null, reasonNameZh: null, userId: 7, expectedRefundAmountYuan: "12.30", newField: true });
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
    const sold: XhsOrder[] = [];
    for (let step = 0; step < 18; step += 1) {
      for (let nth = 0; nth < 4; nth += 1) {
        const item = { ...TEA, name: `演示商品${nth}`, code: `SKU-${nth}`, paid: 61_030 + nth * 1_007, quantity: 1 + nth };
        sold.push(ledger.sell({ items: [item] }));
      }
      for (const order of sold.slice(0, -4)) {
        const wish = unitOf(`wish:${order.id}`);
        const sales = [...ledger.sales.values()].filter((sale) => sale.order === order);
        const [sale] = sales;
        if (!sale && wish < 0.15) ledger.ask(order, { type: 5 });
        else if (order.status === 4) ledger.ship(order);
        else if (!sale && order.status === 6 && wish > 0.7) ledger.ask(order, { type: wish > 0.85 ? 1 : 4, amount: 5_005 });
        else if (!sale && order.status === 6) ledger.finish(order);
        else if (sale?.status === 1 && wish < 0.05) ledger.withdraw(sale);
        else if (sale?.status === 1) ledger.review(sale, sale.type === 1 ? 2 : 1);
        else if (sale?.status === 2) ledger.sendBack(sale);
        else if (sale?.status === 3) ledger.receive(sale, 1);
      }
      if (step === 9) hub.sim.shop.tokens.expire();
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
    expect(cases).toEqual([...ledger.sales.values()].map(({ id, refunded }) => ({ id, refunded })));
    expect(cases.filter(({ refunded }) => refunded > 0).length).toBe(ledger.grants.length);
    expect(ledger.grants.length).toBeGreaterThan(10);
    expect(ledger.attempts).toEqual([]);
    expect(await hub.stuck()).toEqual([]);
  });
});
