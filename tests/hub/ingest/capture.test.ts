/** The capture board: what came, against the usual; how late; pausing and going on. */
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import type { RawItem } from "../../../main/hub/connectors/port.ts";
import { bucketOf, spreadOf, usualOf } from "../../../main/hub/ingest/capture.ts";
import { captureHandlers, compareDue, keepRaw, pullDue, receivePush, refetchDue, settleHours, shopHandlers } from "../../../main/hub/ingest/index.ts";
import { shopViews } from "../../../main/hub/ingest/shop.view.ts";
import { ok, refuse } from "../../../main/hub/kernel/result.ts";
import { beijingMidnight, toBeijing } from "../../../main/hub/kernel/time.ts";
import { ordersByHour } from "../../../main/hub/orders/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { order } from "../orders/facts.ts";
import { addShop, depsOf, item, type TestChannel, testChannel, wipe } from "./channel.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const clock = testClock();
const MIDNIGHT = beijingMidnight(clock.now()).getTime();
/** Ten past four in the afternoon. */
const NOW = MIDNIGHT + 16 * HOUR + 10 * MINUTE;
const dayOf = (ms: number): string => toBeijing(new Date(ms)).slice(0, 10);
const boss: Principal = { kind: "operator", id: "op-1", name: "测试主管", roles: ["supervisor"], demo: true };
let store: Store;
let channel: TestChannel;
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(async () => {
  clock.set(NOW);
  await store.pool.query('DELETE FROM "order"');
  await wipe(store);
  for (const table of ["capture_day", "capture_gap", "capture_delay", "capture_hour"]) await store.pool.query(`DELETE FROM ${table}`);
  channel = testChannel();
  channel.connector = { ...channel.connector, manifest: { ...channel.connector.manifest, abilities: ["orders", "push"] } };
  await addShop(store);
  await store.pool.query("UPDATE shop SET created_at = $1", [new Date(MIDNIGHT - 30 * DAY)]);
});
const deps = () => ({ ...depsOf(store, channel), ordersByHour });
const board = async (day?: string) => {
  const answer = await captureHandlers(deps()).board(day ? { day } : {}, boss);
  if (!answer.ok) throw new Error("refused");
  return answer.value;
};
/** Orders that were placed at these times. */
async function placed(...times: readonly number[]): Promise<void> {
  await store.pool.query(
    `INSERT INTO "order" (id, number, shop_id, channel, channel_order_id, state, channel_status, version, total_fen, paid_fen, freight_fen, buyer_nick, created_at, learnt_at)
     SELECT gen_random_uuid()::text, gen_random_uuid()::text, 'shop-1', 'test', gen_random_uuid()::text, 'paid', 'paid', 1, 100, 100, 0, '', at, at FROM unnest($1::timestamptz[]) AS at`,
    [times.map((time) => new Date(time))],
  );
}

describe("the board", () => {
  test("tells orders of each hour against that in the middle of the same hour before, and what is usual by now", async () => {
    await placed(MIDNIGHT + 9 * HOUR, MIDNIGHT + 9 * HOUR + MINUTE, MIDNIGHT + 16 * HOUR + 5 * MINUTE);
    for (let back = 1; back <= 5; back += 1) await placed(...Array.from({ length: back }, () => MIDNIGHT - back * DAY + 9 * HOUR + 5 * MINUTE));
    await settleHours(deps());
    const { day, shops } = await board();
    expect(day).toBe(dayOf(NOW));
    expect(shops).toMatchObject([{ orders: 3, usual: 3, lastOrderAt: new Date(MIDNIGHT + 16 * HOUR + 5 * MINUTE) }]);
    expect(shops[0]?.hours).toHaveLength(17);
    expect(shops[0]?.hours[9]).toMatchObject({ orders: 2, usual: 3 });
    expect(shops[0]?.hours[10]).toMatchObject({ orders: 0, usual: 0, pushes: 0, p50Seconds: null });
  });

  test("counts an order that comes days late where it was placed, however often hours are settled", async () => {
    await placed(MIDNIGHT - 2 * DAY + 3 * HOUR);
    await settleHours(deps());
    await placed(MIDNIGHT - 2 * DAY + 3 * HOUR + MINUTE);
    await Promise.all([settleHours(deps()), settleHours(deps())]);
    expect(await store.rows("SELECT orders FROM capture_hour")).toEqual([{ orders: 2 }]);
    expect((await board(dayOf(MIDNIGHT - 2 * DAY))).shops[0]).toMatchObject({ orders: 2 });
  });

  test("tells by which way payloads came, hour by hour", async () => {
    for (const [via, count] of [
      ["push", 3],
      ["stream", 1],
      ["pull", 2],
      ["refetch", 1],
    ] as const)
      await keepRaw(store, { shopId: "shop-1", via, items: Array.from({ length: count }, (_, nth) => item(`${via}${nth}`)) });
    expect((await board()).shops[0]?.hours[16]).toMatchObject({ pushes: 4, pulls: 2, refetches: 1 });
  });

  test("tells how late versions of each hour were held: in the middle and at worst; what was missing until it was there, once", async () => {
    const key = (id: string, at: number) => `order:${id}:${at}`;
    const itemOf = (id: string, at: number): RawItem => ({
      topic: "order",
      dedupeKey: `${key(id, at)}:h`,
      versionKey: key(id, at),
      payload: JSON.stringify({ id, at }),
    });
    const at = MIDNIGHT + 14 * HOUR;
    const has = ["1", "2", "3", "lost"].map((id, nth) => [id, at + nth * MINUTE] as const);
    channel.connector.normalize = (_topic, payload) => {
      const told = JSON.parse(payload) as { id: string; at: number };
      return ok([order({ channelOrderId: told.id, version: told.at })]);
    };
    channel.connector.pull = async (_context, _what, ...[window]) =>
      ok({ items: has.filter(([, when]) => when >= window.from.getTime() && when < window.to.getTime()).map(([id, when]) => itemOf(id, when)), next: null });
    channel.fetchOne = async ({ id }) => ok(itemOf(id, has.find(([one]) => one === id)?.[1] ?? 0));
    for (const [nth, [id, when]] of has.slice(0, 3).entries()) {
      clock.set(when + ([30_000, 60_000, 5 * MINUTE][nth] ?? 0));
      await keepRaw(store, { shopId: "shop-1", via: "push", items: [itemOf(id, when)] });
    }
    clock.set(NOW);
    await store.pool.query("UPDATE shop SET cursor = jsonb_build_object('orders', jsonb_build_object('to', $1::bigint))", [NOW]);
    for (let spans = 1; spans > 0; ) ({ spans } = await compareDue(deps()));
    await refetchDue(deps());
    await compareDue(deps());
    const hour = (await board()).shops[0]?.hours[14];
    // Four: half a minute, one, five, and the lost one of more than two hours.
    expect(hour?.p50Seconds).toBeGreaterThanOrEqual(54);
    expect(hour?.p50Seconds).toBeLessThanOrEqual(66);
    expect(hour?.worstSeconds).toBe((NOW - at - 3 * MINUTE) / 1_000);
    const gaps = await captureHandlers(deps()).gaps({ shopId: "shop-1", day: dayOf(NOW) }, boss);
    expect(gaps).toMatchObject({ ok: true, value: { rows: [{ what: "orders", refId: "lost", filledAt: new Date(NOW) }] } });
    // What was compared once is not counted again.
    await store.pool.query("UPDATE capture_day SET checked_to = checked_to");
    const [before] = await store.rows("SELECT sum(versions)::int AS n FROM capture_delay");
    await compareDue(deps());
    expect(await store.rows("SELECT sum(versions)::int AS n FROM capture_delay")).toEqual([before]);
  });
});

describe("figures", () => {
  test("the delay in the middle is within a tenth of the true one, the longest exact, whatever the delays", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 20_000, max: 20_000_000 }), { minLength: 1, maxLength: 60 }), (delays) => {
        const spread = spreadOf(delays.map((ms) => ({ bucket: bucketOf(ms), versions: 1, worstMs: ms })));
        const middle = (delays.toSorted((left, right) => left - right)[Math.ceil(delays.length / 2) - 1] ?? 0) / 1_000;
        expect(spread?.worstSeconds).toBe(Math.round(Math.max(...delays) / 1_000));
        expect(Math.abs((spread?.p50Seconds ?? 0) - middle)).toBeLessThanOrEqual(middle * 0.1 + 1);
      }),
    );
    expect(spreadOf([])).toBeNull();
  });

  test("nothing is usual before the third day; days without orders count", () => {
    const at = (back: number, orders: number) => ({ hour: new Date(MIDNIGHT - back * DAY + 9 * HOUR), orders });
    expect(usualOf([at(1, 5), at(2, 5)], MIDNIGHT)[9]).toBeNull();
    expect(usualOf([at(3, 6), at(1, 4)], MIDNIGHT)[9]).toBe(4);
    expect(usualOf([at(4, 6), at(1, 4)], MIDNIGHT).slice(8, 10)).toEqual([0, 2]);
  });
});

describe("a shop is paused", () => {
  const shops = () => shopHandlers({ ...depsOf(store, channel), manifests: [channel.connector.manifest] });
  const view = async () => (await shopViews(depsOf(store, channel)))[0];

  test("by a person, who says why: it is neither asked nor heard, the first one's reason stands, and it goes on from where it stood", async () => {
    clock.set(NOW);
    await Promise.all([shops().pause({ id: "shop-1", reason: "平台通知今晚维护" }, boss), shops().pause({ id: "shop-1", reason: "平台通知今晚维护" }, boss)]);
    expect(await view()).toMatchObject({ enabled: false, pausedSince: new Date(NOW), pausedBy: "op-1", pausedWhy: "平台通知今晚维护" });
    expect((await pullDue(depsOf(store, channel))).shops).toBe(0);
    await receivePush(depsOf(store, channel), "shop-1", { headers: { sign: "good" }, body: '{"a":1}' });
    expect(await store.rows("SELECT id FROM raw_item")).toEqual([]);
    await shops().resume({ id: "shop-1" }, boss);
    await shops().resume({ id: "shop-1" }, boss);
    expect(await view()).toMatchObject({ enabled: true, pausedSince: null, pausedBy: null, pausedWhy: null });
    expect((await pullDue(depsOf(store, channel))).shops).toBe(1);
    expect(await store.rows("SELECT verb FROM journal_line ORDER BY id")).toEqual([{ verb: "shop.paused" }, { verb: "shop.resumed" }]);
    expect(await shops().pause({ id: "nowhere", reason: "不存在的店铺" }, boss)).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
  });

  test("by its channel: since the first trouble, until a call works; tried at once when somebody says so", async () => {
    // A shop that was well is asked once more before it waits.
    channel.pages = Array.from({ length: 3 }, () => refuse("TIMED_OUT", "没有回答"));
    await pullDue(depsOf(store, channel));
    clock.advance(MINUTE);
    await pullDue(depsOf(store, channel));
    expect(await view()).toMatchObject({ enabled: true, pausedSince: new Date(NOW), pausedBy: null });
    await shops().resume({ id: "shop-1" }, boss);
    expect((await pullDue(depsOf(store, channel))).shops).toBe(1);
    expect(await view()).toMatchObject({ pausedSince: null, pausedUntil: null });
  });
});
