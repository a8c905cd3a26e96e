/** Money that a channel tells of in two records is one payment, wherever refunds are added up. */
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { historyOf } from "../../../main/hub/disputes/buyer-side.view.store.ts";
import { takeCases, toldTwice } from "../../../main/hub/disputes/index.ts";
import { behind } from "../../../main/hub/insights/behind.view.store.ts";
import { by, refundedBy } from "../../../main/hub/insights/figures.view.store.ts";
import { monthsOf } from "../../../main/hub/risk/desk.view.store.ts";
import { standings } from "../../../main/hub/risk/standing.view.store.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addOrder, addShop, emptyDesk, fact, hour, start } from "./support.ts";

const day = 24 * hour;
const clock = testClock(start + hour);
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(empty);

async function empty(): Promise<void> {
  await emptyDesk(store);
  await addShop(store, "taobao");
  await store.pool.query("INSERT INTO account (id, created_at) VALUES ('a1', now())");
  await addOrder(store, { id: "1", accountId: "a1", paidFen: 20_000 });
  await store.pool.query(
    `INSERT INTO order_line (id, order_id, channel_line_id, sku, title, spec, quantity, price_fen, paid_fen, state, channel_status)
     VALUES ('1-2', '1', 'l2', 'SKU-2', '围巾', '灰色', 1, 9000, 9000, 'signed', 'X')`,
  );
}

type RecordName = "application" | "service";
interface Refund {
  id: string;
  record: RecordName;
  fen: number;
  lines?: readonly string[];
  hoursAgo?: number;
  orderId?: string;
}
const told = ({ id, record, fen, lines = [], hoursAgo = 0, orderId = "c1" }: Refund) => {
  const at = start - hoursAgo * hour;
  const of = { channelCaseId: id, channelOrderId: orderId, channelLineIds: [...lines], refundRecord: record, amountFen: fen, refundedFen: fen };
  return fact({ ...of, kind: record === "service" ? "return_refund" : "refund_only", state: "refunded", version: at, createdAt: new Date(at) });
};
const take = (...facts: ReturnType<typeof fact>[]) => commit(store, "channel:taobao", (tx) => takeCases(tx, facts));
const from = new Date(start - 80 * day);
const until = new Date(start + day);
const asked = { from, until, perHour: false, shopId: null };

/** What each place that adds refunds up comes to. */
async function sums() {
  const [order] = await store.rows<{ fen: number }>(`SELECT refunded_fen AS fen FROM "order" WHERE id = '1'`);
  const [standing] = await standings(store, ["a1"], new Date(clock.now()));
  const figures = await refundedBy(store, asked);
  const add = (rows: readonly { fen: number }[]): number => rows.reduce((sum, { fen }) => sum + fen, 0);
  const listed = await behind(store, { of: "refunds", from, until, targets: new Map() }, { after: null, limit: 50 });
  return {
    order: order?.fen,
    standing: standing?.refunded90dFen,
    months: (await monthsOf(store, "a1")).reduce((sum, { refundedFen }) => sum + refundedFen, 0),
    buyer: (await historyOf(store, "a1", from)).lately.refundedFen,
    days: add(figures.filter(({ which }) => which === by.bucket)),
    skus: add(figures.filter(({ which }) => which === by.sku)),
    listed: add(listed.map(({ fen }) => ({ fen: fen ?? 0 }))),
  };
}
const all = (fen: number) => ({ order: fen, standing: fen, months: fen, buyer: fen, days: fen, skus: fen, listed: fen });

describe("a refund told in two records", () => {
  it("is one for the order, the account, its months, the case page and the charts", async () => {
    await take(told({ id: "R1", record: "application", fen: 5_000, hoursAgo: 3 }), told({ id: "S1", record: "service", fen: 5_000, lines: ["l1"] }));
    expect(await sums()).toEqual(all(5_000));
    expect((await historyOf(store, "a1", from)).lately).toMatchObject({ refunds: 1 });
    expect((await refundedBy(store, asked)).find(({ which }) => which === by.all)).toMatchObject({ refunds: 1 });
    const ids = await store.rows<{ id: string }>("SELECT id FROM case_file WHERE channel_case_id = 'R1'");
    // Whichever part of the record is asked for, the same one counts.
    const others = { accountIds: ["a1"] };
    for (const of of [others, { from, until }, { from, until: new Date(start - 2 * hour) }])
      expect(await toldTwice(store, of)).toEqual(ids.map(({ id }) => id));
  });

  it("is one where its order is not known yet, and two orders are two", async () => {
    const pair = (orderId: string, fen: number) => [
      told({ id: `R${orderId}`, record: "application", fen, orderId }),
      told({ id: `S${orderId}`, record: "service", fen, lines: ["x"], orderId }),
    ];
    await take(...pair("later", 3_000), ...pair("other", 4_000));
    expect(await sums()).toMatchObject({ order: 0, days: 7_000, listed: 7_000 });
  });

  it("that both correct in one reading takes back once from what was told without a case", async () => {
    const guessed = (id: string, record: RecordName) => {
      const given = told({ id, record, fen: 5_000 });
      return { ...given, fact: { ...given.fact, refundedBy: "asked" as const } };
    };
    await take(guessed("R1", "application"), guessed("S1", "service"));
    await store.pool.query(`UPDATE "order" SET refunded_fen = 8000 WHERE id = '1'`);
    const corrected = (id: string, record: RecordName) => told({ id, record, fen: 3_000, hoursAgo: -0.5 });
    await take(corrected("R1", "application"), corrected("S1", "service"));
    expect(await sums()).toMatchObject({ order: 6_000, standing: 3_000 });
  });

  it("and in neither any more is one sum that finance compares", async () => {
    await take(told({ id: "R1", record: "application", fen: 5_000 }), told({ id: "S1", record: "service", fen: 5_000, lines: ["l1"] }));
    const gone = (id: string, refundRecord: RecordName) =>
      fact({
        channelCaseId: id,
        refundRecord,
        state: "closed",
        refundedFen: null,
        version: start + hour / 2,
        channelLineIds: refundRecord === "service" ? ["l1"] : [],
      });
    await take(gone("R1", "application"), gone("S1", "service"));
    const [order] = await store.rows<{ lowered: unknown }>(`SELECT lowered_refunds AS lowered FROM "order" WHERE id = '1'`);
    expect(order?.lowered).toMatchObject([{ bookedFen: 5_000, toldFen: 0 }]);
  });
});

/** Payments that left, all of them told in one record and some in the other as well, the lines named or not, in any order and batches. */
const history = fc.record({
  paid: fc.array(
    fc.record({
      fen: fc.integer({ min: 1, max: 3_000 }),
      lines: fc.constantFrom([], ["l1"], ["l2"], ["l1", "l2"]),
      twice: fc.boolean(),
      named: fc.boolean(),
      hours: fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 700 })),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  records: fc.constantFrom<[RecordName, RecordName]>(["application", "service"], ["service", "application"]),
  order: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
  size: fc.integer({ min: 1, max: 4 }),
});

it("whatever pairs of records tell, what is booked is what left, and every sum is the same", async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ paid, records: [whole, part], order, size }) => {
      await empty();
      const facts = paid.flatMap(({ fen, lines, twice, named, hours }, index) => [
        told({ id: `w${index}`, record: whole, fen, lines, hoursAgo: hours[0] }),
        ...(twice ? [told({ id: `p${index}`, record: part, fen, lines: named ? lines : [], hoursAgo: hours[1] })] : []),
      ]);
      const mixed = facts.map((each, place) => ({ each, at: order[place] ?? 0 })).sort((left, right) => left.at - right.at);
      for (let at = 0; at < mixed.length; at += size) await take(...mixed.slice(at, at + size).map(({ each }) => each));
      expect(await sums()).toEqual(all(paid.reduce((sum, { fen }) => sum + fen, 0)));
    }),
    { numRuns: 25 },
  );
});
