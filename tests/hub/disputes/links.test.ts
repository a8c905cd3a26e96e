/** Cases that belong together, and parts of a case: shown at both, taken back, never paid for twice, and left alone while money is under way. */
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { bookingOf } from "../../../main/hub/disputes/booking.ts";
import { buyerHandlers, caseLinkHandlers, moneyOf, refundableIn, takeCases, tellTied } from "../../../main/hub/disputes/index.ts";
import { restake } from "../../../main/hub/disputes/stake.commands.ts";
import { linkedWith, partsOf, wholeOf } from "../../../main/hub/disputes/ties.view.store.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addOrder, addShop, emptyDesk, fact, start } from "./support.ts";

const an: Principal = { kind: "operator", id: "an", name: "an", roles: ["agent"], demo: false };
let store: Store;
const underWay = new Set<string>();
const links = () => caseLinkHandlers({ store, underWay: async () => underWay });
beforeAll(async () => {
  store = await freshStore({ clock: testClock(start) });
});
afterAll(() => store?.close());
beforeEach(async () => {
  underWay.clear();
  await emptyDesk(store);
  await store.pool.query("TRUNCATE case_link, case_call, case_note CASCADE");
  await addShop(store, "taobao");
  await store.pool.query("INSERT INTO operator (id, name, roles, created_at) VALUES ('an', '客服an', '{agent}', now()), ('bo', '客服bo', '{agent}', now())");
});

const take = (...facts: ReturnType<typeof fact>[]) => commit(store, "test", (tx) => takeCases(tx, facts));
const rowOf = async (name: string) => {
  const [row] = await store.rows<{ id: string; number: string; revision: number }>("SELECT id, number, revision FROM case_file WHERE channel_case_id = $1", [
    name,
  ]);
  if (!row) throw new Error(`no case ${name}`);
  return row;
};
const code = (answer: { ok: boolean; refusal?: { code: string } }): string => answer.refusal?.code ?? "ok";
/** An order with lines of these amounts, beside the first one of the order's own. */
async function orderOf(paid: readonly number[]): Promise<void> {
  await addOrder(store, { id: "1", paidFen: paid.reduce((sum, fen) => sum + fen, 0) });
  await store.pool.query("DELETE FROM order_line");
  for (const [place, fen] of paid.entries())
    await store.pool.query(
      `INSERT INTO order_line (id, order_id, channel_line_id, sku, title, spec, quantity, price_fen, paid_fen, state, channel_status)
       VALUES ('1-' || $1, '1', 'l' || $1, 'S', '杯', '白', 1, $2::int, $2::int, 'signed', 'X')`,
      [String(place), fen],
    );
}
const split = async (name: string, of: { lineIds?: string[]; disputeClass?: string | null; revision?: number } = {}) => {
  const { id, revision } = await rowOf(name);
  return links().split({ caseId: id, revision, lineIds: ["l0"], disputeClass: null, why: "两件事", ...of }, an);
};

describe("linked cases", () => {
  beforeEach(() => take(fact({ channelCaseId: "a" }), fact({ channelCaseId: "b", channelOrderId: "c2" })));

  it("show each other with the word why, numbers hidden, and once, whoever links them", async () => {
    const [a, b] = [await rowOf("a"), await rowOf("b")];
    expect(code(await links().link({ caseId: a.id, other: b.number, why: "补寄的，电话 13800138000" }, an))).toBe("ok");
    expect(code(await links().link({ caseId: b.id, other: a.id, why: "又一次" }, an))).toBe("ALREADY_DONE");
    const [atA] = await linkedWith(store, a.id);
    expect(atA).toMatchObject({ id: b.id, byName: "客服an" });
    expect(atA?.why).toContain("补寄的");
    expect(atA?.why).not.toContain("13800138000");
    expect(await linkedWith(store, b.id)).toMatchObject([{ id: a.id }]);
    expect(code(await links().unlink({ caseId: b.id, otherId: a.id }, an))).toBe("ok");
    expect(await linkedWith(store, a.id)).toEqual([]);
    expect(code(await links().unlink({ caseId: b.id, otherId: a.id }, an))).toBe("STATE_NOT_ALLOWED");
  });

  it("are two, that are there", async () => {
    const { id } = await rowOf("a");
    expect(code(await links().link({ caseId: id, other: id, why: "x" }, an))).toBe("STATE_NOT_ALLOWED");
    expect(code(await links().link({ caseId: id, other: "AS1", why: "x" }, an))).toBe("NOT_FOUND");
  });

  it("linked from both sides at once stand once", async () => {
    const [a, b] = [await rowOf("a"), await rowOf("b")];
    const both = await Promise.all([links().link({ caseId: a.id, other: b.id, why: "x" }, an), links().link({ caseId: b.id, other: a.id, why: "y" }, an)]);
    expect(both.map(code).toSorted()).toEqual(["ALREADY_DONE", "ok"]);
  });

  it("when one is done whoever has the other is called, once; not where that one is done, too", async () => {
    const [a, b] = [await rowOf("a"), await rowOf("b")];
    await links().link({ caseId: a.id, other: b.id, why: "x" }, an);
    await store.pool.query("UPDATE case_file SET assignee_id = 'bo' WHERE id = $1", [b.id]);
    await store.pool.query("UPDATE case_file SET status = 'done' WHERE id = $1", [a.id]);
    for (let time = 0; time < 2; time += 1) await commit(store, "system", (tx) => tellTied(tx, [a.id]));
    const calls = "SELECT operator_id AS who, kind, case_id AS id FROM case_call";
    expect(await store.rows(calls)).toEqual([{ who: "bo", kind: "linked", id: b.id }]);
    await store.pool.query("DELETE FROM case_call");
    await store.pool.query("UPDATE case_file SET status = 'done'");
    await commit(store, "system", (tx) => tellTied(tx, [a.id, b.id]));
    expect(await store.rows(calls)).toEqual([]);
  });
});

describe("a case that is split", () => {
  beforeEach(async () => {
    await orderOf([3_000, 2_900, 1_000]);
    await take(fact({ channelCaseId: "a" }));
  });

  it("has a part of the desk's own with the chosen lines, without money and clock; both show each other", async () => {
    const a = await rowOf("a");
    const done = await split("a", { disputeClass: null });
    if (!done.ok) throw new Error(done.refusal.code);
    const { partId } = done.value;
    const [row] = await store.rows("SELECT number, kind, status, queue, amount_fen, stake_fen, line_ids, deadline_at, part_of FROM case_file WHERE id = $1", [
      partId,
    ]);
    expect(row).toEqual({
      number: `${a.number}-2`,
      kind: "complaint",
      status: "open",
      queue: "agent",
      amount_fen: 0,
      stake_fen: 0,
      line_ids: ["l0"],
      deadline_at: null,
      part_of: a.id,
    });
    expect(await partsOf(store, a.id)).toMatchObject([{ id: partId, rejoins: true }]);
    expect(await wholeOf(store, partId)).toMatchObject({ id: a.id });
    expect(await store.rows("SELECT verb, subject_id AS id FROM journal_line WHERE verb = 'case.split'")).toEqual([{ verb: "case.split", id: a.id }]);
  });

  it("is taken back while nobody did anything to the part, and not after", async () => {
    const done = await split("a");
    const partId = done.ok ? done.value.partId : "";
    await store.pool.query("INSERT INTO case_note (id, case_id, author_id, text, request_key, at) VALUES ('n', $1, 'bo', 'x', 'k', now())", [partId]);
    expect(code(await links().rejoin({ caseId: partId }, an))).toBe("STATE_NOT_ALLOWED");
    await store.pool.query("DELETE FROM case_note");
    expect(code(await links().rejoin({ caseId: partId }, an))).toBe("ok");
    const { id } = await rowOf("a");
    expect(await partsOf(store, id)).toEqual([]);
    expect(code(await links().rejoin({ caseId: partId }, an))).toBe("STATE_NOT_ALLOWED");
    expect(code(await links().rejoin({ caseId: id }, an))).toBe("STATE_NOT_ALLOWED");
  });

  interface Refused {
    why: string;
    of: Parameters<typeof split>[1];
    refused: string;
    make?: () => Promise<unknown>;
  }
  const refusals: Refused[] = [
    { why: "moved on meanwhile", of: { revision: 99 }, refused: "CASE_MOVED" },
    { why: "has an action under way", of: {}, refused: "STATE_NOT_ALLOWED", make: async () => underWay.add((await rowOf("a")).id) },
    { why: "is done", of: {}, refused: "STATE_NOT_ALLOWED", make: () => store.pool.query("UPDATE case_file SET status = 'done'") },
    { why: "would keep no line", of: { lineIds: ["l0", "l1", "l2"] }, refused: "STATE_NOT_ALLOWED" },
    { why: "has no such line", of: { lineIds: ["l9"] }, refused: "BAD_INPUT" },
    { why: "is asked for neither lines nor another dispute", of: { lineIds: [] }, refused: "STATE_NOT_ALLOWED" },
  ];
  it.each(refusals)("stays one where it $why", async ({ of, refused, make }) => {
    await make?.();
    expect(code(await split("a", of))).toBe(refused);
    expect((await store.rows<{ count: number }>("SELECT count(*)::int AS count FROM case_file"))[0]?.count).toBe(1);
  });

  it("is split once of two who saw the same lines; a part is neither split nor merged", async () => {
    const [a] = [await rowOf("a")];
    const both = await Promise.all([split("a", { lineIds: ["l0"] }), split("a", { lineIds: ["l1"] })]);
    expect(both.map(code)).toEqual(["ok", "ok"]);
    expect((await partsOf(store, a.id)).map(({ number }) => number).toSorted()).toEqual([`${a.number}-2`, `${a.number}-3`]);
    const [first] = both;
    const partId = first?.ok ? first.value.partId : "";
    expect(code(await links().split({ caseId: partId, revision: 1, lineIds: [], disputeClass: null, why: "x" }, an))).toBe("STATE_NOT_ALLOWED");
    expect(code(await buyerHandlers(store).merge({ caseId: partId, intoId: a.id }, an))).toBe("STATE_NOT_ALLOWED");
  });

  it("counts no money twice, whatever was asked, paid and split, and what the channel tells later changes no part", async () => {
    const amount = fc.integer({ min: 100, max: 5_000 });
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          paid: fc.array(amount, { minLength: 2, maxLength: 4 }),
          asked: fc.array(fc.record({ fen: amount, lines: fc.array(fc.nat(3), { maxLength: 3 }), refunded: fc.boolean() }), { minLength: 1, maxLength: 3 }),
          off: fc.array(fc.nat(3), { minLength: 1, maxLength: 3 }),
        }),
        async ({ paid, asked, off }) => {
          await store.pool.query('TRUNCATE case_file, order_line, "order" CASCADE');
          await orderOf(paid);
          const told = (version: number) =>
            asked.map((one, place) =>
              fact({
                channelCaseId: `k${place}`,
                amountFen: one.fen,
                channelLineIds: [...new Set(one.lines)].filter((line) => line < paid.length).map((line) => `l${line}`),
                version,
                ...(one.refunded && place > 0 ? { state: "refunded" as const, refundedFen: one.fen, endedWell: true } : {}),
              }),
            );
          await take(...told(start));
          const figures = async () => {
            await commit(store, "test", (tx) => restake(tx, { orderIds: ["1"] }));
            const money = await moneyOf(store, { orderIds: ["1"], granted: async () => new Map() });
            const order = money.get("1");
            const cases = await store.rows<{ id: string; stake: number }>("SELECT id, stake_fen AS stake FROM case_file WHERE part_of IS NULL ORDER BY id");
            const [all] = await store.rows<{ stake: number }>("SELECT sum(stake_fen)::int AS stake FROM case_file");
            return {
              refundable: cases.map(({ id, stake }) => [id, stake, refundableIn(money, { caseId: id, orderId: "1" })]),
              booked: order && bookingOf(order),
              stake: all?.stake,
            };
          };
          const before = await figures();
          const parts: string[] = [];
          for (const line of off) {
            const done = await split("k0", { lineIds: [`l${line}`] });
            if (done.ok) parts.push(done.value.partId);
          }
          expect(await figures()).toEqual(before);
          const money = await moneyOf(store, { orderIds: ["1"], granted: async () => new Map() });
          for (const caseId of parts) expect(refundableIn(money, { caseId, orderId: "1" }).refundableFen).toBe(0);
          const rows = "SELECT * FROM case_file WHERE part_of IS NOT NULL ORDER BY id";
          const as = await store.rows(rows);
          await take(...told(start + 1_000));
          expect(await store.rows(rows)).toEqual(as);
          expect(await figures()).toEqual(before);
        },
      ),
      { numRuns: 15 },
    );
  });
});
