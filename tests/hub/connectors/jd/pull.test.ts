import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { jd } from "../../../../main/hub/connectors/jd/connector.ts";
import type { PullWindow, RawItem } from "../../../../main/hub/connectors/port.ts";
import { contextOf, NOW, SOLD_AT } from "../../../conformance/fakes/fake.ts";
import { application, type FakeJd, fakeJd, order, service } from "../../../conformance/fakes/jd.ts";

const WINDOW = { from: new Date(SOLD_AT.getTime() - 60_000), to: NOW };
const SEARCH = "jingdong.pop.order.search";

describe("JD pull", () => {
  let fake: FakeJd;
  beforeEach(async () => {
    fake = await fakeJd();
  });
  afterEach(() => fake.server.close());

  async function walk(what: "orders" | "cases", of: { window?: PullWindow; settings?: Record<string, string> } = {}): Promise<RawItem[]> {
    const items: RawItem[] = [];
    const context = contextOf(fake, { settings: { ...fake.settings, ...of.settings } });
    for (let token: string | null = null, pages = 0; pages === 0 || token !== null; pages += 1) {
      const page: Awaited<ReturnType<NonNullable<typeof jd.pull>>> | undefined = await jd.pull?.(context, what, of.window ?? WINDOW, token);
      if (!page?.ok) throw new Error(JSON.stringify(page));
      if (pages > 60) throw new Error("does not end");
      items.push(...page.value.items);
      token = page.value.next;
    }
    return items;
  }
  const idsOf = (items: RawItem[]): string[] => items.map((item) => item.dedupeKey.split(":")[1] ?? "");
  const pages = (method: string): unknown[] => fake.asked.filter((call) => call.method === method).map(({ params }) => params.page ?? params.pageIndex);

  it("reads the first page for the total and walks from the last one down", async () => {
    fake.fill("orders", 170);
    expect(new Set(idsOf(await walk("orders"))).size).toBe(170);
    expect(pages(SEARCH)).toEqual(["1", "4", "3", "2"]);
  });

  it("starts over when the total is another at the end, and then misses nothing", async () => {
    const all = fake.fill("orders", 120);
    let calls = 0;
    fake.before((method) => {
      calls += method === SEARCH ? 1 : 0;
      // Ten of the first page change again while the second is asked for, and are gone from the window.
      if (calls === 2) for (const id of all.slice(0, 10)) fake.orders.set(id, order(id, NOW.getTime() + 10_000));
      return undefined;
    });
    const got = new Set(idsOf(await walk("orders")));
    expect(all.filter((id) => !got.has(id))).toEqual([]);
    expect(pages(SEARCH)).toEqual(["1", "3", "2", "1", "3", "2"]);
  });

  it("misses nothing, whenever rows leave", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 139 })), { maxLength: 30 }), async (moves) => {
        fake.orders.clear();
        const all = fake.fill("orders", 140);
        let calls = 0;
        fake.before((method) => {
          calls += method === SEARCH ? 1 : 0;
          for (const [call, nth] of moves) if (call === calls) fake.orders.set(all[nth] ?? "", order(all[nth] ?? "", NOW.getTime() + 10_000));
          return undefined;
        });
        const got = new Set(idsOf(await walk("orders")));
        fake.before(() => undefined);
        // What left the window comes with the next one.
        expect([...fake.orders].filter(([id, { modified }]) => !got.has(id) && String(modified) < "2026-11-20 10:00:00")).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it("ends though the total never stands still", async () => {
    fake.fill("orders", 140);
    fake.before((method) => {
      if (method === SEARCH) fake.fill("orders", 1);
      return undefined;
    });
    await walk("orders");
    expect(pages(SEARCH).length).toBeLessThan(16);
  });

  it("looks through the applications of the last days once an hour, and finds one that was withdrawn", async () => {
    const early = SOLD_AT.getTime() - 30 * 3_600_000;
    fake.applications.set("7", { ...application("7", early), status: 11 });
    const within = { from: new Date("2026-11-20T01:10:00Z"), to: new Date("2026-11-20T01:40:00Z") };
    expect(await walk("cases", { window: within })).toEqual([]);
    const over = { from: new Date("2026-11-20T01:40:00Z"), to: NOW };
    expect(idsOf(await walk("cases", { window: over }))).toEqual(["R7"]);
    expect(await walk("cases", { window: over, settings: { lookBackDays: "1" } })).toEqual([]);
    expect(await walk("cases", { window: over, settings: { lookBackDays: "0" } })).toEqual([]);
  });

  it("finds an application by its check, however old it is", async () => {
    fake.applications.set("7", { ...application("7", SOLD_AT.getTime() - 40 * 86_400_000), status: 1, checkTime: "2026-11-20 09:30:00" });
    expect(idsOf(await walk("cases"))).toEqual(["R7"]);
  });

  it("reads a service order with its refund, and with no other's", async () => {
    fake.services.set("1", { ...service("1", SOLD_AT.getTime()), serviceStatus: 10010 });
    const bill = (serviceId: number) => ({ sameOrderServiceBill: { orderId: 301234567890, serviceId }, afsRefundId: serviceId, status: 13, refoundAmount: 56 });
    fake.refunds.push(bill(1), bill(2));
    const [item] = await walk("cases");
    expect(item && jd.normalize(item.topic, item.payload)).toMatchObject({ value: [{ channelCaseId: "S1", state: "refunded", refundedFen: 5_600 }] });
  });

  it("goes on with the rest of a page when it was stopped in the middle of it", async () => {
    for (let nth = 1; nth <= 12; nth += 1) fake.services.set(String(nth), { ...service(String(nth), SOLD_AT.getTime() + nth), serviceStatus: 10010 });
    let views = 0;
    fake.before((method) => {
      views += method.endsWith("serviceAndRefund.view") ? 1 : 0;
      return views === 7 && method.endsWith("serviceAndRefund.view") ? { error_response: { code: "2", zh_desc: "超限" } } : undefined;
    });
    const ids = idsOf(await walk("cases"));
    expect(ids.toSorted()).toEqual([...fake.services.keys()].map((id) => `S${id}`).toSorted());
  });

  it("asks as the shop's settings say: encrypted receivers, nested parameters, its own states", async () => {
    await walk("orders", { settings: { receivers: "encrypted", paramShape: "nested", orderStates: "FINISHED_L" } }).catch(() => undefined);
    expect(fake.asked[0]).toMatchObject({ method: "jingdong.pop.order.enSearch", params: { paramOrderJSFQuery: { order_state: "FINISHED_L" } } });
  });

  it("keeps rows without an id as they came, to be told of in the quarantine", async () => {
    for (const orderId of ["", " "]) fake.orders.set(`x${orderId}`, { ...order("1", SOLD_AT.getTime()), orderId, orderRemark: orderId });
    const odd = await walk("orders");
    expect(odd).toHaveLength(2);
    for (const item of odd) expect(jd.normalize(item.topic, item.payload)).toMatchObject({ ok: false, refusal: { details: { field: "orderId" } } });
  });
});
