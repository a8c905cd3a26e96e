/** The next version of a policy: nobody writes over another's words, and where the house wants it nobody publishes his own. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { grantedOf, holdingOf } from "../../../main/hub/actions/index.ts";
import type { PolicyBody } from "../../../main/hub/contract/policies.ts";
import { decideCases, type PolicyEngine, policyHandlers } from "../../../main/hub/decisions/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { testClock } from "../../support/store.ts";
import { fakeChannel } from "../actions/fake-channel.ts";
import { addCase, addOrder, openShops } from "../actions/world.ts";

const clock = testClock();
const who = (id: string, role: "supervisor" | "admin"): Principal => ({ kind: "operator", id, name: id, roles: [role], demo: false });
const [writer, other, admin] = [who("o1", "supervisor"), who("o2", "supervisor"), who("o3", "admin")];
let store: Store;
let engine: PolicyEngine;
let inForce: PolicyBody;
const desk = () => policyHandlers(store, { engine, grantedByRow: grantedOf(store) });
const codeOf = (answer: { ok: boolean; refusal?: { code: string } }): string | undefined => answer.refusal?.code;
const noted = (note: string): PolicyBody => ({ ...inForce, rows: inForce.rows.map((row, at) => (at === 0 ? { ...row, note } : row)) });
const draft = async () => {
  const found = await desk().draft({ name: inForce.name }, writer);
  return found.ok ? found.value.draft : null;
};
const versions = () => store.prisma.policyVersion.count();

beforeAll(async () => {
  ({ store, engine } = await openShops(clock, "s1"));
  const createdAt = new Date(clock.now());
  for (const id of ["o1", "o2"]) await store.prisma.operator.create({ data: { id, name: id, roles: ["supervisor"], createdAt } });
  const [policy] = await engine.active();
  if (!policy) throw new Error("no policy");
  inForce = policy.body;
});
afterAll(() => store?.close());

describe("a draft", () => {
  test("is kept with its faults, and by whoever saw the words that stand", async () => {
    const first = await desk().keepDraft({ body: noted(""), basedOn: 1, revision: null }, writer);
    expect(first).toEqual({ ok: true, value: { revision: 1 } });
    const broken = { ...inForce, rows: inForce.rows.map((row) => ({ ...row, reason: "" })) };
    expect(await desk().keepDraft({ body: broken, basedOn: 1, revision: 1 }, writer)).toEqual({ ok: true, value: { revision: 2 } });
    const late = await desk().keepDraft({ body: noted("晚了一步"), basedOn: 1, revision: 1 }, other);
    expect(late).toMatchObject({ ok: false, refusal: { code: "SAVED_MEANWHILE", details: { revision: 2, by: "operator:o1" } } });
    expect((await draft())?.body).toEqual(broken);
  });

  test("of two kept in one moment is the one of whoever came first", async () => {
    const both = await Promise.all([writer, other].map((person, at) => desk().keepDraft({ body: noted(`第 ${at} 个`), basedOn: 1, revision: 2 }, person)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await draft())?.revision).toBe(3);
  });

  test("that was dropped does not come back by a window that still shows it", async () => {
    expect(await desk().dropDraft({ name: inForce.name, revision: 3 }, other)).toMatchObject({ ok: true });
    expect(codeOf(await desk().keepDraft({ body: noted("旧窗口"), basedOn: 1, revision: 3 }, writer))).toBe("SAVED_MEANWHILE");
    expect(await draft()).toBeNull();
  });

  test("of a policy that does not exist is refused", async () => {
    expect(codeOf(await desk().keepDraft({ body: { ...inForce, name: "no-such" }, basedOn: 1, revision: null }, writer))).toBe("NOT_FOUND");
  });
});

describe("publishing", () => {
  test("what was begun on an older version than the one in force is refused", async () => {
    const before = await versions();
    expect(await desk().publish({ body: noted("二"), basedOn: 1 }, writer)).toEqual({ ok: true, value: { version: 2 } });
    expect(await desk().publish({ body: noted("也是二"), basedOn: 1 }, other)).toMatchObject({
      ok: false,
      refusal: { code: "SAVED_MEANWHILE", details: { version: 2 } },
    });
    expect(await versions()).toBe(before + 1);
  });

  test("an earlier version again is a new one with the earlier words", async () => {
    const first = await desk().version({ name: inForce.name, version: 1 }, writer);
    if (!first.ok) throw new Error("no version 1");
    expect(await desk().publish({ body: { description: "", ...first.value.body }, basedOn: 2 }, writer)).toEqual({ ok: true, value: { version: 3 } });
    expect((await engine.active())[0]?.body).toEqual(inForce);
    expect(codeOf(await desk().version({ name: inForce.name, version: 99 }, writer))).toBe("NOT_FOUND");
  });
});

describe("where the house wants a second person", () => {
  test("nobody publishes what he proposed, and nobody what nobody proposed", async () => {
    await desk().setSecondPerson({ on: true }, admin);
    const body = noted("要两个人");
    expect(codeOf(await desk().publish({ body, basedOn: 3 }, writer))).toBe("NEEDS_APPROVAL");
    await desk().keepDraft({ body, basedOn: 3, revision: null }, writer);
    expect(codeOf(await desk().publish({ body, basedOn: 3 }, other))).toBe("NEEDS_APPROVAL");
    expect(await desk().propose({ name: inForce.name, revision: 1 }, writer)).toMatchObject({ ok: true });
    expect(codeOf(await desk().publish({ body, basedOn: 3 }, writer))).toBe("NEEDS_APPROVAL");
    expect(codeOf(await desk().publish({ body: noted("换了话"), basedOn: 3 }, other))).toBe("NEEDS_APPROVAL");
    expect(await desk().publish({ body, basedOn: 3 }, other)).toEqual({ ok: true, value: { version: 4 } });
    expect(await draft()).toBeNull();
    const [line] = await store.prisma.journalLine.findMany({ where: { verb: "policy.published" }, orderBy: { id: "desc" }, take: 1 });
    expect(line?.data).toMatchObject({ version: 4, proposedBy: "operator:o1" });
  });

  test("a word changed after it was proposed asks for the proposal again", async () => {
    await desk().keepDraft({ body: noted("甲"), basedOn: 4, revision: null }, writer);
    await desk().propose({ name: inForce.name, revision: 1 }, writer);
    await desk().keepDraft({ body: noted("乙"), basedOn: 4, revision: 1 }, other);
    expect((await draft())?.proposedBy).toBeNull();
    expect(codeOf(await desk().publish({ body: noted("乙"), basedOn: 4 }, writer))).toBe("NEEDS_APPROVAL");
    expect(codeOf(await desk().propose({ name: inForce.name, revision: 1 }, writer))).toBe("SAVED_MEANWHILE");
  });

  test("what has a fault is not proposed", async () => {
    const broken = { ...inForce, rows: inForce.rows.map((row) => ({ ...row, reason: "" })) };
    await desk().keepDraft({ body: broken, basedOn: 4, revision: 2 }, writer);
    expect(codeOf(await desk().propose({ name: inForce.name, revision: 3 }, writer))).toBe("POLICY_INVALID");
  });
});

test("a row tells how many cases it met and what money it granted in 30 days", async () => {
  await desk().setSecondPerson({ on: false }, admin);
  const channel = fakeChannel();
  for (const [id, amountFen] of Object.entries({ a: 5_000, b: 6_000, c: 90_000 })) {
    await addOrder(store, { id, shopId: "s1", paidFen: amountFen });
    await addCase(store, { id, shopId: "s1", orderId: id, amountFen });
  }
  const deciding = { store, engine, holding: holdingOf(() => channel.connector) };
  await decideCases(deciding, ["a", "b", "c"]);
  const told = await desk().reach({ name: inForce.name }, writer);
  const decided = await store.prisma.decision.findMany();
  const rows = told.ok ? told.value.rows : [];
  expect(rows.reduce((sum, row) => sum + row.cases, 0)).toBe(3);
  const granting = decided.filter(({ tier }) => tier === "auto");
  const held = await store.prisma.action.findMany({ where: { auto: true } });
  expect(granting.length).toBeGreaterThan(0);
  expect(rows.reduce((sum, row) => sum + row.grantedFen, 0)).toBe(held.reduce((sum, { amountFen }) => sum + Number(amountFen), 0));
  clock.advance(31 * 86_400_000);
  const later = await desk().reach({ name: inForce.name }, writer);
  expect(later.ok && later.value.rows).toEqual([]);
});
