/** The simulated Ele.me gateway by itself: as strict as the documents say, whoever calls. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ElemeServer, startEleme } from "../../main/demo/eleme/server.ts";
import { callSign, pushSign } from "../../main/demo/eleme/sign.ts";
import { type SimClock, steppedClock } from "../../main/demo/engine/clock.ts";

const START = Date.UTC(2026, 10, 20, 2, 0, 0);
const MINUTE = 60_000;
let clock: SimClock;
let sim: ElemeServer;
let token: string;
let calls = 0;
beforeEach(async () => {
  clock = steppedClock(START);
  sim = await startEleme({ clock });
  token = String((await grant({ grant_type: "client_credentials" })).access_token);
});
afterEach(() => sim.close());

type Told = Record<string, unknown>;
async function grant(form: Record<string, string>, secret = sim.keys.secret): Promise<Told> {
  const head = Buffer.from(`${sim.keys.appKey}:${secret}`).toString("base64");
  const answer = await fetch(`${sim.url}/token`, { method: "POST", headers: { authorization: `Basic ${head}` }, body: new URLSearchParams(form) });
  return { status: answer.status, ...((await answer.json()) as Told) };
}
async function call(action: string, params: Told = {}, more: Told = {}): Promise<{ result: unknown; error: { code: string } | null }> {
  calls += 1;
  const metas = { app_key: sim.keys.appKey, timestamp: Math.floor(clock.now() / 1_000) };
  const of = { action, token, metas, params };
  const sent = { nop: "1.0.0", id: `${String(calls).padStart(32, "0")}|${clock.now()}`, ...of, signature: callSign(of, sim.keys.secret), ...more };
  const answer = await fetch(`${sim.url}/api/v1/`, { method: "POST", body: JSON.stringify(sent) });
  return (await answer.json()) as Awaited<ReturnType<typeof call>>;
}
const code = async (...of: Parameters<typeof call>): Promise<string | undefined> => (await call(...of)).error?.code;

describe("the Ele.me gateway", () => {
  it("signs by the sheet's vectors", () => {
    const of = {
      action: "eleme.order.getOrder",
      token: "eletoken",
      params: { orderId: "8000000000000000001" },
      metas: { app_key: "elekey", timestamp: 1700000000 },
    };
    expect(callSign(of, "elesecret")).toBe("93EC805AF838ECA57F2C4C32F6C0D7AA");
    const message = '{"orderId":"8000000000000000001","state":"settled","shopId":300001,"updateTime":1700000000,"role":3}';
    const push = { appId: 1234, message, requestId: "200000000000000001", shopId: 300001, timestamp: 1700000000123, type: 18, userId: "5000000000000001" };
    expect(pushSign(push, "elesecret")).toBe("0A6EEBCE85914BD69B833F39348E6587");
  });

  it("turns away what is not signed, not in time, not its own, sent twice, or not as it wants it", async () => {
    const order = sim.ledger.sell();
    expect(await code("eleme.order.getOrder", { orderId: order.id })).toBeUndefined();
    expect(await code("eleme.order.getOrder", { orderId: order.id }, { signature: "0".repeat(32) })).toBe("INVALID_SIGNATURE");
    const late = { app_key: sim.keys.appKey, timestamp: Math.floor(clock.now() / 1_000) - 601 };
    expect(await code("eleme.order.getOrder", {}, { metas: late })).toBe("INVALID_TIMESTAMP");
    expect(await code("eleme.order.getOrder", {}, { metas: { ...late, app_key: "other" } })).toBe("ACCESS_DENIED");
    expect(await code("eleme.order.getOrder", {}, { params: [] })).toBe("VALIDATION_FAILED");
    expect(await code("eleme.order.nothing")).toBe("METHOD_NOT_ALLOWED");
    expect(await code("eleme.order.getOrder", { orderId: Number(order.id) })).toBe("VALIDATION_FAILED");
    expect(await code("eleme.order.getOrder", { orderId: "1" })).toBe("BIZ_ORDER_NOT_EXIST");
    expect(await code("eleme.order.getAllOrders", { shopId: String(sim.keys.shopId) })).toBe("VALIDATION_FAILED");
    expect(await code("eleme.order.getAllOrders", { shopId: 7 })).toBe("PERMISSION_DENIED");
    expect(await code("eleme.order.getAllOrders", { shopId: sim.keys.shopId, pageNo: 101, pageSize: 50 })).toBe("VALIDATION_FAILED");
    const id = `${"A".repeat(32)}|1`;
    expect([await code("eleme.order.getOrder", { orderId: order.id }, { id }), await code("eleme.order.getOrder", { orderId: order.id }, { id })]).toEqual([
      undefined,
      "ILLEGAL_REQUEST",
    ]);
    expect(await (await fetch(`${sim.url}/api/v1/`, { method: "POST", body: "half a mess" })).json()).toMatchObject({ error: { code: "JSON_PARSE_ERROR" } });
  });

  it("gives tokens for thirty days, own shops no refresh token, others for a code once", async () => {
    expect(await grant({ grant_type: "client_credentials" }, "wrong")).toMatchObject({ status: 400, error: "invalid_client" });
    expect(await grant({ grant_type: "client_credentials" })).toEqual({
      status: 200,
      access_token: expect.any(String),
      token_type: "Bearer",
      expires_in: 2_592_000,
    });
    // The former one is dead.
    expect(await code("eleme.order.getUnprocessOrders", { shopId: sim.keys.shopId })).toBe("UNAUTHORIZED");
    const back = "http://127.0.0.1/shops/authorised";
    const query = new URLSearchParams({ response_type: "code", client_id: sim.keys.appKey, redirect_uri: back, state: "s", scope: "all" });
    const page = await (await fetch(`${sim.url}/authorize?${query}`)).text();
    const given = { grant_type: "authorization_code", code: /code=([\w-]+)/.exec(page)?.[1] ?? "", redirect_uri: back, client_id: sim.keys.appKey };
    const first = await grant(given);
    expect(first).toMatchObject({ status: 200, refresh_token: expect.any(String) });
    expect(await grant(given)).toMatchObject({ status: 400, error: "access_denied" });
    const renewed = await grant({ grant_type: "refresh_token", refresh_token: String(first.refresh_token), scope: "all" });
    expect(renewed).toMatchObject({ status: 200 });
    token = String(renewed.access_token);
    clock.set(START + 31 * 24 * 60 * MINUTE);
    expect(await code("eleme.order.getUnprocessOrders", { shopId: sim.keys.shopId })).toBe("UNAUTHORIZED");
  });

  it("lists a shop's day newest first, and tells sums as doubles leave them", async () => {
    for (let nth = 0; nth < 3; nth += 1) {
      sim.ledger.sell({ freight: 10, packaging: 20 });
      clock.set(clock.now() + 1_000);
    }
    const told = (await call("eleme.order.getAllOrders", { shopId: sim.keys.shopId, pageNo: 1, pageSize: 2 })).result as {
      list: { daySn: number; totalPrice: number }[];
      total: number;
    };
    expect([told.total, told.list.map(({ daySn }) => daySn)]).toEqual([3, [3, 2]]);
    expect(((await call("eleme.order.getAllOrders", { shopId: sim.keys.shopId, date: "2026-11-19" })).result as { total: number }).total).toBe(0);
  });

  it("pays a case once, however often it is answered, and never more than was paid", async () => {
    const order = sim.ledger.sell();
    sim.ledger.accept(order);
    sim.ledger.ask(order, { amount: order.paid + 1 });
    expect(await code("eleme.order.agreeRefundLite", { orderId: order.id })).toBe("BIZ_REFUND_ILLEGAL_STATUS");
    sim.ledger.ask(order);
    expect(await code("eleme.order.agreeRefundLite", { orderId: order.id })).toBeUndefined();
    expect(await code("eleme.order.agreeRefundLite", { orderId: order.id })).toBe("BIZ_REFUND_ILLEGAL_STATUS");
    expect(await code("eleme.order.disagreeRefundLite", { orderId: order.id, reason: "" })).toBe("VALIDATION_FAILED");
    expect(sim.ledger.grants).toMatchObject([{ orderId: order.id, amount: order.paid, by: "seller" }]);
    expect(sim.ledger.attempts.map(({ what }) => what)).toEqual(["refund-too-much", "answer-twice"]);
  });

  it("agrees by silence after a quarter of an hour before the order is done, a day afterwards, and cancels what nobody accepts", () => {
    const [open, done, untouched] = [sim.ledger.sell(), sim.ledger.sell(), sim.ledger.sell()];
    for (const order of [open, done]) sim.ledger.accept(order);
    sim.ledger.settle(done);
    for (const order of [open, done]) sim.ledger.ask(order);
    clock.set(START + 15 * MINUTE - 1);
    sim.ledger.pass();
    expect([open.status, untouched.status]).toEqual(["valid", "invalid"]);
    clock.set(START + 15 * MINUTE);
    sim.ledger.pass();
    expect([open.status, open.case?.status, done.case?.status]).toEqual(["invalid", "successful", "applied"]);
    clock.set(START + 24 * 60 * MINUTE);
    sim.ledger.pass();
    expect(done.case?.status).toBe("successful");
    expect(sim.ledger.grants.map(({ by }) => by)).toEqual(["platform", "silence", "silence"]);
  });
});

describe("a shop that lives by the clock", () => {
  it("had people buying before anybody looked, and is the same after a new start", async () => {
    const look = async () => {
      const other = await startEleme({ clock: steppedClock(START), lives: true });
      await fetch(`${other.url}/api/v1/`, { method: "POST", body: "{}" });
      const seen = [...other.ledger.orders.values()].map(({ id, status, paid }) => [id, status, paid]);
      const cases = other.ledger.cases.length;
      await other.close();
      return { seen, cases };
    };
    const first = await look();
    expect(first.seen.length).toBeGreaterThan(100);
    expect(first.cases).toBeGreaterThan(3);
    expect(await look()).toEqual(first);
  });
});
