import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { checkUnclear, confirmFromCases, holdingOf, recoverActions, runDue } from "../../../main/hub/actions/index.ts";
import { decideCase, type PolicyEngine } from "../../../main/hub/decisions/index.ts";
import { takeCases } from "../../../main/hub/disputes/index.ts";
import { newTrace, traced, traceNow } from "../../../main/hub/kernel/trace.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { testClock } from "../../support/store.ts";
import { type FakeChannel, factOf, fakeChannel } from "./fake-channel.ts";
import { addCase, addOrder, depsOf, endActions, openShops } from "./world.ts";

const clock = testClock();
let store: Store;
let engine: PolicyEngine;
let channel: FakeChannel;
let id = "";
let serial = 0;

beforeAll(async () => {
  ({ store, engine } = await openShops(clock, "s1"));
});
afterAll(() => store?.close());
beforeEach(async () => {
  await endActions(store);
  serial += 1;
  id = `k${serial}`;
  channel = fakeChannel();
  await addOrder(store, { id, shopId: "s1", paidFen: 8_900 });
  await addCase(store, { id, shopId: "s1", orderId: id, amountFen: 8_900 });
  channel.cases.set(`R${id}`, { state: "requested", version: 1, amountFen: 8_900, orderId: id, kind: "refund_only" });
  const holding = holdingOf(() => channel.connector);
  await decideCase({ store, engine, holding }, id);
});

/** What the hub asks its channel for again has been fetched. */
const fetched = () => store.prisma.refetch.deleteMany({});
const deps = () => depsOf(store, channel.connector);
const action = () => store.prisma.action.findFirstOrThrow({ where: { caseId: id }, orderBy: { createdAt: "desc" } });
const state = async () => (await action()).state;
/** What ingest and disputes do with the channel's word. */
async function ingest(): Promise<void> {
  const told = channel.cases.get(`R${id}`);
  if (!told) return;
  await commit(store, "channel", (tx) => takeCases(tx, [{ shopId: "s1", channel: "fake", fact: factOf(`R${id}`, told) }]));
  await commit(store, "system", (tx) => confirmFromCases(tx, [id]));
}

describe("the runner", () => {
  test("waits for the end of the hold, sends once, and believes the channel's report", async () => {
    clock.advance(599_000);
    expect(await runDue(deps())).toMatchObject({ sent: 0 });
    clock.advance(1_000);
    expect(await runDue(deps())).toMatchObject({ sent: 1 });
    expect(await state()).toBe("sent");
    expect((await store.prisma.order.findUniqueOrThrow({ where: { id } })).refundedFen).toBe(0);
    expect(await store.prisma.refetch.count({ where: { refId: `R${id}` } })).toBe(1);
    await ingest();
    expect(await state()).toBe("confirmed");
    expect((await store.prisma.order.findUniqueOrThrow({ where: { id } })).refundedFen).toBe(8_900);
    expect(await runDue(deps())).toMatchObject({ sent: 0 });
    expect(channel.paid).toHaveLength(1);
  });

  test("calls the channel under the id of what the effect follows from, however long it was held", async () => {
    const trace = newTrace();
    await addOrder(store, { id: `${id}t`, shopId: "s1", paidFen: 8_900 });
    await addCase(store, { id: `${id}t`, shopId: "s1", orderId: `${id}t`, amountFen: 8_900 });
    channel.cases.set(`R${id}t`, { state: "requested", version: 1, amountFen: 8_900, orderId: `${id}t`, kind: "refund_only" });
    const refund = channel.connector.actions.agreeRefund;
    const seen: (string | undefined)[] = [];
    channel.connector.actions.agreeRefund = (...call) => {
      seen.push(traceNow());
      return refund?.(...call) ?? Promise.reject(new Error("no such call"));
    };
    await traced(trace, () => decideCase({ store, engine, holding: holdingOf(() => channel.connector) }, `${id}t`));
    clock.advance(600_000);
    await runDue(deps());
    expect(new Set(seen)).toEqual(new Set([trace, undefined]));
    const told = await store.rows<{ name: string }>("SELECT DISTINCT name FROM event WHERE trace = $1 ORDER BY name", [trace]);
    expect(told.map(({ name }) => name)).toEqual(expect.arrayContaining(["action.held", "action.sent", "decision.made"]));
  });

  test("does not send when the buyer withdrew, and says why", async () => {
    await store.prisma.caseFile.update({ where: { id }, data: { state: "closed", status: "done" } });
    clock.advance(600_000);
    expect(await runDue(deps())).toMatchObject({ sent: 0, ended: 1 });
    expect(await action()).toMatchObject({ state: "undone", problem: expect.stringContaining("已关闭") });
    expect(channel.calls).toEqual([]);
  });

  test("does not send an amount the buyer changed meanwhile; a person sees the case", async () => {
    await store.prisma.caseFile.update({ where: { id }, data: { amountFen: 5_000 } });
    clock.advance(600_000);
    await runDue(deps());
    expect(await state()).toBe("undone");
    expect((await store.prisma.caseFile.findUniqueOrThrow({ where: { id } })).queue).toBe("agent");
    expect(channel.paid).toEqual([]);
  });

  test("waits out throttling and an unreachable channel, then sends once", async () => {
    channel.moods.push("throttled", "away");
    for (let round = 0; round < 4; round += 1) {
      clock.advance(600_000);
      await runDue(deps());
    }
    expect(await state()).toBe("sent");
    expect(channel.paid).toHaveLength(1);
  });

  test("after a stale version fetches the case again and sends with what it then says", async () => {
    channel.moods.push("stale");
    clock.advance(600_000);
    await runDue(deps());
    expect(await state()).toBe("ready");
    expect(await store.prisma.refetch.count({ where: { refId: `R${id}` } })).toBe(1);
    clock.advance(10_000);
    // It waits for what was asked for.
    expect(await runDue(deps())).toMatchObject({ sent: 0 });
    await fetched();
    await runDue(deps());
    expect(await state()).toBe("sent");
  });

  test("gives a refusal to a person with the channel's sentence", async () => {
    channel.moods.push("refused");
    clock.advance(600_000);
    await runDue(deps());
    expect(await action()).toMatchObject({ state: "failed", problem: "不允许" });
    expect((await store.prisma.caseFile.findUniqueOrThrow({ where: { id } })).queue).toBe("agent");
  });

  test("leaves a paused shop alone", async () => {
    await store.prisma.shop.update({ where: { id: "s1" }, data: { pausedUntil: new Date(clock.now() + 3_600_000) } });
    clock.advance(600_000);
    expect(await runDue(deps())).toMatchObject({ sent: 0 });
    await store.prisma.shop.update({ where: { id: "s1" }, data: { pausedUntil: null } });
    expect(await runDue(deps())).toMatchObject({ sent: 1 });
  });
});

describe("an unclear answer", () => {
  test("is settled by asking: what the channel shows as paid is not sent again", async () => {
    channel.moods.push("acts_then_silent");
    clock.advance(600_000);
    expect(await runDue(deps())).toMatchObject({ unclear: 1 });
    expect(await checkUnclear(deps())).toMatchObject({ happened: 0 });
    clock.advance(10_000);
    expect(await checkUnclear(deps())).toMatchObject({ happened: 1 });
    clock.advance(600_000);
    await runDue(deps());
    expect(channel.paid).toHaveLength(1);
    await ingest();
    expect(await state()).toBe("confirmed");
  });

  test("is sent again only when the channel shows the case untouched", async () => {
    channel.moods.push("silent");
    clock.advance(600_000);
    await runDue(deps());
    clock.advance(10_000);
    expect(await checkUnclear(deps())).toMatchObject({ again: 1 });
    clock.advance(10_000);
    await fetched();
    await runDue(deps());
    expect(await state()).toBe("sent");
    expect(channel.paid).toHaveLength(1);
  });

  test("is not sent again when the case changed without showing our effect; a person looks in the end", async () => {
    channel.moods.push("silent");
    channel.onCall = () => {
      Object.assign(channel.cases.get(`R${id}`) ?? {}, { version: 2 });
    };
    clock.advance(600_000);
    await runDue(deps());
    for (let round = 0; round < 8; round += 1) {
      clock.advance(400_000);
      await checkUnclear(deps());
      await runDue(deps());
    }
    expect(await state()).toBe("failed");
    expect(channel.calls).toHaveLength(1);
  });

  test("waits while the channel cannot be asked", async () => {
    channel.moods.push("acts_then_silent", "away", "away");
    clock.advance(600_000);
    await runDue(deps());
    for (const pause of [10_000, 10_000, 20_000]) {
      clock.advance(pause);
      await checkUnclear(deps());
    }
    expect(await state()).toBe("sent");
    expect(channel.paid).toHaveLength(1);
  });

  test("is what a killed hub leaves behind, and is settled at the next start", async () => {
    clock.advance(600_000);
    // The process dies in the middle of the call: nothing after it is ever written.
    channel.onCall = () => new Promise<void>(() => undefined);
    void runDue(deps());
    await expect.poll(() => channel.calls.length).toBe(1);
    expect(await state()).toBe("sending");
    channel.onCall = () => undefined;
    expect(await runDue(deps())).toMatchObject({ sent: 0 });
    expect(await recoverActions(deps())).toBe(1);
    expect(await checkUnclear(deps())).toMatchObject({ again: 1 });
    clock.advance(10_000);
    await fetched();
    await runDue(deps());
    expect(await state()).toBe("sent");
    expect(channel.paid).toHaveLength(1);
  });

  test("is confirmed by ingest alone when the report is quicker than the question", async () => {
    channel.moods.push("acts_then_silent");
    clock.advance(600_000);
    await runDue(deps());
    await ingest();
    expect(await state()).toBe("confirmed");
    expect(await checkUnclear(deps())).toMatchObject({ happened: 0, open: 0 });
  });
});

describe("a refund somebody else gave at the channel", () => {
  test("takes back what we held, and is booked", async () => {
    Object.assign(channel.cases.get(`R${id}`) ?? {}, { state: "refunded", version: 2 });
    await ingest();
    expect(await action()).toMatchObject({ state: "undone" });
    expect((await store.prisma.order.findUniqueOrThrow({ where: { id } })).refundedFen).toBe(8_900);
    clock.advance(600_000);
    await runDue(deps());
    expect(channel.paid).toEqual([]);
  });
});
