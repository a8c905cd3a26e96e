/** A clock on the wall that jumps lets nothing out, and what it left behind in the future comes back. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openStreams, type Principal } from "../../../main/hub/access/index.ts";
import { holdingOf } from "../../../main/hub/actions/index.ts";
import { decideCase, openPolicies } from "../../../main/hub/decisions/index.ts";
import { openPresence } from "../../../main/hub/disputes/index.ts";
import { type ClockGuard, guardClock } from "../../../main/hub/frame/clock-guard.ts";
import { type Condition, openCondition } from "../../../main/hub/frame/condition.ts";
import type { FlowDeps } from "../../../main/hub/frame/flow.ts";
import { startWork } from "../../../main/hub/frame/work.ts";
import { shopViews } from "../../../main/hub/ingest/shop.view.ts";
import type { Knowledge } from "../../../main/hub/knowledge/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { type FakeChannel, fakeChannel } from "../actions/fake-channel.ts";
import { addCase, addOrder, addShop, depsOf } from "../actions/world.ts";

const hour = 3_600_000;
const admin: Principal = { kind: "operator", id: "a", name: "管理员", roles: ["admin"], demo: false };
const wall = testClock();
/** Goes on beside the wall and is never set. */
let steady = 5_000_000;
const clock = { now: wall.now, steady: () => steady };
/** Time passes as it does: on both clocks. */
const pass = (ms: number): void => {
  wall.advance(ms);
  steady += ms;
};
let store: Store;
let channel: FakeChannel;
let flow: FlowDeps;
let condition: Condition;
let guard: ClockGuard;
const log: string[] = [];
let serial = 0;

beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store, { id: "s1", channel: "fake" });
  await store.prisma.shop.update({ where: { id: "s1" }, data: { nextPullAt: new Date(wall.now() + hour) } });
});
afterAll(() => store.close());
beforeEach(async () => {
  await store.pool.query("DELETE FROM setting");
  await store.prisma.action.updateMany({ where: { state: { in: ["held", "ready"] } }, data: { state: "undone" } });
  channel = fakeChannel();
  condition = openCondition(clock);
  guard = await guardClock({ store, condition, log: (_level, line) => void log.push(line), beats: false });
  flow = {
    ...depsOf(store, channel.connector),
    engine: await openPolicies(store),
    holding: holdingOf(() => channel.connector),
    reader: () => undefined,
    knowledge: {} as Knowledge,
    streams: openStreams(),
    presence: openPresence({ emit: () => undefined }, clock.now),
    condition,
    callback: () => "",
    broadcast: () => undefined,
    beats: false,
  };
  serial += 1;
});

/** A refund that a policy granted and that waits out its hold. */
async function held(): Promise<string> {
  const id = `c${serial}`;
  await addOrder(store, { id, shopId: "s1", paidFen: 8_900 });
  await addCase(store, { id, shopId: "s1", orderId: id, amountFen: 8_900 });
  channel.cases.set(`R${id}`, { state: "requested", version: 1, amountFen: 8_900, orderId: id, kind: "refund_only" });
  await decideCase(flow, id);
  expect((await actionOf(id)).state).toBe("held");
  return id;
}
const actionOf = (caseId: string) => store.prisma.action.findFirstOrThrow({ where: { caseId }, orderBy: { createdAt: "desc" } });
const work = () => startWork(flow).runUntilIdle(async () => undefined, 2);

describe("a clock that runs ahead for a moment", () => {
  it("lets no held refund go out, says so, and goes on by itself when it is right again", async () => {
    const id = await held();
    pass(6_000);
    wall.advance(26 * hour);
    await work();
    expect(channel.paid).toEqual([]);
    expect(condition.troubleOf("clock")).toMatchObject({ zh: expect.stringContaining("突然快了1 天 2 小时"), en: expect.stringContaining("jumped ahead") });
    expect(log.filter((line) => line.includes("jumped"))).toHaveLength(1);
    wall.advance(-26 * hour);
    pass(1_000);
    guard.look();
    await expect.poll(() => condition.troubleOf("clock")).toBeNull();
    await work();
    expect(channel.paid).toEqual([]);
    pass((await actionOf(id)).holdUntil.getTime() - wall.now());
    await work();
    expect(channel.paid).toHaveLength(1);
  });

  it("holds a refund that was granted meanwhile as long as it was meant to be held, once the clock is right", async () => {
    wall.advance(26 * hour);
    const id = await held();
    const before = await actionOf(id);
    const length = before.holdUntil.getTime() - before.createdAt.getTime();
    guard.look();
    wall.advance(-26 * hour);
    guard.look();
    await expect.poll(() => condition.troubleOf("clock")).toBeNull();
    const after = await actionOf(id);
    expect(after.holdUntil.getTime() - wall.now()).toBe(length);
    expect(after.dueAt).toEqual(after.holdUntil);
  });

  it("is followed when a person confirms it, which is written down", async () => {
    const id = await held();
    wall.advance(26 * hour);
    guard.look();
    expect(condition.mayAct()).toBe(false);
    await guard.confirm(admin);
    expect(condition.mayAct()).toBe(true);
    expect(await store.rows("SELECT actor FROM journal_line WHERE verb = 'clock.confirmed' ORDER BY id DESC LIMIT 1")).toEqual([{ actor: "operator:a" }]);
    await work();
    expect(channel.paid.map(({ orderId }) => orderId)).toEqual([id]);
    wall.advance(-26 * hour);
    await guard.confirm(admin);
  });
});

describe("a clock that goes on as it should", () => {
  it("is believed through sleep and through what machines correct by themselves", () => {
    pass(9 * hour);
    wall.advance(1_500);
    guard.look();
    expect(condition.troubleOf("clock")).toBeNull();
  });

  it("and one that a driver steps is his affair", async () => {
    const own = openCondition(wall);
    const stepped = await freshStore({ clock: wall });
    const watched = await guardClock({ store: stepped, condition: own, log: () => undefined, beats: false });
    wall.advance(26 * hour);
    watched.look();
    expect(own.mayAct()).toBe(true);
    wall.advance(-26 * hour);
    await stepped.close();
  });
});

describe("what a clock that ran ahead left behind", () => {
  it("comes back at the next start: pauses, pulls, due times and places of pulling; until then a person reads of it", async () => {
    const ahead = new Date(wall.now() + 40 * 24 * hour);
    const cursor = { orders: { to: ahead.getTime(), from: 1, until: 2, page: "x" }, cases: { to: wall.now() - 60_000 } };
    await store.prisma.shop.update({ where: { id: "s1" }, data: { cursor, pausedUntil: ahead, nextPullAt: ahead } });
    await store.pool.query("INSERT INTO refetch (shop_id, kind, ref_id, due_at) VALUES ('s1', 'case', 'r', $1)", [ahead]);
    const [before] = await shopViews(flow);
    expect(before?.problem).toMatch(/超前 57600 分钟/);
    await guardClock({ store, condition: openCondition(clock), log: () => undefined, beats: false });
    const now = wall.now();
    expect(await store.rows("SELECT cursor, paused_until AS paused, next_pull_at AS next FROM shop")).toEqual([
      { cursor: { orders: { to: now }, cases: cursor.cases }, paused: null, next: new Date(now) },
    ]);
    expect(await store.rows("SELECT due_at AS due FROM refetch WHERE ref_id = 'r'")).toEqual([{ due: new Date(now) }]);
    expect((await shopViews(flow))[0]?.problem).toBeNull();
    await store.pool.query("DELETE FROM refetch");
  });

  it("is no reason to send: a start far behind what was seen before waits for a person", async () => {
    await store.pool.query("INSERT INTO setting (key, value) VALUES ('clock.seen', to_jsonb($1::bigint))", [wall.now() + 26 * hour]);
    const own = openCondition(clock);
    const watched = await guardClock({ store, condition: own, log: () => undefined, beats: true });
    expect(own.mayAct()).toBe(false);
    await watched.confirm(admin);
    expect(own.mayAct()).toBe(true);
    watched.stop();
  });
});
