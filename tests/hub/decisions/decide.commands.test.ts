import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { holdingOf } from "../../../main/hub/actions/index.ts";
import { decideCase, decideCases, type PolicyEngine } from "../../../main/hub/decisions/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { testClock } from "../../support/store.ts";
import { fakeChannel } from "../actions/fake-channel.ts";
import { addCase, addOrder, openShops } from "../actions/world.ts";

const clock = testClock();
const channel = fakeChannel();
let store: Store;
let engine: PolicyEngine;
const deps = () => ({ store, engine, holding: holdingOf((name) => (name === "fake" ? channel.connector : undefined)) });
const queueOf = async (id: string) => (await store.prisma.caseFile.findUniqueOrThrow({ where: { id } })).queue;
const actionsOf = (caseId: string) => store.prisma.action.findMany({ where: { caseId }, orderBy: { createdAt: "asc" } });
const decisionsOf = (caseId: string) => store.prisma.decision.findMany({ where: { caseId }, orderBy: { createdAt: "asc" } });

beforeAll(async () => {
  ({ store, engine } = await openShops(clock, "s1"));
});
afterAll(() => store?.close());
let serial = 0;
let id = "";
beforeEach(() => {
  serial += 1;
  id = `k${serial}`;
  clock.advance(1_000);
});

describe("deciding a case", () => {
  test("grants a small refund before shipment and holds it for ten minutes", async () => {
    await addOrder(store, { id, shopId: "s1", paidFen: 8_900 });
    await addCase(store, { id, shopId: "s1", orderId: id, amountFen: 8_900 });
    expect(await decideCase(deps(), id)).toEqual({ decided: 1, auto: 1 });
    const [decision] = await decisionsOf(id);
    expect(decision).toMatchObject({
      policy: "after-sale",
      policyVersion: 1,
      row: "refund-before-shipment",
      outcome: "grant_refund",
      tier: "auto",
      stage: "request",
    });
    expect(decision?.facts).toMatchObject({ amountYuan: 89, refundableYuan: 89, overPaid: false });
    const [action] = await actionsOf(id);
    expect(action).toMatchObject({ kind: "agree_refund", state: "held", amountFen: 8_900, auto: true, decisionId: decision?.id });
    expect(action?.holdUntil.getTime()).toBe(clock.now() + 600_000);
    expect(await queueOf(id)).toBe("auto");
  });

  test("does not decide the same revision twice, nor write the same conclusion again", async () => {
    await addOrder(store, { id, shopId: "s1", paidFen: 8_900 });
    await addCase(store, { id, shopId: "s1", orderId: id, amountFen: 8_900 });
    await Promise.all([decideCase(deps(), id), decideCase(deps(), id)]);
    await store.prisma.caseFile.update({ where: { id }, data: { revision: 2 } });
    await decideCase(deps(), id);
    expect(await decisionsOf(id)).toHaveLength(1);
    expect(await actionsOf(id)).toHaveLength(1);
  });

  test("decides again when the amount changed, and takes back what the older decision held", async () => {
    await addOrder(store, { id, shopId: "s1", paidFen: 30_000 });
    await addCase(store, { id, shopId: "s1", orderId: id, amountFen: 8_900 });
    await decideCase(deps(), id);
    await store.prisma.caseFile.update({ where: { id }, data: { amountFen: 20_001, revision: 2 } });
    clock.advance(1_000);
    await decideCase(deps(), id);
    expect((await decisionsOf(id)).map((each) => each.outcome)).toEqual(["grant_refund", "agent"]);
    expect((await actionsOf(id)).map((each) => each.state)).toEqual(["undone"]);
    expect(await queueOf(id)).toBe("agent");
  });

  test("agrees to a return first and pays only after inspection, never on arrival", async () => {
    await addOrder(store, { id, shopId: "s1", paidFen: 8_900, state: "signed", outboundAt: new Date(clock.now()), signedAt: new Date(clock.now()) });
    await addCase(store, { id, shopId: "s1", orderId: id, amountFen: 8_900, kind: "return_refund" });
    await decideCase(deps(), id);
    expect((await actionsOf(id)).map((each) => each.kind)).toEqual(["agree_return"]);
    await store.prisma.action.updateMany({ where: { caseId: id }, data: { state: "confirmed" } });
    await store.prisma.caseFile.update({ where: { id }, data: { state: "arrived", revision: 2, arrivedAt: new Date(clock.now()) } });
    expect(await decideCase(deps(), id)).toEqual({ decided: 0, auto: 0 });
    await store.prisma.caseFile.update({ where: { id }, data: { state: "inspected", inspection: "passed", inspectedAt: new Date(clock.now()), revision: 3 } });
    clock.advance(1_000);
    expect(await decideCase(deps(), id)).toEqual({ decided: 1, auto: 1 });
    expect((await actionsOf(id)).map((each) => [each.kind, each.amountFen, each.state])).toEqual([
      ["agree_return", 0, "confirmed"],
      ["agree_refund", 8_900, "held"],
    ]);
  });

  test("gives a failed inspection, and one without a result, to a person", async () => {
    for (const inspection of ["failed", undefined]) {
      const one = `${id}${inspection ?? "none"}`;
      await addOrder(store, { id: one, shopId: "s1", paidFen: 8_900, state: "signed" });
      await addCase(store, {
        id: one,
        shopId: "s1",
        orderId: one,
        amountFen: 8_900,
        kind: "return_refund",
        state: "inspected",
        ...(inspection ? { inspection } : {}),
      });
      await decideCase(deps(), one);
      expect(await queueOf(one)).toBe("agent");
      expect(await actionsOf(one)).toEqual([]);
    }
  });

  test("sends the fifth request of an account within 30 days to risk, and forgets older ones", async () => {
    await store.prisma.account.create({ data: { id, createdAt: new Date(clock.now()) } });
    await addOrder(store, { id, shopId: "s1", paidFen: 8_900, accountId: id });
    const days = (count: number) => new Date(clock.now() - count * 86_400_000);
    for (const [index, age] of [1, 5, 20, 31].entries()) {
      await addCase(store, {
        id: `${id}p${index}`,
        shopId: "s1",
        orderId: null,
        amountFen: 0,
        accountId: id,
        openedAt: days(age),
        status: "done",
        state: "closed",
      });
    }
    await addCase(store, { id, shopId: "s1", orderId: id, amountFen: 8_900, accountId: id });
    await decideCase(deps(), id);
    expect(await queueOf(id)).toBe("auto");
    await addCase(store, { id: `${id}p9`, shopId: "s1", orderId: null, amountFen: 0, accountId: id, openedAt: days(2), status: "done", state: "closed" });
    await store.prisma.caseFile.update({ where: { id }, data: { revision: 2 } });
    clock.advance(1_000);
    await decideCase(deps(), id);
    expect(await queueOf(id)).toBe("risk");
    expect((await actionsOf(id)).map((each) => each.state)).toEqual(["undone"]);
  });

  test("gives a claim without its order, or above what is left, to a person", async () => {
    await addCase(store, { id, shopId: "s1", orderId: null, amountFen: 100 });
    await addOrder(store, { id: `${id}o`, shopId: "s1", paidFen: 10_000 });
    await addCase(store, { id: `${id}a`, shopId: "s1", orderId: `${id}o`, amountFen: 6_000 });
    await addCase(store, { id: `${id}b`, shopId: "s1", orderId: `${id}o`, amountFen: 6_000 });
    await decideCases(deps(), [id, `${id}a`, `${id}b`]);
    expect([await queueOf(id), await queueOf(`${id}a`), await queueOf(`${id}b`)]).toEqual(["agent", "auto", "agent"]);
    const held = [...(await actionsOf(`${id}a`)), ...(await actionsOf(`${id}b`))];
    expect(held.map((each) => each.amountFen)).toEqual([6_000]);
  });

  test("never grants again what a person undid", async () => {
    await addOrder(store, { id, shopId: "s1", paidFen: 8_900 });
    await addCase(store, { id, shopId: "s1", orderId: id, amountFen: 8_900 });
    await decideCase(deps(), id);
    await store.prisma.action.updateMany({ where: { caseId: id }, data: { state: "undone", undoneBy: "operator:o1" } });
    await store.prisma.caseFile.update({ where: { id }, data: { revision: 2, amountFen: 8_800 } });
    clock.advance(1_000);
    await decideCase(deps(), id);
    expect(await queueOf(id)).toBe("agent");
    expect(await actionsOf(id)).toHaveLength(1);
  });

  test("gives a grant that the channel has no call for to a person", async () => {
    await addOrder(store, { id, shopId: "s1", paidFen: 8_900 });
    await addCase(store, { id, shopId: "s1", orderId: id, amountFen: 8_900, channel: "miniapp" });
    await decideCase(deps(), id);
    expect(await queueOf(id)).toBe("agent");
    expect((await decisionsOf(id))[0]).toMatchObject({ outcome: "agent", row: "refund-before-shipment" });
  });

  test("gives a grant that the channel pays in its own console only to a person, with that sentence", async () => {
    await addOrder(store, { id, shopId: "s1", paidFen: 8_900 });
    await addCase(store, { id, shopId: "s1", orderId: id, amountFen: 8_900 });
    const elsewhere = {
      ...channel.connector,
      actions: { ...channel.connector.actions, atPlatform: () => ({ zh: "请到平台后台处理。", en: "Settle it there." }) },
    };
    await decideCase({ ...deps(), holding: holdingOf(() => elsewhere) }, id);
    expect(await queueOf(id)).toBe("agent");
    expect((await decisionsOf(id))[0]).toMatchObject({ outcome: "agent", facts: { notHeld: "请到平台后台处理。", notHeldEnglish: "Settle it there." } });
    expect(await actionsOf(id)).toEqual([]);
  });

  test("stops a row that reviewers found wrong too often", async () => {
    await addOrder(store, { id, shopId: "s1", paidFen: 8_900 });
    await addCase(store, { id, shopId: "s1", orderId: id, amountFen: 8_900 });
    const wrong = { revision: 1, stage: "request", policy: "after-sale", policyVersion: 1, row: "refund-before-shipment", facts: {}, outcome: "grant_refund" };
    for (const index of [1, 2, 3]) {
      const at = new Date(clock.now() - 86_400_000);
      await addCase(store, { id: `${id}w${index}`, shopId: "s1", orderId: null, amountFen: 0 });
      await store.prisma.decision.create({
        data: { ...wrong, id: `${id}w${index}`, caseId: `${id}w${index}`, tier: "auto", reason: "", by: "policy", createdAt: at, review: "wrong" },
      });
    }
    await decideCase(deps(), id);
    expect(await queueOf(id)).toBe("agent");
    await store.prisma.decision.deleteMany({ where: { review: "wrong" } });
  });
});
