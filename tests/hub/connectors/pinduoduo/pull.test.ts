import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pinduoduo } from "../../../../main/hub/connectors/pinduoduo/connector.ts";
import type { ConnectorContext, RawItem } from "../../../../main/hub/connectors/port.ts";
import { contextOf, NOW, SECOND, SOLD_AT } from "../../../conformance/fakes/fake.ts";
import { type FakePinduoduo, fakePinduoduo, local, order } from "../../../conformance/fakes/pinduoduo.ts";

const WINDOW = { from: new Date(SOLD_AT.getTime() - 60_000), to: NOW };
const ORDERS = "pdd.order.number.list.increment.get";
const CASES = "pdd.refund.list.increment.get";

describe("Pinduoduo pull", () => {
  let fake: FakePinduoduo;
  beforeEach(async () => {
    fake = await fakePinduoduo();
  });
  afterEach(() => fake.server.close());

  async function walk(what: "orders" | "cases" = "orders", more: Partial<ConnectorContext> = {}, window = WINDOW): Promise<RawItem[]> {
    const items: RawItem[] = [];
    for (let token: string | null = null, first = true; first || token !== null; first = false) {
      const page: Awaited<ReturnType<NonNullable<typeof pinduoduo.pull>>> | undefined = await pinduoduo.pull?.(contextOf(fake, more), what, window, token);
      if (!page?.ok) throw new Error(JSON.stringify(page));
      items.push(...page.value.items);
      token = page.value.next;
    }
    return items;
  }
  const ids = (items: RawItem[]): Set<string> => new Set(items.map((item) => item.dedupeKey.split(":")[1] ?? ""));
  const lists = (type: string) => fake.asked.filter((call) => call.type === type).map(({ params }) => params);

  it("asks for half an hour at most, and ends three minutes behind its clock", async () => {
    await walk();
    const asked = lists(ORDERS).map((params) => [Number(params.start_updated_at), Number(params.end_updated_at)] as const);
    expect(asked.at(-1)?.[1]).toBe(NOW.getTime() / SECOND - 180);
    for (const [from = 0, to = 0] of asked) expect(to - from).toBeLessThanOrEqual(1800);
    await walk("orders", { settings: { ...fake.settings, settleSeconds: "0" } });
    expect(Number(lists(ORDERS).at(-1)?.end_updated_at)).toBe(NOW.getTime() / SECOND);
  });

  it("makes one real call even for a window that lies within the last three minutes", async () => {
    await walk("orders", {}, { from: new Date(NOW.getTime() - 60_000), to: NOW });
    expect(lists(ORDERS)).toHaveLength(1);
    expect(fake.badSignatures()).toBe(0);
  });

  it("counts first, reads one page where that is all, and several from the last to the first, then counts again", async () => {
    fake.fill("orders", 120);
    await walk();
    const asked = lists(ORDERS).map((params) => [params.use_has_next, params.page]);
    expect(asked.slice(0, 5)).toEqual([
      ["false", "1"],
      ["true", "3"],
      ["true", "2"],
      ["true", "1"],
      ["false", "1"],
    ]);
    fake.asked.length = 0;
    fake.orders.clear();
    fake.fill("orders", 20);
    await walk();
    expect(lists(ORDERS).filter((params) => params.use_has_next === "true")).toEqual([]);
  });

  it("keeps the row of an order whose detail is refused, and goes on with the others", async () => {
    const [odd = "", other = ""] = fake.fill("orders", 2);
    const refused = { error_response: { error_code: 45001, error_msg: "订单不属于该店铺" } };
    fake.before((type, params) => (type === "pdd.order.information.get" && params.order_sn === odd ? refused : undefined));
    const items = await walk();
    expect(ids(items)).toEqual(new Set([odd, other]));
    for (const item of items) expect(pinduoduo.normalize(item.topic, item.payload)).toMatchObject({ ok: true, value: [{ paidFen: 11800 }] });
  });

  it("keeps an after-sale whose detail is refused, and rows without an id for the quarantine", async () => {
    const [odd = ""] = fake.fill("cases", 2);
    const refused = { error_response: { error_code: 45001, error_msg: "订单不属于该店铺" } };
    fake.before((type, params) => (type === "pdd.refund.information.get" && params.after_sales_id === odd ? refused : undefined));
    const row = fake.refunds.get(odd)?.row;
    fake.refunds.set("x", { row: { ...row, id: "" }, detail: {} });
    const items = await walk("cases");
    expect(items).toHaveLength(3);
    const nameless = items.find((item) => item.dedupeKey.startsWith("case::"));
    expect(pinduoduo.normalize("case", nameless?.payload ?? "")).toMatchObject({ ok: false, refusal: { details: { field: "list.id" } } });
  });

  it("asks for all after-sales at once, or for each status that the shop's settings name", async () => {
    await walk("cases");
    expect(new Set(lists(CASES).map((params) => `${params.after_sales_status}/${params.after_sales_type}`))).toEqual(new Set(["1/1"]));
    fake.asked.length = 0;
    await walk("cases", { settings: { ...fake.settings, afterSalesStatus: "2，3, 10" } });
    expect(new Set(lists(CASES).map((params) => params.after_sales_status))).toEqual(new Set(["2", "3", "10"]));
  });

  it("fetches by id what is not held in that version, and nothing else", async () => {
    const [first = "", second = ""] = fake.fill("orders", 2);
    await walk("orders", { known: async () => new Set([first]) });
    expect(fake.asked.filter(({ type }) => type === "pdd.order.information.get").map(({ params }) => params.order_sn)).toEqual([second]);
  });

  it("an after-sale is asked for by its order; of which nobody knows the order is not found", async () => {
    const [id = ""] = fake.fill("cases", 1);
    const ref = fake.refOf("cases", id);
    expect(await pinduoduo.fetchOne(contextOf(fake), ref)).toMatchObject({ ok: true, value: { topic: "case" } });
    expect(await pinduoduo.fetchOne(contextOf(fake), { kind: "case", id })).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
  });

  it("a token that is not ours starts over", async () => {
    fake.fill("orders", 3);
    const page = await pinduoduo.pull?.(contextOf(fake), "orders", WINDOW, '{"to":"x","span":-1}');
    expect(page?.ok && page.value.items).toHaveLength(3);
  });

  it("loses no row, whether others change and leave the window or come late while the pages are read", async () => {
    const move = fc.record({ before: fc.integer({ min: 2, max: 4 }), which: fc.nat() });
    await fc.assert(
      fc.asyncProperty(
        fc.record({ count: fc.integer({ min: 51, max: 130 }), kind: fc.constantFrom("leaves", "late"), moves: fc.array(move, { maxLength: 4 }) }),
        async ({ count, kind, moves }) => {
          fake.orders.clear();
          const owed = new Set(fake.fill("orders", count));
          let calls = 0;
          fake.before((type) => {
            if (type !== ORDERS) return;
            calls += 1;
            for (const { which } of moves.filter(({ before }) => before === calls)) {
              const [sn, row] = [...fake.orders][which % count] ?? [];
              if (kind === "late") {
                owed.add(`late-${calls}-${which}`);
                fake.orders.set(`late-${calls}-${which}`, order(`late-${calls}-${which}`, SOLD_AT.getTime() + (which % 600) * SECOND));
              } else if (row) {
                // What left the window is the next one's.
                row.updated_at = local(NOW.getTime());
                owed.delete(sn ?? "");
              }
            }
          });
          const seen = ids(await walk());
          expect([...owed].filter((sn) => !seen.has(sn))).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });
});
