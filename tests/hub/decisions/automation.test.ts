import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { automaticUnderWay, holdingOf, lookAgain, runDue } from "../../../main/hub/actions/index.ts";
import type { StopOf } from "../../../main/hub/contract/index.ts";
import { aloneWithSwitch, insertStop, standingStops } from "../../../main/hub/decisions/automation.store.ts";
import { automationHandlers, decideCases, type PolicyEngine } from "../../../main/hub/decisions/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { testClock } from "../../support/store.ts";
import { type FakeChannel, fakeChannel } from "../actions/fake-channel.ts";
import { addCase, addOrder, depsOf, endActions, openShops } from "../actions/world.ts";

const clock = testClock();
const risk: Principal = { kind: "operator", id: "o4", name: "风控", roles: ["risk"], demo: false };
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
  for (const { id } of await standing()) await handlers().resume({ id, reason: "下一个测试" }, risk);
  await endActions(store);
});

const handlers = () => automationHandlers({ store, engine, underWay: automaticUnderWay });
const deciding = () => ({ store, engine, holding: holdingOf(() => channel.connector) });
const run = () => runDue(depsOf(store, channel.connector));
const action = (caseId: string) => store.prisma.action.findFirst({ where: { caseId }, orderBy: { createdAt: "desc" } });
const queue = async (id: string) => (await store.prisma.caseFile.findUniqueOrThrow({ where: { id } })).queue;

async function standing() {
  const state = await handlers().state(undefined, risk);
  if (!state.ok) throw new Error(state.refusal.message);
  return state.value.stops;
}

async function stop(of: StopOf) {
  const stopped = await handlers().stop({ of, reason: "规则看来不对" }, risk);
  if (!stopped.ok) throw new Error(stopped.refusal.message);
  return stopped.value;
}

/** A case whose refund a policy would grant. */
async function refundable(shopId = "s1"): Promise<string> {
  serial += 1;
  const id = `a${serial}`;
  await addOrder(store, { id, shopId, paidFen: 5_000 });
  await addCase(store, { id, shopId, orderId: id, amountFen: 5_000 });
  channel.cases.set(`R${id}`, { state: "requested", version: 1, amountFen: 5_000, orderId: id, kind: "refund_only" });
  return id;
}

async function held(shopId = "s1"): Promise<string> {
  const id = await refundable(shopId);
  await decideCases(deciding(), [id]);
  expect((await action(id))?.state).toBe("held");
  return id;
}

describe("automation that is stopped everywhere", () => {
  test("begins nothing, sends nothing that was held, and gives both to people, who read why", async () => {
    const [before, after] = [await held(), await refundable()];
    expect(await stop({ scope: "all" })).toMatchObject({ held: 1, going: 0 });
    await decideCases(deciding(), [after]);
    expect([await action(after), await queue(after)]).toEqual([null, "agent"]);
    expect(await store.prisma.decision.findFirstOrThrow({ where: { caseId: after } })).toMatchObject({
      tier: "agent",
      facts: { notHeld: "自动处理已全部停下（规则看来不对），由人决定" },
    });
    // Also before anything has followed from it: the runner looks at the switch itself.
    clock.advance(600_000);
    expect(await run()).toMatchObject({ sent: 0, ended: 1 });
    expect(channel.calls).toEqual([]);
    expect(await action(before)).toMatchObject({ state: "undone", problem: expect.stringContaining("自动处理已全部停下") });
    expect(await queue(before)).toBe("agent");
  });

  test("takes back what is held at once, and lets go on only what is decided later", async () => {
    const before = await held();
    const { id } = await stop({ scope: "all" });
    await lookAgain(deciding(), { rules: [id] });
    expect([(await action(before))?.state, await queue(before)]).toEqual(["undone", "agent"]);
    expect(await handlers().resume({ id, reason: "看过了，没有问题" }, risk)).toMatchObject({ ok: true });
    await lookAgain(deciding(), { rules: [id] });
    expect((await action(before))?.state).toBe("undone");
    await held();
  });

  test("is stopped once, by its reason and its person, outlives a restart, and stands in the journal", async () => {
    const { id } = await stop({ scope: "all" });
    expect(await handlers().stop({ of: { scope: "all" }, reason: "再停一次" }, risk)).toMatchObject({ ok: false, refusal: { code: "ALREADY_DONE" } });
    // What is asked is a row of the database, whichever program asks.
    expect(await standing()).toMatchObject([{ id, of: { scope: "all" }, reason: "规则看来不对", byName: "operator:o4" }]);
    await handlers().resume({ id, reason: "看过了，没有问题" }, risk);
    expect(await handlers().resume({ id, reason: "看过了，没有问题" }, risk)).toMatchObject({ ok: false, refusal: { code: "ALREADY_DONE" } });
    expect(await standing()).toEqual([]);
    const lines = await store.prisma.journalLine.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } });
    expect(lines.map(({ verb, actor }) => [verb, actor])).toEqual([
      ["automation.stopped", "operator:o4"],
      ["automation.resumed", "operator:o4"],
    ]);
  });
});

describe("automation that is stopped in part", () => {
  test("for a shop: the other shops go on", async () => {
    const [here, there] = [await held("s1"), await held("s2")];
    expect(await stop({ scope: "shop", shopId: "s1" })).toMatchObject({ held: 1 });
    clock.advance(600_000);
    expect(await run()).toMatchObject({ sent: 1, ended: 1 });
    expect([(await action(here))?.state, (await action(there))?.state]).toEqual(["undone", "sent"]);
    expect(await standing()).toMatchObject([{ name: "测试店" }]);
  });

  test("for a row: what other rows grant goes on, and no row or shop that is not there is stopped", async () => {
    const refund = await held();
    const back = await refundable();
    await store.prisma.caseFile.update({ where: { id: back }, data: { kind: "return_refund" } });
    await decideCases(deciding(), [back]);
    const row = (await store.prisma.decision.findFirstOrThrow({ where: { caseId: refund } })).row ?? "";
    expect(await stop({ scope: "row", policy: "after-sale", row })).toMatchObject({ held: 1 });
    clock.advance(600_000);
    await run();
    expect([(await action(refund))?.state, (await action(back))?.state]).toEqual(["undone", "sent"]);
    for (const of of [
      { scope: "row" as const, policy: "after-sale", row: "nothing" },
      { scope: "shop" as const, shopId: "nothing" },
    ])
      expect(await handlers().stop({ of, reason: "没有这样的" }, risk)).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
  });
});

describe("the moment of the switch", () => {
  test("is waited for by what is decided and sent beside it, which then sees it", async () => {
    const [due, fresh] = [await held(), await refundable()];
    clock.advance(600_000);
    let turned = (): void => undefined;
    const gate = new Promise<void>((open) => {
      turned = open;
    });
    let isTurning = (): void => undefined;
    const turning = new Promise<void>((begun) => {
      isTurning = begun;
    });
    const switching = commit(store, "operator:o4", async (tx) => {
      aloneWithSwitch(tx);
      await standingStops(tx);
      isTurning();
      await gate;
      insertStop(tx, { of: { scope: "all" }, reason: "规则看来不对" });
    });
    await turning;
    // Both begin before the switch is written down: whoever looked at it now would see nothing.
    const beside = Promise.all([run(), decideCases(deciding(), [fresh])]);
    await expect.poll(() => store.rows("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")).toHaveLength(2);
    turned();
    await switching;
    await beside;
    expect(channel.calls).toEqual([]);
    expect([(await action(due))?.state, await action(fresh), await queue(due), await queue(fresh)]).toEqual(["undone", null, "agent", "agent"]);
  });

  test("what is decided and sent in it either came before and is counted, or does not happen", async () => {
    for (let round = 0; round < 6; round += 1) {
      const some = [await held(), await held(), await held()];
      const fresh = [await refundable(), await refundable(), await refundable()];
      clock.advance(600_000);
      await store.prisma.refetch.deleteMany({});
      const stopping = stop({ scope: "all" }).then((told) => ({ ...told, calledByThen: channel.calls.length }));
      const [, , { id, going, calledByThen }] = await Promise.all([run(), decideCases(deciding(), fresh), stopping]);
      await lookAgain(deciding(), { rules: [id] });
      clock.advance(600_000);
      await run();
      // What reaches the channel after the answer had begun before it, and was told as on its way.
      expect(channel.calls.length - calledByThen).toBeLessThanOrEqual(going);
      for (const caseId of [...some, ...fresh]) {
        const called = channel.calls.some((call) => call.caseId === `R${caseId}`);
        expect([caseId, called, (await action(caseId))?.state ?? "none"]).toEqual([caseId, called, called ? "sent" : expect.stringMatching(/undone|none/)]);
        if (!called) expect(await queue(caseId)).toBe("agent");
      }
      await handlers().resume({ id, reason: "下一轮" }, risk);
    }
  });
});
