import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChannelCase, ConnectorContext, PullWindow, RawItem } from "../../../../main/hub/connectors/port.ts";
import { suning } from "../../../../main/hub/connectors/suning/connector.ts";
import { contextOf, NOW, SOLD_AT } from "../../../conformance/fakes/fake.ts";
import { type FakeSuning, fakeSuning, local, order, refund, rejectedRow } from "../../../conformance/fakes/suning.ts";

const WINDOW = { from: new Date(SOLD_AT.getTime() - 60_000), to: NOW };
const DAY = 86_400_000;
const [ORDERS, REFUNDS, REJECTED] = ["ordmodtime", "refundlistinformation", "batchrejected"].map((name) => `suning.custom.${name}.query`);

describe("Suning pull", () => {
  let fake: FakeSuning;
  beforeEach(async () => {
    fake = await fakeSuning();
  });
  afterEach(() => fake.server.close());

  async function walk(what: "orders" | "cases", of: { window?: PullWindow; settings?: Record<string, string> } = {}): Promise<RawItem[]> {
    const items: RawItem[] = [];
    const context = contextOf(fake, { settings: { ...fake.settings, ...of.settings } });
    for (let token: string | null = null, pages = 0; pages === 0 || token !== null; pages += 1) {
      const page: Awaited<ReturnType<NonNullable<typeof suning.pull>>> | undefined = await suning.pull?.(context, what, of.window ?? WINDOW, token);
      if (!page?.ok) throw new Error(JSON.stringify(page));
      if (pages > 100) throw new Error("does not end");
      items.push(...page.value.items);
      token = page.value.next;
    }
    return items;
  }
  const idsOf = (items: RawItem[]): string[] => items.map((item) => item.dedupeKey.split(":")[1] ?? "");
  const calls = (method = "") => fake.asked.filter((call) => call.method === method).map(({ params }) => params);

  it("asks page 1 for the total and reads the last page first, number and size always both given", async () => {
    fake.fill("orders", 120);
    expect(new Set(idsOf(await walk("orders"))).size).toBe(120);
    expect(calls(ORDERS).map(({ pageNo }) => pageNo)).toEqual(["1", "3", "2", "1", "1"]);
    for (const params of calls(ORDERS)) expect(params).toMatchObject({ pageNo: expect.stringMatching(/^\d+$/), pageSize: "50" });
  });

  it("misses nothing, whenever orders change while they are read", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 119 })), { maxLength: 20 }), async (moves) => {
        fake.orders.clear();
        const all = fake.fill("orders", 120);
        let nth = 0;
        fake.before((method) => {
          nth += method === ORDERS ? 1 : 0;
          for (const [call, which] of moves) if (call === nth) fake.orders.set(all[which] ?? "", order(all[which] ?? "", NOW.getTime() + 10_000));
          return undefined;
        });
        const got = new Set(idsOf(await walk("orders")));
        fake.before(() => undefined);
        const moved = new Set(moves.map(([, which]) => all[which]));
        // What left the window comes with the next one.
        expect(all.filter((id) => !got.has(id) && !moved.has(id))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it("cuts windows to a day, of the old generation to thirty", async () => {
    const window = { from: new Date(NOW.getTime() - 3.5 * DAY), to: NOW };
    await walk("orders", { window });
    await walk("cases", { window, settings: { refundWindowHours: "12" } });
    expect(calls(ORDERS)).toHaveLength(4);
    expect(calls(REFUNDS)).toHaveLength(7);
    expect(calls(REJECTED)).toHaveLength(1);
    expect(calls(ORDERS).at(-1)).toMatchObject({ startTime: local(NOW.getTime() - 0.5 * DAY), endTime: local(NOW.getTime()) });
  });

  it("asks as the shop's settings say: one generation, the older call, line statuses one by one", async () => {
    await walk("cases", { settings: { afterSales: "new" } });
    expect([calls(REFUNDS).length, calls(REJECTED).length]).toEqual([1, 0]);
    await walk("cases", { settings: { afterSales: "old" } });
    expect([calls(REFUNDS).length, calls(REJECTED).length]).toEqual([1, 1]);
    await walk("orders", { settings: { orderMethod: "ord", lineStatuses: "10, 20，30" } });
    expect(calls("suning.custom.ord.query").map(({ orderLineStatus }) => orderLineStatus)).toEqual(["10", "20", "30"]);
  });

  it("gives an after-sale without an id a stable one of its own, and the lines its goods stand in", async () => {
    fake.fill("orders", 1);
    const row = rejectedRow("1000000001", SOLD_AT.getTime());
    fake.rejected.push({ row, changed: local(SOLD_AT.getTime() + 60_000) });
    const [item] = await walk("cases");
    Object.assign(row, { statusDesc: "3", statusPassTime: local(SOLD_AT.getTime() + 5 * DAY) });
    const [later] = await walk("cases");
    const facts = [item, later].map((one) => (one ? suning.normalize(one.topic, one.payload) : null));
    const id = "O1000000001-20261120091231-102609881";
    expect(facts).toMatchObject([
      { value: [{ channelCaseId: id, state: "requested", channelLineIds: ["10000000010101"] }] },
      { value: [{ channelCaseId: id, state: "waiting_return" }] },
    ]);
    expect(later?.dedupeKey).not.toBe(item?.dedupeKey);
    const again = await suning.fetchOne(contextOf(fake), { kind: "case", id });
    expect(again.ok && again.value.dedupeKey).toBe(later?.dedupeKey);
  });

  it("tells the same refund of both generations as two records about the same line, so that its money counts once", async () => {
    fake.fill("orders", 1);
    fake.refunds.set("1", { ...refund("1", SOLD_AT.getTime()), returnStatusValue: "8" });
    fake.rejected.push({ row: { ...rejectedRow("1000000001", SOLD_AT.getTime()), statusDesc: "8" }, changed: local(SOLD_AT.getTime()) });
    const cases = (await walk("cases")).flatMap((item) => {
      const facts = suning.normalize(item.topic, item.payload);
      return facts.ok ? (facts.value as ChannelCase[]) : [];
    });
    expect(cases.map(({ refundRecord, refundedFen, channelLineIds }) => ({ refundRecord, refundedFen, channelLineIds }))).toEqual([
      { refundRecord: "refund", refundedFen: 5_900, channelLineIds: ["10000000010101"] },
      { refundRecord: "rejected", refundedFen: 5_900, channelLineIds: ["10000000010101"] },
    ]);
  });

  it("fetches an order by the second it changed in, and by its number alone without those times", async () => {
    fake.fill("orders", 60);
    const [item] = (await walk("orders")).filter((one) => one.dedupeKey.includes("1000000042"));
    const ref = fake.refOf("orders", "1000000042");
    const whole = await suning.fetchOne(contextOf(fake), ref);
    expect(whole.ok && whole.value.dedupeKey).toBe(item?.dedupeKey);
    const alone = await suning.fetchOne(contextOf(fake), { kind: "order", id: "1000000042" });
    const facts = alone.ok ? suning.normalize("order", alone.value.payload) : alone;
    // Older than what the list told: it never takes its place.
    expect(facts).toMatchObject({ value: [{ version: SOLD_AT.getTime(), claimedState: "paid", paidAt: null, paidFen: 11_800 }] });
  });

  it("reads an order again whose address changed after its lines did, and none that is held as it is", async () => {
    const [id = "", held = ""] = fake.fill("orders", 2);
    const known: ConnectorContext["known"] = async (_what, listed) => new Set(listed.map((one) => one.id));
    const window = { from: new Date(SOLD_AT.getTime() + 27_500), to: NOW };
    fake.touched.set(id, local(NOW.getTime() - 60_000));
    const page = await suning.pull?.(contextOf(fake, { known }), "orders", window, null);
    expect(page?.ok && idsOf(page.value.items)).toEqual([id]);
    const [item] = page?.ok ? page.value.items : [];
    expect(item?.dedupeKey.startsWith(item?.about ?? "-")).toBe(true);
    expect(idsOf(await walk("orders", { window }))).toContain(held);
  });

  it("keeps rows without an id as they came, to be told of in the quarantine", async () => {
    fake.orders.set("x", { ...order("1", SOLD_AT.getTime()), orderCode: " " });
    fake.rejected.push({ row: { ...rejectedRow("1", SOLD_AT.getTime()), applyTime: "" }, changed: local(SOLD_AT.getTime()) });
    const odd = [...(await walk("orders")), ...(await walk("cases"))];
    expect(odd).toHaveLength(2);
    for (const item of odd)
      expect(suning.normalize(item.topic, item.payload)).toMatchObject({
        ok: false,
        refusal: { details: { field: expect.stringMatching(/orderCode|applyTime/) } },
      });
  });
});
