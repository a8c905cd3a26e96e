import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { holdingOf, lookAgain, runDue } from "../../../main/hub/actions/index.ts";
import { doAction } from "../../../main/hub/actions/person.commands.ts";
import { decideCase, type PolicyEngine } from "../../../main/hub/decisions/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { testClock } from "../../support/store.ts";
import { type FakeChannel, fakeChannel } from "./fake-channel.ts";
import { addCase, addOrder, depsOf, openShops } from "./world.ts";

const clock = testClock();
const agent: Principal = { kind: "operator", id: "o1", name: "客服", roles: ["agent"], demo: false };
let store: Store;
let engine: PolicyEngine;
let channel: FakeChannel;
let id = "";
let serial = 0;

beforeAll(async () => {
  ({ store, engine } = await openShops(clock, "s1"));
});
afterAll(() => store?.close());
beforeEach(() => {
  serial += 1;
  id = `k${serial}`;
  channel = fakeChannel();
  clock.advance(1_000);
});

const holding = () => holdingOf(() => channel.connector);
const deciding = () => ({ store, engine, holding: holding() });
const deps = () => depsOf(store, channel.connector);
const actions = () => store.prisma.action.findMany({ where: { caseId: id }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
const decisions = () => store.prisma.decision.findMany({ where: { caseId: id }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
const queue = async () => (await store.prisma.caseFile.findUniqueOrThrow({ where: { id } })).queue;
const moveOrder = (data: Parameters<Store["prisma"]["order"]["update"]>[0]["data"]) => store.prisma.order.update({ where: { id }, data });
/** What the flow does after what the runner did: cases whose grant was taken back are decided anew. */
const follow = () => lookAgain(deciding(), { cases: [id] });

async function held(of: { amountFen?: number; paidFen?: number; kind?: string; accountId?: string } = {}): Promise<void> {
  const { amountFen = 8_900, paidFen = 8_900, ...more } = of;
  await addOrder(store, { id, shopId: "s1", paidFen });
  await addCase(store, { id, shopId: "s1", orderId: id, amountFen, ...more });
  channel.cases.set(`R${id}`, { state: "requested", version: 1, amountFen, orderId: id, kind: "refund_only" });
  await decideCase(deciding(), id);
  expect(await actions()).toMatchObject([{ state: "held", auto: true }]);
}

describe("news during the hold", () => {
  test("that the parcel has left takes the refund back with what moved, and the case is decided anew", async () => {
    await held();
    clock.advance(60_000);
    await moveOrder({ state: "outbound", outboundAt: new Date(clock.now()) });
    await lookAgain(deciding(), { orders: [id] });
    const [action] = await actions();
    expect(action).toMatchObject({ state: "undone", undoneBy: "system" });
    expect(action?.problem).toContain("订单状态 已付款 → 已出库");
    expect(action?.problem).toContain("有出库或揽收凭证 否 → 是");
    expect(await decisions()).toMatchObject([{ outcome: "grant_refund" }, { outcome: "agent", row: "refund-in-transit" }]);
    expect(await queue()).toBe("agent");
    clock.advance(3_600_000);
    await runDue(deps());
    expect(channel.paid).toEqual([]);
  });

  test.each([
    ["it is packed", { state: "packed" }, "refund-packed"],
    ["the channel says it was shipped", { claimedShippedAt: new Date(0) }, "refund-claimed-shipped"],
    ["the buyer signed for it", { state: "signed", signedAt: new Date(0), outboundAt: new Date(0) }, "refund-signed"],
  ])("that %s is decided by its own row", async (_what, order, row) => {
    await held();
    await moveOrder(order);
    await lookAgain(deciding(), { orders: [id] });
    expect((await decisions()).at(-1)).toMatchObject({ outcome: "agent", row });
    expect(await actions()).toMatchObject([{ state: "undone" }]);
  });

  test("that changes nothing about the conclusion lets it go on, at its own time and by what is known now", async () => {
    await held();
    const [before] = await actions();
    await moveOrder({ state: "allocated" });
    await lookAgain(deciding(), { orders: [id] });
    const [after] = await actions();
    expect(after).toMatchObject({ id: before?.id, state: "held", holdUntil: before?.holdUntil, seen: { facts: { orderState: "allocated" } } });
    expect(await decisions()).toHaveLength(1);
    clock.advance(600_000);
    expect(await runDue(deps())).toMatchObject({ sent: 1 });
  });

  test("about the buyer sends the case to the risk desk", async () => {
    await store.prisma.account.create({ data: { id: `a${id}`, createdAt: new Date(clock.now()) } });
    await held({ accountId: `a${id}` });
    await store.prisma.account.update({ where: { id: `a${id}` }, data: { status: "confirmed" } });
    await lookAgain(deciding(), { accounts: [`a${id}`] });
    expect(await queue()).toBe("risk");
    expect((await actions())[0]?.problem).toContain("账号风险 正常 → 高");
  });

  test("that the buyer asks once more counts at once, and is no reason to wait longer while the same is concluded", async () => {
    await store.prisma.account.create({ data: { id: `a${id}`, createdAt: new Date(clock.now()) } });
    await held({ accountId: `a${id}` });
    await addOrder(store, { id: `${id}b`, shopId: "s1", paidFen: 5_000, accountId: `a${id}` });
    await addCase(store, { id: `${id}b`, shopId: "s1", orderId: `${id}b`, amountFen: 5_000, accountId: `a${id}`, kind: "return_refund" });
    await lookAgain(deciding(), { opened: [`${id}b`] });
    clock.advance(600_000);
    expect(await runDue(deps())).toMatchObject({ sent: 1, ended: 0 });
  });

  test("about another case of the order is news about this one", async () => {
    await held({ amountFen: 5_000 });
    await addCase(store, { id: `${id}b`, shopId: "s1", orderId: id, amountFen: 5_000 });
    await store.prisma.caseFile.update({ where: { id: `${id}b` }, data: { state: "refunded", refundedFen: 5_000, status: "done" } });
    await lookAgain(deciding(), { cases: [`${id}b`] });
    expect((await actions())[0]?.problem).toContain("还可退 50.00 元 → 39.00 元");
    expect((await decisions()).at(-1)).toMatchObject({ outcome: "agent", row: "over-refundable" });
  });
});

describe("the runner", () => {
  test("does not send what rests on what is not so any more, although nobody was told; the flow decides it anew", async () => {
    await held();
    clock.advance(600_000);
    await moveOrder({ state: "outbound", outboundAt: new Date(clock.now()) });
    expect(await runDue(deps())).toMatchObject({ sent: 0, ended: 1 });
    expect(channel.calls).toEqual([]);
    expect(await actions()).toMatchObject([{ state: "undone", problem: expect.stringContaining("已付款 → 已出库") }]);
    await follow();
    expect((await decisions()).at(-1)).toMatchObject({ outcome: "agent", row: "refund-in-transit" });
    // Whoever repeats it after a kill finds nothing to do.
    await follow();
    expect(await decisions()).toHaveLength(2);
  });

  test("lets what is granted again wait for a hold of its own, and comes to an end when things never rest", async () => {
    await held();
    const states = ["audited", "paid", "audited", "paid", "audited"];
    for (const state of states) {
      clock.advance(600_000);
      await moveOrder({ state });
      await runDue(deps());
      await follow();
    }
    expect(channel.paid).toEqual([]);
    expect((await actions()).map((action) => action.state)).toEqual(["undone", "undone", "undone"]);
    expect((await decisions()).map((decision) => decision.outcome)).toEqual(["grant_refund", "grant_refund", "grant_refund", "agent"]);
    expect(await queue()).toBe("agent");
  });

  test("sends what was granted again, once, after its own hold", async () => {
    await held();
    clock.advance(600_000);
    await moveOrder({ state: "audited" });
    await runDue(deps());
    await follow();
    expect((await actions()).map((action) => action.state)).toEqual(["undone", "held"]);
    clock.advance(599_000);
    expect(await runDue(deps())).toMatchObject({ sent: 0 });
    clock.advance(1_000);
    expect(await runDue(deps())).toMatchObject({ sent: 1 });
    expect(channel.paid).toHaveLength(1);
  });

  test("never decides for a person what a person had granted: it is theirs again, with what moved", async () => {
    await addOrder(store, { id, shopId: "s1", paidFen: 30_000 });
    await addCase(store, { id, shopId: "s1", orderId: id, amountFen: 30_000 });
    channel.cases.set(`R${id}`, { state: "requested", version: 1, amountFen: 30_000, orderId: id, kind: "refund_only" });
    expect(await doAction(deps(), { caseId: id, kind: "agree_refund", revision: 1, requestKey: `key-${id}` }, agent)).toMatchObject({ ok: true });
    await moveOrder({ state: "outbound", outboundAt: new Date(clock.now()) });
    clock.advance(10_000);
    expect(await runDue(deps())).toMatchObject({ sent: 0, ended: 1 });
    const [action] = await actions();
    expect(action).toMatchObject({ state: "undone", auto: false, problem: expect.stringContaining("请看过再决定：订单状态 已付款 → 已出库") });
    await follow();
    expect(await decisions()).toEqual([]);
    expect(await queue()).toBe("agent");
    // Seeing it as it is, they may.
    expect(await doAction(deps(), { caseId: id, kind: "agree_refund", revision: 1, requestKey: `key-${id}-2` }, agent)).toMatchObject({ ok: true });
    clock.advance(10_000);
    expect(await runDue(deps())).toMatchObject({ sent: 1 });
  });

  test("does not take back from a person what only policies weigh", async () => {
    await addOrder(store, { id, shopId: "s1", paidFen: 30_000 });
    await addCase(store, { id, shopId: "s1", orderId: id, amountFen: 30_000, disputeClass: "quality" });
    channel.cases.set(`R${id}`, { state: "requested", version: 1, amountFen: 30_000, orderId: id, kind: "refund_only" });
    await doAction(deps(), { caseId: id, kind: "agree_refund", revision: 1, requestKey: `key-${id}` }, agent);
    await store.prisma.caseFile.update({ where: { id }, data: { disputeClass: "damaged" } });
    await lookAgain(deciding(), { cases: [id] });
    clock.advance(10_000);
    expect(await runDue(deps())).toMatchObject({ sent: 1 });
  });

  test("leaves alone what news is being written about at this very moment, and sees the news the next time", async () => {
    await held();
    clock.advance(600_000);
    let written: () => void = () => undefined;
    const news = commit(store, "channel:s1", async (tx) => {
      await tx.rows('UPDATE "order" SET state = $2, outbound_at = $3 WHERE id = $1 RETURNING id', [id, "outbound", tx.at]);
      await new Promise<void>((resolve) => {
        written = resolve;
      });
    });
    // The order's row is being changed, and nobody can see yet how.
    await expect.poll(async () => (await store.rows('SELECT 1 FROM "order" WHERE id = $1 FOR UPDATE SKIP LOCKED', [id])).length).toBe(0);
    expect(await runDue(deps())).toMatchObject({ sent: 0, ended: 0 });
    written();
    await news;
    expect(await runDue(deps())).toMatchObject({ sent: 0, ended: 1 });
    expect(channel.calls).toEqual([]);
  });

  test("does not send when the buyer asked for other goods meanwhile", async () => {
    await held();
    await store.prisma.caseFile.update({ where: { id }, data: { lineIds: ["other"] } });
    clock.advance(600_000);
    await runDue(deps());
    expect((await actions())[0]?.problem).toContain("涉及商品 整单 → 1 行");
    expect(channel.calls).toEqual([]);
  });
});

describe("money paid beside a claim", () => {
  test("counts against the order as a refund does", async () => {
    await held({ amountFen: 5_000, paidFen: 8_900 });
    const at = new Date(clock.now());
    const coupon = { id: `x${id}`, caseId: id, orderId: id, shopId: "s1", kind: "agree_refund", idempotencyKey: `x${id}`, state: "confirmed" };
    await store.prisma.action.create({ data: { ...coupon, amountFen: 4_000, takes: "beside", holdUntil: at, dueAt: at, by: "operator:o1", createdAt: at } });
    clock.advance(600_000);
    expect(await runDue(deps())).toMatchObject({ sent: 0, ended: 1 });
    expect((await actions())[0]?.problem).toContain("还可退 50.00 元 → 49.00 元");
    await follow();
    expect((await decisions()).at(-1)).toMatchObject({ row: "over-refundable" });
  });
});
