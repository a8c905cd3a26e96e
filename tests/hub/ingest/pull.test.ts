import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type IngestDeps, pullDue, refetchDue, streamDue, wantRefetch } from "../../../main/hub/ingest/index.ts";
import { ok, refuse } from "../../../main/hub/kernel/result.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, depsOf, item, keys, secretsOf, type TestChannel, testChannel, wipe } from "./channel.ts";

const HOUR = 3_600_000;
const clock = testClock();
const START = clock.now();
let store: Store;
let channel: TestChannel;
let deps: IngestDeps;
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(async () => {
  clock.set(START);
  await wipe(store);
  await addShop(store);
  channel = testChannel();
  deps = depsOf(store, channel);
});
const shop = async () => {
  const [row] = await store.rows<{ cursor: { orders?: { to: number; page?: string } }; pausedUntil: Date | null; problem: string | null; nextPullAt: Date }>(
    `SELECT cursor, paused_until AS "pausedUntil", problem, next_pull_at AS "nextPullAt" FROM shop WHERE id = 'shop-1'`,
  );
  if (!row) throw new Error("no shop");
  return row;
};
const ordersAsked = () => channel.asked.filter((asked) => asked.what === "orders");

describe("pulling", () => {
  test("walks from where it stood until now in windows that overlap and are never too long", async () => {
    await pullDue(deps);
    clock.advance(5 * HOUR);
    await pullDue(deps);
    const asked = ordersAsked();
    expect(asked[0]?.from).toBe(START - 2 * HOUR);
    expect(asked.at(-1)?.to).toBe(START + 5 * HOUR);
    for (const [index, window] of asked.entries()) {
      expect(window.to - window.from).toBeLessThanOrEqual(HOUR);
      if (index > 0) expect(window.from).toBeLessThan(asked[index - 1]?.to ?? 0);
    }
  });

  test("windows grow where little happens, up to what the channel takes, and are short again where a page is not enough", async () => {
    channel.connector = { ...channel.connector, manifest: { ...channel.connector.manifest, longestWindowMs: 4 * HOUR } };
    await pullDue(deps);
    channel.asked.length = 0;
    clock.advance(40 * HOUR);
    const full = { items: [item("a")], next: "page-2" };
    channel.pages = [...Array.from({ length: 5 }, () => ok({ items: [], next: null })), ok(full), ok({ items: [item("b")], next: null })];
    await pullDue(deps);
    const asked = ordersAsked();
    const hours = asked.map((window) => Math.round((window.to - window.from) / HOUR));
    expect(hours.slice(0, 10)).toEqual([1, 2, 4, 4, 4, 4, 4, 1, 2, 4]);
    expect(asked[6]).toEqual({ ...asked[5], page: "page-2" });
    for (const [index, window] of asked.entries()) if (index > 0) expect(window.from).toBeLessThan(asked[index - 1]?.to ?? 0);
    expect(asked.at(-1)?.to).toBe(clock.now());
  });

  test("a shop is not asked again before its time", async () => {
    await pullDue(deps);
    const before = channel.asked.length;
    clock.advance(299_000);
    await pullDue(deps);
    expect(channel.asked.length).toBe(before);
    clock.advance(1_000);
    await pullDue(deps);
    expect(channel.asked.length).toBe(before + 2);
  });

  test("killed in the middle of a window, it goes on with the page it had not read", async () => {
    const killed = new Error("killed");
    channel.pages = [ok({ items: [item("a")], next: "page-2" }), ok({ items: [item("b")], next: "page-3" }), () => Promise.reject(killed)];
    await pullDue(deps);
    expect(await keys(store)).toEqual(["a", "b"]);
    const window = ordersAsked()[0];
    const again = testChannel();
    again.pages = [ok({ items: [item("c")], next: null })];
    clock.advance(60_000);
    await pullDue(depsOf(store, again));
    expect(again.asked[0]).toEqual({ what: "orders", from: window?.from, to: window?.to, page: "page-3" });
    expect(await keys(store)).toEqual(["a", "b", "c"]);
  });

  test("a page token that the channel no longer takes begins the window again", async () => {
    channel.pages = [ok({ items: [item("a")], next: "old" }), refuse("STALE", "翻页标记失效"), ok({ items: [item("a"), item("b")], next: null })];
    await pullDue(deps);
    expect(ordersAsked()[2]?.page).toBeNull();
    expect(ordersAsked()[2]?.from).toBeLessThanOrEqual(START - 2 * HOUR);
    expect(await keys(store)).toEqual(["a", "b"]);
  });

  test("throttling pauses the shop as long as the channel says, and nothing is lost", async () => {
    channel.pages = [ok({ items: [item("a")], next: "p2" }), refuse("THROTTLED", "限流", { waitMs: 7_000 })];
    await pullDue(deps);
    expect(await shop()).toMatchObject({ pausedUntil: new Date(START + 7_000), problem: null });
    await pullDue(deps);
    expect(ordersAsked()).toHaveLength(2);
    clock.advance(7_000);
    channel.pages = [ok({ items: [item("b")], next: null })];
    await pullDue(deps);
    expect(ordersAsked()[2]?.page).toBe("p2");
    expect(await keys(store)).toEqual(["a", "b"]);
    expect(await shop()).toMatchObject({ pausedUntil: null });
  });

  test("time-outs are waited out with growing pauses of two minutes at most, and caught up", async () => {
    const pauses: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      // A shop that was well is asked once more before it waits.
      channel.pages = Array.from({ length: round === 0 ? 2 : 1 }, () => refuse("TIMED_OUT", "没有回答"));
      await pullDue(deps);
      const until = (await shop()).pausedUntil?.getTime() ?? 0;
      pauses.push(until - clock.now());
      clock.set(until);
    }
    expect(pauses).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 120_000, 120_000, 120_000]);
    channel.pages = [ok({ items: [item("late")], next: null })];
    await pullDue(deps);
    expect(await keys(store)).toEqual(["late"]);
    expect(ordersAsked().at(-1)?.to).toBe(clock.now());
  });

  test("a single silence ends no walk: what was not answered is asked once more at once", async () => {
    channel.pages = [ok({ items: [item("a")], next: "p2" }), refuse("TIMED_OUT", "没有回答"), ok({ items: [item("b")], next: null })];
    await pullDue(deps);
    expect(await keys(store)).toEqual(["a", "b"]);
    expect(
      ordersAsked()
        .slice(0, 3)
        .map(({ page }) => page),
    ).toEqual([null, "p2", "p2"]);
    expect(await shop()).toMatchObject({ pausedUntil: null, problem: null });
  });

  test("a dead token is renewed once and kept sealed; where it cannot be, a person is told", async () => {
    await wipe(store);
    await addShop(store, "shop-1", { secret: "s", token: "dead" });
    await pullDue(deps);
    expect(await secretsOf(deps, "shop-1")).toEqual({ secret: "s", token: "fresh" });
    expect((await shop()).problem).toBeNull();
    await wipe(store);
    await addShop(store, "shop-1", { secret: "s", token: "dead" });
    const { refreshToken: _, ...without } = channel.connector;
    await pullDue({ ...deps, connectors: () => without });
    expect((await shop()).problem).toBe("令牌过期");
  });

  test("one shop in trouble does not stop another", async () => {
    await addShop(store, "shop-2");
    channel.pages = [() => Promise.reject(new Error("broken"))];
    const pulled = await pullDue(deps);
    expect(pulled.shops).toBe(2);
    expect(channel.asked.length).toBeGreaterThan(2);
  });
});

describe("a short ban", () => {
  test("is waited out within the call, and the walk goes on where it was", async () => {
    const waits: number[] = [];
    const patient = { ...deps, wait: async (ms: number) => waits.push(ms) };
    channel.pages = [refuse("THROTTLED", "限流", { waitMs: 1_000 }), ok({ items: [item("a")], next: null })];
    await pullDue(patient);
    expect(waits).toEqual([1_000]);
    expect(await shop()).toMatchObject({ pausedUntil: null });
    const [first, again] = ordersAsked();
    expect(again).toEqual(first);
    expect(await store.rows("SELECT dedupe_key FROM raw_item")).toHaveLength(1);
  });
});

describe("fetching again", () => {
  const hint = (id: string) => commit(store, "system", (tx) => wantRefetch(tx, [{ shopId: "shop-1", ref: { kind: "order", id } }]));
  const left = () => store.rows<{ refId: string; attempts: number }>(`SELECT ref_id AS "refId", attempts FROM refetch`);

  test("many hints about one thing are one call", async () => {
    for (let round = 0; round < 5; round += 1) await hint("1");
    await hint("2");
    await refetchDue(deps);
    expect(channel.fetched.map((ref) => ref.id).sort()).toEqual(["1", "2"]);
    expect(await left()).toEqual([]);
    expect((await keys(store)).sort()).toEqual(["order:1", "order:2"]);
  });

  test("a hint that comes while the thing is being fetched is not lost", async () => {
    await hint("1");
    channel.fetchOne = async () => {
      await hint("1");
      return ok(item("before the change"));
    };
    await refetchDue(deps);
    expect(await left()).toEqual([{ refId: "1", attempts: 0 }]);
    channel.fetchOne = async () => ok(item("after the change"));
    await refetchDue(deps);
    expect(await keys(store)).toEqual(["before the change", "after the change"]);
    expect(await left()).toEqual([]);
  });

  test("a hint that comes while a fetch fails is due at once, not after the pause", async () => {
    await hint("1");
    channel.fetchOne = async () => {
      await hint("1");
      return refuse("NOT_FOUND", "没有");
    };
    await refetchDue(deps);
    channel.fetchOne = async () => ok(item("x"));
    expect((await refetchDue(deps)).fetched).toBe(1);
  });

  test("what the channel refuses is given up after six times, with a journal line", async () => {
    await hint("1");
    channel.fetchOne = async () => refuse("NOT_FOUND", "没有这个订单");
    for (let round = 0; round < 6; round += 1) {
      await refetchDue(deps);
      clock.advance(HOUR);
    }
    expect(await left()).toEqual([]);
    expect(channel.fetched).toHaveLength(6);
    expect(await store.rows("SELECT verb FROM journal_line")).toEqual([{ verb: "refetch.given_up" }]);
  });

  test("throttling keeps every hint for after the pause", async () => {
    for (let id = 0; id < 20; id += 1) await hint(String(id));
    channel.fetchOne = async () => refuse("THROTTLED", "限流", { waitMs: 3_000 });
    await refetchDue(deps);
    expect(await left()).toHaveLength(20);
    expect(channel.fetched.length).toBeLessThanOrEqual(10);
    await refetchDue(deps);
    clock.advance(3_000);
    channel.fetchOne = async (ref) => ok(item(`order:${ref.id}`));
    expect((await refetchDue(deps)).fetched).toBe(20);
  });
});

describe("taking a message queue", () => {
  test("messages are stored first and confirmed then; unconfirmed ones change nothing twice", async () => {
    channel.messages = [item("m1"), item("m2")];
    const stream = channel.connector.stream;
    if (!stream) throw new Error("no stream");
    const failing = { ...channel.connector, stream: { ...stream, confirm: async () => refuse("TIMED_OUT" as const, "没有回答") } };
    await streamDue({ ...deps, connectors: () => failing });
    expect(await keys(store)).toEqual(["m1", "m2"]);
    clock.advance(HOUR);
    await streamDue(deps);
    expect(await keys(store)).toEqual(["m1", "m2"]);
    expect(channel.confirmed).toEqual([["m1", "m2"]]);
  });
});
