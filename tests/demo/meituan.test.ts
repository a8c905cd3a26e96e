import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { steppedClock } from "../../main/demo/engine/clock.ts";
import { FaultBox, presetFaults } from "../../main/demo/engine/faults.ts";
import { administrator, MeituanHub } from "./meituan-hub.ts";

let hub: MeituanHub;
beforeEach(async () => {
  hub = await MeituanHub.open();
});
afterEach(() => hub.close());

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const orders = () =>
  hub.rows<{ id: string; status: string; paid: string }>(
    `SELECT channel_order_id AS id, channel_status AS status, paid_fen::text AS paid FROM "order" ORDER BY channel_order_id`,
  );
const cases = () =>
  hub.rows<{ id: string; state: string; refunded: string | null }>(
    "SELECT channel_case_id AS id, state, refunded_fen::text AS refunded FROM case_file ORDER BY channel_case_id",
  );

describe("a shop at the simulated Meituan", () => {
  it("is connected with app id, secret and store code; its orders, riders and refunds come by push, by GET and by POST, and each is there once", async () => {
    await hub.connect();
    await hub.idle();
    const order = hub.sim.ledger.sell();
    await hub.idle();
    expect(await orders()).toEqual([{ id: order.id, status: "2", paid: "4780" }]);
    hub.sim.ledger.accept(order);
    for (const rider of [10, 20, 40] as const) {
      hub.clock.advance(5 * MINUTE);
      hub.sim.ledger.ride(order, rider);
    }
    hub.sim.ledger.finish(order);
    const refund = hub.sim.ledger.ask(order, { type: 2, money: 2_390 });
    await hub.idle();
    expect(await orders()).toMatchObject([{ status: "8" }]);
    expect(await hub.rows("SELECT waybill, carrier, state FROM parcel")).toEqual([{ waybill: order.id, carrier: "美团配送", state: "signed" }]);
    expect(await cases()).toEqual([{ id: refund.id, state: "requested", refunded: "0" }]);
    expect(hub.sim.office.counts).toMatchObject({ givenUp: 0 });
    expect(hub.sim.office.counts.acknowledged).toBe(hub.sim.office.counts.sent);
    expect(hub.sim.office.answers.at(-1)).toEqual({ status: 200, body: '{"data":"ok"}' });
  });

  it("has several refunds of one order, paid once each: the last whole one is of what is left, and nothing is counted twice", async () => {
    await hub.connect();
    const order = hub.sim.ledger.sell();
    // The policy grants each by itself once its hold is over.
    for (const part of [{ type: 2, money: 1_000 }, { type: 2, money: 500 }, {}] as const) {
      hub.sim.ledger.ask(order, part);
      await hub.idle();
      for (const minutes of [11, 1]) await hub.pass(minutes * MINUTE);
    }
    expect((await cases()).map(({ state, refunded }) => [state, refunded])).toEqual([
      ["refunded", "1000"],
      ["refunded", "500"],
      ["refunded", "3280"],
    ]);
    expect(hub.sim.ledger.paidBack(order.id)).toBe(order.pay);
    expect(hub.sim.ledger.attempts).toEqual([]);
    expect(await orders()).toMatchObject([{ status: "9", paid: "4780" }]);
    const [sum] = await hub.rows<{ sum: string }>("SELECT sum(refunded_fen)::text AS sum FROM case_file");
    expect(sum?.sum).toBe(String(order.pay));
  });

  it("whose pushes all stay out has what became of running orders and of their refunds by the next pull, though no list tells of it", async () => {
    await hub.connect();
    hub.sim.pushTo({});
    const order = hub.sim.ledger.sell();
    await hub.pass(5 * MINUTE);
    hub.sim.ledger.accept(order);
    const refund = hub.sim.ledger.ask(order);
    await hub.pass(5 * MINUTE);
    expect(await orders()).toEqual([{ id: order.id, status: "4", paid: "4780" }]);
    expect(await cases()).toEqual([{ id: refund.id, state: "requested", refunded: "0" }]);
    // Agreed to by the policy once its hold is over; that the money went back is seen by what became of the order.
    for (const minutes of [11, 5, 5]) await hub.pass(minutes * MINUTE);
    expect(refund.money_back).toBe("paid");
    expect(await orders()).toMatchObject([{ status: "9" }]);
    expect(await cases()).toEqual([{ id: refund.id, state: "refunded", refunded: "4780" }]);
  });

  it("shows the clock, and what silence did", async () => {
    await hub.connect();
    const order = hub.sim.ledger.sell({ lines: [{ code: "A", sku: "A1", name: "演示火锅套餐", upc: "", quantity: 1, price: 60_000, boxNum: 0, boxPrice: 0 }] });
    hub.sim.ledger.ask(order);
    await hub.idle();
    const [row] = await hub.rows<{ deadline: Date; outcome: string }>("SELECT deadline_at AS deadline, default_outcome AS outcome FROM case_file");
    expect(row).toEqual({ deadline: new Date(hub.clock.now() + 3 * HOUR), outcome: "refund" });
    await hub.pass(3 * HOUR + MINUTE);
    await hub.pass(MINUTE);
    await hub.pass(MINUTE);
    expect(hub.sim.ledger.grants).toMatchObject([{ by: "platform" }]);
    expect(await cases()).toMatchObject([{ state: "refunded", refunded: String(order.pay) }]);
  });

  it("agrees to a return before its money, and tells a person when the money did not arrive", async () => {
    await hub.connect();
    const order = hub.sim.ledger.sell({
      store: "shop_002",
      lines: [{ code: "A", sku: "A1", name: "演示电饭锅", upc: "", quantity: 1, price: 60_000, boxNum: 0, boxPrice: 0 }],
    });
    const refund = hub.sim.ledger.ask(order, { type: 2, service: 2, money: 60_000, parts: [{ sku: "A1", code: "A", count: 1, price: 60_000 }] });
    await hub.idle();
    const [asked] = await hub.pages();
    if (!asked) throw new Error("expected a case");
    expect(asked.case).toMatchObject({ kind: "return_refund", state: "requested" });
    expect(await hub.act(asked, "agree_return")).toBeNull();
    await hub.idle();
    expect(await cases()).toMatchObject([{ state: "waiting_return" }]);
    hub.sim.ledger.sendBack(refund, { company: "中通", number: "ZT000001" });
    await hub.idle();
    const [sent] = await hub.pages();
    expect(sent?.case).toMatchObject({ state: "returned_in_transit" });
    hub.sim.ledger.bankRefuses = true;
    hub.sim.ledger.agree(order);
    await hub.pass(MINUTE);
    expect(await cases()).toMatchObject([{ state: "refunding", refunded: "0" }]);
    expect(await hub.rows("SELECT problem FROM case_file")).toEqual([{ problem: expect.stringContaining("没有退成功") }]);
  });

  it("takes a cancellation that comes before the order, repeats, and pushes in any order for what they are: hints", async () => {
    await hub.connect();
    const order = hub.sim.ledger.submit();
    hub.sim.pushTo({ cancelled: hub.hook });
    hub.sim.ledger.pay(order);
    hub.sim.ledger.cancel(order, { code: 1_102, reason: "用户取消", by: 1 });
    await hub.idle();
    expect(await orders()).toMatchObject([{ status: "9" }]);
  });

  it("is not told by a push that another key, another host or another shop's address signed", async () => {
    await hub.connect();
    const order = hub.sim.ledger.sell();
    await hub.sim.goOn();
    const before = await hub.rows("SELECT id FROM raw_item");
    const send = (path: string, headers: Record<string, string> = {}): Promise<number> =>
      new Promise((resolve, reject) => {
        const outgoing = request(
          new URL(path, hub.hook),
          { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded", ...headers } },
          (answer) => {
            answer.resume();
            resolve(answer.statusCode ?? 0);
          },
        );
        outgoing.on("error", reject);
        outgoing.end(`order_id=${order.id}&app_id=1234&timestamp=1795137151&sig=0123456789abcdef0123456789abcdef`);
      });
    expect(await send(hub.hook)).toBe(401);
    expect(await send(`${hub.hook}x`)).toBe(404);
    expect(await hub.rows("SELECT id FROM raw_item")).toEqual(before);
  });
});

describe("a shop whose pushes are lost", () => {
  it("has every order within an interval, and what became of orders and refunds by the next", async () => {
    await hub.close();
    const faults = new FaultBox({ clock: steppedClock(0), seed: "mt", faults: { ...presetFaults("none", 0), pushDrop: 1 } });
    hub = await MeituanHub.open({ faults });
    await hub.connect();
    await hub.idle();
    const sold = Array.from({ length: 12 }, (_, nth) => hub.sim.ledger.sell({ store: nth % 3 === 0 ? "shop_002" : "shop_001" }));
    await hub.pass(6 * MINUTE);
    expect((await orders()).map(({ id }) => id)).toEqual(sold.map(({ id }) => id));
    const [first, second] = sold;
    if (!first || !second) throw new Error("expected orders");
    hub.sim.ledger.accept(first);
    hub.sim.ledger.ask(second, { type: 2, money: 300 });
    await hub.pass(6 * MINUTE);
    expect((await orders()).find(({ id }) => id === first.id)?.status).toBe("4");
    expect(await cases()).toHaveLength(1);
    expect(hub.sim.office.counts).toMatchObject({ sent: 0 });
  });
});

describe("trying the connection", () => {
  it.each([
    [{ appSecret: "wrong" }, {}, /App Secret/],
    [{}, { appId: "99" }, /App ID/],
    [{}, { appPoiCode: "nowhere" }, /门店编码/],
  ] as const)("with %j %j says in one sentence what is wrong", async (secrets, settings, sentence) => {
    const { form } = hub;
    const id = await save({ ...form.settings, ...settings }, { ...form.secrets, ...secrets });
    const tried = await hub.handlers.shops.test({ id }, administrator);
    expect(tried).toMatchObject({ ok: true, value: { working: false, sentence: expect.stringMatching(sentence) } });
  });

  it("says what the platform refuses the application: the interface, the address; and when all is well", async () => {
    const id = await save(hub.form.settings, hub.form.secrets);
    const sentenceOf = async (): Promise<string> => {
      const tried = await hub.handlers.shops.test({ id }, administrator);
      return tried.ok ? tried.value.sentence : tried.refusal.message;
    };
    hub.sim.trouble = { code: 708, said: "没有接口权限" };
    expect(await sentenceOf()).toMatch(/权限/);
    hub.sim.trouble = { code: 708, said: "IP 不在白名单" };
    expect(await sentenceOf()).toMatch(/白名单/);
    hub.sim.trouble = null;
    expect(await sentenceOf()).toBe("连上了，账号和签名都对。");
  });

  async function save(settings: Record<string, string>, secrets: Record<string, string>): Promise<string> {
    const saved = await hub.handlers.shops.save(
      { id: null, channel: "meituan", name: "美团店", baseUrl: hub.sim.url, settings, secrets, enabled: true },
      administrator,
    );
    if (!saved.ok) throw new Error(saved.refusal.message);
    return saved.value.shop.id;
  }
});
