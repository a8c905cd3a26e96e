import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eleme } from "../../../../main/hub/connectors/eleme/connector.ts";
import type { ChannelFact, ConnectorContext, RawItem } from "../../../../main/hub/connectors/port.ts";
import { type FakeEleme, fakeEleme, order, refund } from "../../../conformance/fakes/eleme.ts";
import { contextOf, NOW, SOLD_AT } from "../../../conformance/fakes/fake.ts";

let fake: FakeEleme;
beforeEach(async () => {
  fake = await fakeEleme();
});
afterEach(() => fake.server.close());

const DAY = 86_400_000;
const TODAY = { from: SOLD_AT, to: NOW };
/** All that a pull hands over; a walk that does not end is cut after a hundred pages. */
async function walk(what: "orders" | "cases", of: { window?: { from: Date; to: Date }; more?: Partial<ConnectorContext> } = {}) {
  const items: RawItem[] = [];
  let token: string | null = null;
  for (let pages = 1; pages <= 100; pages += 1) {
    const page: Awaited<ReturnType<NonNullable<typeof eleme.pull>>> | undefined = await eleme.pull?.(contextOf(fake, of.more), what, of.window ?? TODAY, token);
    if (!page?.ok) throw new Error(JSON.stringify(page));
    items.push(...page.value.items);
    token = page.value.next;
    if (token === null) return { items, pages };
  }
  throw new Error("it does not end");
}
const facts = (items: readonly RawItem[]): ChannelFact[] =>
  items.flatMap(({ topic, payload }) => {
    const read = eleme.normalize(topic, payload);
    if (!read.ok) throw new Error(read.refusal.message);
    return read.value;
  });
const asked = (action: string) => fake.asked.filter((one) => one.action === action).map(({ params }) => params);

describe("orders", () => {
  it("are asked for each Beijing day that the window touches, a day at a time", async () => {
    await walk("orders", { window: { from: new Date(NOW.getTime() - 2 * DAY), to: NOW } });
    expect(asked("eleme.order.getAllOrders").map(({ date }) => date)).toEqual(["2026-11-18", "2026-11-19", "2026-11-20"]);
    expect(asked("eleme.order.getAllOrders")[0]).toMatchObject({ shopId: 300001, pageNo: 1, pageSize: 50 });
  });

  it("that are sold while their day is walked are not missed, wherever the list shows them", async () => {
    for (const newestFirst of [true, false]) {
      fake.orders.clear();
      fake.fill("orders", 120);
      let calls = 0;
      fake.before((action) => {
        if (action !== "eleme.order.getAllOrders") return undefined;
        calls += 1;
        if (calls === 3) {
          const late = order("8999000000000000001");
          const before = [...fake.orders];
          fake.orders.clear();
          for (const [id, one] of newestFirst ? [[String(late.id), late] as const, ...before] : [...before, [String(late.id), late] as const])
            fake.orders.set(id, one);
        }
        return undefined;
      });
      const { items } = await walk("orders");
      expect(new Set(facts(items).flatMap((fact) => (fact.type === "order" ? [fact.channelOrderId] : []))).size).toBe(121);
    }
  });

  it("of a page that repeats itself for ever are handed over and the walk ends", async () => {
    fake.fill("orders", 50);
    fake.before((action) =>
      action === "eleme.order.getAllOrders" ? { result: { list: [...fake.orders.values()], total: 5_000_000 }, error: null } : undefined,
    );
    const { items, pages } = await walk("orders", { more: { timeoutMs: 5_000 } }).catch(() => ({ items: [], pages: 0 }));
    // A hundred pages of fifty are all that the platform lists: three walks over them are the most there can be.
    expect(pages).toBeLessThanOrEqual(300);
    expect(new Set(items.map(({ dedupeKey }) => dedupeKey)).size).toBeLessThanOrEqual(50);
    expect(asked("eleme.order.getAllOrders").length).toBeLessThanOrEqual(303);
  });

  it("of half a page are not taken for all there are", async () => {
    fake.fill("orders", 60);
    fake.before((action, { pageNo }) =>
      action === "eleme.order.getAllOrders" && pageNo === 2 ? { result: null, error: { code: "SERVER_ERROR", message: "" } } : undefined,
    );
    const first = await eleme.pull?.(contextOf(fake), "orders", TODAY, null);
    expect(first).toMatchObject({ ok: false, refusal: { code: "TIMED_OUT" } });
  });

  it("without their money are asked for again and count as no version; without a number somebody is told", async () => {
    fake.fill("orders", 1);
    fake.orders.set("8999000000000000002", { ...order("8999000000000000002"), downgraded: true, totalPrice: 0 });
    fake.orders.set("odd", { ...order(""), orderId: "" });
    const { items } = await walk("orders");
    expect(items.filter(({ versionKey }) => versionKey === undefined)).toHaveLength(1);
    expect(items.map(({ topic, payload }) => eleme.normalize(topic, payload).ok).sort()).toEqual([false, true, true]);
    const one = await eleme.fetchOne(contextOf(fake), { kind: "order", id: "8999000000000000002" });
    expect(one).toMatchObject({ ok: false, refusal: { code: "STALE", details: { waitMs: 15_000 } } });
  });

  it("of another shop of the same seller are not this shop's, though the token reaches them", async () => {
    fake.fill("orders", 1);
    fake.orders.set("7", { ...order("7"), shopId: 300002 });
    expect(await eleme.fetchOne(contextOf(fake), { kind: "order", id: "7" })).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
  });

  it("are not asked for with a shop id that is no number", async () => {
    const settings = { ...fake.settings, shopId: "饿了么店" };
    expect(await eleme.pull?.(contextOf(fake, { settings }), "orders", TODAY, null)).toMatchObject({ ok: false, refusal: { details: { setting: "shopId" } } });
    expect(fake.asked).toEqual([]);
  });
});

describe("cases that wait", () => {
  /** What a hub keeps, by key. */
  const keeping = () => {
    const keys: string[] = [];
    return {
      keys,
      held: async (beginning: string) => keys.filter((key) => key.startsWith(beginning)),
      keep: (item: RawItem) => void keys.push(item.dedupeKey),
    };
  };
  const ID = "9000000000000000001";
  const fetched = async (held: (beginning: string) => Promise<string[]>, extra: Record<string, string>, id = ID) => {
    const item = await eleme.fetchOne(contextOf(fake, { held }), { kind: "case", id, extra });
    if (!item.ok) throw new Error(JSON.stringify(item));
    return item.value;
  };
  const caseIn = (item: RawItem) => facts([item])[0] as Extract<ChannelFact, { type: "case" }>;

  it("and are not held yet only say that they are there, so that nobody names them twice", async () => {
    fake.fill("cases", 1);
    const { held, keep } = keeping();
    const { items } = await walk("cases", { more: { held } });
    expect(facts(items)).toEqual([{ type: "changed", ref: { kind: "case", id: ID, extra: { order: ID, maybe: "0" } } }]);
    const item = await fetched(held, { order: ID, type: "20", at: "1795137151" });
    keep(item);
    expect(caseIn(item)).toMatchObject({ channelCaseId: `${ID}-1795137151`, createdAt: new Date(1795137151000), state: "requested" });
    const again = await walk("cases", { more: { held } });
    expect(again.items.map(({ dedupeKey }) => dedupeKey)).toEqual([item.dedupeKey]);
  });

  it("are one case from asking to money, whichever words come, and another one when it is asked again", async () => {
    fake.fill("cases", 1);
    const { held, keep } = keeping();
    const tell = async (status: string, extra: Record<string, string>) => {
      fake.refunds.set(ID, { ...refund(ID), refundStatus: status });
      const item = await fetched(held, extra);
      keep(item);
      return caseIn(item);
    };
    const first = `${ID}-1795137151`;
    expect(await tell("applied", { type: "20", at: "1795137151" })).toMatchObject({ channelCaseId: first, state: "requested" });
    expect(await tell("rejected", { type: "22", at: "1795137200" })).toMatchObject({ channelCaseId: first, state: "refused" });
    expect(await tell("applied", { type: "20", at: "1795137300" })).toMatchObject({ channelCaseId: `${ID}-1795137300`, state: "requested" });
    // Late, and about the first.
    expect(await tell("applied", { type: "22", at: "1795137201" })).toMatchObject({ channelCaseId: first });
    expect(await tell("noRefund", { type: "21", at: "1795137400" })).toMatchObject({ channelCaseId: `${ID}-1795137300`, state: "closed" });
  });

  it.each(["noRefund", "successful", "rejected"])("and wait no more are read again while they are held as open: %s", async (status) => {
    fake.fill("cases", 1);
    const { held, keep } = keeping();
    const more = { held, underWay: async () => [ID, "8000000000000000001"] };
    const since = Math.floor(NOW.getTime() / 1_000) - 600;
    keep(await fetched(held, { type: "20", at: String(since) }));
    fake.refunds.set(ID, { ...refund(ID), refundStatus: status });
    fake.waiting.cancel.clear();
    const [item, ...rest] = (await walk("cases", { more })).items;
    expect(rest).toEqual([]);
    if (!item) throw new Error("it was not read");
    expect(caseIn(item)).toMatchObject({ channelCaseId: `${ID}-${since}`, channelStatus: status });
    expect(caseIn(item).state).not.toBe("requested");
    keep(item);
    // What is answered is not asked for again and again.
    expect((await walk("cases", { more })).items).toEqual([]);
  });

  it("and were told of a moment ago are left alone, for the platform's own word lags behind", async () => {
    fake.fill("cases", 1);
    const { held, keep } = keeping();
    keep(await fetched(held, { type: "20", at: String(Math.floor(NOW.getTime() / 1_000) - 30) }));
    fake.refunds.set(ID, { ...refund(ID), refundStatus: "noRefund" });
    fake.waiting.cancel.clear();
    expect((await walk("cases", { more: { held, underWay: async () => [ID] } })).items).toEqual([]);
  });

  it("stay withdrawn when the platform's word lags behind and nobody says it again", async () => {
    fake.fill("cases", 1);
    const { held, keep } = keeping();
    keep(await fetched(held, { type: "20", at: "1795137151" }));
    keep(await fetched(held, { type: "21", at: "1795137160" }));
    const again = await fetched(held, {}, `${ID}-1795137151`);
    expect(caseIn(again)).toMatchObject({ state: "closed" });
    expect(await fetched(held, {}, `${ID}-1795137151`)).toEqual(again);
  });

  it("of orders that never had one are looked for in what is held alone", async () => {
    fake.fill("orders", 1);
    const { held } = keeping();
    const ref = { kind: "case" as const, id: "8000000000000000001", extra: { maybe: "1" } };
    expect(await eleme.fetchOne(contextOf(fake, { held }), ref)).toMatchObject({ ok: false, refusal: { code: "NOT_SUPPORTED" } });
    expect(fake.asked).toEqual([]);
  });

  it("name the lines of their order by name, where the goods have no number", async () => {
    fake.fill("cases", 1);
    fake.refunds.set(ID, {
      ...refund(ID),
      refundType: "part",
      goodsList: [
        { name: "纯棉T恤-黑色[L]", quantity: 1, price: 64 },
        { name: "没有的", quantity: 1, price: 1 },
      ],
    });
    expect(caseIn(await fetched(keeping().held, { type: "30", at: "1795137151" }))).toMatchObject({
      channelLineIds: ["200000000001"],
      lineQuantities: { "200000000001": 1 },
    });
  });
});
