/** What silence proves: nothing before whoever would have spoken has come past the moment. */
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { allSilent, carriersSilent, isTold, warehouseSilent } from "../../../main/hub/orders/findings/silence.ts";
import { learnLanes, orderTimeline, parcelsAnswered, parcelsLeft, parcelsToWatch, parcelsWatched, sweepFindings } from "../../../main/hub/orders/index.ts";
import type { SnapshotParcel } from "../../../main/hub/orders/refresh.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, eventsAll, HOUR, inTx, line, order, pickUp, SHOP, START, shipped, takeAll, trace, traceAll, trackersSpoke, transit, wipe } from "./facts.ts";

const clock = testClock(START);
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store);
});
afterAll(() => store.close());
beforeEach(async () => {
  clock.set(START + 6 * HOUR);
  await wipe(store);
  await trackersSpoke(store, SHOP);
});

const WAYBILL = "YT0000000000001";
const open = async (id = "6920000000000012345") =>
  ((await orderTimeline(store, `channel:${SHOP}:${id}`))?.findings ?? []).filter(({ resolvedAt }) => resolvedAt === null).map(({ kind }) => kind);
const news = async () =>
  (await store.rows<{ data: { kind: string; resolved: boolean } }>("SELECT data FROM event WHERE name = 'order.finding' ORDER BY id")).map(({ data }) => data);
/** A tracker watches all parcels from now on: it pushes what changes, and is asked once a day. */
async function watched(): Promise<void> {
  const ids = (await parcelsToWatch(store)).map(({ parcelId }) => parcelId);
  await inTx(store, (tx) => parcelsWatched(tx, ids, { subscribed: true, askAgainAt: new Date(clock.now() + 24 * HOUR) }));
}
async function sweepAt(hours: number): Promise<string[]> {
  clock.set(START + hours * HOUR);
  await sweepFindings(store);
  return open();
}
const warehouse = (id: string, kind: "packed" | "outbound", hours: number) =>
  eventsAll(store, {
    shopId: SHOP,
    orderRef: `channel:${SHOP}:${id}`,
    event: { id: `${kind}${hours}`, kind, at: new Date(START + hours * HOUR).toISOString(), data: {} },
  });

describe("shipped but not outbound waits for the tracker", () => {
  test("nothing is found while it was not asked at all, whatever the hour", async () => {
    await takeAll(store, shipped());
    expect(await sweepAt(40)).toEqual([]);
    await inTx(store, (tx) => parcelsLeft(tx, [], { askAgainAt: new Date(clock.now()), nobodyWill: false }));
    expect(await sweepAt(60)).toEqual([]);
    expect(await news()).toEqual([]);
  });

  test("it is asked when the moment has passed, and its silence about it is what is found", async () => {
    await takeAll(store, shipped());
    await watched();
    expect(await sweepAt(29)).toEqual([]);
    // The moment has passed and nobody has said anything: now its word is wanted.
    expect((await parcelsToWatch(store)).map(({ waybill, subscribed }) => ({ waybill, subscribed }))).toEqual([{ waybill: WAYBILL, subscribed: true }]);
    await parcelsAnswered(store, [WAYBILL]);
    expect(await sweepAt(29)).toEqual(["shipped_not_outbound"]);
  });

  test("an answer from before the moment proves nothing of it", async () => {
    await takeAll(store, shipped());
    await watched();
    clock.set(START + 20 * HOUR);
    await parcelsAnswered(store, [WAYBILL]);
    expect(await sweepAt(29)).toEqual([]);
  });

  test("what it tells late is never called missing", async () => {
    await takeAll(store, shipped());
    await watched();
    expect(await sweepAt(30)).toEqual([]);
    await traceAll(store, trace([pickUp, transit]));
    expect(await sweepAt(31)).toEqual([]);
    expect(await news()).toEqual([]);
  });

  test("an order learnt of long after it was shipped is not found in the write that tells of it", async () => {
    clock.set(START + 200 * HOUR);
    await takeAll(store, shipped());
    expect(await open()).toEqual([]);
    await watched();
    await traceAll(store, trace([pickUp, transit]));
    expect(await news()).not.toContainEqual({ kind: "shipped_not_outbound", resolved: false });
  });

  test("after a week of a tracker that tells nothing nobody waits for it", async () => {
    await takeAll(store, shipped());
    await watched();
    expect(await sweepAt(29 + 6 * 24)).toEqual([]);
    expect(await sweepAt(29 + 7 * 24)).toEqual(["shipped_not_outbound"]);
  });

  test("what was found stays found while the tracker is late again", async () => {
    await takeAll(store, shipped());
    await watched();
    clock.set(START + 29 * HOUR);
    await parcelsAnswered(store, [WAYBILL]);
    expect(await sweepAt(29)).toEqual(["shipped_not_outbound"]);
    // Under another carrier nobody has answered yet.
    await takeAll(store, shipped({ version: START + 30 * HOUR, parcels: [{ carrier: "zhongtong", waybill: WAYBILL, shippedAt: null }] }));
    expect(await open()).toEqual(["shipped_not_outbound"]);
  });
});

describe("shipped but not outbound waits for the warehouse", () => {
  const bare = { parcels: [], lines: [line("L1", "CUP-01")] };

  test("one that tells of other orders and is behind is waited for, and its silence is believed once it has come past", async () => {
    await takeAll(store, order({ channelOrderId: "2" }), shipped(bare));
    await warehouse("2", "packed", 8);
    expect(await sweepAt(30)).toEqual([]);
    await warehouse("2", "outbound", 31);
    expect(await sweepAt(31)).toEqual(["shipped_not_outbound"]);
  });

  test("what it books out late is never called missing", async () => {
    await takeAll(store, order({ channelOrderId: "2" }), shipped(bare));
    await warehouse("2", "packed", 8);
    expect(await sweepAt(30)).toEqual([]);
    await warehouse("6920000000000012345", "outbound", 10);
    await warehouse("2", "outbound", 31);
    expect(await sweepAt(60)).toEqual([]);
    expect(await news()).not.toContainEqual({ kind: "shipped_not_outbound", resolved: false });
  });

  test("where no warehouse ever told anything nobody waits for one", async () => {
    await takeAll(store, shipped(bare));
    expect(await sweepAt(30)).toEqual(["shipped_not_outbound"]);
  });

  test("an order that came long after its moment, with its shop, waits a day for a warehouse that is connected after the shop", async () => {
    clock.set(START + 100 * HOUR);
    await takeAll(store, shipped(bare), shipped({ ...bare, channelOrderId: "2" }));
    expect([...(await sweepAt(101)), ...(await open("2"))]).toEqual([]);
    await warehouse("2", "outbound", 10);
    expect([...(await sweepAt(123)), ...(await open("2"))]).toEqual([]);
    expect(await sweepAt(124)).toEqual([]);
    // Nobody has told anything of the first for as long as a source is waited for.
    expect(await sweepAt(10 + 7 * 24)).toEqual(["shipped_not_outbound"]);
    expect(await open("2")).toEqual([]);
  });

  test("and where none is connected within that day its silence is believed", async () => {
    clock.set(START + 100 * HOUR);
    await takeAll(store, shipped(bare));
    expect(await sweepAt(123)).toEqual([]);
    expect(await sweepAt(124)).toEqual(["shipped_not_outbound"]);
  });
});

describe("a shop of which nobody ever told anything", () => {
  const parcels = [{ carrier: "yuantong", waybill: "YT0000000000002", shippedAt: null }];
  const other = (change: Parameters<typeof shipped>[0] = {}) => shipped({ channelOrderId: "2", parcels, lines: [line("L1", "CUP-01")], ...change });
  const finished = { claimedState: "completed" as const, finishedAt: new Date(START + 50 * HOUR), version: START + 50 * HOUR };
  beforeEach(() => store.pool.query("DELETE FROM source_reach"));

  test("is not found to have sent nothing, however long and whatever its trackers know nothing of, and its page says that nothing is known", async () => {
    await takeAll(store, shipped(), other(finished));
    await watched();
    clock.set(START + 29 * HOUR);
    await parcelsAnswered(store, [WAYBILL, "YT0000000000002"]);
    expect(await sweepAt(29)).toEqual([]);
    expect(await sweepAt(60)).toEqual([]);
    expect(await sweepAt(30 * 24)).toEqual([]);
    expect(await open("2")).toEqual([]);
    const told = (await news()).map(({ kind }) => kind);
    expect(told).not.toContain("shipped_not_outbound");
    expect(told).not.toContain("receipt_differs");
    // Nor is it looked at again and again.
    expect(await sweepFindings(store)).toBe(0);
    expect((await orderTimeline(store, `channel:${SHOP}:6920000000000012345`))?.order).toMatchObject({
      whereabouts: "平台显示 11-20 15:00 已发货（圆通速递 YT0000000000001）；这个店铺还没有任何仓库或快递告知过消息，货是否发出无从得知。",
      en: { whereabouts: expect.stringContaining("no warehouse and no carrier has ever told anything of this shop") },
    });
  });

  test("is found so as soon as one of them speaks: from then on the others' silence says something", async () => {
    await takeAll(store, shipped(), other());
    await watched();
    expect(await sweepAt(29 + 7 * 24)).toEqual([]);
    await traceAll(store, trace([pickUp, transit], { waybill: "YT0000000000002" }));
    expect(await sweepAt(29 + 7 * 24)).toEqual(["shipped_not_outbound"]);
    expect(await open("2")).not.toContain("shipped_not_outbound");
  });

  test("is so for each shop by itself, and a warehouse that spoke is enough", async () => {
    await addShop(store, "shop-2");
    await takeAll(store, shipped());
    await trackersSpoke(store, "shop-2");
    expect(await sweepAt(29 + 7 * 24)).toEqual([]);
    await takeAll(store, order({ channelOrderId: "3" }));
    await warehouse("3", "packed", 29 + 7 * 24);
    expect(await sweepAt(29 + 7 * 24)).toEqual(["shipped_not_outbound"]);
  });

  test("keeps what was found before", async () => {
    await trackersSpoke(store, SHOP);
    await takeAll(store, shipped());
    await watched();
    expect(await sweepAt(29 + 7 * 24)).toEqual(["shipped_not_outbound"]);
    await store.pool.query("DELETE FROM source_reach");
    await takeAll(store, shipped({ version: START + 300 * HOUR, buyerMessage: "催" }));
    expect(await open()).toEqual(["shipped_not_outbound"]);
  });
});

describe("a stall and a late delivery wait for the tracker", () => {
  test("a push that was lost is asked for before it is called a stall", async () => {
    await takeAll(store, shipped());
    await watched();
    await traceAll(store, trace([pickUp, transit]));
    expect(await sweepAt(53)).toEqual([]);
    expect(await parcelsToWatch(store)).toHaveLength(1);
    await parcelsAnswered(store, [WAYBILL]);
    expect(await sweepAt(54)).toEqual(["stalled"]);
  });

  test("of two parcels the silence of the one that was answered is told, though the other's is not known", async () => {
    const parcels = [WAYBILL, "YT0000000000002"].map((waybill) => ({ carrier: "yuantong", waybill, shippedAt: null }));
    await takeAll(store, shipped({ parcels }));
    await watched();
    await traceAll(store, trace([pickUp, transit]), trace([pickUp], { waybill: "YT0000000000002" }));
    clock.set(START + 60 * HOUR);
    await parcelsAnswered(store, [WAYBILL]);
    expect(await sweepAt(60)).toEqual(["stalled"]);
    const [found] = (await orderTimeline(store, `channel:${SHOP}:6920000000000012345`))?.findings ?? [];
    expect(found?.evidence.waybill).toBe(WAYBILL);
  });

  test("not there by the promised time is said when its tracker, asked after that, knows of no signature", async () => {
    await takeAll(store, shipped({ promisedDelivery: { from: null, by: new Date(START + 40 * HOUR) } }));
    await watched();
    await traceAll(store, trace([pickUp, transit]));
    expect(await sweepAt(41)).toEqual([]);
    await parcelsAnswered(store, [WAYBILL]);
    expect(await sweepAt(41)).toEqual(["late_delivery"]);
    expect(await learnLanes(store)).toBe(0);
  });
});

const parcelOf = (change: Partial<SnapshotParcel>): SnapshotParcel => ({
  ...{
    id: "p",
    direction: "outbound",
    carrier: "yuantong",
    waybill: WAYBILL,
    state: "unknown",
    signedBy: null,
    pickedUpAt: null,
    lastScanAt: null,
    lastPlace: null,
  },
  ...{
    signedAt: null,
    progress: null,
    fromCity: "",
    toldVersion: 0,
    returnNamedAt: null,
    subscribed: true,
    ended: false,
    answeredAt: null,
    doubts: {},
    sharedWith: [],
  },
  ...change,
});

test("silence is believed of no moment that a source watched has not come past, whatever its past, and never waits for ever", () => {
  const hours = fc.integer({ min: 0, max: 1_000 });
  fc.assert(
    fc.property(fc.tuple(hours, hours), fc.option(hours, { nil: null }), fc.option(hours, { nil: null }), ([until, ahead], answered, reach) => {
      const moment = { until, now: until + ahead };
      const snapshot = { learntAt: -1, warehouseTo: reach, findings: [] };
      const silence = allSilent(warehouseSilent(snapshot, moment), carriersSilent(snapshot, [parcelOf({ answeredAt: answered })], moment));
      const isPast = (known: number | null): boolean => known !== null && known >= until;
      if (silence.believed) {
        expect(isPast(answered)).toBe(true);
        expect(reach === null || isPast(reach)).toBe(true);
      } else expect(silence.checkAt).toBeGreaterThan(moment.now);
      expect(isTold(snapshot, "stalled", until)).toBe(false);
      // A week later whoever has not come is none that is waited for.
      const later = { until, now: until + 3_000 * HOUR };
      expect(allSilent(warehouseSilent(snapshot, later), carriersSilent(snapshot, [parcelOf({ answeredAt: answered })], later)).believed).toBe(true);
    }),
    { numRuns: 500 },
  );
});
