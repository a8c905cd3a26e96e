import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { kuaishou } from "../../../../main/hub/connectors/kuaishou/connector.ts";
import type { ConnectorContext, RawItem } from "../../../../main/hub/connectors/port.ts";
import { contextOf, NOW, SECOND, SOLD_AT } from "../../../conformance/fakes/fake.ts";
import { type FakeKuaishou, fakeKuaishou, order, refund } from "../../../conformance/fakes/kuaishou.ts";

const DAY = 24 * 3600 * SECOND;
const WINDOW = { from: new Date(SOLD_AT.getTime() - 60_000), to: NOW };
const ORDERS = "open.order.cursor.list";
const CASES = "open.seller.order.refund.pcursor.list";

describe("Kuaishou pull", () => {
  let fake: FakeKuaishou;
  beforeEach(async () => {
    fake = await fakeKuaishou();
  });
  afterEach(() => fake.server.close());

  async function walk(what: "orders" | "cases", more: Partial<ConnectorContext> = {}, window = WINDOW): Promise<RawItem[]> {
    const items: RawItem[] = [];
    for (let token: string | null = null, first = true; first || token !== null; first = false) {
      const page: Awaited<ReturnType<NonNullable<typeof kuaishou.pull>>> | undefined = await kuaishou.pull?.(contextOf(fake, more), what, window, token);
      if (!page?.ok) throw new Error(JSON.stringify(page));
      items.push(...page.value.items);
      token = page.value.next;
    }
    return items;
  }
  const lists = (method: string) => fake.asked.filter((call) => call.method === method).map(({ params }) => params);
  const spans = (method: string) => lists(method).map(({ beginTime, endTime }) => [Number(beginTime), Number(endTime)] as const);

  it("asks for what changed, oldest first, in all states, and walks the cursor to its end", async () => {
    fake.fill("orders", 60);
    expect(await walk("orders")).toHaveLength(60);
    expect(lists(ORDERS)).toMatchObject([
      { queryType: 2, sort: 2, orderViewStatus: 1, cpsType: 0, cursor: "" },
      { queryType: 2, sort: 2, orderViewStatus: 1, cursor: "50" },
    ]);
    fake.fill("cases", 60);
    expect(await walk("cases")).toHaveLength(60);
    expect(lists(CASES)).toMatchObject([
      { type: 9, queryType: 2, sort: 2, pcursor: "", currentPage: 1 },
      { pcursor: "50", currentPage: 2 },
    ]);
  });

  it("signs by HMAC where the shop's setting says so", async () => {
    fake.fill("orders", 1);
    expect(await walk("orders", { settings: { ...fake.settings, signMethod: "hmac_sha256" } })).toHaveLength(1);
    expect(fake.server.calls[0]?.query.get("signMethod")).toBe("HMAC_SHA256");
    expect(fake.badSignatures()).toBe(0);
  });

  it("cuts a longer window: after-sales into days, or shorter while the platform is busy, orders into weeks; nothing between them is lost", async () => {
    const from = NOW.getTime() - 10 * DAY;
    for (let day = 0; day < 10; day += 1) {
      const [oid, id] = [String(2607600000000001 + day), String(2607690000000001 + day)];
      fake.orders.set(oid, order(oid, from + day * DAY));
      fake.refunds.set(id, refund(id, from + day * DAY));
    }
    const window = { from: new Date(from), to: NOW };
    const ids = (items: RawItem[]) => new Set(items.map(({ dedupeKey }) => dedupeKey));
    expect(ids(await walk("orders", {}, window)).size).toBe(10);
    expect(spans(ORDERS)).toEqual([
      [from, from + 7 * DAY],
      [from + 7 * DAY, NOW.getTime()],
    ]);
    expect(ids(await walk("cases", {}, window)).size).toBe(10);
    expect(spans(CASES)).toHaveLength(10);
    fake.asked.length = 0;
    const settings = { ...fake.settings, caseWindowMinutes: "360" };
    expect(ids(await walk("cases", { settings }, window)).size).toBe(10);
    for (const [start, end] of spans(CASES)) expect(end - start).toBeLessThanOrEqual(DAY / 4);
    expect(fake.badSignatures()).toBe(0);
  });

  it("reaches back no further than the lists do, and asks for nothing of a window before that", async () => {
    await walk("orders", {}, { from: new Date(NOW.getTime() - 200 * DAY), to: new Date(NOW.getTime() - 89 * DAY) });
    expect(lists(ORDERS)).toHaveLength(1);
    fake.asked.length = 0;
    expect(await walk("orders", {}, { from: new Date(NOW.getTime() - 200 * DAY), to: new Date(NOW.getTime() - 100 * DAY) })).toEqual([]);
    expect(fake.asked).toEqual([]);
  });

  it("goes on within a page where the channel stopped it", async () => {
    fake.fill("cases", 20);
    let details = 0;
    fake.before((method) => {
      if (method !== "open.seller.order.refund.detail") return undefined;
      details += 1;
      return details === 9 ? { result: 1017, error_msg: "限流" } : undefined;
    });
    const items = await walk("cases");
    expect(new Set(items.map(({ dedupeKey }) => dedupeKey)).size).toBe(20);
    expect(items).toHaveLength(20);
  });

  it("does not take a cursor that leads nowhere for the end", async () => {
    fake.fill("orders", 1);
    fake.before((method) => (method === ORDERS ? { result: 1, data: { cursor: "", orderList: [] } } : undefined));
    expect(await kuaishou.pull?.(contextOf(fake), "orders", WINDOW, null)).toMatchObject({ ok: false, refusal: { code: "UNREADABLE" } });
  });

  it("keeps a row without an id as it came, and the cipher text of none, only that there is some", async () => {
    fake.before((method) => (method === CASES ? { result: 1, data: { pcursor: "nomore", refundOrderInfoList: [{ status: 10 }] } } : undefined));
    const [item] = await walk("cases");
    expect(item && kuaishou.normalize(item.topic, item.payload)).toMatchObject({ ok: false, refusal: { details: { field: "refundId" } } });
    fake.fill("orders", 1);
    const [kept] = await walk("orders");
    expect(kept?.payload).not.toContain("Zk9");
    expect(kept?.payload).toContain('"encryptedConsignee":"(cipher)"');
    expect(kept?.payload).toContain('"desensitiseConsignee":"王*"');
  });
});
