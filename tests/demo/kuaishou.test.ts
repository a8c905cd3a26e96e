/** The simulated Kuaishou gateway by itself: as strict as the documents say, whoever calls. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type SimClock, steppedClock } from "../../main/demo/engine/clock.ts";
import { type KsServer, startKuaishou } from "../../main/demo/kuaishou/server.ts";
import { callSign, wrapPush } from "../../main/demo/kuaishou/sign.ts";

const START = Date.UTC(2026, 10, 20, 2, 0, 0);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
type Told = Record<string, unknown>;
let clock: SimClock;
let sim: KsServer;
beforeEach(async () => {
  clock = steppedClock(START);
  sim = await startKuaishou({ clock });
  sim.tokens.issue();
});
afterEach(() => sim.close());

/** A call; business parameters as the text that is sent, since ids are longer than a double keeps. */
async function call(method: string, param: string, { verb, ...change }: { [key: string]: string } = {}): Promise<{ text: string; told: Told }> {
  const system = { version: "1", access_token: sim.tokens.access, timestamp: String(clock.now()), signMethod: "MD5" };
  const set = { appkey: sim.keys.appKey, method, param, ...system, ...change };
  const form = new URLSearchParams({ ...set, sign: change.sign ?? callSign(new Map(Object.entries(set)), sim.keys.signSecret) });
  const url = `${sim.url}/${method.replaceAll(".", "/")}`;
  const isRead = (verb ?? (/\.(list|detail|reason)$/.test(method) ? "GET" : "POST")) === "GET";
  const answer = await (isRead ? fetch(`${url}?${form}`) : fetch(url, { method: "POST", body: form }));
  const text = await answer.text();
  return { text, told: JSON.parse(text) as Told };
}
const result = async (...of: Parameters<typeof call>): Promise<unknown> => (await call(...of)).told.result;
const said = async (...of: Parameters<typeof call>): Promise<unknown> => (await call(...of)).told.sub_msg;

describe("the Kuaishou gateway", () => {
  it("signs both ways and wraps pushes by the sheet's vectors", () => {
    const of = {
      access_token: "token",
      appkey: "ks123",
      method: "open.seller.order.list",
      param: '{"title":"短袖"}',
      timestamp: "1583271919000",
      version: "1",
    };
    expect(callSign(new Map(Object.entries({ ...of, signMethod: "MD5" })), "sign-secret")).toBe("6005da269b372ff10945e565ef37a4c6");
    expect(callSign(new Map(Object.entries({ ...of, signMethod: "HMAC_SHA256" })), "sign-secret")).toBe("ZpPrG0oB1g/T93FyyVD+VCzRey41yqxZoCqcGg7upYM=");
    const push = '{"eventId":"1","msgId":"1","bizId":2607600000000001,"event":"kwaishop_order_paySuccess","info":"{}","test":true}';
    expect(wrapPush(push, "MDEyMzQ1Njc4OWFiY2RlZg==")).toBe(
      "toKOWfsEk0pUDe6dmuVsAlEi3ZCFJiNSbz8xNtzDowOQsoy4+S+H9T8765yAiE5pofTsvgQUrDBdepkwRO3NDm1T9iWt8tkCFUPdPCa1gwqWAuiq183ON9vDTXqP+RCS+ShpNxs0TLZHOnrUdXOiKNBJXkw1ub+LsjCCMrvwWrM=",
    );
  });

  it("turns away what is not signed, not in time, not its own, without a good token, or asked another way", async () => {
    const { id } = sim.ledger.sell();
    const of = `{"oid":${id}}`;
    expect(await result("open.order.detail", of)).toBe(1);
    expect(await result("open.order.detail", of, { signMethod: "HMAC_SHA256" })).toBe(1);
    expect(await result("open.order.detail", of, { sign: "0".repeat(32) })).toBe(28);
    expect(await result("open.order.detail", of, { timestamp: String(START - 600_001) })).toBe(27);
    expect(await result("open.order.detail", of, { appkey: "other" })).toBe(26);
    expect(await result("open.order.detail", of, { access_token: "" })).toBe(21);
    expect(await result("open.order.nothing", of)).toBe(12);
    expect(await result("open.order.detail", of, { verb: "POST" })).toBe(13);
    expect(await result("open.order.detail", "[]")).toBe(11);
    // An id is a number, and not one that was rounded.
    expect(await said("open.order.detail", `{"oid":"${id}"}`)).toBe("订单不存在");
    clock.set(START + 48 * HOUR);
    expect(await result("open.order.detail", of)).toBe(24);
  });

  it("writes ids longer than a double keeps, and cipher text another one at each reading", async () => {
    const { id } = sim.ledger.sell();
    const [first, second] = [await call("open.order.detail", `{"oid":${id}}`), await call("open.order.detail", `{"oid":${id}}`)];
    expect(first.text).toContain(`"oid":${id}`);
    expect(Number.isSafeInteger(Number(id))).toBe(false);
    expect(first.text).not.toBe(second.text);
    const checked = sim.ledger.sell({ checkedUntil: START + HOUR });
    expect((await call("open.order.detail", `{"oid":${checked.id}}`)).told.data).toMatchObject({
      orderBaseInfo: { disableDeliveryReasonCode: [2] },
      orderAddress: { encryptedConsignee: "", desensitiseMobile: "" },
    });
  });

  it("lists by a cursor to its last word, and takes no window, page or past that is too long", async () => {
    for (let nth = 0; nth < 5; nth += 1) {
      sim.ledger.ask(sim.ledger.sell());
      clock.set(clock.now() + 1_000);
    }
    const list = (change: Told) =>
      JSON.stringify({
        orderViewStatus: 1,
        cpsType: 0,
        pageSize: 2,
        sort: 2,
        queryType: 2,
        beginTime: START - DAY,
        endTime: START + MINUTE,
        cursor: "",
        ...change,
      });
    const seen: string[] = [];
    let cursor = "";
    for (let page = 0; page < 3; page += 1) {
      const { text, told } = await call("open.order.cursor.list", list({ cursor }));
      seen.push(...[...text.matchAll(/"oid":(\d+)/g)].flatMap(([, id]) => id ?? []));
      cursor = String((told.data as Told).cursor);
    }
    expect([seen, cursor]).toEqual([[...sim.ledger.orders.keys()], "nomore"]);
    for (const change of [
      { pageSize: 51 },
      { sort: 3 },
      { beginTime: START - 8 * DAY },
      { beginTime: START - 91 * DAY, endTime: START - 90 * DAY },
      { queryType: 0 },
    ])
      expect(await result("open.order.cursor.list", list(change)), JSON.stringify(change)).toBe(11);
    const sales = (change: Told) =>
      JSON.stringify({
        type: 9,
        currentPage: 1,
        pcursor: "",
        pageSize: 50,
        sort: 2,
        queryType: 2,
        beginTime: START - HOUR,
        endTime: START + MINUTE,
        ...change,
      });
    expect((await call("open.seller.order.refund.pcursor.list", sales({}))).told).toMatchObject({ result: 1, data: { pcursor: "nomore" } });
    expect(await result("open.seller.order.refund.pcursor.list", sales({ beginTime: START - DAY }))).toBe(11);
    sim.shop.caseWindowMs = 30 * MINUTE;
    expect(await result("open.seller.order.refund.pcursor.list", sales({}))).toBe(11);
  });

  it("pays once, however often it is answered, never more than was paid nor another sum, and a refusal names the version it means", async () => {
    const order = sim.ledger.sell();
    const sale = sim.ledger.ask(order);
    const approve = (amount: number) => `{"refundId":${sale.id},"refundAmount":${amount},"status":10,"refundHandingWay":10}`;
    expect(await said("open.seller.order.refund.approve", approve(1))).toContain("不一致");
    const refuse = (version: number) => `{"refundId":${sale.id},"reasonCode":101,"rejectDesc":"已发出","refundVersion":${version}}`;
    expect(await said("open.refund.reject", refuse(1))).toContain("版本");
    expect(await said("open.refund.reject", refuse(sale.updatedAt).replace("101", "7"))).toContain("原因");
    expect(await said("open.refund.reject", refuse(sale.updatedAt).replace("101", "102"))).toContain("凭证");
    expect(await result("open.seller.order.refund.approve", approve(order.paid))).toBe(1);
    expect(await said("open.seller.order.refund.approve", approve(order.paid).replace('"status":10', '"status":50'))).toContain("不允许");
    clock.set(START + MINUTE);
    sim.ledger.pass();
    expect([sale.status, order.status]).toEqual([60, 80]);
    const dear = sim.ledger.ask(sim.ledger.sell(), { amount: 1_000_000 });
    expect(await said("open.seller.order.refund.approve", `{"refundId":${dear.id},"refundAmount":1000000,"status":10,"refundHandingWay":10}`)).toContain(
      "超过",
    );
    expect(sim.ledger.grants).toMatchObject([{ saleId: sale.id, amount: order.paid, by: "seller" }]);
    expect(sim.ledger.attempts.map(({ what }) => what)).toEqual(["other-sum", "stale-version", "answer-out-of-turn", "refund-too-much"]);
  });

  it("ends for the buyer in silence, and closes what the buyer does not go on with", () => {
    const [plain, back, left] = [sim.ledger.sell(), sim.ledger.sell(), sim.ledger.sell()];
    for (const order of [back, left]) sim.ledger.ship(order);
    const [money, goods, refused] = [sim.ledger.ask(plain), sim.ledger.ask(back), sim.ledger.ask(left)];
    sim.ledger.reject(refused, refused.updatedAt, { code: 101, words: "已发出" });
    clock.set(START + 48 * HOUR);
    sim.ledger.pass();
    expect([money.status, goods.status, refused.negotiate]).toEqual([50, 30, 3]);
    sim.ledger.sendBack(goods);
    for (const later of [MINUTE, 7 * DAY, 7 * DAY + MINUTE]) {
      clock.set(START + 48 * HOUR + later);
      sim.ledger.pass();
    }
    expect([money.status, goods.status, refused.status]).toEqual([60, 60, 70]);
    expect(sim.ledger.grants.map(({ by }) => by)).toEqual(["silence", "silence"]);
  });

  it("gives tokens for a code once and renews each once", async () => {
    const back = "http://127.0.0.1/shops/authorised";
    const query = { app_id: sim.keys.appKey, response_type: "code", redirect_uri: back, state: "s", scope: "merchant_order" };
    const page = await (await fetch(`${sim.url}/oauth/authorize?${new URLSearchParams(query)}`)).text();
    const own = { app_id: sim.keys.appKey, app_secret: sim.keys.appSecret };
    const grant = async (path: string, form: Record<string, string>) =>
      (await (await fetch(sim.url + path, { method: "POST", body: new URLSearchParams({ ...own, ...form }) })).json()) as Told;
    const code = /code=([\w-]+)/.exec(page)?.[1] ?? "";
    const first = await grant("/oauth2/access_token", { grant_type: "code", code });
    expect(first).toMatchObject({ result: 1, expires_in: 172_800, refresh_token_expires_in: 15_552_000 });
    expect((await grant("/oauth2/access_token", { grant_type: "code", code })).result).not.toBe(1);
    const renewal = { grant_type: "refresh_token", refresh_token: String(first.refresh_token) };
    expect((await grant("/oauth2/refresh_token", renewal)).result).toBe(1);
    expect((await grant("/oauth2/refresh_token", renewal)).error).toBe("invalid_grant");
    expect((await grant("/oauth2/refresh_token", { ...renewal, app_secret: "wrong" })).error).toBe("invalid_client");
  });
});
