/** Charts against a small record that was counted by hand, and against themselves: whatever refunds are counted by, the money is the same. */
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import type { BehindFilter, Bucket, FigureFilter } from "../../../main/hub/contract/insights.ts";
import { insightHandlers } from "../../../main/hub/insights/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, emptyDesk } from "../disputes/support.ts";
import { addCase, addOrderOf, at, pay, say } from "./record.ts";

/** A Friday. */
const clock = testClock(at("2026-11-20 10:00"));
const who: Principal = { kind: "operator", id: "lead", name: "lead", roles: ["supervisor"], demo: false };
let store: Store;
// Each asks anew: what was read a moment ago is of another record.
const handlers = () => insightHandlers({ store: { ...store, memory: { of: (open) => open() } }, streams: { people: () => new Set() } });

beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(async () => {
  await emptyDesk(store);
  await addShop(store, "taobao");
  await addShop(store, "douyin");
});

const figures = async (of: Partial<FigureFilter> = {}) => {
  const answer = await handlers().figures({ days: 7, per: "day", ...of }, who);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
};
const behind = async (of: Partial<BehindFilter> & Pick<BehindFilter, "of">) => {
  const filter = { from: at("2026-11-14 00:00"), until: at("2026-11-21 00:00"), ...of };
  const [page, count] = await Promise.all([handlers().behind({ limit: 50, ...filter }, who), handlers().behindCount(filter, who)]);
  if (!page.ok || !count.ok) throw new Error("refused");
  expect(count.value).toEqual({ count: page.value.rows.length, more: false });
  return page.value.rows.map((row) => `${row.case.id} ${row.fen ?? ""}`.trim());
};
const onDay = (buckets: readonly Bucket[], day: string): Bucket | undefined => buckets.find((bucket) => bucket.day?.getTime() === at(`${day} 00:00`).getTime());

describe("refunds", () => {
  test("stand once, on the day in Beijing on which the money was first out, whole or in part, also of a case that was opened again", async () => {
    await addOrderOf(store, { id: "o1", lines: { CUP: 3_000, SCARF: 6_000 } });
    // The last minute of the 18th and the first of the 19th in Beijing: one UTC day.
    await addCase(store, {
      id: "a",
      orderId: "o1",
      status: "done",
      refundedFen: 1_000,
      refundedAt: at("2026-11-18 23:59"),
      openedAt: at("2026-11-18 10:00"),
      doneAt: at("2026-11-18 23:59"),
    });
    await addCase(store, {
      id: "b",
      shopId: "douyin",
      status: "done",
      refundedFen: 250,
      refundedAt: at("2026-11-19 00:00"),
      openedAt: at("2026-11-18 10:00"),
      doneAt: at("2026-11-19 00:00"),
      disputeClass: "quality",
    });
    // Opened again by its buyer: it has no end now, and its money stays where it was.
    await addCase(store, {
      id: "c",
      orderId: "o1",
      lineIds: ["l-CUP"],
      status: "open",
      refundedFen: 700,
      refundedAt: at("2026-11-19 09:00"),
      openedAt: at("2026-11-18 10:00"),
      disputeClass: "quality",
    });
    // The last minute before the seven days, and money that never went.
    await addCase(store, {
      id: "d",
      status: "done",
      refundedFen: 9_999,
      refundedAt: at("2026-11-13 23:59"),
      openedAt: at("2026-11-13 10:00"),
      doneAt: at("2026-11-13 23:59"),
    });
    await addCase(store, { id: "e", status: "done", openedAt: at("2026-11-19 10:00"), doneAt: at("2026-11-19 11:00") });
    const found = await figures();
    expect(found.buckets).toHaveLength(7);
    expect(onDay(found.buckets, "2026-11-18")).toMatchObject({ refunds: 1, fen: 1_000 });
    expect(onDay(found.buckets, "2026-11-19")).toMatchObject({ refunds: 2, fen: 950 });
    expect(found.total).toEqual({ refunds: 3, fen: 1_950 });
    expect(found.shops).toEqual([
      { key: "taobao", name: "店 taobao", refunds: 2, fen: 1_700 },
      { key: "douyin", name: "店 douyin", refunds: 1, fen: 250 },
    ]);
    // Case a takes a third from the cup and two thirds from the scarf; c is about the cup alone; nobody knows the goods of b.
    expect(found.skus).toEqual([
      { key: "CUP", name: "商品 CUP", refunds: 2, fen: 1_033 },
      { key: "SCARF", name: "商品 SCARF", refunds: 1, fen: 667 },
      { key: "", name: "", refunds: 1, fen: 250 },
    ]);
    expect(found.reasons).toEqual([
      { key: "none", name: "", refunds: 1, fen: 1_000 },
      { key: "quality", name: "", refunds: 2, fen: 950 },
    ]);
    const hours = (await figures({ per: "hour" })).buckets;
    expect(hours).toHaveLength(24);
    expect([hours[0]?.fen, hours[9]?.fen, hours[23]?.fen]).toEqual([250, 700, 1_000]);
    expect((await figures({ shopId: "douyin" })).total).toEqual({ refunds: 1, fen: 250 });

    expect(await behind({ of: "refunds" })).toEqual(["c 700", "b 250", "a 1000"]);
    expect(await behind({ of: "refunds", sku: "CUP" })).toEqual(["c 700", "a 333"]);
    expect(await behind({ of: "refunds", sku: "" })).toEqual(["b 250"]);
    expect(await behind({ of: "refunds", reason: "quality", hour: 0 })).toEqual(["b 250"]);
    expect(await behind({ of: "refunds", from: at("2026-11-18 00:00"), until: at("2026-11-19 00:00") })).toEqual(["a 1000"]);
    expect(await behind({ of: "closed" })).toEqual(["e", "b", "a"]);
  });

  test("come to the same by shop, SKU, dispute class, day and hour as all together", async () => {
    const lines = fc.dictionary(fc.constantFrom("A", "B", "C", "D"), fc.nat(20_000), { minKeys: 0 });
    const refund = fc.record({
      lines,
      fen: fc.integer({ min: 1, max: 50_000 }),
      only: fc.option(fc.constantFrom("A", "B")),
      hours: fc.integer({ min: 0, max: 160 }),
      shop: fc.constantFrom("taobao", "douyin"),
      why: fc.option(fc.constantFrom("quality", "damaged")),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(refund, { minLength: 1, maxLength: 6 }), async (refunds) => {
        await store.pool.query('TRUNCATE case_file, order_line, "order" CASCADE');
        for (const [place, { lines: goods, fen, only, hours, shop, why }] of refunds.entries()) {
          const isKnown = Object.keys(goods).length > 0;
          if (isKnown) await addOrderOf(store, { id: `o${place}`, lines: goods });
          const refundedAt = new Date(at("2026-11-20 09:00").getTime() - hours * 3_600_000 + 1);
          await addCase(store, {
            id: `c${place}`,
            shopId: shop,
            orderId: isKnown ? `o${place}` : null,
            lineIds: only === null ? [] : [`l-${only}`],
            status: "done",
            refundedFen: fen,
            refundedAt,
            openedAt: refundedAt,
            doneAt: refundedAt,
            disputeClass: why,
          });
        }
        const whole = refunds.filter(({ hours }) => hours < 9 + 6 * 24 + 1).reduce((sum, { fen }) => sum + fen, 0);
        for (const per of ["day", "hour"] as const) {
          const found = await figures({ per });
          const sum = (of: readonly { fen: number }[]): number => of.reduce((all, { fen }) => all + fen, 0);
          expect([sum(found.shops), sum(found.skus) + found.otherSkus.fen, sum(found.reasons), sum(found.buckets)]).toEqual(Array(4).fill(found.total.fen));
          expect(found.total.fen).toBe(whole);
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe("who decided, and who was late", () => {
  test("claims that were paid are a policy's alone or a person's; what was undone, failed or is no claim counts for neither", async () => {
    for (const id of ["a", "b", "c", "d", "e"]) await addCase(store, { id, openedAt: at("2026-11-19 08:00") });
    await pay(store, { caseId: "a", auto: true, at: at("2026-11-20 00:00") });
    await pay(store, { caseId: "b", auto: true, agreedBy: "operator:lead", at: at("2026-11-20 01:00") });
    await pay(store, { caseId: "c", auto: false, at: at("2026-11-19 23:59"), state: "sent" });
    await pay(store, { caseId: "d", auto: true, at: at("2026-11-20 02:00"), state: "failed" });
    await pay(store, { caseId: "e", auto: false, at: at("2026-11-20 02:00"), takes: "beside" });
    const { buckets } = await figures();
    expect(onDay(buckets, "2026-11-20")).toMatchObject({ auto: 1, person: 1 });
    expect(onDay(buckets, "2026-11-19")).toMatchObject({ auto: 0, person: 1 });
    expect(await behind({ of: "auto" })).toEqual(["a 1000"]);
    expect(await behind({ of: "person" })).toEqual(["b 1000", "c 1000"]);
  });

  test("a wait is late by what its shop set; where nothing is set nothing is", async () => {
    await store.pool.query(
      `INSERT INTO service_terms (place, shop_id, body, revision, updated_at, updated_by) VALUES ('taobao', 'taobao', '{"answerWithinHours": 1}', 1, now(), 'x')`,
    );
    await addCase(store, { id: "a", openedAt: at("2026-11-20 06:00") });
    await say(store, "a", ["buyer 2026-11-20 06:00", "lin 2026-11-20 07:00", "buyer 2026-11-20 07:10", "lin 2026-11-20 08:11"]);
    await addCase(store, { id: "b", shopId: "douyin", openedAt: at("2026-11-20 06:00") });
    await say(store, "b", ["buyer 2026-11-20 00:00", "lin 2026-11-20 09:00"]);
    expect(onDay((await figures()).buckets, "2026-11-20")).toMatchObject({ answers: 3, late: 1, bound: 2 });
    expect(await behind({ of: "answers" })).toEqual(["b", "a", "a"]);
    expect(await behind({ of: "late" })).toEqual(["a"]);
    expect(await behind({ of: "answered", who: "lin" })).toEqual(["b", "a"]);
    expect(await behind({ of: "answered", who: "nobody" })).toEqual([]);
  });

  test("an empty record has every bucket and no figure", async () => {
    const found = await figures({ days: 30 });
    expect(found.buckets).toHaveLength(30);
    expect(found.total).toEqual({ refunds: 0, fen: 0 });
    expect(new Set(found.buckets.map(({ day: _, hour: __, ...rest }) => JSON.stringify(rest))).size).toBe(1);
  });
});

describe("the list behind a figure", () => {
  test("goes on behind the last row, and leaves as a file in both languages", async () => {
    for (let n = 0; n < 5; n += 1) {
      const moment = at(`2026-11-19 1${n}:00`);
      await addCase(store, { id: `c${n}`, status: "done", refundedFen: 100 + n, refundedAt: moment, openedAt: moment, doneAt: moment });
    }
    const filter = { of: "refunds", from: at("2026-11-14 00:00"), until: at("2026-11-21 00:00") } as const;
    const first = await handlers().behind({ ...filter, limit: 3 }, who);
    if (!first.ok || first.value.next === null) throw new Error("no page");
    const second = await handlers().behind({ ...filter, limit: 3, cursor: first.value.next }, who);
    if (!second.ok) throw new Error("refused");
    expect([...first.value.rows, ...second.value.rows].map((row) => row.case.id)).toEqual(["c4", "c3", "c2", "c1", "c0"]);
    expect(second.value.next).toBeNull();
    expect(await handlers().behind({ ...filter, limit: 3, cursor: "elsewhere" }, who)).toMatchObject({ ok: false, refusal: { code: "BAD_INPUT" } });
    for (const [language, head] of [
      ["zh", "时间,工单号,店铺"],
      ["en", "Time,Case,Shop"],
    ] as const) {
      const file = await handlers().exportBehind({ ...filter, format: "csv", language }, who);
      if (!file.ok) throw new Error("refused");
      let text = "";
      for await (const { bytes } of file.value) text += Buffer.from(bytes, "base64").toString("utf8");
      expect(text).toContain(head);
      expect(text.trim().split("\r\n")).toHaveLength(6);
      expect(text).toContain("2026-11-19 14:00:00,ASc4,店 taobao");
    }
    const table = await handlers().exportFigures({ days: 7, per: "day", by: "shops", format: "csv", language: "en" }, who);
    if (!table.ok) throw new Error("refused");
    let text = "";
    for await (const { bytes } of table.value) text += Buffer.from(bytes, "base64").toString("utf8");
    expect(text).toContain("店 taobao,5,5.10");
  });
});

test("what was shown as sent and had not left is counted by shop and by the week in Beijing in which it was shown so", async () => {
  const sent = async (id: string, shop: string, of: { at: string; found?: string; left?: string }) => {
    await addOrderOf(store, { id, lines: { CUP: 3_000 } });
    await store.pool.query(`UPDATE "order" SET shop_id = $2, claimed_shipped_at = $3 WHERE id = $1`, [id, shop, at(of.at)]);
    if (of.found)
      await store.pool.query(
        "INSERT INTO finding (id, order_id, kind, since, evidence, found_at, resolved_at) VALUES ($1, $1, 'shipped_not_outbound', $2, '{}', $3, $4)",
        [id, at(of.at), at(of.found), of.left ? at(of.left) : null],
      );
  };
  // The night of Sunday in Beijing is Sunday afternoon in UTC.
  await sent("w1", "taobao", { at: "2026-11-15 23:59" });
  await sent("w2", "taobao", { at: "2026-11-16 00:01", found: "2026-11-17 00:01" });
  await sent("w3", "taobao", { at: "2026-11-18 10:00", found: "2026-11-19 10:00", left: "2026-11-19 12:00" });
  await sent("w4", "douyin", { at: "2026-11-18 10:00" });
  const answer = await handlers().neverLeft({}, who);
  if (!answer.ok) throw new Error(answer.refusal.code);
  expect(answer.value.rows.map(({ shopId, week, shipped, late, open }) => [shopId, week, shipped, late, open])).toEqual([
    ["taobao", "2026-11-09", 1, 0, 0],
    ["douyin", "2026-11-16", 1, 0, 0],
    ["taobao", "2026-11-16", 2, 2, 1],
  ]);
  const one = await handlers().neverLeft({ shopId: "douyin" }, who);
  expect(one.ok && one.value.rows).toHaveLength(1);
});
