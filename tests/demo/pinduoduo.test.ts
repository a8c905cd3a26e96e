import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type SimClock, steppedClock } from "../../main/demo/engine/clock.ts";
import { type PddServer, startPinduoduo } from "../../main/demo/pinduoduo/server.ts";
import { pddSign, pmcSign } from "../../main/demo/pinduoduo/sign.ts";
import { type Json, parseJson } from "../../main/hub/kernel/json.ts";
import { openOutbound, openPost } from "../../main/server/index.ts";
import { at, type Row, rows } from "./seller.ts";

const START = Date.UTC(2026, 10, 24, 1, 0, 0);
const MINUTE = 60_000;
let clock: SimClock;
let shop: PddServer;
beforeEach(async () => {
  clock = steppedClock(START);
  shop = await startPinduoduo({ clock });
});
afterEach(() => shop.close());

const post = openPost();
async function call(type: string, params: Record<string, string> = {}, spoil: (signed: Record<string, string>) => void = () => undefined): Promise<Row> {
  const common = {
    type,
    client_id: shop.keys.clientId,
    access_token: shop.tokens.access,
    timestamp: String(Math.floor(clock.now() / 1_000)),
    data_type: "JSON",
  };
  const sent: Record<string, string> = { ...common, ...params };
  sent.sign = pddSign(sent, shop.keys.secret);
  spoil(sent);
  const headers = { "content-type": "application/json" };
  const answer = await post({ url: `${shop.url}/api/router`, headers, body: JSON.stringify(sent), timeoutMs: 5_000 });
  return parseJson(answer.text) as Row;
}
const seconds = (ms: number): string => String(Math.floor(ms / 1_000));
const window = (from: number, to: number) => ({ start_updated_at: seconds(from), end_updated_at: seconds(to), page: "1", page_size: "100" });
const orders = (from: number, to: number, more: Record<string, string> = {}) =>
  call("pdd.order.number.list.increment.get", { ...window(from, to), order_status: "5", refund_status: "5", is_lucky_flag: "0", ...more });
const refunds = (from: number, to: number, more: Record<string, string> = {}) =>
  call("pdd.refund.list.increment.get", { ...window(from, to), after_sales_status: "1", after_sales_type: "1", ...more });
const code = (answer: Row): unknown => at(answer, "error_response", "error_code");
const agree = (refund: { id: bigint; sn: string }) =>
  call("pdd.refund.agree", { request: `{"after_sales_id":${refund.id},"order_sn":"${refund.sn}","operate_desc":""}` });

describe("the Pinduoduo gateway", () => {
  it("signs by the channel's published example", () => {
    const official = {
      access_token: "asd78172s8ds9a921j9qqwda12312w1w21211",
      client_id: "1",
      data_type: "XML",
      order_status: "1",
      page: "1",
      page_size: "10",
      timestamp: "1480411125",
      type: "pdd.order.number.list.get",
    };
    expect(pddSign(official, "testSecret")).toBe("E4DE3ED21002510DED352819E7AE6775");
    expect(pmcSign("pddclient", "1700000000123", "pddsecret")).toBe("NGZmN2QxOTNkZDY0NDFjZmE0ZmEyMjA2YTk2Y2E1Y2I=");
  });

  it("refuses a wrong signature, an old clock, a dead token, a long window and a large page, each with its code", async () => {
    const time = "pdd.time.get";
    expect(code(await call(time, {}, (all) => Object.assign(all, { sign: "0".repeat(32) })))).toBe(20004);
    expect(code(await call(time, { timestamp: seconds(START - 11 * MINUTE) }))).toBe(10003);
    expect(code(await call(time, { client_id: "other" }))).toBe(10002);
    expect(code(await orders(START - 31 * MINUTE, START))).toBe(50001);
    expect(code(await orders(START - 30 * MINUTE, START, { page_size: "101" }))).toBe(50001);
    expect(code(await orders(START - 100 * 24 * 60 * MINUTE, START - 100 * 24 * 60 * MINUTE + MINUTE))).toBe(50001);
    expect(code(await call("pdd.order.number.list.increment.get", window(START - MINUTE, START)))).toBe(10001);
    expect(at(await orders(START - 30 * MINUTE, START), "order_sn_increment_get_response", "total_count")).toBe(0);
    shop.expire();
    expect(code(await orders(START - 30 * MINUTE, START))).toBe(10019);
    const fresh = await call("pdd.pop.auth.token.refresh", { refresh_token: shop.tokens.refresh });
    expect(at(fresh, "pop_auth_token_create_response", "access_token")).toBe(shop.tokens.access);
    expect(at(await orders(START - 30 * MINUTE, START), "order_sn_increment_get_response", "total_count")).toBe(0);
  });

  it("stops who asks too often", async () => {
    // Ten a second a shop, over a step of five minutes.
    let answer: Row = {};
    for (let asked = 0; asked < 3_200 && code(answer) === undefined; asked += 1) answer = await refunds(START - MINUTE, START);
    expect(code(answer)).toBe(70031);
  });

  it("says yuan in lists and fen in the detail, kinds by two dictionaries, a long id bare, the detail without an envelope", async () => {
    const order = shop.ledger.sell();
    const refund = shop.ledger.ask(order, { kind: 2 });
    clock.set(START + 5 * MINUTE);
    const list = await refunds(START - MINUTE, START + 5 * MINUTE);
    const [row] = rows(at(list, "refund_increment_get_response", "refund_list"));
    expect(row).toMatchObject({ id: String(refund.id), after_sales_type: 3, refund_amount: "29.90" });
    const detail = await call("pdd.refund.information.get", { order_sn: order.sn, after_sales_id: String(refund.id) });
    expect(detail).toMatchObject({ after_sales_type: 2, refund_amount: 2990, expire_time: expect.any(Number) });
    expect(code(await call("pdd.refund.information.get", { order_sn: "other", after_sales_id: String(refund.id) }))).toBe(45001);
  });

  it("shows what changed within the last minutes late, and hides the total on request", async () => {
    for (let nth = 0; nth < 30; nth += 1) shop.ledger.sell();
    const early = await orders(START - MINUTE, START + 1_000);
    clock.set(START + 3 * MINUTE);
    const later = await orders(START - MINUTE, START + 1_000, { page_size: "10", use_has_next: "true" });
    expect(Number(at(early, "order_sn_increment_get_response", "total_count"))).toBeLessThan(30);
    expect(at(later, "order_sn_increment_get_response", "has_next")).toBe(true);
    expect(at(later, "order_sn_increment_get_response", "total_count")).toBeUndefined();
    expect(at(await orders(START - MINUTE, START + 1_000), "order_sn_increment_get_response", "total_count")).toBe(30);
  });

  it("hides the receiver under review and after shipping", async () => {
    const order = shop.ledger.sell();
    const receiver = async (): Promise<Json | undefined> =>
      at(await call("pdd.order.information.get", { order_sn: order.sn }), "order_info_get_response", "order_info", "receiver_name_mask") as Json;
    expect(await receiver()).toBe("演**");
    shop.ledger.review(order, true);
    expect(await receiver()).toBe("");
    shop.ledger.review(order, false);
    shop.ledger.ship(order, { logisticsId: 44, tracking: "SF1" });
    expect(await receiver()).toBe("");
  });

  it("pays once: not again, not beyond what was paid, not before the goods are on their way back", async () => {
    const order = shop.ledger.sell();
    const first = shop.ledger.ask(order);
    expect(at(await agree(first), "response", "result", "succ")).toBe(true);
    expect(at(await agree(first), "response", "result", "succ")).toBe(false);
    const second = shop.ledger.ask(order, { amount: 1 });
    expect(at(await agree(second), "response", "result", "succ")).toBe(false);
    const back = shop.ledger.ask(shop.ledger.sell(), { kind: 2 });
    expect(at(await agree(back), "response", "result", "succ")).toBe(false);
    expect(shop.ledger.attempts.map(({ what }) => what)).toEqual(["refund-again", "refund-too-much", "refund-too-early"]);
    expect(shop.ledger.grants).toHaveLength(1);
  });

  it("pays by itself when the seller does nothing, and at once where it is speedy", async () => {
    const slow = shop.ledger.ask(shop.ledger.sell());
    const speedy = shop.ledger.ask(shop.ledger.sell(), { speedy: true });
    expect(speedy.status).toBe(10);
    clock.set(START + 49 * 60 * MINUTE);
    await call("pdd.time.get");
    expect(slow.status).toBe(10);
    expect(shop.ledger.grants.map(({ by }) => by)).toEqual(["platform", "platform"]);
  });
});

describe("a shop that lives by itself", () => {
  it("tells the same of the same hours whenever it was started, and goes on by the clock", async () => {
    const told = async (started: number): Promise<Map<string, unknown>> => {
      const own = steppedClock(started);
      const living = await startPinduoduo({ clock: own, lives: true });
      try {
        const ask = (type: string) => {
          const sent: Record<string, string> = { type, client_id: living.keys.clientId, timestamp: String(Math.floor(own.now() / 1_000)) };
          return post({
            url: `${living.url}/api/router`,
            headers: {},
            body: new URLSearchParams({ ...sent, sign: pddSign(sent, living.keys.secret) }).toString(),
            timeoutMs: 5_000,
          });
        };
        await ask("pdd.time.get");
        const before = living.ledger.orders.size;
        own.set(START + 60 * MINUTE);
        await ask("pdd.time.get");
        expect(living.ledger.orders.size).toBeGreaterThan(before);
        return new Map([...living.ledger.orders.values()].map(({ sn, status, pay, updatedAt }) => [sn, { status, pay, updatedAt }]));
      } finally {
        await living.close();
      }
    };
    const [early, late] = [await told(START - 60 * MINUTE), await told(START)];
    const both = [...early.keys()].filter((sn) => late.has(sn));
    expect(both.length).toBeGreaterThan(150);
    for (const sn of both) expect(late.get(sn)).toEqual(early.get(sn));
  });
});

describe("the message service", () => {
  it("turns away a wrong signature and an old time", async () => {
    const { clientId, secret } = shop.keys;
    const open = (ms: number, key: string) => {
      const url = `${shop.pmc.url}/message/${clientId}/${ms}/${encodeURIComponent(pmcSign(clientId, String(ms), key))}`;
      return openOutbound().openSocket({ url, timeoutMs: 5_000, heard: () => undefined, ended: () => undefined });
    };
    await expect(open(START, "other")).rejects.toThrow();
    await expect(open(START - 11 * MINUTE, secret)).rejects.toThrow();
    (await open(START, secret)).close();
    expect(shop.pmc.counts.refused).toBe(2);
  });

  it("keeps nothing for a shop that does not let it, and for seven days what is not answered", async () => {
    shop.ledger.sell();
    expect(shop.pmc.waiting()).toBe(0);
    await call("pdd.pmc.user.permit");
    shop.ledger.sell();
    expect(at(await call("pdd.pmc.accrue.query"), "pmc_accrue_query_response", "total_count")).toBe(1);
    clock.set(START + 8 * 24 * 60 * MINUTE);
    await expect.poll(() => shop.pmc.waiting()).toBe(0);
  });
});
