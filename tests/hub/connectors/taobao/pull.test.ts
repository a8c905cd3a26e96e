import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RawItem } from "../../../../main/hub/connectors/port.ts";
import { taobao } from "../../../../main/hub/connectors/taobao/connector.ts";
import { contextOf, NOW, SECOND, SOLD_AT } from "../../../conformance/fakes/fake.ts";
import { type FakeTaobao, fakeTaobao, local, trade } from "../../../conformance/fakes/taobao.ts";

const WINDOW = { from: new Date(SOLD_AT.getTime() - 60_000), to: new Date(NOW.getTime() + 3_600_000) };
const LIST = "taobao.trades.sold.increment.get";

describe("Taobao pull", () => {
  let fake: FakeTaobao;
  beforeEach(async () => {
    fake = await fakeTaobao();
  });
  afterEach(() => fake.server.close());

  async function walk(start: string | null = null): Promise<RawItem[]> {
    const items: RawItem[] = [];
    for (let token = start, first = true; first || token !== null; first = false) {
      const page: Awaited<ReturnType<NonNullable<typeof taobao.pull>>> | undefined = await taobao.pull?.(contextOf(fake), "orders", WINDOW, token);
      if (!page?.ok) throw new Error(JSON.stringify(page));
      items.push(...page.value.items);
      token = page.value.next;
    }
    return items;
  }
  const ids = (items: RawItem[]): Set<string> => new Set(items.map((item) => item.dedupeKey.split(":")[1] ?? ""));
  const lists = () => fake.asked.filter((call) => call.method === LIST).map((call) => call.params);

  it("keeps rows without an id as they came, to be told of in the quarantine", async () => {
    fake.fill("orders", 2);
    const [row] = [...fake.trades.values()];
    for (const tid of ["", " ", undefined]) fake.trades.set(`x${String(tid)}`, { ...row, tid, tid_str: tid } as never);
    const odd = (await walk()).filter((item) => item.dedupeKey.startsWith("order::"));
    expect(odd.length).toBeGreaterThanOrEqual(3);
    for (const item of odd)
      expect(taobao.normalize(item.topic, item.payload)).toMatchObject({ ok: false, refusal: { message: expect.stringContaining("tid") } });
  });

  it("asks for the total first, then walks from the last page to page 1, then counts again", async () => {
    fake.fill("orders", 120);
    await walk();
    expect(lists().map((params) => [params.use_has_next, params.page_no])).toEqual([
      ["false", "1"],
      ["true", "3"],
      ["true", "2"],
      ["true", "1"],
      ["false", "1"],
    ]);
  });

  it("asks for every field by which money is read: what is not asked for does not come", async () => {
    fake.fill("orders", 1);
    await walk();
    const asked = fake.asked.find((call) => call.method === "taobao.trade.fullinfo.get")?.params.fields?.split(",") ?? [];
    const money = [
      "status",
      "type",
      "payment",
      "total_fee",
      "discount_fee",
      "adjust_fee",
      "post_fee",
      "pay_time",
      "step_trade_status",
      "step_paid_fee",
      "orders",
    ];
    expect(money.filter((field) => !asked.includes(field))).toEqual([]);
  });

  it("never lets the window end in the future", async () => {
    fake.fill("orders", 1);
    await walk();
    expect(lists()[0]).toMatchObject({ start_modified: "2026-11-20 09:11:31", end_modified: local(NOW.getTime()) });
  });

  it("misses nothing when rows change during the walk and slide out of the window", async () => {
    const all = fake.fill("orders", 120);
    let calls = 0;
    fake.before((method) => {
      if (method !== LIST || ++calls < 3) return undefined;
      const moved = all[119 - calls];
      if (moved) fake.trades.set(moved, { ...trade(moved, NOW.getTime() + SECOND), modified: local(NOW.getTime() + SECOND) });
      return undefined;
    });
    const got = ids(await walk());
    const stillThere = [...fake.trades.values()].filter((row) => row.modified <= local(NOW.getTime())).map((row) => String(row.tid));
    expect(stillThere.length).toBeLessThan(120);
    expect(stillThere.filter((tid) => !got.has(tid))).toEqual([]);
  });

  it("walks again when rows appeared late and pushed others onto pages already read", async () => {
    fake.fill("orders", 100);
    let calls = 0;
    fake.before((method) => {
      if (method === LIST && ++calls === 3)
        for (let index = 0; index < 3; index += 1) fake.trades.set(`99${index}`, trade(`99${index}`, SOLD_AT.getTime() + 1800 * SECOND));
      return undefined;
    });
    expect(ids(await walk()).size).toBe(103);
  });

  it("goes on from a kept token although the pages have become fewer", async () => {
    fake.fill("orders", 120);
    const first = await taobao.pull?.(contextOf(fake), "orders", WINDOW, null);
    if (!first?.ok) throw new Error("expected a page");
    for (const tid of [...fake.trades.keys()].slice(0, 80)) fake.trades.delete(tid);
    expect(ids(await walk(first.value.next)).size).toBe(40);
  });

  it("hands over what it has when throttled among the details, and fetches only the rest afterwards", async () => {
    fake.fill("orders", 30);
    let details = 0;
    fake.before((method) =>
      method === "taobao.trade.fullinfo.get" && ++details === 11
        ? { error_response: { code: 7, sub_msg: "This ban will last for 1 more seconds" } }
        : undefined,
    );
    const items = await walk();
    expect(ids(items).size).toBe(30);
    expect(items).toHaveLength(30);
    expect(details).toBe(31);
  });

  it("fetches the words of a refund when asked to, and the refund alone where they are refused", async () => {
    const [id] = fake.fill("cases", 1);
    const ref = { kind: "case", id: id ?? "", extra: { talk: "1" } } as const;
    const plain = await taobao.fetchOne(contextOf(fake), { kind: "case", id: id ?? "" });
    expect(await taobao.fetchOne(contextOf(fake), ref)).toEqual(plain);
    const said = { refund_message: { id: 5, owner_role: 1, content: "在吗", created: "2026-11-20 10:00:00" } };
    fake.before((method) =>
      method === "taobao.refund.messages.get" ? { refund_messages_get_response: { refund_messages: said, total_results: 1 } } : undefined,
    );
    const talk = await taobao.fetchOne(contextOf(fake), ref);
    const facts = talk.ok ? taobao.normalize(talk.value.topic, talk.value.payload) : undefined;
    expect(facts?.ok && facts.value.map((fact) => fact.type)).toEqual(["case", "message"]);
    expect(fake.asked.at(-1)?.params).toMatchObject({ refund_id: id, refund_phase: "onsale" });
  });

  it("misses nothing, whenever rows change and leave the window", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.nat(109), { maxLength: 12 }), { minLength: 6, maxLength: 6 }), async (moves) => {
        fake.trades.clear();
        const all = fake.fill("orders", 110);
        let calls = 0;
        fake.before((method) => {
          if (method !== LIST) return undefined;
          for (const index of moves[calls++] ?? []) fake.trades.set(all[index] ?? "", trade(all[index] ?? "", NOW.getTime() + 60 * SECOND));
          return undefined;
        });
        const got = ids(await walk());
        const still = [...fake.trades.values()].filter((row) => row.modified <= local(NOW.getTime())).map((row) => String(row.tid));
        expect(still.filter((tid) => !got.has(tid))).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  it("starts the window over when the token is not one of ours", async () => {
    fake.fill("orders", 3);
    expect(ids(await walk("rubbish")).size).toBe(3);
  });

  it("skips a row that is gone when its details are asked for", async () => {
    const [gone] = fake.fill("orders", 3);
    fake.before((method, params) =>
      method === "taobao.trade.fullinfo.get" && params.tid === gone ? { error_response: { code: 15, sub_code: "isv.trade-not-exist" } } : undefined,
    );
    expect(ids(await walk()).size).toBe(2);
  });
});
