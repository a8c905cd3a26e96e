import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ConnectorContext, PullWindow, RawItem } from "../../../../main/hub/connectors/port.ts";
import { wangdian } from "../../../../main/hub/connectors/wangdian/connector.ts";
import { contextOf, NOW, SOLD_AT } from "../../../conformance/fakes/fake.ts";
import { type FakeWangdian, fakeWangdian } from "../../../conformance/fakes/wangdian.ts";

const WINDOW = { from: new Date(SOLD_AT.getTime() - 60_000), to: NOW };
const HOUR = 3_600_000;
const [ORDERS, OUT, BACK] = ["sales.TradeQuery.queryWithDetail", "wms.stockout.Sales.queryWithDetail", "aftersales.refund.Refund.search"];

describe("旺店通 pull", () => {
  let fake: FakeWangdian;
  beforeEach(async () => {
    fake = await fakeWangdian();
  });
  afterEach(() => fake.server.close());

  async function walk(what: "orders" | "cases", of: { window?: PullWindow; settings?: Record<string, string> } = {}): Promise<RawItem[]> {
    const items: RawItem[] = [];
    const context = contextOf(fake, { settings: { ...fake.settings, ...of.settings } });
    for (let token: string | null = null, pages = 0; pages === 0 || token !== null; pages += 1) {
      const page: Awaited<ReturnType<NonNullable<typeof wangdian.pull>>> | undefined = await wangdian.pull?.(context, what, of.window ?? WINDOW, token);
      if (!page?.ok) throw new Error(JSON.stringify(page));
      if (pages > 60) throw new Error("does not end");
      items.push(...page.value.items);
      token = page.value.next;
    }
    return items;
  }
  const refusal = async (answer: unknown, more: Partial<ConnectorContext> = {}): Promise<unknown> => {
    fake.before(() => answer);
    const page = await wangdian.pull?.(contextOf(fake, more), "orders", WINDOW, null);
    return page?.ok ? null : page?.refusal;
  };

  it("counts pages from 0 and rows only where it must, the last page first", async () => {
    fake.fill("orders", 240);
    await walk("orders");
    const orders = fake.asked.filter(({ method }) => method === ORDERS);
    expect(orders.map(({ page, counted }) => [page, counted])).toEqual([
      [0, true],
      [2, false],
      [1, false],
      [0, false],
      [0, true],
    ]);
    expect(fake.asked.find(({ method }) => method === OUT)?.params).toMatchObject({ status_type: 3, status: expect.stringContaining("110") });
  });

  it("cuts windows as each list takes them: an hour on the way out, thirty days on the way back", async () => {
    const window = { from: new Date(NOW.getTime() - 5 * HOUR), to: NOW };
    await walk("orders", { window });
    await walk("cases", { window });
    const spans = (method: string | undefined) =>
      fake.asked
        .filter((call) => call.method === method)
        .map(({ params }) => Date.parse(String(params.end_time ?? params.modified_to)) - Date.parse(String(params.start_time ?? params.modified_from)));
    expect(spans(ORDERS)).toEqual(Array.from({ length: 5 }, () => HOUR));
    expect(spans(BACK)).toEqual([5 * HOUR]);
  });

  it("misses nothing, whenever documents change while they are read", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 119 })), { maxLength: 20 }), async (moves) => {
        for (const rows of Object.values(fake.rows)) rows.length = 0;
        const all = fake.fill("orders", 240).slice(120);
        let nth = 0;
        fake.before((method) => {
          nth += method === OUT ? 1 : 0;
          for (const [call, which] of moves) {
            const row = fake.rows.outbound.find(({ order_no }) => order_no === all[which]);
            if (call === nth && row) row.modified = "2026-11-20 10:00:10";
          }
          return undefined;
        });
        const got = new Set((await walk("orders")).map(({ dedupeKey }) => dedupeKey.split(":")[1]));
        fake.before(() => undefined);
        const moved = new Set(moves.map(([, which]) => all[which]));
        expect(all.filter((id) => !got.has(id) && !moved.has(id))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it("ends on a page that repeats itself, on one that is shorter than it should be, and begins again at a place that is none", async () => {
    fake.fill("orders", 240);
    const first = fake.rows.order.slice(0, 50);
    fake.before((method) => (method === ORDERS ? { status: 0, data: { total_count: 120, order: first } } : undefined));
    expect((await walk("orders")).length).toBeGreaterThanOrEqual(50);
    fake.before((method) => (method === ORDERS ? { status: 0, data: { total_count: 120, order: first.slice(0, 7) } } : undefined));
    expect((await walk("orders")).length).toBeGreaterThan(0);
    fake.before(() => undefined);
    expect(await wangdian.pull?.(contextOf(fake), "orders", WINDOW, '{"to":"nonsense"}')).toMatchObject({ ok: true });
  });

  it("reads only the shops and the lists that are named", async () => {
    fake.fill("orders", 4);
    for (const row of fake.rows.outbound) row.shop_no = "S02";
    expect((await walk("orders", { settings: { shopNos: "S01" } })).map(({ topic }) => topic)).toEqual(["order", "order"]);
    fake.asked.length = 0;
    expect((await walk("orders", { settings: { lists: "outbound" } })).map(({ topic }) => topic)).toEqual(["outbound", "outbound"]);
    expect(new Set(fake.asked.map(({ method }) => method))).toEqual(new Set([OUT]));
  });

  it("says in a sentence what is wrong", async () => {
    const of = (status: number, message: string) => refusal({ status, message });
    expect(await of(1, "验证失败")).toMatchObject({ code: "BAD_SIGNATURE", message: expect.stringContaining("secret:salt") });
    expect(await of(1, "sid is not found")).toMatchObject({ code: "REFUSED", message: expect.stringContaining("卖家账号") });
    expect(await of(1, "app auth fail")).toMatchObject({ code: "AUTH_EXPIRED" });
    expect(await of(4, "数据库错误")).toMatchObject({ code: "UNAVAILABLE" });
    expect(await of(6, "ip限制")).toMatchObject({ code: "REFUSED", message: expect.stringContaining("白名单") });
    expect(await of(7, "时间戳错误")).toMatchObject({ code: "REFUSED", message: expect.stringContaining("120 秒") });
    expect(await of(100, "权限不足")).toMatchObject({ code: "REFUSED", message: expect.stringContaining("权限") });
    expect(await of(100, "您的查询时间过宽,查询时间不能大于60分钟")).toMatchObject({ code: "REFUSED", message: expect.stringContaining("时间") });
    expect(await of(100, "超过每分钟最大并发次数限制，请稍后重试")).toMatchObject({ code: "THROTTLED", details: { waitMs: 300_000 } });
    const short = { settings: { ...fake.settings, throttleWaitSeconds: "60" } };
    expect(await refusal({ status: 100, message: "超过每分钟最大调用频率限制" }, short)).toMatchObject({ details: { waitMs: 60_000 } });
    expect(await refusal({ data: {} })).toMatchObject({ code: "UNREADABLE", details: { field: "status" } });
    expect(await refusal({ status: 0, data: { order: [] } })).toMatchObject({ code: "UNREADABLE", details: { field: "total_count" } });
    expect(await refusal(undefined, { secrets: { appSecret: "only-a-secret" } })).toMatchObject({ code: "REFUSED", details: { setting: "appSecret" } });
  });
});
