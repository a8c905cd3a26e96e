/** Findings open cases of the house's own: one a cause, whoever looks at once; told where one is open, over when they are over, and never in floods. */
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { FoundRule } from "../../../main/hub/contract/found-cases.ts";
import { type FindingKind, findingKinds } from "../../../main/hub/contract/words.ts";
import { otherCases } from "../../../main/hub/disputes/buyer-side.view.store.ts";
import { firstFoundRules } from "../../../main/hub/disputes/found-rules.ts";
import { caseRowsOf, foundHandlers, lookForFound, noteFindings, takeCases } from "../../../main/hub/disputes/index.ts";
import { foundCases as foundInSearch } from "../../../main/hub/search/find.view.store.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addOrder, addShop, emptyDesk, fact, hour, noHolds, start } from "./support.ts";

const boss: Principal = { kind: "operator", id: "boss", name: "boss", roles: ["supervisor"], demo: false };
let store: Store;
let looked = 0;
const clock = testClock(start);
const desk = () =>
  foundHandlers({
    store,
    askLook: async () => {
      looked += 1;
    },
  });
const MINUTE = 60_000;

beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store?.close());
beforeEach(async () => {
  clock.set(start);
  looked = 0;
  await emptyDesk(store);
  await store.pool.query("TRUNCATE finding_case, hub_incident, case_note, case_tag, case_call, case_link CASCADE");
  await addShop(store, "taobao");
  await store.pool.query("INSERT INTO operator (id, name, roles, created_at) VALUES ('an', '客服an', '{agent}', now())");
  // The first look is the beginning: what was found before it is left alone.
  await lookForFound(store);
});

/** A finding of an order that holds from now on. */
async function finds(orderId: string, kind: FindingKind, of: { evidence?: object; since?: number } = {}): Promise<void> {
  await store.pool.query(
    `INSERT INTO finding (id, order_id, kind, since, evidence, found_at) VALUES ($1 || $2, $1, $2, $3, $4, $5)
     ON CONFLICT (order_id, kind) DO UPDATE SET since = excluded.since, evidence = excluded.evidence, found_at = excluded.found_at, resolved_at = NULL`,
    [orderId, kind, new Date(of.since ?? clock.now()), of.evidence ?? {}, new Date(clock.now())],
  );
}
async function resolves(orderId: string, kind: FindingKind): Promise<void> {
  await store.pool.query("UPDATE finding SET resolved_at = $3 WHERE order_id = $1 AND kind = $2", [orderId, kind, new Date(clock.now())]);
  await commit(store, "system", (tx) => noteFindings(tx, [orderId]));
}
const later = (minutes: number): void => clock.set(clock.now() + minutes * MINUTE);
const cases = () =>
  store.rows<{
    id: string;
    number: string;
    kind: string | null;
    status: string;
    orderId: string | null;
    priority: string;
    cls: string | null;
    outcome: string | null;
    by: string | null;
  }>(
    `SELECT id, number, found_kind AS kind, status, order_id AS "orderId", priority, dispute_class AS cls, outcome, class_by AS by FROM case_file ORDER BY learnt_at, id`,
  );
const found = async () => (await cases()).filter(({ kind }) => kind !== null);
const lines = (orderId: string) =>
  store.rows<{ kind: string; text: string }>("SELECT kind, text FROM timeline_event WHERE order_id = $1 ORDER BY id", [orderId]);
async function setRule(kind: FindingKind, change: Partial<FoundRule>, open = false) {
  const answer = await desk().rules({}, boss);
  if (!answer.ok) throw new Error("no rules");
  const rule = answer.value.rows.find((row) => row.kind === kind)?.rule ?? firstFoundRules[kind];
  return desk().save({ kind, rule: { ...rule, ...change }, revision: answer.value.revision, open }, boss);
}
const code = (answer: { ok: boolean; refusal?: { code: string } }): string => answer.refusal?.code ?? "ok";

describe("orders that lack one article", () => {
  const lacks = (code: string) => ({ evidence: { code, lacking: `${code} × 1`, named: true, place: "" } });
  beforeEach(async () => {
    for (const id of ["1", "2", "3", "4"]) await addOrder(store, { id });
  });

  it("stand in one case, whoever comes later and whatever else is open about them; another article has its own", async () => {
    await commit(store, "channel", (tx) => takeCases(tx, [fact({ channelCaseId: "R1", channelOrderId: "C2" })]));
    for (const id of ["1", "2"]) await finds(id, "oversold", lacks("CUP-01"));
    await finds("3", "oversold", lacks("MUG-02"));
    later(30);
    await lookForFound(store);
    await finds("4", "oversold", lacks("CUP-01"));
    later(30);
    await lookForFound(store);
    const rows = await found();
    expect(rows.map(({ kind, orderId }) => [kind, orderId])).toEqual([
      ["oversold", null],
      ["oversold", null],
    ]);
    const orders = await Promise.all(
      rows.map(async ({ id }) => {
        const of = await desk().of({ caseId: id }, boss);
        return of.ok ? of.value.rows.map(({ orderId }) => orderId).toSorted() : [];
      }),
    );
    expect(orders.toSorted((left, right) => right.length - left.length)).toEqual([["1", "2", "4"], ["3"]]);
  });

  it("are done with when none of them lacks it any more, and the same case is open again when one does", async () => {
    for (const id of ["1", "2"]) await finds(id, "oversold", lacks("CUP-01"));
    later(30);
    await lookForFound(store);
    await resolves("1", "oversold");
    await lookForFound(store);
    expect(await found()).toMatchObject([{ status: "open" }]);
    await resolves("2", "oversold");
    await lookForFound(store);
    expect(await found()).toMatchObject([{ status: "done", outcome: "found_ended" }]);
    await finds("3", "oversold", lacks("CUP-01"));
    later(30);
    await lookForFound(store);
    expect(await found()).toMatchObject([{ status: "open" }]);
  });

  it("keep what else is found of them out of the article's case", async () => {
    await finds("1", "oversold", lacks("CUP-01"));
    later(30);
    await lookForFound(store);
    await finds("1", "wrong_item");
    await lookForFound(store);
    expect((await found()).map(({ kind }) => kind).toSorted()).toEqual(["oversold", "wrong_item"]);
  });
});

describe("a finding opens a case", () => {
  beforeEach(() => addOrder(store, { id: "1" }));

  it("by its rule: class, priority, number, and a line on its order", async () => {
    await finds("1", "wrong_item");
    await lookForFound(store);
    const [row, ...more] = await found();
    expect(more).toEqual([]);
    expect(row).toMatchObject({ kind: "wrong_item", status: "open", orderId: "1", priority: "high", cls: "wrong_item", by: "system" });
    expect(row?.number).toMatch(/^AS20261120\d{5}$/);
    expect(await lines("1")).toEqual([{ kind: "case_found", text: `出现异常“发错货”，自动建工单 ${row?.number}` }]);
    const [shown] = await caseRowsOf({ store, holds: noHolds }, [row?.id ?? ""]);
    expect(shown).toMatchObject({ foundKind: "wrong_item", amountFen: 0, stakeFen: 0, deadlineAt: null });
    const of = await desk().of({ caseId: row?.id ?? "" }, boss);
    expect(of.ok && of.value).toMatchObject({ total: 1, rows: [{ orderId: "1", orderNumber: "N1", kind: "wrong_item", endedAt: null }] });
    // Wherever it is named beside others it is named by its finding.
    const beside = await otherCases(store, { id: "another", orderId: "1", accountId: null });
    for (const told of [beside.cases, await foundInSearch(store, [row?.id ?? ""])]) expect(told).toMatchObject([{ foundKind: "wrong_item" }]);
  });

  it("only where the rule is on, and only what was found since it holds; what began a week before it came into the record hurries nobody", async () => {
    await finds("1", "times_contradict");
    await finds("1", "wrong_item", { since: start - 8 * 24 * hour });
    await lookForFound(store);
    expect(await found()).toEqual([]);
  });

  it("after its wait; what ends sooner needs nobody", async () => {
    await addOrder(store, { id: "2" });
    await finds("1", "stalled");
    await finds("2", "stalled");
    later(59);
    await resolves("2", "stalled");
    await lookForFound(store);
    expect(await found()).toEqual([]);
    later(1);
    await lookForFound(store);
    expect(await found()).toMatchObject([{ kind: "stalled", orderId: "1" }]);
  });

  it("once, however often and by however many it is looked", async () => {
    await finds("1", "wrong_item");
    await finds("1", "missing_item");
    await Promise.all([lookForFound(store), lookForFound(store), lookForFound(store)]);
    await lookForFound(store);
    expect(await found()).toHaveLength(1);
    expect((await lines("1")).map(({ kind }) => kind).toSorted()).toEqual(["case_found", "case_found_told"]);
  });

  it("whatever is found of the order afterwards is told in it", async () => {
    await finds("1", "late_delivery");
    await lookForFound(store);
    later(5);
    await finds("1", "wrong_item");
    await lookForFound(store);
    const [row, ...more] = await found();
    expect(more).toEqual([]);
    // The rule of the second says that it is urgent, and raises.
    expect(row).toMatchObject({ kind: "late_delivery", priority: "high" });
  });

  it("a write that is broken off leaves nothing, and the next look does it", async () => {
    await finds("1", "wrong_item");
    await store.pool.query("ALTER TABLE finding_case ADD CONSTRAINT broken CHECK (kind <> 'wrong_item')");
    await expect(lookForFound(store)).rejects.toThrow();
    expect([await found(), await lines("1")]).toEqual([[], []]);
    await store.pool.query("ALTER TABLE finding_case DROP CONSTRAINT broken");
    await lookForFound(store);
    expect(await found()).toHaveLength(1);
  });
});

describe("an open case of the order", () => {
  beforeEach(async () => {
    await addOrder(store, { id: "1" });
    await commit(store, "test", (tx) => takeCases(tx, [fact({ channelCaseId: "a" })]));
  });

  it("is told, becomes as urgent as the rule says, and no other is opened", async () => {
    await finds("1", "wrong_item");
    await lookForFound(store);
    await lookForFound(store);
    expect(await cases()).toMatchObject([{ kind: null, priority: "high", status: "open" }]);
    expect((await lines("1")).filter(({ kind }) => kind === "case_found_told")).toHaveLength(1);
    later(5);
    await resolves("1", "wrong_item");
    await lookForFound(store);
    // A buyer's case is never closed by it.
    expect(await cases()).toMatchObject([{ status: "open" }]);
    expect((await lines("1")).at(-1)?.kind).toBe("case_found_ended");
  });

  it("is not made less urgent, and left as it is where the rule does not raise", async () => {
    await store.pool.query("UPDATE case_file SET priority = 'urgent'");
    await finds("1", "wrong_item");
    await finds("1", "late_delivery");
    await lookForFound(store);
    expect(await cases()).toMatchObject([{ priority: "urgent" }]);
  });
});

describe("when it ends by itself", () => {
  beforeEach(async () => {
    await addOrder(store, { id: "1" });
    await finds("1", "wrong_item");
    await lookForFound(store);
    later(30);
  });

  it("the case says so and is done, where nobody touched it; back again, it is the same case", async () => {
    await resolves("1", "wrong_item");
    await lookForFound(store);
    expect(await found()).toMatchObject([{ status: "done", outcome: "found_ended" }]);
    later(30);
    await finds("1", "wrong_item");
    await lookForFound(store);
    expect(await found()).toMatchObject([{ status: "open" }]);
    expect((await lines("1")).map(({ kind }) => kind)).toEqual(["case_found", "case_found_over", "case_found_again"]);
  });

  it("while something else holds in it it goes on", async () => {
    await finds("1", "late_delivery");
    await lookForFound(store);
    await resolves("1", "wrong_item");
    await lookForFound(store);
    expect(await found()).toMatchObject([{ status: "open" }]);
    await resolves("1", "late_delivery");
    await lookForFound(store);
    expect(await found()).toMatchObject([{ status: "done" }]);
  });

  it.each([
    ["a note", "INSERT INTO case_note (id, case_id, author_id, text, request_key, at) SELECT 'n', id, 'an', '在问仓库', 'k', now() FROM case_file"],
    ["a tag", "INSERT INTO case_tag (case_id, shop_id, name, at, by) SELECT id, shop_id, '仓库', now(), 'an' FROM case_file"],
    ["somebody who took it", "UPDATE case_file SET assignee_id = 'an'"],
    ["another class by a person", "UPDATE case_file SET class_by = 'operator:an'"],
  ])("with %s it stays for who worked it, and says so", async (_, touch) => {
    await store.pool.query(touch);
    await resolves("1", "wrong_item");
    await lookForFound(store);
    expect(await found()).toMatchObject([{ status: "open" }]);
    expect((await lines("1")).at(-1)?.kind).toBe("case_found_ended");
  });

  it("whom the rules gave it and who has not begun does not keep it", async () => {
    await store.pool.query("UPDATE case_file SET assignee_id = 'an'");
    await store.pool.query(
      "INSERT INTO case_call (id, case_id, operator_id, kind, by_id, about, text, at) SELECT 'c', id, 'an', 'given', '', 'given:' || id, '', now() FROM case_file",
    );
    await resolves("1", "wrong_item");
    await lookForFound(store);
    expect(await found()).toMatchObject([{ status: "done" }]);
  });

  it("a person who closed it has said his word: while the same holds on it stays closed", async () => {
    await store.pool.query("UPDATE case_file SET status = 'done', outcome = 'answered', done_at = now()");
    await lookForFound(store);
    expect(await found()).toMatchObject([{ status: "done", outcome: "answered" }]);
    await resolves("1", "wrong_item");
    await lookForFound(store);
    expect(await found()).toMatchObject([{ status: "done", outcome: "answered" }]);
  });
});

describe("many at once", () => {
  const incident = (place: string) =>
    store.pool.query("INSERT INTO hub_incident (place, since, parcels, found_at) VALUES ($1, $2, 5, $2)", [place, new Date(clock.now() - hour)]);
  async function stand(count: number, place: string, shops = ["taobao"]): Promise<void> {
    for (let at = 0; at < count; at += 1) {
      await addOrder(store, { id: `${place}${at}`, shopId: shops[at % shops.length] ?? "taobao" });
      await finds(`${place}${at}`, "stalled", { evidence: { place, usualHours: 20 } });
      await finds(`${place}${at}`, "hub_silent", { evidence: { place, parcels: 5 } });
    }
  }

  it("an incident is one case with all its orders, of all shops, and what stands there later joins it", async () => {
    await addShop(store, "jd");
    await incident("武汉");
    await stand(45, "武汉", ["taobao", "jd"]);
    await lookForFound(store);
    later(61);
    await lookForFound(store);
    const [row, ...more] = await found();
    expect(more).toEqual([]);
    expect(row).toMatchObject({ kind: "hub_silent", orderId: null, cls: "not_received" });
    await addOrder(store, { id: "late" });
    await finds("late", "hub_silent", { evidence: { place: "武汉", parcels: 5 } });
    await lookForFound(store);
    expect(await found()).toHaveLength(1);
    const of = await desk().of({ caseId: row?.id ?? "" }, boss);
    expect(of.ok && of.value.total).toBe(91);
    // Something else about one of its goods is a case of its own; that it comes late, too, is not.
    await finds("武汉3", "wrong_item");
    await finds("武汉4", "late_delivery");
    await lookForFound(store);
    expect((await found()).map(({ kind, orderId }) => ({ kind, orderId }))).toEqual([
      { kind: "hub_silent", orderId: null },
      { kind: "wrong_item", orderId: "武汉3" },
    ]);
  });

  it("it is done when all of them move", async () => {
    await incident("武汉");
    await stand(6, "武汉");
    await lookForFound(store);
    later(90);
    for (let at = 0; at < 6; at += 1) {
      expect(await found()).toMatchObject([{ status: "open" }]);
      await resolves(`武汉${at}`, "hub_silent");
      await resolves(`武汉${at}`, "stalled");
      await lookForFound(store);
    }
    expect(await found()).toMatchObject([{ status: "done", outcome: "found_ended" }]);
  });

  it("a shop is opened so many an hour; how many wait is told, and they come in the next hour, the urgent first", async () => {
    const rules = await desk().rules({}, boss);
    await desk().saveMost({ mostAnHour: 3, revision: rules.ok ? rules.value.revision : 0 }, boss);
    for (let at = 0; at < 7; at += 1) {
      await addOrder(store, { id: String(at) });
      await finds(String(at), at === 6 ? "missing_item" : "late_delivery");
    }
    await lookForFound(store);
    await lookForFound(store);
    expect(await found()).toHaveLength(3);
    expect((await found()).some(({ orderId }) => orderId === "6")).toBe(true);
    const told = await desk().rules({}, boss);
    expect(told.ok && told.value.held).toEqual([{ shopId: "taobao", shopName: "店 taobao", count: 4 }]);
    later(61);
    await lookForFound(store);
    expect(await found()).toHaveLength(6);
    later(61);
    await lookForFound(store);
    expect(await found()).toHaveLength(7);
    const after = await desk().rules({}, boss);
    expect(after.ok && after.value.held).toEqual([]);
  });
});

describe("the rules", () => {
  beforeEach(async () => {
    await addOrder(store, { id: "1" });
    await addOrder(store, { id: "2" });
  });

  it("switched on, leave what was found before alone, unless it is asked for", async () => {
    await finds("1", "times_contradict");
    later(10);
    expect(code(await setRule("times_contradict", { on: true }))).toBe("ok");
    await lookForFound(store);
    expect(await found()).toEqual([]);
    await finds("2", "times_contradict");
    await lookForFound(store);
    expect(await found()).toMatchObject([{ orderId: "2" }]);
    expect(code(await setRule("times_contradict", { on: true }, true))).toBe("ok");
    await lookForFound(store);
    expect((await found()).map(({ orderId }) => orderId).toSorted()).toEqual(["1", "2"]);
    expect(looked).toBe(2);
  });

  it("hold for their shops alone; off, they open nothing and end what they opened all the same", async () => {
    await addShop(store, "jd");
    await addOrder(store, { id: "3", shopId: "jd" });
    await setRule("wrong_item", { shops: ["jd"] });
    await finds("1", "wrong_item");
    await finds("3", "wrong_item");
    await lookForFound(store);
    expect(await found()).toMatchObject([{ orderId: "3" }]);
    await setRule("wrong_item", { on: false });
    later(10);
    await resolves("3", "wrong_item");
    await lookForFound(store);
    expect(await found()).toMatchObject([{ status: "done" }]);
  });

  it("are saved by one at a time, and with a class that is there", async () => {
    const rule = { ...firstFoundRules.oversold, words: "尽快与仓库核对" };
    const both = await Promise.all([1, 2].map(() => desk().save({ kind: "oversold", rule, revision: 0, open: false }, boss)));
    expect(both.map(code).toSorted()).toEqual(["SAVED_MEANWHILE", "ok"]);
    expect(code(await setRule("oversold", { disputeClass: "no_such" }))).toBe("BAD_INPUT");
    await finds("1", "oversold", { evidence: { lacking: "CUP ×1", named: true, place: "" } });
    later(31);
    await lookForFound(store);
    const [row] = await store.rows<{ reason: string }>("SELECT reason FROM case_file");
    expect(row?.reason).toBe("尽快与仓库核对");
  });

  it("show beforehand what they would have done", async () => {
    await commit(store, "test", (tx) => takeCases(tx, [fact({ channelCaseId: "a", createdAt: new Date(start - hour) })]));
    await finds("1", "no_lines");
    await finds("2", "no_lines");
    later(26 * 60);
    const hits = await desk().hits({ kind: "no_lines", rule: { ...firstFoundRules.no_lines, on: true } }, boss);
    expect(hits.ok && hits.value).toMatchObject({ opened: 1, told: 1, now: 2 });
    expect(hits.ok && hits.value.days).toHaveLength(7);
    expect(hits.ok && hits.value.days.at(-2)).toEqual({ day: "2026-11-20", opened: 1, told: 1 });
  });

  it("there is one for every finding, and a row each is shown", async () => {
    for (const rule of Object.values(firstFoundRules)) expect(FoundRule.safeParse(rule).success).toBe(true);
    const rules = await desk().rules({}, boss);
    expect(rules.ok && rules.value.rows.map(({ kind }) => kind)).toEqual(findingKinds);
  });
});

describe("whatever comes and goes, in whatever order", () => {
  const orders = ["1", "2", "3"] as const;
  const kinds = ["wrong_item", "missing_item", "late_delivery", "oversold"] as const satisfies readonly FindingKind[];
  const step = fc.oneof(
    fc.record({ does: fc.constant("find" as const), order: fc.constantFrom(...orders), kind: fc.constantFrom(...kinds) }),
    fc.record({ does: fc.constant("end" as const), order: fc.constantFrom(...orders), kind: fc.constantFrom(...kinds) }),
    fc.record({ does: fc.constant("case" as const), order: fc.constantFrom(...orders), kind: fc.constant("wrong_item" as const) }),
    fc.record({ does: fc.constant("touch" as const), order: fc.constantFrom(...orders), kind: fc.constant("wrong_item" as const) }),
  );

  it("no order has two cases for one cause, what holds stands in an open one, and none is left open for nothing", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, fc.integer({ min: 0, max: 40 })), { maxLength: 12 }), async (told) => {
        await store.pool.query('TRUNCATE finding_case, case_file, case_note, finding, timeline_event, order_line, "order" CASCADE');
        for (const id of orders) await addOrder(store, { id });
        for (const [{ does, order, kind }, minutes] of told) {
          if (does === "find") await finds(order, kind);
          else if (does === "end") await resolves(order, kind);
          else if (does === "case") await commit(store, "test", (tx) => takeCases(tx, [fact({ channelCaseId: `b${order}`, channelOrderId: `c${order}` })]));
          else await store.pool.query("UPDATE case_file SET assignee_id = 'an' WHERE order_id = $1", [order]);
          later(minutes);
          await Promise.all([lookForFound(store), lookForFound(store)]);
        }
        later(61);
        await lookForFound(store);
        const [wrong] = await store.rows<{ twice: number; unplaced: number; idle: number }>(
          `SELECT (SELECT count(*)::int FROM (SELECT order_id FROM case_file WHERE found_kind IS NOT NULL AND status <> 'done' GROUP BY order_id HAVING count(*) > 1) t) AS twice,
             (SELECT count(*)::int FROM finding f WHERE f.resolved_at IS NULL AND NOT EXISTS (SELECT 1 FROM finding_case k JOIN case_file c ON c.id = k.case_id
               WHERE k.order_id = f.order_id AND k.kind = f.kind AND k.ended_at IS NULL AND c.status <> 'done')) AS unplaced,
             (SELECT count(*)::int FROM case_file c WHERE c.found_kind IS NOT NULL AND c.status <> 'done' AND c.assignee_id IS NULL
               AND NOT EXISTS (SELECT 1 FROM finding_case k WHERE k.case_id = c.id AND k.ended_at IS NULL)) AS idle`,
        );
        expect(wrong).toEqual({ twice: 0, unplaced: 0, idle: 0 });
      }),
      { numRuns: 15 },
    );
  });
});
