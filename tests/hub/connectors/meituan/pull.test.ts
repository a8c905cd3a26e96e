import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { meituan } from "../../../../main/hub/connectors/meituan/connector.ts";
import type { ConnectorContext, RawItem } from "../../../../main/hub/connectors/port.ts";
import { contextOf, NOW, SECOND, SOLD_AT } from "../../../conformance/fakes/fake.ts";
import { type FakeMeituan, fakeMeituan, order, refund, STORE } from "../../../conformance/fakes/meituan.ts";

const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
let fake: FakeMeituan;
beforeEach(async () => {
  fake = await fakeMeituan();
});
afterEach(() => fake.server.close());

const idOf = (nth: number): string => String(27_060_000_000_000_000n + BigInt(nth));
/** Orders with numbers of the day, made so many minutes after 02:00 in Beijing. */
function sold(minutes: readonly number[]): void {
  for (const [index, minute] of minutes.entries()) {
    const id = idOf(index + 1);
    const at = Date.UTC(2026, 10, 19, 18) / SECOND + minute * 60;
    fake.orders.set(id, { ...order(id, at, index + 1), ctime: at, utime: at });
  }
}
const minutesBefore = (minutes: number): number => (NOW.getTime() - Date.UTC(2026, 10, 19, 18)) / MINUTE - minutes;

async function walk(what: "orders" | "cases", window: { from: number; to: number }, more: Partial<ConnectorContext> = {}): Promise<RawItem[]> {
  const items: RawItem[] = [];
  let page: string | null = null;
  for (let pages = 0; pages < 200; pages += 1) {
    const answer: Awaited<ReturnType<NonNullable<typeof meituan.pull>>> | undefined = await meituan.pull?.(
      contextOf(fake, more),
      what,
      { from: new Date(window.from), to: new Date(window.to) },
      page,
    );
    if (!answer?.ok) throw new Error(JSON.stringify(answer));
    items.push(...answer.value.items);
    page = answer.value.next;
    if (page === null) return items;
  }
  throw new Error("no end");
}
const ids = (items: readonly RawItem[]): string[] => items.map(({ payload }) => (JSON.parse(payload) as { order_id: string }).order_id).sort();
const last = (minutes: number) => ({ from: NOW.getTime() - minutes * MINUTE, to: NOW.getTime() });

describe("walking a store's numbers of the day", () => {
  it("finds what is new from the newest number back, without reading the whole day", async () => {
    sold(Array.from({ length: 400 }, (_, nth) => nth * 1.19));
    const items = await walk("orders", last(10));
    expect(ids(items)).toEqual(
      [...fake.orders.keys()].filter((id) => Number((fake.orders.get(id) as { ctime: number }).ctime) * SECOND >= NOW.getTime() - 10 * MINUTE),
    );
    expect(items.length).toBeGreaterThan(3);
    expect(fake.asked.length).toBeLessThan(80);
  });

  it("misses none of which the number came late, because it was paid late", async () => {
    const early = minutesBefore(12);
    // Made twelve minutes ago and paid just now, behind orders that were made later.
    sold([...Array.from({ length: 50 }, (_, nth) => nth * 8), minutesBefore(9), minutesBefore(6), minutesBefore(3), early]);
    expect(ids(await walk("orders", { from: NOW.getTime() - 13 * MINUTE, to: NOW.getTime() - 11 * MINUTE }))).toEqual([idOf(54)]);
  });

  it("takes numbers that have no order for nothing more than that", async () => {
    sold(Array.from({ length: 60 }, (_, nth) => minutesBefore(60 - nth)));
    fake.before((path, params) => {
      const isMissing = path === "order/getOrderIdByDaySeq" && ["60", "57", "50"].includes(params.day_seq ?? "");
      return isMissing ? { data: "ng", error: { code: 806, msg: "订单不存在" } } : undefined;
    });
    expect((await walk("orders", last(20))).length).toBeGreaterThanOrEqual(19);
    expect((await walk("orders", last(20), { settings: { ...fake.settings, rangeSize: "1" } })).length).toBe(17);
  });

  it("asks number by number where the application may not ask for a range", async () => {
    sold(Array.from({ length: 60 }, (_, nth) => minutesBefore(60 - nth)));
    fake.before((path) => (path === "ecommerce/order/getOrderIdByDaySeq" ? { data: "ng", error: { code: 708, msg: "没有接口权限" } } : undefined));
    expect(await walk("orders", last(20))).toHaveLength(20);
  });

  it("walks many stores in several pages, and comes to the end of all", async () => {
    sold([minutesBefore(5)]);
    const stores = Array.from({ length: 30 }, (_, nth) => `empty_${nth}`);
    fake.before((path, params) => {
      if (!(params.app_poi_code ?? "").startsWith("empty_")) return undefined;
      return path === "order/getOrderDaySeq" ? { data: { result: "ok", day_seq: 0 } } : { data: "ng", error: { code: 806, msg: "订单不存在" } };
    });
    expect(ids(await walk("orders", last(10), { settings: { ...fake.settings, appPoiCode: [...stores, STORE].join(",") } }))).toEqual([idOf(1)]);
  });

  it("finds the last number of a day that is over", async () => {
    sold(Array.from({ length: 130 }, (_, nth) => nth * 3));
    const tomorrow = NOW.getTime() + 24 * HOUR;
    const window = { from: Date.UTC(2026, 10, 19, 18), to: NOW.getTime() };
    // The fake knows one day: today's newest number of the next day is none of this.
    fake.before((path) => (path === "order/getOrderDaySeq" ? { data: { result: "ok", day_seq: 0 } } : undefined));
    const items = await walk("orders", window, { clock: { now: () => tomorrow } });
    expect(ids(items)).toEqual([...fake.orders.keys()]);
  });

  it("asks each of several stores, and says which code the platform does not know", async () => {
    sold([minutesBefore(5)]);
    const answer = await meituan.pull?.(
      contextOf(fake, { settings: { ...fake.settings, appPoiCode: `${STORE},nowhere` } }),
      "orders",
      { from: new Date(NOW.getTime() - MINUTE), to: NOW },
      null,
    );
    expect(answer).toMatchObject({ ok: false, refusal: { code: "REFUSED", message: expect.stringContaining("门店编码") } });
  });

  it("takes a degraded answer when it becomes whole, and asks by itself for one that does not", async () => {
    sold([minutesBefore(5), minutesBefore(4)]);
    const asked = new Map<string, number>();
    fake.before((path, params) => {
      if (path !== "order/getOrderDetail") return undefined;
      const whole = fake.orders.get(params.order_id ?? "");
      const times = (asked.get(params.order_id ?? "") ?? 0) + 1;
      asked.set(params.order_id ?? "", times);
      if (params.order_id === idOf(2)) return { data: { ...whole, incmp_code: -1, detail: [] } };
      return times % 2 === 1 ? { data: { ...whole, incmp_code: -1, detail: [] } } : undefined;
    });
    const items = await walk("orders", last(10));
    expect(items.map(({ topic }) => topic).sort()).toEqual(["order", "push"]);
    const hint = items.find(({ topic }) => topic === "push");
    expect(meituan.normalize("push", hint?.payload ?? "")).toMatchObject({ ok: true, value: [{ ref: { kind: "order", id: idOf(2) } }] });
    expect(await meituan.fetchOne(contextOf(fake), { kind: "order", id: idOf(2) })).toMatchObject({ ok: false, refusal: { code: "STALE" } });
  });

  it("asks once more for what was not answered among others that were, and ends where nothing is answered any more", async () => {
    sold(Array.from({ length: 30 }, (_, nth) => minutesBefore(30 - nth)));
    let calls = 0;
    const silent = async (is: (nth: number) => boolean): Promise<{ items: number | string; calls: number }> => {
      calls = 0;
      const { post } = contextOf(fake);
      const counting: typeof post = (call) => {
        calls += 1;
        return is(calls) ? Promise.reject(Object.assign(new Error("silent"), { code: "ETIMEDOUT" })) : post(call);
      };
      const window = { from: new Date(NOW.getTime() - 20 * MINUTE), to: NOW };
      const answer = await meituan.pull?.(contextOf(fake, { post: counting }), "orders", window, null);
      return { items: answer?.ok ? answer.value.items.length : (answer?.refusal.code ?? ""), calls };
    };
    const whole = await silent(() => false);
    expect(await silent((nth) => nth % 5 === 4)).toMatchObject({ items: whole.items });
    expect(await silent((nth) => nth > 3)).toEqual({ items: "TIMED_OUT", calls: 5 });
    expect(await silent(() => true)).toEqual({ items: "TIMED_OUT", calls: 1 });
  });

  it("goes on after a kill where it stood, and begins anew when the stores are other ones", async () => {
    sold(Array.from({ length: 90 }, (_, nth) => minutesBefore(50 - nth * 0.5)));
    const window = { from: new Date(NOW.getTime() - HOUR), to: NOW };
    const first = await meituan.pull?.(contextOf(fake), "orders", window, null);
    if (!first?.ok || first.value.next === null) throw new Error("expected a second page");
    const second = await meituan.pull?.(contextOf(fake), "orders", window, first.value.next);
    const anew = await meituan.pull?.(contextOf(fake), "orders", window, JSON.stringify({ ...JSON.parse(first.value.next), stores: "another" }));
    if (!second?.ok || !anew?.ok) throw new Error("expected pages");
    expect(ids(second.value.items)).not.toEqual(ids(first.value.items));
    expect(ids(anew.value.items)).toEqual(ids(first.value.items));
  });
});

describe("refunds of an order", () => {
  it("are many, whole ones and parts, each once", async () => {
    sold([minutesBefore(5)]);
    const at = SOLD_AT.getTime() / SECOND;
    for (const [id, type] of [
      ["1", 2],
      ["2", 2],
      ["3", 1],
    ] as const)
      fake.refunds.set(id, { ...refund({ id, order: idOf(1), at }), refund_type: type });
    const cases = (await walk("cases", last(10))).filter(({ topic }) => topic === "case");
    expect(cases.map(({ dedupeKey }) => dedupeKey.split(":")[1]).sort()).toEqual(["1", "2", "3"]);
  });

  it("that are told by nobody are found when the order is looked at again, with what became of the order", async () => {
    sold([minutesBefore(75)]);
    fake.refunds.set("1", refund({ id: "1", order: idOf(1), at: NOW.getTime() / SECOND - 60 }));
    expect(await walk("cases", { from: NOW.getTime() - 15 * MINUTE, to: NOW.getTime() - 5 * MINUTE })).toEqual([]);
    const items = await walk("cases", last(35));
    expect(items.map(({ topic, versionKey }) => [topic, versionKey === undefined]).sort()).toEqual([
      ["case", false],
      ["order", true],
    ]);
    expect(await walk("cases", last(35), { settings: { ...fake.settings, lookAgainHours: "3" } })).toEqual([]);
  });

  it("of orders under way are found with each pull, whatever their age, and what became of these orders with them", async () => {
    sold([...Array.from({ length: 70 }, () => minutesBefore(180)), minutesBefore(170), minutesBefore(160)]);
    const [asking, ended] = [idOf(71), idOf(72)];
    fake.refunds.set("1", refund({ id: "1", order: asking, at: NOW.getTime() / SECOND - 60 }));
    fake.refunds.set("2", { ...refund({ id: "2", order: ended, at: NOW.getTime() / SECOND - 60 }), refund_type: 1, status: 10, service_type: 1 });
    fake.orders.set(ended, { ...(fake.orders.get(ended) ?? {}), status: 9 });
    const underWay = [...fake.orders.keys()];
    expect(await walk("cases", last(5))).toEqual([]);
    expect(await walk("orders", last(5), { underWay: async () => underWay })).toEqual([]);
    // Of a window of some time ago nothing is looked at that may change now.
    expect(await walk("cases", { from: NOW.getTime() - 15 * MINUTE, to: NOW.getTime() - 5 * MINUTE }, { underWay: async () => underWay })).toEqual([]);
    const items = await walk("cases", last(5), { underWay: async () => underWay });
    expect(ids(items.filter(({ topic }) => topic === "order"))).toEqual(underWay.toSorted());
    const cases = items.filter(({ topic }) => topic === "case").map(({ payload }) => meituan.normalize("case", payload));
    expect(cases).toMatchObject([{ value: [{ channelCaseId: "1" }] }, { value: [{ channelCaseId: "2", state: "refunded" }] }]);
  });

  it("are asked for by the number that is shown to people, which the order tells where it is not known", async () => {
    const [id = ""] = fake.fill("cases", 1);
    const order = String(fake.refunds.get(id)?.order_id);
    const without = await meituan.fetchOne(contextOf(fake), { kind: "case", id, extra: { order } });
    const before = fake.asked.length;
    const view = String(fake.refunds.get(id)?.wm_order_id_view);
    const withView = await meituan.fetchOne(contextOf(fake), { kind: "case", id, extra: { order, view } });
    expect(withView).toEqual(without);
    expect(fake.asked.length - before).toBe(2);
  });

  it("carry the platform's word about the money when they are fetched for it", async () => {
    const [id = ""] = fake.fill("cases", 1);
    const order = String(fake.refunds.get(id)?.order_id);
    const item = await meituan.fetchOne(contextOf(fake), { kind: "case", id, extra: { order, refund_status: "13", refund_money: "59.00" } });
    expect(item.ok && meituan.normalize("case", item.value.payload)).toMatchObject({ ok: true, value: [{ state: "refunded", refundedFen: 5_900 }] });
  });
});

describe("a service provider's application", () => {
  it("asks for the store's token by a call, sends it signed, and renews it", async () => {
    const settings = { ...fake.settings, serviceProvider: "1" };
    expect(await meituan.fetchOne(contextOf(fake, { settings }), { kind: "order", id: "1" })).toMatchObject({ ok: false, refusal: { code: "AUTH_EXPIRED" } });
    fake.before((path) =>
      path === "oauth/authorize" ? { status: 0, access_token: "t1", expires_in: 3600, refresh_token: "r1", re_expires_in: 7200 } : undefined,
    );
    const tokens = await meituan.refreshToken?.(contextOf(fake, { settings }));
    expect(tokens).toMatchObject({ ok: true, value: { accessToken: "t1", accessTokenExpiresAt: String(NOW.getTime() + HOUR) } });
    if (!tokens?.ok) throw new Error("expected tokens");
    const secrets = { ...fake.secrets, ...tokens.value };
    await meituan.fetchOne(contextOf(fake, { settings, secrets }), { kind: "order", id: "1" });
    expect(fake.asked.at(-1)?.params.access_token).toBe("t1");
    expect(await meituan.refreshToken?.(contextOf(fake, { settings, secrets }))).toMatchObject({ ok: true, value: { accessToken: "t2", refreshToken: "r2" } });
    expect(fake.badSignatures()).toBe(0);
  });

  it("whose store did not allow it is told so; a token is one store's", async () => {
    fake.before((path) => (path.startsWith("oauth/") ? { status: 1, message: "门店未授权" } : undefined));
    expect(await meituan.refreshToken?.(contextOf(fake))).toMatchObject({
      ok: false,
      refusal: { code: "AUTH_EXPIRED", message: expect.stringContaining("门店未授权") },
    });
    const several = contextOf(fake, { settings: { ...fake.settings, appPoiCode: "a,b" } });
    expect(await meituan.refreshToken?.(several)).toMatchObject({ ok: false, refusal: { code: "AUTH_EXPIRED" } });
  });
});
