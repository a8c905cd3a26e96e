/** A whole hub against a simulated Ele.me shop, through everything between them: nothing lost, nothing twice, money once. */
import { afterEach, describe, expect, it } from "vitest";
import type { ElemeOrder } from "../../../main/demo/eleme/ledger.ts";
import { unitOf } from "../../../main/demo/engine/rng.ts";
import { ElemeHub, START } from "../../demo/eleme-hub.ts";

let hub: ElemeHub;
afterEach(() => hub.close());
const MINUTE = 60_000;
/** Dear enough that a person decides. */
const TEA = { skuId: 9, name: "演示茶叶", price: 60_000, quantity: 2, code: "TEA" };

const casesOf = (orderId: string) =>
  hub.rows<{ id: string; state: string; amount: number; refunded: number; deadline: Date | null }>(
    "SELECT channel_case_id AS id, state, amount_fen AS amount, refunded_fen AS refunded, deadline_at AS deadline FROM case_file WHERE channel_order_id = $1 ORDER BY channel_case_id",
    [orderId],
  );
const orderOf = async ({ id }: ElemeOrder) =>
  (
    await hub.rows<{ state: string; claimed: string; paid: number; held: boolean }>(
      `SELECT state, channel_status AS claimed, paid_fen AS paid, on_hold AS held FROM "order" WHERE channel_order_id = $1`,
      [id],
    )
  )[0];

describe("a shop that is connected with key, secret and number alone", () => {
  it("fetches its token, and an order's way is known from the push to the door", async () => {
    hub = await ElemeHub.open();
    const order = hub.sim.ledger.sell();
    await hub.pass(1_000);
    expect(await orderOf(order)).toMatchObject({ state: "paid", claimed: "unprocessed", paid: order.paid });
    hub.sim.ledger.accept(order);
    await hub.pass(1_000);
    expect(await orderOf(order)).toMatchObject({ state: "audited" });
    for (const [step, state] of [
      ["atShop", "audited"],
      ["picked", "outbound"],
      ["delivered", "signed"],
    ] as const) {
      hub.clock.set(hub.clock.now() + 5 * MINUTE);
      hub.sim.ledger.rider(order, step);
      await hub.pass(1_000);
      expect(await orderOf(order)).toMatchObject({ state });
    }
    hub.sim.ledger.settle(order);
    await hub.pass(1_000);
    expect(await orderOf(order)).toMatchObject({ state: "completed", claimed: "settled" });
    expect(hub.sim.pushes.counts).toMatchObject({ failed: 0, dropped: 0 });
  });

  it("says in a sentence what is wrong when it is tried", async () => {
    hub = await ElemeHub.open();
    expect(await hub.tried()).toMatchObject({ working: true });
    expect(await hub.tried({ secrets: { appSecret: "wrong" } })).toMatchObject({ working: false, sentence: expect.stringContaining("App Secret 不对") });
    expect(await hub.tried({ settings: { shopId: "7" } })).toMatchObject({ working: false, sentence: expect.stringContaining("店铺编号") });
    expect(await hub.tried({ settings: { shopId: "店" } })).toMatchObject({ working: false, sentence: expect.stringContaining("数字") });
  });

  it("takes no push that is signed by another, is another shop's or was cut, and no repeat twice", async () => {
    hub = await ElemeHub.open();
    const order = hub.sim.ledger.sell();
    await hub.pass(1_000);
    const count = async () => Number((await hub.rows<{ count: string }>("SELECT count(*) FROM raw_item"))[0]?.count);
    const before = await count();
    const send = async (body: string) => {
      const answer = await fetch(hub.hook, { method: "POST", headers: { "content-type": "application/json" }, body });
      return [answer.status, await answer.text()];
    };
    expect(await send('{"requestId":"1","type":18,"appId":1234,"message":"{}","shopId":300001,"timestamp":1,"signature":"0","userId":1}')).toEqual([
      401,
      '{"message":"bad signature"}',
    ]);
    expect(await send('{"requestId":"1","type":18,')).toEqual([401, '{"message":"bad signature"}']);
    expect(await send("")).toEqual([200, '{"message":"ok"}']);
    hub.sim.pushes.tell({ type: 20, order, body: {} }, { shopId: 300_002, whole: {} });
    await hub.sim.pushes.flush();
    expect(await count()).toBe(before);
    expect(await casesOf(order.id)).toEqual([]);
  });
});

describe("what a buyer asks back", () => {
  it("has a clock of a quarter of an hour; agreed to it is paid once, and the platform's own word confirms it", async () => {
    hub = await ElemeHub.open();
    const order = hub.sim.ledger.sell({ items: [TEA] });
    hub.sim.ledger.accept(order);
    await hub.pass(1_000);
    const askedAt = hub.clock.now();
    hub.sim.ledger.ask(order, { reason: "地址填错" });
    await hub.pass(1_000);
    expect(await casesOf(order.id)).toEqual([
      { id: `${order.id}-${askedAt / 1_000}`, state: "requested", amount: order.paid, refunded: 0, deadline: new Date(askedAt + 15 * MINUTE) },
    ]);
    expect(await orderOf(order)).toMatchObject({ held: true });
    expect(await hub.answer(await hub.page(order.id), { kind: "agree_refund" })).toBeNull();
    await hub.pass(1_000);
    expect(await casesOf(order.id)).toMatchObject([{ state: "refunded", amount: order.paid, refunded: order.paid }]);
    expect(hub.sim.ledger.grants).toMatchObject([{ orderId: order.id, amount: order.paid, by: "seller" }]);
    expect(hub.sim.ledger.attempts).toEqual([]);
    expect(await orderOf(order)).toMatchObject({ claimed: "invalid" });
  });

  it("and nobody answers is agreed to by silence, which is told by the order's end alone", async () => {
    hub = await ElemeHub.open();
    const order = hub.sim.ledger.sell({ items: [TEA] });
    hub.sim.ledger.accept(order);
    hub.sim.ledger.ask(order);
    await hub.pass(1_000);
    expect(await casesOf(order.id)).toMatchObject([{ state: "requested" }]);
    await hub.pass(15 * MINUTE);
    expect(await casesOf(order.id)).toMatchObject([{ state: "refunded", refunded: order.paid }]);
    expect(hub.sim.ledger.grants.map(({ by }) => by)).toEqual(["silence"]);
  });

  it("is refused with words, and asked again it is another case: of two parts each counts once", async () => {
    hub = await ElemeHub.open();
    const order = hub.sim.ledger.sell({ items: [TEA] });
    hub.sim.ledger.accept(order);
    hub.sim.ledger.settle(order);
    const goods = [{ name: "演示茶叶", quantity: 1, price: 55_000 }];
    hub.sim.ledger.ask(order, { goods, reason: "质量问题" });
    await hub.pass(1_000);
    expect(await hub.answer(await hub.page(order.id), { kind: "refuse_refund", reasonId: "凭证不足，无法核实", text: "请补充照片" })).toBeNull();
    await hub.pass(1_000);
    expect(await casesOf(order.id)).toMatchObject([{ state: "refused" }]);
    for (let nth = 0; nth < 2; nth += 1) {
      hub.clock.set(hub.clock.now() + MINUTE);
      hub.sim.ledger.ask(order, { goods, reason: "补照片" });
      await hub.pass(1_000);
      expect(await hub.answer(await hub.page(order.id), { kind: "agree_refund" })).toBeNull();
      await hub.pass(1_000);
    }
    expect(await casesOf(order.id)).toMatchObject([
      { state: "refused", refunded: 0 },
      { state: "refunded", refunded: 55_000 },
      { state: "refunded", refunded: 55_000 },
    ]);
    expect(hub.sim.ledger.grants).toHaveLength(2);
    expect(hub.sim.ledger.attempts).toEqual([]);
  });

  it("and is withdrawn while the push of it is lost shows once the order is done", async () => {
    hub = await ElemeHub.open();
    const order = hub.sim.ledger.sell({ items: [TEA] });
    hub.sim.ledger.accept(order);
    hub.sim.ledger.ask(order);
    await hub.pass(1_000);
    hub.faults.faults = { ...hub.faults.faults, pushDrop: 1 };
    hub.sim.ledger.withdraw(order);
    hub.sim.ledger.settle(order);
    await hub.pass(6 * MINUTE);
    expect(await casesOf(order.id)).toMatchObject([{ state: "closed", refunded: 0 }]);
    expect(await orderOf(order)).toMatchObject({ state: "completed" });
  });
});

describe("an afternoon in which pushes are lost, repeated and mixed, and calls throttled or unanswered", () => {
  it("is known in the end as the platform's own ledger has it: every order, every case, every fen once", async () => {
    hub = await ElemeHub.open({ pushDrop: 0.1, pushRepeat: 0.1, pushReorder: 0.2, throttle: 0.03, timeout: 0.005 });
    const { ledger } = hub.sim;
    const sold: ElemeOrder[] = [];
    const draw = (what: string, order: ElemeOrder): number => unitOf(`${what}:${order.daySn}`);
    for (let step = 0; step < 24; step += 1) {
      for (let nth = 0; nth < 4; nth += 1) {
        const order = ledger.sell({
          items: [{ skuId: 9 + nth, name: `演示商品${nth}`, price: 21_030 + nth * 1_007, quantity: 1 + nth, code: `SKU-${nth}` }],
          wholeAt: nth === 3 ? hub.clock.now() + 20_000 : 0,
        });
        ledger.accept(order);
        sold.push(order);
      }
      for (const order of sold.slice(Math.max(0, sold.length - 12), -4)) {
        const wish = draw("wish", order);
        if (order.status === "valid" && order.case === null && wish < 0.2) ledger.ask(order);
        else if (order.case?.status === "applied" && wish < 0.1) ledger.withdraw(order);
        else if (order.status === "valid" && order.case?.status !== "applied") ledger.settle(order);
        else if (order.status === "settled" && order.case?.status !== "applied" && wish > 0.7)
          ledger.ask(order, { goods: [{ name: order.items[0]?.name ?? "", quantity: 1, price: 5_005 }] });
      }
      if (step === 9) hub.sim.tokens.expire();
      await hub.pass(5 * MINUTE);
    }
    hub.faults.faults = { ...hub.faults.faults, pushDrop: 0, throttle: 0, timeout: 0 };
    for (let rest = 0; rest < 6; rest += 1) await hub.pass(10 * MINUTE);
    const held = new Map(
      (
        await hub.rows<{ id: string; status: string; paid: number }>(`SELECT channel_order_id AS id, channel_status AS status, paid_fen AS paid FROM "order"`)
      ).map((row) => [row.id, row]),
    );
    expect([...held.values()].toSorted((left, right) => (left.id < right.id ? -1 : 1))).toEqual(sold.map(({ id, status, paid }) => ({ id, status, paid })));
    // Each case that is over at the platform is over here, and what went back is what its ledger paid for cases.
    const cases = await hub.rows<{ order: string; state: string; refunded: number }>(
      "SELECT channel_order_id AS order, state, refunded_fen AS refunded FROM case_file",
    );
    for (const order of sold) {
      const mine = cases.filter((one) => one.order === order.id);
      const theirs = ledger.cases.filter((one) => one.orderId === order.id);
      expect(mine.length, order.id).toBeLessThanOrEqual(theirs.length);
      expect(mine.length > 0, order.id).toBe(order.case !== null && (order.case.status !== "noRefund" || mine.length > 0));
      const paid = ledger.grants.filter((one) => one.orderId === order.id && theirs.length > 0).reduce((sum, one) => sum + one.amount, 0);
      expect(
        mine.reduce((sum, one) => sum + one.refunded, 0),
        order.id,
      ).toBe(paid);
    }
    expect(ledger.attempts).toEqual([]);
    const stuck = await hub.rows("SELECT status, reason FROM raw_queue WHERE status <> 'pending' OR reason IS NOT NULL");
    expect(stuck).toEqual([]);
    expect(hub.clock.now()).toBe(START + 180 * MINUTE);
  });
});
