/** The simulated Xiaohongshu gateway by itself: as strict as the documents say, whoever calls. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type SimClock, steppedClock } from "../../main/demo/engine/clock.ts";
import { startXiaohongshu, type XhsServer } from "../../main/demo/xiaohongshu/server.ts";
import { callSign, pushSign } from "../../main/demo/xiaohongshu/sign.ts";

const START = Date.UTC(2026, 10, 20, 2, 0, 0);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
type Told = Record<string, unknown>;
let clock: SimClock;
let sim: XhsServer;
beforeEach(async () => {
  clock = steppedClock(START);
  sim = await startXiaohongshu({ clock });
  sim.shop.tokens.issue();
});
afterEach(() => sim.close());

async function call(method: string, params: Told = {}, more: Told = {}): Promise<Told> {
  const timestamp = String(Math.floor(clock.now() / 1_000));
  const { appId, secret } = sim.keys;
  const set = { method, appId, timestamp, version: "2.0", accessToken: sim.shop.tokens.access };
  const sent = { ...params, ...set, sign: callSign({ method, appId, timestamp }, secret), ...more };
  const answer = await fetch(`${sim.url}/ark/open_api/v3/common_controller`, { method: "POST", body: JSON.stringify(sent) });
  return (await answer.json()) as Told;
}
/** The sentence of whichever layer is no success; `null` where all are. */
async function said(...of: Parameters<typeof call>): Promise<unknown> {
  const outer = await call(...of);
  const inner = outer.data as Told | null;
  if (outer.success !== true) return outer.error_msg;
  return inner?.success === false ? inner.msg : null;
}

describe("the Xiaohongshu gateway", () => {
  it("signs calls by the sheet's vector, and pushes over their address alone", () => {
    const of = { method: "order.getOrderDetail", appId: "xhsapp", timestamp: "1700000000" };
    expect(callSign(of, "xhssecret")).toBe("48d9333eb601fdcfec192e7eef2d81c5");
    const push = { appId: "xhsapp", timestamp: "1700000000000" };
    const [one, other] = ["http://a.example/hooks/x?b=2&a=1", "http://b.example/hooks/x?a=1&b=2"].map((url) => pushSign(new URL(url), push, "s"));
    expect(one).toBe(other);
  });

  it("turns away what is not signed, not in time, not its own or without a good token", async () => {
    const { id: orderId } = sim.ledger.sell();
    expect(await said("order.getOrderDetail", { orderId })).toBeNull();
    expect(await said("order.getOrderDetail", { orderId }, { sign: "0".repeat(32) })).toBe("签名校验失败");
    expect(await said("order.getOrderDetail", { orderId }, { timestamp: String(START / 1_000 - 601) })).toBe("timestamp 已过期");
    expect(await said("order.getOrderDetail", { orderId }, { timestamp: START / 1_000 })).toBe("公共参数错误");
    expect(await said("order.getOrderDetail", { orderId }, { appId: "other" })).toBe("appId 不存在");
    expect(await said("order.nothing")).toBe("method 不支持");
    expect(await said("order.getOrderDetail", { orderId: 7 })).toBe("包裹不存在");
    expect(await call("order.getOrderDetail", { orderId }, { accessToken: "" })).toMatchObject({ success: false, error_code: 401 });
    clock.set(START + 7 * DAY);
    expect(await call("order.getOrderDetail", { orderId })).toMatchObject({ error_code: 401 });
  });

  it("lists half an hour of changes at most, orders in seconds and after-sales in ms, and no page behind the hundredth", async () => {
    const order = sim.ledger.sell();
    sim.ledger.ask(order, { type: 5 });
    const page = { timeType: 2, pageNo: 1, pageSize: 50 };
    const seconds = (from: number) => ({ startTime: (START - from) / 1_000, endTime: START / 1_000 });
    expect(await call("order.getOrderList", { ...page, ...seconds(30 * MINUTE) })).toMatchObject({ success: true, data: { total: 1, maxPageNo: 1 } });
    expect(await said("order.getOrderList", { ...page, ...seconds(30 * MINUTE + 1_000) })).toContain("30分钟");
    expect(await said("order.getOrderList", { ...page, startTime: START - MINUTE, endTime: START })).toContain("30分钟");
    expect(await said("order.getOrderList", { ...page, ...seconds(DAY), timeType: 1 })).toBeNull();
    expect(await said("order.getOrderList", { ...page, ...seconds(MINUTE), pageSize: 101 })).toContain("分页");
    expect(await said("order.getOrderList", { ...page, ...seconds(MINUTE), pageNo: 101 })).toContain("分页");
    const sales = await call("afterSale.listAfterSaleInfos", { ...page, startTime: START - MINUTE, endTime: START });
    expect(sales).toMatchObject({
      code: 0,
      data: { success: true, data: { totalCount: 1, afterSaleBasicInfos: [{ expectedRefundAmountYuan: 184, expireTime: START + 48 * HOUR }] } },
    });
    expect(await said("afterSale.listAfterSaleInfos", { ...page, ...seconds(MINUTE), startTime: 1 })).toContain("30分钟");
  });

  it("gives a pair of tokens for a code once and renews it once, and the former pair is dead", async () => {
    const back = "http://127.0.0.1/shops/authorised";
    const page = await (await fetch(`${sim.url}/ark/authorization?${new URLSearchParams({ appId: sim.keys.appId, redirectUri: back, state: "s" })}`)).text();
    const code = /code=([\w-]+)/.exec(page)?.[1];
    const given = (await call("oauth.getAccessToken", { code })) as { data: Told };
    expect(given.data).toMatchObject({ sellerId: sim.keys.sellerId, accessTokenExpiresAt: START + 7 * DAY, refreshTokenExpiresAt: START + 14 * DAY });
    expect(await said("oauth.getAccessToken", { code })).toContain("code");
    const { refreshToken } = given.data;
    expect(await said("oauth.refreshToken", { refreshToken })).toBeNull();
    expect(await said("oauth.refreshToken", { refreshToken })).toContain("失效");
    expect((await fetch(`${sim.url}/ark/authorization?appId=other`)).status).toBe(400);
  });

  it("pays once, however often it is answered, never more than was paid, and takes no answer that does not fit", async () => {
    const order = sim.ledger.sell();
    sim.ledger.ship(order);
    const dear = sim.ledger.ask(order, { type: 4, amount: order.paid + 1 });
    expect(await said("afterSale.auditReturns", { returnsId: dear.id, action: 1 })).toContain("超过");
    sim.ledger.withdraw(dear);
    const back = sim.ledger.ask(order, { type: 1 });
    expect(await said("afterSale.auditReturns", { returnsId: back.id, action: 1 })).toContain("不支持");
    expect(await said("afterSale.auditReturns", { returnsId: back.id, action: 2 })).toContain("退货地址");
    expect(await said("afterSale.auditReturns", { returnsId: back.id, action: 3, reason: 99, description: "不行" })).toContain("原因");
    expect(await said("afterSale.auditReturns", { returnsId: back.id, action: 2, receiverInfo: { sellerAddressRecordId: 1 } })).toBeNull();
    sim.ledger.sendBack(back);
    for (const expected of [null, "售后单状态不支持该操作"]) expect(await said("afterSale.confirmReceive", { returnsId: back.id, action: 1 })).toBe(expected);
    expect(sim.ledger.grants).toEqual([]);
    clock.set(START + MINUTE);
    sim.ledger.pass();
    expect(sim.ledger.grants).toMatchObject([{ saleId: back.id, amount: order.paid, by: "seller" }]);
    expect(sim.ledger.attempts.map(({ what }) => what)).toEqual(["refund-too-much", "wrong-action", "answer-out-of-turn"]);
  });

  it("agrees by silence: money alone is paid, a return goes on, and what comes back is paid after a week", () => {
    const [plain, back] = [sim.ledger.sell(), sim.ledger.sell()];
    sim.ledger.ship(back);
    const [money, goods] = [sim.ledger.ask(plain, { type: 5 }), sim.ledger.ask(back, { type: 1 })];
    clock.set(START + 48 * HOUR - 1);
    sim.ledger.pass();
    expect([money.status, goods.status]).toEqual([1, 1]);
    clock.set(START + 48 * HOUR);
    sim.ledger.pass();
    expect([money.status, goods.status, goods.expiresAt]).toEqual([4, 2, -1]);
    sim.ledger.sendBack(goods);
    for (const later of [MINUTE, 7 * DAY, 7 * DAY + MINUTE]) {
      clock.set(START + 48 * HOUR + later);
      sim.ledger.pass();
    }
    expect([goods.status, goods.refundStatus, plain.status]).toEqual([4, 2, 9]);
    expect(sim.ledger.grants.map(({ by }) => by)).toEqual(["silence", "silence"]);
  });
});

describe("a shop that lives by the clock", () => {
  it("had people buying before anybody looked, and is the same after a new start", async () => {
    const look = async () => {
      const other = await startXiaohongshu({ clock: steppedClock(START), lives: true });
      await fetch(`${other.url}/ark/open_api/v3/common_controller`, { method: "POST", body: "{}" });
      const seen = [...other.ledger.orders.values()].map(({ id, status, paid }) => [id, status, paid]);
      const sales = [...other.ledger.sales.values()].map(({ id, status, type }) => [id, status, type]);
      await other.close();
      return { seen, sales };
    };
    const first = await look();
    expect(first.seen.length).toBeGreaterThan(200);
    expect(new Set(first.sales.map(([, , type]) => type))).toEqual(new Set([1, 4, 5]));
    expect(await look()).toEqual(first);
  });
});
