import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { confirmFromCases, holdingOf, holdsOf, lookAgain, reviewOfActions, runDue } from "../../../main/hub/actions/index.ts";
import { decideCases, decisionHandlers, eraseReviewWords, type PolicyEngine } from "../../../main/hub/decisions/index.ts";
import { errorRate } from "../../../main/hub/decisions/review.ts";
import { caseRowsOf, takeCases } from "../../../main/hub/disputes/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { testClock } from "../../support/store.ts";
import { type FakeChannel, factOf, fakeChannel } from "../actions/fake-channel.ts";
import { addCase, addOrder, depsOf, openShops } from "../actions/world.ts";

const clock = testClock();
const supervisor: Principal = { kind: "operator", id: "o3", name: "主管", roles: ["supervisor"], demo: false };
let store: Store;
let engine: PolicyEngine;
let channel: FakeChannel;
let serial = 0;

beforeAll(async () => {
  ({ store, engine } = await openShops(clock, "s1", "s2"));
});
afterAll(() => store?.close());
beforeEach(async () => {
  channel = fakeChannel();
  // Two marks in one row would stop it, and the next test's cases with it.
  await store.prisma.decision.updateMany({ data: { review: null, reviewedAt: null } });
});

const handlers = () => decisionHandlers(store, { caseRows: (ids) => caseRowsOf({ store, holds: holdsOf(store) }, ids), ...reviewOfActions(store) });
const deciding = () => ({ store, engine, holding: holdingOf(() => channel.connector) });
const list = async (input: Partial<Parameters<ReturnType<typeof handlers>["automatic"]>[0]> = {}) => {
  const answer = await handlers().automatic({ review: "all", page: 0, size: 100, ...input }, supervisor);
  if (!answer.ok) throw new Error(answer.refusal.message);
  return answer.value;
};
const seenOf = async (decisionId: string) => (await store.prisma.decision.findUnique({ where: { id: decisionId } }))?.review as "right" | "wrong" | null;
const mark = async (decisionId: string, review: "right" | "wrong" = "wrong") => {
  const answer = await handlers().mark({ decisionId, seen: await seenOf(decisionId), review, reason: "evidence", note: "照片里没有破损" }, supervisor);
  if (!answer.ok) throw new Error(answer.refusal.message);
  return answer.value;
};
const action = (caseId: string) => store.prisma.action.findFirstOrThrow({ where: { caseId }, orderBy: { createdAt: "desc" } });

function nextId(): string {
  serial += 1;
  return `r${serial}`;
}

/** Cases whose refunds the policy granted just now. @returns their decisions. */
async function granted(count: number, of: { shopId?: string; amountFen?: number } = {}): Promise<{ caseId: string; decisionId: string }[]> {
  const { shopId = "s1", amountFen = 5_000 } = of;
  const ids = Array.from({ length: count }, nextId);
  for (const id of ids) {
    await addOrder(store, { id, shopId, paidFen: amountFen });
    await addCase(store, { id, shopId, orderId: id, amountFen });
    channel.cases.set(`R${id}`, { state: "requested", version: 1, amountFen, orderId: id, kind: "refund_only" });
  }
  await decideCases(deciding(), ids);
  const rows = await store.prisma.decision.findMany({ where: { caseId: { in: ids }, tier: "auto" }, orderBy: { caseId: "asc" } });
  return rows.map(({ id, caseId }) => ({ caseId, decisionId: id }));
}

async function one(): Promise<{ caseId: string; decisionId: string }> {
  const [only] = await granted(1);
  if (!only) throw new Error("nothing was granted");
  return only;
}

describe("a decision found wrong", () => {
  test("stops what it holds in the same write: it never goes out, a person has the case, and no policy grants it again", async () => {
    const { caseId, decisionId } = await one();
    expect(await mark(decisionId)).toMatchObject({ stopped: "stopped", action: { state: "undone" } });
    clock.advance(3_600_000);
    await runDue(depsOf(store, channel.connector));
    expect(channel.calls).toEqual([]);
    expect((await store.prisma.caseFile.findUniqueOrThrow({ where: { id: caseId } })).queue).toBe("agent");
    await decideCases(deciding(), [caseId], true);
    expect((await action(caseId)).state).toBe("undone");
    expect(await store.prisma.decision.findUniqueOrThrow({ where: { id: decisionId } })).toMatchObject({
      review: "wrong",
      reviewReason: "evidence",
      reviewNote: "照片里没有破损",
      reviewedBy: "operator:o3",
    });
  });

  test("wants to be told why: a reason of the list, and own words where the list has none", async () => {
    const { caseId, decisionId } = await one();
    for (const said of [
      { reason: null, note: "" },
      { reason: "other" as const, note: "" },
    ])
      expect(await handlers().mark({ decisionId, seen: null, review: "wrong", ...said }, supervisor)).toMatchObject({
        ok: false,
        refusal: { code: "BAD_INPUT" },
      });
    expect((await action(caseId)).state).toBe("held");
    expect((await handlers().mark({ decisionId, seen: null, review: "wrong", reason: "other", note: "同一箱买了两次" }, supervisor)).ok).toBe(true);
  });

  test("and the moment of sending: exactly one comes first, and the answer says which", async () => {
    const outcomes: Record<string, number> = {};
    const some = await granted(12);
    clock.advance(600_000);
    await store.prisma.refetch.deleteMany({});
    const [, ...marks] = await Promise.all([runDue(depsOf(store, channel.connector)), ...some.map(({ decisionId }) => mark(decisionId))]);
    for (const [at, { caseId }] of some.entries()) {
      const { stopped = "" } = marks[at] ?? {};
      outcomes[stopped] = (outcomes[stopped] ?? 0) + 1;
      const called = channel.calls.filter((call) => call.caseId === `R${caseId}`).length;
      expect([caseId, stopped, called]).toEqual([caseId, stopped, stopped === "stopped" ? 0 : 1]);
    }
    expect(Object.keys(outcomes).filter((how) => !["stopped", "going", "gone"].includes(how))).toEqual([]);
  });

  test("that has gone out is told as gone, and followed up until somebody says what came of it", async () => {
    const { caseId, decisionId } = await one();
    clock.advance(600_000);
    expect(await runDue(depsOf(store, channel.connector))).toMatchObject({ sent: 1 });
    expect(await handlers().openRecovery({ decisionId, note: "" }, supervisor)).toMatchObject({ ok: false, refusal: { code: "STATE_NOT_ALLOWED" } });
    expect(await mark(decisionId)).toMatchObject({ stopped: "gone", action: { state: "sent" } });
    expect(await handlers().openRecovery({ decisionId, note: "已联系买家" }, supervisor)).toMatchObject({ ok: true });
    expect(await handlers().openRecovery({ decisionId, note: "" }, supervisor)).toMatchObject({ ok: false, refusal: { code: "ALREADY_DONE" } });
    const open = await handlers().recoveries(undefined, supervisor);
    expect(open.ok && open.value).toMatchObject({
      open: 1,
      openFen: 5_000,
      recoveredFen: 0,
      rows: [{ case: { id: caseId }, amountFen: 5_000, note: "已联系买家" }],
    });
    const end = (recoveredFen: number) => handlers().endRecovery({ decisionId, outcome: "part_back", recoveredFen, note: "买家退回一半" }, supervisor);
    expect(await end(5_000)).toMatchObject({ ok: false, refusal: { code: "BAD_INPUT" } });
    expect(await end(2_500)).toMatchObject({ ok: true });
    expect(await end(2_500)).toMatchObject({ ok: false, refusal: { code: "ALREADY_DONE" } });
    const ended = await handlers().recoveries(undefined, supervisor);
    expect(ended.ok && ended.value).toMatchObject({ open: 0, openFen: 0, recoveredFen: 2_500 });
    // Its buyer is erased: what was written about them goes, the sums stay.
    expect(await commit(store, "system", (tx) => eraseReviewWords(tx, [caseId], "—"))).toBe(2);
    expect(await commit(store, "system", (tx) => eraseReviewWords(tx, [caseId], "—"))).toBe(0);
    expect((await store.prisma.recovery.findUniqueOrThrow({ where: { decisionId } })).note).not.toContain("买家");
  });

  test("holds back what would follow for the case by itself: a return that was agreed wrongly is not refunded by the policy when it is inspected", async () => {
    const id = nextId();
    await addOrder(store, { id, shopId: "s1", paidFen: 5_000, state: "signed", signedAt: new Date(clock.now()) });
    await addCase(store, { id, shopId: "s1", orderId: id, amountFen: 5_000, kind: "return_refund" });
    channel.cases.set(`R${id}`, { state: "requested", version: 1, amountFen: 5_000, orderId: id, kind: "return_refund" });
    await decideCases(deciding(), [id]);
    const decision = await store.prisma.decision.findFirstOrThrow({ where: { caseId: id } });
    expect(decision.outcome).toBe("grant_return");
    clock.advance(600_000);
    await runDue(depsOf(store, channel.connector));
    expect(await mark(decision.id)).toMatchObject({ stopped: "gone" });
    const told = channel.cases.get(`R${id}`);
    if (!told) throw new Error("no case");
    await commit(store, "channel", (tx) => takeCases(tx, [{ shopId: "s1", channel: "fake", fact: factOf(`R${id}`, told) }]));
    await commit(store, "system", (tx) => confirmFromCases(tx, [id]));
    await store.prisma.caseFile.update({ where: { id }, data: { state: "inspected", inspection: "passed", revision: { increment: 1 } } });
    await decideCases(deciding(), [id], true);
    const newest = await store.prisma.decision.findFirstOrThrow({ where: { caseId: id }, orderBy: { createdAt: "desc" } });
    expect([newest.stage, newest.tier]).toEqual(["inspected", "agent"]);
  });

  test("is found so by mistake: the mark is taken back, what it stopped stays stopped", async () => {
    const { caseId, decisionId } = await one();
    await mark(decisionId);
    expect(await handlers().unmark({ decisionId, seen: "wrong" }, supervisor)).toMatchObject({ ok: true });
    expect(await handlers().unmark({ decisionId, seen: null }, supervisor)).toMatchObject({ ok: false, refusal: { code: "ALREADY_DONE" } });
    await lookAgain(deciding(), { rules: [decisionId] });
    expect((await action(caseId)).state).toBe("undone");
    expect((await list()).rows.find((row) => row.decision.id === decisionId)).toMatchObject({ decision: { review: null }, mark: null });
    const verbs = await store.prisma.journalLine.findMany({ where: { subjectId: caseId, verb: { startsWith: "decision." } }, orderBy: { id: "asc" } });
    expect(verbs.map((line) => line.verb)).toEqual(["decision.reviewed", "decision.unreviewed"]);
  });
});

describe("the list of the review", () => {
  test("is narrowed by shop, kind, sum and judgement", async () => {
    const [cheap] = await granted(1, { shopId: "s2", amountFen: 1_100 });
    clock.advance(1_000);
    const [dear] = await granted(1, { shopId: "s2", amountFen: 9_900 });
    const ids = async (input: Parameters<typeof list>[0]) => (await list({ shopId: "s2", ...input })).rows.map((row) => row.decision.id);
    expect(await ids({})).toEqual([dear?.decisionId, cheap?.decisionId]);
    expect(await ids({ leastFen: 1_101 })).toEqual([dear?.decisionId]);
    expect(await ids({ mostFen: 1_100 })).toEqual([cheap?.decisionId]);
    expect(await ids({ kind: "return_refund" })).toEqual([]);
    await mark(dear?.decisionId ?? "", "right");
    expect(await ids({ review: "due" })).toEqual([cheap?.decisionId]);
    expect(await ids({ review: "right" })).toEqual([dear?.decisionId]);
  });

  test("marks many each by itself: what is not there is told, the rest is marked, and what it would do is said before", async () => {
    const some = await granted(3);
    const [first, second] = some;
    await handlers().mark({ decisionId: first?.decisionId ?? "", seen: null, review: "right", reason: null, note: "" }, supervisor);
    const decisionIds = [...some.map(({ decisionId }) => decisionId), "nothing"];
    const before = await handlers().previewMarks({ decisionIds }, supervisor);
    expect(before.ok && before.value).toEqual({ count: 3, judged: 1, held: 3, heldFen: 15_000, gone: 0, goneFen: 0 });
    const done = await handlers().markMany(
      {
        decisions: decisionIds.map((decisionId, at) => ({ decisionId, seen: at === 0 ? ("right" as const) : null })),
        review: "wrong",
        reason: "rule",
        note: "",
      },
      supervisor,
    );
    expect(done.ok && done.value.results.map(({ stopped, refused }) => [stopped, refused?.en ?? null])).toEqual([
      ["stopped", null],
      ["stopped", null],
      ["stopped", null],
      [null, "There is no such automatic decision."],
    ]);
    expect((await action(second?.caseId ?? "")).state).toBe("undone");
  });

  test("does not write over what a colleague said meanwhile, one by one or many at once; one's own mark may be told again", async () => {
    const [one] = await granted(1);
    const decisionId = one?.decisionId ?? "";
    const colleague: Principal = { kind: "operator", id: "o5", name: "副主管", roles: ["supervisor"], demo: false };
    const right = { decisionId, review: "right", reason: null, note: "" } as const;
    const wrong = { decisionId, review: "wrong", reason: "facts", note: "" } as const;
    expect(await handlers().mark({ ...wrong, seen: null }, supervisor)).toMatchObject({ ok: true });
    expect(await handlers().mark({ ...wrong, seen: null }, supervisor)).toMatchObject({ ok: true });
    expect(await handlers().mark({ ...right, seen: null }, colleague)).toMatchObject({ ok: false, refusal: { code: "CASE_MOVED" } });
    expect(await handlers().unmark({ decisionId, seen: null }, colleague)).toMatchObject({ ok: false, refusal: { code: "CASE_MOVED" } });
    const many = await handlers().markMany({ decisions: [{ decisionId, seen: null }], review: "right", reason: null, note: "" }, colleague);
    expect(many.ok && many.value.results[0]?.refused?.zh).toMatch(/刚刚把这条标为“错误”/);
    expect(await seenOf(decisionId)).toBe("wrong");
    // Who saw it may say otherwise.
    expect(await handlers().mark({ ...right, seen: "wrong" }, colleague)).toMatchObject({ ok: true });
    expect(await seenOf(decisionId)).toBe("right");
  });

  test("puts a sample before people that nobody chooses; a larger one holds every smaller one", async () => {
    await granted(40);
    const due = async (percent: number) => {
      await handlers().setSample({ percent }, supervisor);
      const { rows, summary } = await list({ review: "due" });
      expect(summary.sample).toMatchObject({ percent, due: rows.length });
      return new Set(rows.map((row) => row.decision.id));
    };
    const [some, more, all] = [await due(20), await due(60), await due(100)];
    expect(some.size).toBeLessThan(more.size);
    expect(more.size).toBeLessThan(all.size);
    expect([...some].filter((id) => !more.has(id))).toEqual([]);
  });

  test("shows the row as it stood when it decided, with the conditions it has", async () => {
    const { decisionId } = await one();
    const rule = await handlers().rule({ decisionId }, supervisor);
    expect(rule.ok && rule.value).toMatchObject({ version: 1, row: { id: "refund-before-shipment" } });
    expect(rule.ok && rule.value.row?.conditions.every(({ cell }) => cell !== "")).toBe(true);
  });

  test("says nothing of an error rate under twenty marks, and then with its interval", () => {
    expect(errorRate({ marks: 1, wrong: 1 })).toBeNull();
    expect(errorRate({ marks: 19, wrong: 0 })).toBeNull();
    // Newcombe 1998, table I: 0 of 20 and 1 of 29 by Wilson's method.
    const none = errorRate({ marks: 20, wrong: 0 });
    expect([none?.share, none?.low]).toEqual([0, 0]);
    expect(none?.high).toBeCloseTo(0.1611, 3);
    const one = errorRate({ marks: 29, wrong: 1 });
    expect([one?.low.toFixed(4), one?.high.toFixed(4)]).toEqual(["0.0061", "0.1718"]);
  });
});
