import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { jushuitan } from "../../../../main/hub/connectors/jushuitan/connector.ts";
import type { PullWindow, RawItem } from "../../../../main/hub/connectors/port.ts";
import { contextOf, NOW, SOLD_AT } from "../../../conformance/fakes/fake.ts";
import { type FakeJushuitan, fakeJushuitan, local } from "../../../conformance/fakes/jushuitan.ts";

const WINDOW = { from: new Date(SOLD_AT.getTime() - 60_000), to: NOW };
const DAY = 86_400_000;
const [ORDERS, OUT, STOCK] = ["/open/orders/single/query", "/open/orders/out/simple/query", "/open/inventory/query"];

describe("聚水潭 pull", () => {
  let fake: FakeJushuitan;
  beforeEach(async () => {
    fake = await fakeJushuitan();
  });
  afterEach(() => fake.server.close());

  async function walk(what: "orders" | "cases", of: { window?: PullWindow; settings?: Record<string, string> } = {}): Promise<RawItem[]> {
    const items: RawItem[] = [];
    const context = contextOf(fake, { settings: { ...fake.settings, ...of.settings } });
    for (let token: string | null = null, pages = 0; pages === 0 || token !== null; pages += 1) {
      const page: Awaited<ReturnType<NonNullable<typeof jushuitan.pull>>> | undefined = await jushuitan.pull?.(context, what, of.window ?? WINDOW, token);
      if (!page?.ok) throw new Error(JSON.stringify(page));
      if (pages > 60) throw new Error("does not end");
      items.push(...page.value.items);
      token = page.value.next;
    }
    return items;
  }
  const refusal = async (answer: unknown): Promise<{ code?: string; message: string } | null> => {
    fake.before(() => answer);
    const page = await jushuitan.pull?.(contextOf(fake), "orders", WINDOW, null);
    return page?.ok ? null : (page?.refusal ?? null);
  };

  it("reads each list from its last page, fifty rows a page, in windows of seven days at most", async () => {
    fake.fill("orders", 240);
    await walk("orders");
    expect(fake.asked.filter(({ path }) => path === ORDERS).map(({ biz }) => biz.page_index)).toEqual([1, 3, 2, 1, 1]);
    expect(fake.asked.map(({ biz }) => biz.page_size)).toEqual(fake.asked.map(({ path }) => (path === STOCK ? 100 : 50)));
    fake.asked.length = 0;
    await walk("orders", { window: { from: new Date(NOW.getTime() - 20 * DAY), to: NOW } });
    const spans = fake.asked
      .filter(({ biz }) => "modified_end" in biz)
      .map(({ biz }) => Date.parse(String(biz.modified_end)) - Date.parse(String(biz.modified_begin)));
    expect(Math.max(...spans)).toBeLessThanOrEqual(7 * DAY);
  });

  it("misses nothing, whenever documents change while they are read", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 119 })), { maxLength: 20 }), async (moves) => {
        for (const rows of Object.values(fake.rows)) rows.length = 0;
        const all = fake.fill("orders", 240).slice(120);
        let nth = 0;
        fake.before((path) => {
          nth += path === OUT ? 1 : 0;
          for (const [call, which] of moves) {
            const row = fake.rows.outbound.find(({ io_id }) => io_id === Number(all[which]));
            if (call === nth && row) row.modified = local(NOW.getTime() + 10_000);
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

  it("ends on a page that repeats itself, on one that is shorter than it should be, and on a place that goes back", async () => {
    fake.fill("orders", 240);
    const first = fake.rows.order.slice(0, 50);
    fake.before((path) => (path === ORDERS ? { code: 0, data: { data_count: 120, page_count: 3, has_next: true, orders: first } } : undefined));
    expect((await walk("orders")).length).toBeGreaterThanOrEqual(50);
    fake.before((path) => (path === ORDERS ? { code: 0, data: { data_count: 120, page_index: 1, orders: first.slice(0, 7) } } : undefined));
    expect((await walk("orders")).length).toBeGreaterThan(0);
    fake.before(() => undefined);
    const again = await jushuitan.pull?.(contextOf(fake), "orders", WINDOW, '{"to":"nonsense"}');
    expect(again).toMatchObject({ ok: true });
  });

  it("reads only the shops and the lists that are named", async () => {
    fake.fill("orders", 4);
    for (const row of fake.rows.outbound) row.shop_id = 20_002;
    expect((await walk("orders", { settings: { shopIds: "10001" } })).map(({ topic }) => topic)).toEqual(["order", "order"]);
    fake.asked.length = 0;
    expect((await walk("orders", { settings: { lists: "outbound" } })).map(({ topic }) => topic)).toEqual(["outbound", "outbound"]);
    expect(new Set(fake.asked.map(({ path }) => path))).toEqual(new Set([OUT]));
  });

  it("says in a sentence what is wrong", async () => {
    expect(await refusal({ code: 10, msg: "签名错误" })).toMatchObject({ code: "BAD_SIGNATURE", message: expect.stringContaining("App Secret") });
    expect(await refusal({ code: 110, msg: "1.2.3.4" })).toMatchObject({ code: "REFUSED", message: expect.stringContaining("白名单") });
    expect(await refusal({ code: 190, msg: "" })).toMatchObject({ code: "REFUSED", message: expect.stringContaining(ORDERS ?? "") });
    expect(await refusal({ code: 11, msg: "timestamp 相差过大" })).toMatchObject({ code: "REFUSED", message: expect.stringContaining("时钟") });
    expect(await refusal({ code: 199, msg: "" })).toMatchObject({ code: "THROTTLED", details: { waitMs: 1_000 } });
    expect(await refusal({ code: 200, msg: "" })).toMatchObject({ code: "THROTTLED", details: { waitMs: 60_000 } });
    expect(await refusal({ data: {} })).toMatchObject({ code: "UNREADABLE", details: { field: "code" } });
    expect(await refusal({ code: 0, data: { has_next: true, orders: [] } })).toMatchObject({ code: "UNREADABLE", details: { field: "data_count" } });
    fake.before(() => undefined);
    expect(await jushuitan.fetchOne(contextOf(fake, { secrets: { appSecret: "jst-secret" } }), { kind: "order", id: "1" })).toMatchObject({
      ok: false,
      refusal: { code: "AUTH_EXPIRED" },
    });
  });
});
