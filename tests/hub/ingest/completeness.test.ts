/** What a channel has against what is held, day by day, and what is missing fetched again. */
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { RawItem } from "../../../main/hub/connectors/port.ts";
import { captureDays, openGaps } from "../../../main/hub/ingest/completeness.store.ts";
import { nextSpan, type Span } from "../../../main/hub/ingest/completeness.ts";
import { compareDue, type IngestDeps, keepRaw, refetchDue } from "../../../main/hub/ingest/index.ts";
import { ok, refuse } from "../../../main/hub/kernel/result.ts";
import { beijingMidnight } from "../../../main/hub/kernel/time.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { order } from "../orders/facts.ts";
import { addShop, depsOf, type TestChannel, testChannel, wipe } from "./channel.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const clock = testClock();
const START = clock.now();
const MIDNIGHT = beijingMidnight(START).getTime();
let store: Store;
let channel: TestChannel;
let deps: IngestDeps;
/** What the channel has: changes by id, when they happened. */
let has: Map<string, number>;

const keyOf = (id: string, at: number): string => `order:${id}:${at}`;
const itemOf = (id: string, at: number): RawItem => ({
  topic: "order",
  dedupeKey: `${keyOf(id, at)}:hash`,
  versionKey: keyOf(id, at),
  payload: JSON.stringify({ id, at }),
});

beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(begin);
async function begin(): Promise<void> {
  clock.set(START);
  await wipe(store);
  for (const table of ["capture_day", "capture_gap"]) await store.pool.query(`DELETE FROM ${table}`);
  await addShop(store);
  await store.pool.query("UPDATE shop SET created_at = $1", [new Date(MIDNIGHT - HOUR)]);
  has = new Map();
  channel = testChannel();
  channel.connector = {
    ...channel.connector,
    manifest: { ...channel.connector.manifest, abilities: ["orders", "push"] },
    normalize: (_topic, payload) => {
      const { id, at } = JSON.parse(payload) as { id: string; at: number };
      return ok([order({ channelOrderId: id, version: at })]);
    },
    pull: async (_context, _what, ...[window, page]) => {
      const rows = [...has].filter(([, at]) => at >= window.from.getTime() && at <= window.to.getTime());
      const at = Number(page ?? 0);
      return ok({ items: rows.slice(at, at + 2).map(([id, when]) => itemOf(id, when)), next: at + 2 < rows.length ? String(at + 2) : null });
    },
  };
  channel.fetchOne = async ({ id }) => ok(itemOf(id, has.get(id) ?? 0));
  deps = depsOf(store, channel);
}
/** Pulling has come past everything until now. */
const pulled = () => store.pool.query(`UPDATE shop SET cursor = jsonb_build_object('orders', jsonb_build_object('to', $1::bigint))`, [clock.now()]);
const hold = (...ids: string[]) => keepRaw(store, { shopId: "shop-1", via: "push", items: ids.map((id) => itemOf(id, has.get(id) ?? 0)) });
const today = async () =>
  (await captureDays(store, "2026-01-01")).map(({ listed, held, filled, open, worstMs }) => ({ listed, held, filled, open, worst: worstMs / MINUTE }));
async function compareAll(): Promise<void> {
  await pulled();
  while ((await compareDue(deps)).spans > 0);
}

describe("completeness", () => {
  test("everything held is a whole day, with the longest delay from the change to our holding it", async () => {
    has = new Map([
      ["1", START - 2 * HOUR],
      ["2", START - 50 * MINUTE],
      ["3", START - 40 * MINUTE],
    ]);
    clock.set(START - 47 * MINUTE);
    await hold("2");
    clock.set(START - 39 * MINUTE);
    await hold("1", "3");
    clock.set(START);
    await compareAll();
    expect(await today()).toEqual([{ listed: 3, held: 3, filled: 0, open: 0, worst: 81 }]);
  });

  test("what is missing is told, fetched again by itself, and then filled; the share of the day stays what it was", async () => {
    has = new Map([
      ["1", START - 2 * HOUR],
      ["2", START - HOUR],
    ]);
    await hold("1");
    await compareAll();
    expect(await today()).toMatchObject([{ listed: 2, held: 1, filled: 0, open: 1 }]);
    expect(await openGaps(store, 10)).toMatchObject([{ shopId: "shop-1", what: "orders", refId: "2", changedAt: new Date(START - HOUR) }]);
    clock.advance(MINUTE);
    await refetchDue(deps);
    expect(channel.fetched).toEqual([{ kind: "order", id: "2", extra: {} }]);
    await compareDue(deps);
    expect(await today()).toMatchObject([{ listed: 2, held: 1, filled: 1, open: 0, worst: 120 }]);
    expect(await openGaps(store, 10)).toEqual([]);
  });

  test("what changed before the shop was connected is compared with the history that is pulled, and delays nothing", async () => {
    await store.pool.query("UPDATE shop SET created_at = $1", [new Date(START - 30 * MINUTE)]);
    has = new Map([
      ["old", START - HOUR],
      ["older than history", START - 3 * HOUR],
    ]);
    await hold("old");
    await compareAll();
    expect(await today()).toEqual([{ listed: 1, held: 1, filled: 0, open: 0, worst: 0 }]);
  });

  test("nothing is compared that pulling has not come past, or that happened a moment ago", async () => {
    has = new Map([["1", START - HOUR]]);
    await compareDue(deps);
    expect(await today()).toEqual([]);
    await store.pool.query(`UPDATE shop SET cursor = jsonb_build_object('orders', jsonb_build_object('to', $1::bigint))`, [START - 3 * HOUR]);
    while ((await compareDue(deps)).spans > 0);
    expect((await today()).map(({ listed }) => listed)).toEqual([0]);
    has.set("2", START - MINUTE);
    await compareAll();
    expect((await today()).map(({ listed }) => listed)).toEqual([1]);
  });

  test("a channel that stops half way is listed again from the span's beginning, and nothing is counted twice", async () => {
    has = new Map(Array.from({ length: 5 }, (_, at) => [String(at), START - (60 + at) * MINUTE] as const));
    await hold(...has.keys());
    const whole = channel.connector.pull;
    let stops = 3;
    channel.connector.pull = async (context, what, ...[window, page]) => {
      if (page !== null && stops-- > 0) return refuse("TIMED_OUT", "平台没有回答");
      return whole?.(context, what, window, page) ?? refuse("NOT_SUPPORTED", "");
    };
    await pulled();
    for (let tries = 0; tries < 12; tries += 1) {
      clock.advance(2 * MINUTE);
      while ((await compareDue(deps)).spans > 0);
    }
    expect(await today()).toMatchObject([{ listed: 5, held: 5, open: 0 }]);
  });

  test("a thing that moved on and is held as it stands now is not missed", async () => {
    has = new Map([["1", START - HOUR]]);
    const listing = channel.connector.pull;
    channel.connector.pull = async (context, what, ...[window, page]) => {
      const answer = await listing?.(context, what, window, page);
      has.set("1", START);
      await hold("1");
      return answer ?? refuse("NOT_SUPPORTED", "");
    };
    await compareAll();
    expect((await today()).map(({ open }) => open)).toEqual([0]);
  });
});

test("whatever was held, and however often it is compared, each change counts once, what was missing is exactly what was not held, and all of it is filled", async () => {
  const change = fc.record({ minutes: fc.integer({ min: 11, max: 590 }), held: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 4 }),
      async (changes, steps) => {
        await begin();
        has = new Map(changes.map(({ minutes }, at) => [String(at), START - minutes * MINUTE]));
        clock.set(START - 600 * MINUTE);
        for (const step of steps) {
          clock.set(Math.min(START, clock.now() + step * MINUTE));
          await hold(...changes.flatMap(({ held }, at) => (held && (has.get(String(at)) ?? 0) <= clock.now() - 10 * MINUTE ? [String(at)] : [])));
          await compareAll();
        }
        clock.set(START);
        await hold(...changes.flatMap(({ held }, at) => (held ? [String(at)] : [])));
        clock.advance(20 * MINUTE);
        await compareAll();
        clock.advance(MINUTE);
        await refetchDue(deps);
        await compareDue(deps);
        const days = await today();
        const sum = (of: (row: (typeof days)[number]) => number): number => days.reduce((all, row) => all + of(row), 0);
        expect(sum((row) => row.listed)).toBe(changes.length);
        expect(sum((row) => row.held)).toBe(changes.filter(({ held }) => held).length);
        expect(sum((row) => row.filled)).toBe(changes.filter(({ held }) => !held).length);
        expect(sum((row) => row.open)).toBe(0);
      },
    ),
    { numRuns: 25 },
  );
});

test("spans follow one another without a hole or an overlap, none crosses midnight, and none is of what pulling has not passed", () => {
  const minutes = fc.integer({ min: 1, max: 600 });
  fc.assert(
    fc.property(fc.array(fc.tuple(minutes, minutes), { minLength: 1, maxLength: 30 }), (moves) => {
      const shop = { settings: {}, createdAt: new Date(MIDNIGHT - 48 * HOUR), cursor: { orders: { to: MIDNIGHT } } };
      let now = MIDNIGHT + 1;
      let checkedTo: number | null = null;
      const spans: Span[] = [];
      for (const [ahead, behind] of moves) {
        now += ahead * MINUTE;
        shop.cursor.orders.to = Math.max(shop.cursor.orders.to, now - behind * MINUTE);
        for (
          let span = nextSpan(shop, { what: "orders", checkedTo, now, longestMs: HOUR });
          span;
          span = nextSpan(shop, { what: "orders", checkedTo, now, longestMs: HOUR })
        ) {
          expect(span.to).toBeLessThanOrEqual(Math.min(shop.cursor.orders.to, now - 10 * MINUTE));
          expect(span.to - span.from).toBeLessThanOrEqual(HOUR);
          expect(beijingMidnight(span.to - 1).getTime()).toBe(span.day);
          spans.push(span);
          checkedTo = span.to;
        }
      }
      for (const [at, span] of spans.entries()) if (at > 0) expect(span.from).toBe(spans[at - 1]?.to);
    }),
  );
});
