import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { holdingOf, lookAgain, runDue } from "../../../main/hub/actions/index.ts";
import { decideCase, type PolicyEngine } from "../../../main/hub/decisions/index.ts";
import { closeBatch, keepRaw, pendingBatch, wantRefetch } from "../../../main/hub/ingest/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { testClock } from "../../support/store.ts";
import { type FakeChannel, fakeChannel } from "./fake-channel.ts";
import { addCase, addOrder, depsOf, openShops } from "./world.ts";

const clock = testClock();
let store: Store;
let engine: PolicyEngine;
let channel: FakeChannel;
let asked: string[] = [];
let id = "";
let serial = 0;

beforeAll(async () => {
  ({ store, engine } = await openShops(clock, "s1"));
});
afterAll(() => store?.close());
beforeEach(async () => {
  await store.prisma.action.updateMany({ where: { state: { in: ["held", "ready"] } }, data: { state: "undone" } });
  await understand();
  serial += 1;
  id = `k${serial}`;
  channel = pulled(fakeChannel());
  await addOrder(store, { id, shopId: "s1", paidFen: 8_900 });
  await addCase(store, { id, shopId: "s1", orderId: id, amountFen: 8_900 });
  channel.cases.set(`R${id}`, { state: "requested", version: 1, amountFen: 8_900, orderId: id, kind: "refund_only" });
  await decideCase(deciding(), id);
  clock.advance(600_000);
  await pulledUntil(clock.now() - 3_600_000);
});

/** The same channel as one that is pulled, and whose single things can be asked for. */
function pulled(fake: FakeChannel): FakeChannel {
  const { fetchOne } = fake.connector;
  asked = [];
  fake.connector.pull = async () => ({ ok: true, value: { items: [], next: null } });
  fake.connector.fetchOne = async (context, ref) => {
    asked.push(`${ref.kind}:${ref.id}`);
    if (ref.kind === "order") return { ok: true, value: { topic: "order", dedupeKey: `${ref.id}:1`, payload: "{}" } };
    return fetchOne(context, ref);
  };
  return fake;
}

const deciding = () => ({ store, engine, holding: holdingOf(() => channel.connector) });
const deps = () => depsOf(store, channel.connector);
const action = () => store.prisma.action.findFirstOrThrow({ where: { caseId: id }, orderBy: { createdAt: "desc" } });
const pulledUntil = (to: number) =>
  store.prisma.shop.update({ where: { id: "s1" }, data: { cursor: { orders: { to }, cases: { to } }, pausedUntil: null, problem: null } });
/** What the hub does with what is kept: here it only is taken off the queue. */
async function understand(): Promise<void> {
  const batch = await pendingBatch(store, 100);
  await commit(store, "system", (tx) => closeBatch(tx, { done: batch.map((item) => item.id) }));
}

describe("before something is sent by facts that may be old", () => {
  test("the channel is asked about case and order, and what it tells is understood first", async () => {
    expect(await runDue(deps())).toMatchObject({ sent: 0, later: 1 });
    expect(asked.sort()).toEqual([`case:R${id}`, `order:T${id}`]);
    expect(await action()).toMatchObject({ state: "held", problem: "平台上有更新，先读入再决定" });
    clock.advance(3_000);
    // Not understood yet: nothing is sent, and the channel is not asked again.
    expect(await runDue(deps())).toMatchObject({ sent: 0, later: 1 });
    expect(asked).toHaveLength(2);
    await understand();
    clock.advance(3_000);
    expect(await runDue(deps())).toMatchObject({ sent: 0, later: 1 });
    expect(await runDue(deps())).toMatchObject({ sent: 1 });
    expect(channel.paid).toHaveLength(1);
  });

  test("what it tells may take the effect back", async () => {
    await runDue(deps());
    await understand();
    await store.prisma.order.update({ where: { id }, data: { state: "outbound", outboundAt: new Date(clock.now()) } });
    clock.advance(3_000);
    await runDue(deps());
    expect(await runDue(deps())).toMatchObject({ sent: 0, ended: 1 });
    await lookAgain(deciding(), { cases: [id] });
    expect(channel.paid).toEqual([]);
    expect(await action()).toMatchObject({ state: "undone", problem: expect.stringContaining("已付款 → 已出库") });
  });

  test("what it tells and we hold already costs one question and no waiting", async () => {
    await runDue(deps());
    await understand();
    await store.prisma.action.updateMany({ where: { caseId: id }, data: { params: {} } });
    clock.advance(3_000);
    asked = [];
    expect(await runDue(deps())).toMatchObject({ sent: 0, later: 1 });
    expect(await runDue(deps())).toMatchObject({ sent: 1 });
    expect(asked).toHaveLength(2);
  });

  test("a channel that never answers is waited for a while; then a person has it, and nothing was sent", async () => {
    channel.moods.push(...Array.from({ length: 20 }, () => "away" as const));
    for (let round = 0; round < 10; round += 1) {
      await runDue(deps());
      await understand();
      clock.advance(600_000);
      await pulledUntil(0);
    }
    expect(await action()).toMatchObject({ state: "undone", problem: expect.stringContaining("平台一直没有回答") });
    expect((await store.prisma.caseFile.findUniqueOrThrow({ where: { id } })).queue).toBe("agent");
    expect(channel.calls).toEqual([]);
    expect(asked.filter((one) => one.startsWith("case:"))).toHaveLength(8);
  });

  test("a shop that does not answer in time is not waited for longer", async () => {
    channel.connector.fetchOne = () => new Promise(() => undefined);
    expect(await runDue(deps())).toMatchObject({ sent: 0, later: 1 });
    expect((await store.prisma.shop.findUniqueOrThrow({ where: { id: "s1" } })).pausedUntil).not.toBeNull();
  });

  test("nothing goes out while something that came in before lies here unread; what comes in afterwards keeps nothing waiting", async () => {
    await pulledUntil(clock.now());
    const news = (key: string) => keepRaw(store, { shopId: "s1", via: "push", items: [{ topic: "order", dedupeKey: `${id}:${key}`, payload: "{}" }] });
    await news("before");
    clock.advance(1_000);
    expect(await runDue(deps())).toMatchObject({ sent: 0, later: 0 });
    await understand();
    await news("after");
    expect(await runDue(deps())).toMatchObject({ sent: 1 });
  });

  test("nothing goes out about a case that its channel said has changed, until it is fetched", async () => {
    await pulledUntil(clock.now());
    await commit(store, "system", (tx) => wantRefetch(tx, [{ shopId: "s1", ref: { kind: "order", id: `T${id}` } }]));
    expect(await runDue(deps())).toMatchObject({ sent: 0, later: 0 });
    await store.prisma.refetch.deleteMany({});
    expect(await runDue(deps())).toMatchObject({ sent: 1 });
  });

  test("nothing is asked where the shop was pulled lately", async () => {
    await pulledUntil(clock.now() - 300_000);
    expect(await runDue(deps())).toMatchObject({ sent: 1 });
    expect(asked).toEqual([]);
  });
});
