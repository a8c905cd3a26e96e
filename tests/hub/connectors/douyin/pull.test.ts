import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { douyin } from "../../../../main/hub/connectors/douyin/connector.ts";
import type { RawItem } from "../../../../main/hub/connectors/port.ts";
import { type FakeDouyin, fakeDouyin, order } from "../../../conformance/fakes/douyin.ts";
import { contextOf, NOW, SOLD_AT } from "../../../conformance/fakes/fake.ts";

const WINDOW = { from: new Date(SOLD_AT.getTime() - 60_000), to: NOW };
const SOLD = SOLD_AT.getTime() / 1000;

describe("Douyin pull", () => {
  let fake: FakeDouyin;
  beforeEach(async () => {
    fake = await fakeDouyin();
  });
  afterEach(() => fake.server.close());

  async function walk(what: "orders" | "cases" = "orders"): Promise<RawItem[]> {
    const items: RawItem[] = [];
    for (let token: string | null = null, first = true; first || token !== null; first = false) {
      const page: Awaited<ReturnType<NonNullable<typeof douyin.pull>>> | undefined = await douyin.pull?.(contextOf(fake), what, WINDOW, token);
      if (!page?.ok) throw new Error(JSON.stringify(page));
      items.push(...page.value.items);
      token = page.value.next;
    }
    return items;
  }
  const ids = (items: RawItem[]): string[] => items.map((item) => item.dedupeKey.split(":")[1] ?? "");

  it("asks from page 0, oldest first, and goes on from the last second seen", async () => {
    fake.fill("orders", 80);
    await walk();
    expect(fake.asked.map((call) => call.params)).toMatchObject([
      { page: 0, order_by: "update_time", order_asc: true, update_time_start: SOLD - 60, update_time_end: NOW.getTime() / 1000 },
      { page: 0, update_time_start: SOLD + 49 },
    ]);
  });

  it("keeps rows without an id as they came, to be told of in the quarantine", async () => {
    fake.fill("orders", 2);
    const [row] = [...fake.orders.values()];
    for (const order_id of ["", " ", undefined]) fake.orders.set(`x${String(order_id)}`, { ...row, order_id } as never);
    const odd = (await walk()).filter((item) => item.dedupeKey.split(":")[1]?.trim() === "");
    expect(new Set(odd.map((item) => item.dedupeKey)).size).toBe(3);
    for (const item of odd) expect(douyin.normalize(item.topic, item.payload)).toMatchObject({ ok: false, refusal: { details: { field: "order_id" } } });
  });

  it("misses nothing when rows change during the walk and leave the window", async () => {
    const all = fake.fill("orders", 120);
    let calls = 0;
    fake.before((method) => {
      if (method !== "order.searchList" || ++calls < 2) return undefined;
      for (const moved of all.slice((calls - 2) * 10, (calls - 1) * 10)) fake.orders.set(moved, order(moved, NOW.getTime() / 1000 + 10));
      return undefined;
    });
    const got = new Set(ids(await walk()));
    expect([...fake.orders.keys()].filter((id) => !got.has(id))).toEqual([]);
  });

  it("misses nothing, whenever rows change and however many share a second", async () => {
    const moves = fc.array(fc.array(fc.nat(139), { maxLength: 30 }), { minLength: 6, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(moves, fc.integer({ min: 1, max: 70 }), async (steps, perSecond) => {
        fake.orders.clear();
        for (let index = 0; index < 140; index += 1) fake.orders.set(String(index), order(String(index), SOLD + Math.floor(index / perSecond)));
        let calls = 0;
        fake.before((method) => {
          // Nothing moves while one second fills a page: those rows cannot be told apart by time.
          if (method !== "order.searchList" || perSecond >= 50) return undefined;
          for (const index of steps[calls++] ?? []) fake.orders.set(String(index), order(String(index), NOW.getTime() / 1000 + 60));
          return undefined;
        });
        const got = new Set(ids(await walk()));
        const still = [...fake.orders.values()].filter((row) => row.update_time <= NOW.getTime() / 1000).map((row) => String(row.order_id));
        expect(still.filter((id) => !got.has(id))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it("turns pages while one second fills them, and ends", async () => {
    for (let index = 0; index < 130; index += 1) fake.orders.set(`1${index}`, order(`1${index}`, SOLD));
    const got = ids(await walk());
    expect(got).toHaveLength(130);
    expect(new Set(got).size).toBe(130);
  });

  it("hands over what it has when throttled among the details, and fetches only the rest afterwards", async () => {
    fake.fill("cases", 30);
    let details = 0;
    fake.before((method) => (method === "afterSale.Detail" && ++details === 9 ? { code: 60000, msg: "限流" } : undefined));
    const got = ids(await walk("cases"));
    expect(got).toHaveLength(30);
    expect(new Set(got).size).toBe(30);
    expect(details).toBe(31);
  });

  it("starts the window over when the token is not one of ours", async () => {
    fake.fill("orders", 3);
    const page = await douyin.pull?.(contextOf(fake), "orders", WINDOW, '{"from":null}');
    expect(page).toMatchObject({ ok: true, value: { next: null } });
    expect(page?.ok && page.value.items).toHaveLength(3);
  });
});
