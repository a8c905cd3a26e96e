/** The list of orders, its count and the list as a file. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import type { OrderFilter } from "../../../main/hub/contract/order-list.ts";
import type { Role } from "../../../main/hub/contract/words.ts";
import { leftRows } from "../../../main/hub/privacy/left.view.store.ts";
import { orderListHandlers } from "../../../main/hub/search/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, HOUR, line, order, START, takeAll } from "../orders/facts.ts";

const clock = testClock(START);
let store: Store;
const who = (role: Role): Principal => ({ kind: "operator", id: role, name: role, roles: [role], demo: false });
const handlers = () => orderListHandlers(store);
const day = (n: number): Date => new Date(START + n * 24 * HOUR);
const ORDERS = 12;

/** Order n is placed and paid on day n, for n times ten yuan. */
const nth = (n: number) =>
  order({
    channelOrderId: `c${n}`,
    createdAt: day(n),
    paidAt: day(n),
    version: day(n).getTime(),
    totalFen: n * 1_000,
    paidFen: n * 1_000,
    buyer: { ...order().buyer, nick: n === 3 ? "=1+1" : `nick${n}` },
    lines: [line("L1", n % 2 === 0 ? "EVEN" : "ODD", { title: n % 2 === 0 ? "羊毛围巾" : "保温杯" })],
  });

beforeAll(async () => {
  clock.set(day(20));
  store = await freshStore({ clock });
  await addShop(store);
  await takeAll(store, ...Array.from({ length: ORDERS }, (_, at) => nth(at + 1)));
  await store.pool.query(
    `INSERT INTO finding (id, order_id, kind, since, evidence, found_at) SELECT 'f1', id, 'overpaid', now(), '{}', now() FROM "order" WHERE channel_order_id = 'c5' ON CONFLICT DO NOTHING`,
  );
});
afterAll(() => store.close());

const page = async (of: { filter?: OrderFilter; sort?: "newest" | "oldest" | "dearest"; cursor?: string; limit?: number; text?: string }) => {
  const answer = await handlers().list({ filter: {}, sort: "newest", limit: 50, ...of }, who("agent"));
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
};
const names = async (filter: OrderFilter) => (await page({ filter })).rows.map((row) => row.channelOrderId);

describe("the list", () => {
  test("stands newest first, oldest first or by amount", async () => {
    expect((await page({ limit: 2 })).rows.map((row) => row.channelOrderId)).toEqual(["c12", "c11"]);
    expect((await page({ limit: 2, sort: "oldest" })).rows.map((row) => row.channelOrderId)).toEqual(["c1", "c2"]);
    expect((await page({ limit: 1, sort: "dearest" })).rows.map((row) => row.paidFen)).toEqual([12_000]);
  });

  test("is narrowed by day, amount, product, SKU, finding, shop, channel and state", async () => {
    expect(await names({ paidFrom: day(3), paidUntil: day(5) })).toEqual(["c4", "c3"]);
    expect(await names({ fenFrom: 11_000, fenUntil: 11_500 })).toEqual(["c11"]);
    expect(await names({ product: "围巾", fenFrom: 10_000 })).toEqual(["c12", "c10"]);
    expect(await names({ product: "odd", fenUntil: 2_000 })).toEqual(["c1"]);
    expect(await names({ product: "没有这种商品" })).toEqual([]);
    expect(await names({ finding: "overpaid" })).toEqual(["c5"]);
    expect(await names({ finding: "any", fenFrom: 5_000, fenUntil: 5_000 })).toEqual(["c5"]);
    expect(await names({ shopId: "nowhere" })).toEqual([]);
    expect(await names({ channel: "taobao", state: "paid", fenUntil: 1_000 })).toEqual(["c1"]);
    expect(await names({ openCase: true })).toEqual([]);
  });

  test.each(["newest", "oldest", "dearest"] as const)("goes on behind the last row (%s), though others come in between", async (sort) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let turn = 0; turn < 10; turn += 1) {
      const { rows, next } = await page({ sort, limit: 5, ...(cursor ? { cursor } : {}) });
      seen.push(...rows.map((row) => row.channelOrderId));
      if (turn === 0) await takeAll(store, { ...nth(13), channelOrderId: `late-${sort}`, createdAt: day(19), paidFen: 99_000, totalFen: 99_000 });
      if (next === null) break;
      cursor = next;
    }
    const known = seen.filter((name) => !name.startsWith("late"));
    expect(known).toHaveLength(ORDERS);
    expect(new Set(seen).size).toBe(seen.length);
    await store.pool.query(`DELETE FROM order_line WHERE order_id IN (SELECT id FROM "order" WHERE channel_order_id LIKE 'late%')`);
    await store.pool.query(`DELETE FROM finding WHERE order_id IN (SELECT id FROM "order" WHERE channel_order_id LIKE 'late%')`);
    await store.pool.query(`DELETE FROM "order" WHERE channel_order_id LIKE 'late%'`);
  });

  test("refuses a place that it did not give", async () => {
    expect(await handlers().list({ filter: {}, sort: "newest", limit: 5, cursor: "1;DROP" }, who("agent"))).toMatchObject({
      ok: false,
      refusal: { code: "BAD_INPUT" },
    });
  });

  test("finds by words, with why", async () => {
    const { rows, next } = await page({ text: "nick12" });
    expect(rows.map((row) => [row.channelOrderId, row.found?.by])).toEqual([["c12", "nick"]]);
    expect(next).toBeNull();
  });

  test("is counted, and the count says when it stopped counting", async () => {
    expect(await handlers().count({ filter: { fenFrom: 11_000 } }, who("agent"))).toEqual({ ok: true, value: { count: 2, more: false } });
  });
});

describe("the list as a file", () => {
  const taken = async (role: Role, most = Number.POSITIVE_INFINITY) => {
    const answer = await handlers().export({ filter: { fenUntil: 3_000 }, sort: "oldest", format: "csv", language: "zh" }, who(role));
    if (!answer.ok) throw new Error(answer.refusal.code);
    const pieces: Buffer[] = [];
    let rows = 0;
    for await (const part of answer.value) {
      if (pieces.push(Buffer.from(part.bytes, "base64")) >= most) break;
      rows = part.rows;
    }
    return { text: Buffer.concat(pieces).toString("utf8"), rows };
  };

  test("has what the filter leaves, in its order, and what a buyer called himself computes nothing", async () => {
    const { text, rows } = await taken("supervisor");
    expect(rows).toBe(3);
    const lines = text.trim().split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(/,已付款,保温杯,ODD,1,10\.00,/);
    expect(lines[3]).toContain("'=1+1");
  });

  test("does not name buyers for who may not see them", async () => {
    const { text } = await taken("finance");
    expect(text).not.toMatch(/nick1|=1\+1|昵称/);
    expect(text).toContain("保温杯");
  });

  test("is written down before it begins and when it has ended, and stands among what left this machine", async () => {
    await taken("operations");
    const [newest] = await leftRows(store, { from: null, until: null, kind: "export", shopId: null, by: "operator:operations", before: null, limit: 5 });
    expect(newest).toMatchObject({ kind: "export", what: "orders", to: "CSV", by: "operator:operations", text: "3" });
    const broken = await taken("admin", 1);
    expect(broken.text.length).toBeGreaterThan(0);
    const lines = await store.rows<{ verb: string; data: object }>(
      "SELECT verb, data FROM journal_line WHERE subject = 'export' AND actor = 'operator:admin' ORDER BY id",
    );
    expect(lines).toMatchObject([
      { verb: "list.exported", data: { personal: true } },
      { verb: "list.export_ended", data: { rows: 3 } },
    ]);
  });
});
