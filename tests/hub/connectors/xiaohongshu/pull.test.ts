import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ConnectorContext, RawItem } from "../../../../main/hub/connectors/port.ts";
import { xiaohongshu } from "../../../../main/hub/connectors/xiaohongshu/connector.ts";
import { contextOf, NOW, SECOND, SOLD_AT } from "../../../conformance/fakes/fake.ts";
import { type FakeXiaohongshu, fakeXiaohongshu, order, problem } from "../../../conformance/fakes/xiaohongshu.ts";

const WINDOW = { from: new Date(SOLD_AT.getTime() - 60_000), to: NOW };
const ORDERS = "order.getOrderList";
const CASES = "afterSale.listAfterSaleInfos";

describe("Xiaohongshu pull", () => {
  let fake: FakeXiaohongshu;
  beforeEach(async () => {
    fake = await fakeXiaohongshu();
  });
  afterEach(() => fake.server.close());

  async function walk(what: "orders" | "cases" = "orders", more: Partial<ConnectorContext> = {}): Promise<RawItem[]> {
    const items: RawItem[] = [];
    for (let token: string | null = null, first = true; first || token !== null; first = false) {
      const page: Awaited<ReturnType<NonNullable<typeof xiaohongshu.pull>>> | undefined = await xiaohongshu.pull?.(contextOf(fake, more), what, WINDOW, token);
      if (!page?.ok) throw new Error(JSON.stringify(page));
      items.push(...page.value.items);
      token = page.value.next;
    }
    return items;
  }
  const ids = (items: RawItem[]): string[] => items.map((item) => item.dedupeKey.split(":")[1] ?? "");
  const lists = (method: string) => fake.asked.filter((call) => call.method === method).map(({ params }) => params);

  it("asks for half an hour of changes at most: orders in the unit of the setting, after-sales in ms", async () => {
    await walk("orders");
    await walk("cases");
    const spans = (method: string) => lists(method).map(({ startTime, endTime }) => [Number(startTime), Number(endTime)] as const);
    expect(spans(ORDERS).at(-1)?.[1]).toBe(NOW.getTime() / SECOND);
    expect(spans(CASES).at(-1)?.[1]).toBe(NOW.getTime());
    for (const [from, to] of spans(ORDERS)) expect(to - from).toBeLessThanOrEqual(1800);
    for (const [from, to] of spans(CASES)) expect(to - from).toBeLessThanOrEqual(1_800_000);
    for (const { timeType } of [...lists(ORDERS), ...lists(CASES)]) expect(timeType).toBe(2);
    fake.before((method) => (method === ORDERS ? { success: true, error_code: 0, data: { total: 0, orderList: [] } } : undefined));
    await walk("orders", { settings: { ...fake.settings, orderTimeUnit: "ms" } });
    expect(spans(ORDERS).at(-1)?.[1]).toBe(NOW.getTime());
  });

  it("counts first, then reads from the last page to the first, and counts again", async () => {
    fake.fill("orders", 120);
    await walk();
    expect(lists(ORDERS).map(({ pageNo }) => pageNo)).toEqual([1, 3, 2, 1, 1, 1]);
  });

  it("misses no order that changes while the list is walked", async () => {
    const all = fake.fill("orders", 120);
    let pages = 0;
    fake.before((method) => {
      if (method !== ORDERS) return undefined;
      pages += 1;
      // It leaves the span that is read for the next one, and the rows behind it move up.
      const moved = pages === 3 ? fake.orders.get(all[70] ?? "") : undefined;
      if (moved) moved.updateTime = NOW.getTime() - 60 * SECOND;
      return undefined;
    });
    expect(new Set(ids(await walk()))).toEqual(new Set(all));
  });

  it("asks for a span by halves where it holds more than a hundred pages", async () => {
    fake.before((method, params) => {
      if (method !== ORDERS) return undefined;
      const length = Number(params.endTime) - Number(params.startTime);
      const total = length > 400 ? 5_001 : 0;
      return { success: true, error_code: 0, data: { total, orderList: total > 0 ? [order("P1", SOLD_AT.getTime())] : [] } };
    });
    await walk();
    const done = lists(ORDERS).filter(({ startTime, endTime }) => Number(endTime) - Number(startTime) <= 400);
    // What was read touches, from the window's begin to its end.
    expect(done[0]?.startTime).toBe(WINDOW.from.getTime() / SECOND);
    expect(done.at(-1)?.endTime).toBe(NOW.getTime() / SECOND);
    for (const [index, { startTime }] of done.entries()) if (index > 0) expect(startTime).toBe(done[index - 1]?.endTime);
  });

  it("keeps an order whose receiver is refused, and stops where the channel says wait", async () => {
    fake.fill("orders", 1);
    const receiver = (body: unknown) => fake.before((method) => (method === "order.getOrderReceiverInfo" ? body : undefined));
    receiver(problem(-5, "没有权限"));
    const [item] = await walk();
    const facts = xiaohongshu.normalize("order", item?.payload ?? "");
    expect(facts).toMatchObject({ ok: true, value: [{ paidFen: 11_800, buyer: { untold: true, province: "浙江省" } }] });
    receiver(problem(-100, "flow control"));
    expect(await xiaohongshu.pull?.(contextOf(fake), "orders", WINDOW, null)).toMatchObject({ ok: false, refusal: { code: "THROTTLED" } });
  });

  it("begins again with a token that is not its own", async () => {
    const all = fake.fill("cases", 3);
    for (const token of ["", "[]", '{"to":1,"from":0,"length":-1}', "x"]) {
      const page = await xiaohongshu.pull?.(contextOf(fake), "cases", WINDOW, token);
      expect(page?.ok && ids(page.value.items).toSorted()).toEqual(all);
    }
  });
});
