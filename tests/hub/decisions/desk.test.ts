import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { grantedOf, holdingOf, holdsOf, reviewOfActions } from "../../../main/hub/actions/index.ts";
import type { PolicyBody } from "../../../main/hub/contract/policies.ts";
import { decideCases, decisionHandlers, openPolicies, type PolicyEngine, policyHandlers } from "../../../main/hub/decisions/index.ts";
import { wrongTooOften } from "../../../main/hub/decisions/trust.ts";
import { caseRowsOf } from "../../../main/hub/disputes/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { testClock } from "../../support/store.ts";
import { fakeChannel } from "../actions/fake-channel.ts";
import { addCase, addOrder, openShops } from "../actions/world.ts";

const clock = testClock();
const supervisor: Principal = { kind: "operator", id: "o3", name: "主管", roles: ["supervisor"], demo: false };
const channel = fakeChannel();
let store: Store;
let engine: PolicyEngine;
const policies = () => policyHandlers(store, { engine, grantedByRow: grantedOf(store) });
const decisions = () => decisionHandlers(store, { caseRows: (ids) => caseRowsOf({ store, holds: holdsOf(store) }, ids), ...reviewOfActions(store) });
const deciding = () => ({ store, engine, holding: holdingOf(() => channel.connector) });

beforeAll(async () => {
  ({ store, engine } = await openShops(clock, "s1"));
  for (const [id, amountFen] of Object.entries({ a: 5_000, b: 6_000, c: 30_000 })) {
    await addOrder(store, { id, shopId: "s1", paidFen: amountFen });
    await addCase(store, { id, shopId: "s1", orderId: id, amountFen });
  }
});
afterAll(() => store?.close());

describe("policies", () => {
  test("are seeded once", async () => {
    await openPolicies(store);
    expect(await store.prisma.policyVersion.count()).toBe(1);
    const listed = await policies().list(undefined, supervisor);
    expect(listed.ok && listed.value.policies.map((each) => [each.name, each.version])).toEqual([["after-sale", 1]]);
    expect(listed.ok && listed.value.facts.find((each) => each.fact === "amountYuan")).toEqual({
      fact: "amountYuan",
      label: "申请金额（元）",
      type: "number",
      unit: "yuan",
      isClosed: false,
      words: {},
    });
  });

  test("that do not hold together are refused with row and column, and nothing is published", async () => {
    const [policy] = await engine.active();
    const body = structuredClone(policy?.body);
    if (!body) throw new Error("no policy");
    const row = body.rows.find((each) => each.id === "return-ordinary");
    if (row) row.when = { ...row.when, amountYuan: "=< 200" };
    const refused = await policies().publish({ body }, supervisor);
    expect(refused).toMatchObject({ ok: false, refusal: { code: "POLICY_INVALID", details: { row: "return-ordinary", column: "amountYuan" } } });
    const raised = structuredClone(policy?.body);
    if (raised) for (const each of raised.rows) if (each.when.amountYuan === "<= 200") each.when.amountYuan = "<= 300";
    expect(await policies().publish({ body: raised ?? body }, supervisor)).toMatchObject({ ok: false, refusal: { code: "POLICY_INVALID" } });
    expect(await store.prisma.policyVersion.count()).toBe(1);
  });

  test("published take effect at the next decision, as a new version with its author", async () => {
    await decideCases(deciding(), ["a"]);
    const [policy] = await engine.active();
    const body = structuredClone(policy?.body);
    if (!body) throw new Error("no policy");
    body.rows = body.rows.filter((row) => row.id !== "refund-before-shipment");
    body.examples = body.examples.filter((example) => example.expect.row !== "refund-before-shipment");
    expect(await policies().publish({ body }, supervisor)).toEqual({ ok: true, value: { version: 2 } });
    await decideCases(deciding(), ["b"]);
    const rows = await store.prisma.decision.findMany({ orderBy: { caseId: "asc" } });
    expect(rows.map((each) => [each.caseId, each.policyVersion, each.outcome])).toEqual([
      ["a", 1, "grant_refund"],
      ["b", 2, "agent"],
    ]);
    const history = await policies().history({ name: "after-sale" }, supervisor);
    expect(history.ok && history.value.versions.map((each) => [each.version, each.active, each.createdBy])).toEqual([
      [2, true, "operator:o3"],
      [1, false, "system"],
    ]);
    expect(await store.prisma.journalLine.count({ where: { verb: "policy.published" } })).toBe(1);
  });

  test("a further policy can ask for more care, never for less", async () => {
    const body: PolicyBody = {
      name: "big-orders",
      title: "大单",
      description: "",
      holdMinutes: 10,
      inputs: [{ fact: "paidYuan", label: "实付" }],
      rows: [
        { id: "big", note: "", when: { paidYuan: "> 250" }, outcome: "supervisor", reason: "由主管处理" },
        { id: "small", note: "", when: {}, outcome: "grant", reason: "同意" },
      ],
      examples: [{ name: "300 元", facts: { paidYuan: 300 }, expect: { outcome: "supervisor", row: "big" } }],
    };
    expect(await policies().publish({ body }, supervisor)).toMatchObject({ ok: true });
    await addOrder(store, { id: "d", shopId: "s1", paidFen: 1_000 });
    await addCase(store, { id: "d", shopId: "s1", orderId: "d", amountFen: 1_000 });
    await decideCases(deciding(), ["c", "d"]);
    const queues = await store.prisma.caseFile.findMany({ where: { id: { in: ["c", "d"] } }, orderBy: { id: "asc" }, select: { queue: true } });
    expect(queues.map((each) => each.queue)).toEqual(["supervisor", "agent"]);
  });
});

describe("the supervisor's review", () => {
  test("lists automatic decisions with case, action and figures, and keeps the mark", async () => {
    const ask = async (review: "all" | "wrong") => {
      const answer = await decisions().automatic({ review, page: 0, size: 30 }, supervisor);
      if (!answer.ok) throw new Error(answer.refusal.message);
      return answer.value;
    };
    const before = await ask("all");
    expect(before.rows.map((row) => [row.case.id, row.action?.kind, row.action?.state])).toEqual([["a", "agree_refund", "held"]]);
    expect(before.summary).toMatchObject({ today: 1, grantedFen: 5_000, held: 1, undone: 0, reviewed: 0, wrong: 0 });
    const decisionId = before.rows[0]?.decision.id ?? "";
    expect(await decisions().mark({ decisionId, seen: null, review: "wrong", reason: "facts", note: "" }, supervisor)).toMatchObject({ ok: true });
    expect(await decisions().mark({ decisionId: "nothing", seen: null, review: "wrong", reason: "facts", note: "" }, supervisor)).toMatchObject({
      ok: false,
      refusal: { code: "NOT_FOUND" },
    });
    const after = await ask("wrong");
    expect(after.total).toBe(1);
    expect(after.summary.byRow).toEqual([{ row: "refund-before-shipment", count: 1, reviewed: 1, wrong: 1, marks: 1, rate: null, stopped: false }]);
  });

  test("stops a row only when its errors are credibly too many", () => {
    expect(wrongTooOften({ reviewed: 1, wrong: 1 })).toBe(false);
    expect(wrongTooOften({ reviewed: 2, wrong: 2 })).toBe(true);
    expect(wrongTooOften({ reviewed: 20, wrong: 2 })).toBe(false);
    expect(wrongTooOften({ reviewed: 50, wrong: 12 })).toBe(true);
  });
});
