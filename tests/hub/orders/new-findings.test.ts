/** Addresses that bar a parcel, goods that are not there, and places where everything stands still. */
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { barredBy } from "../../../main/hub/orders/barred.ts";
import { ENOUGH_SILENT } from "../../../main/hub/orders/hubs.store.ts";
import { orderTimeline, sweepFindings, watchHubs } from "../../../main/hub/orders/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, eventsAll, HOUR, line, nobodyTracks, order, pickUp, SHOP, START, scan, shipped, takeAll, trace, traceAll, transit, wipe } from "./facts.ts";

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
});

const ID = "6920000000000012345";
const found = async (kind: string, id = ID) =>
  ((await orderTimeline(store, `channel:${SHOP}:${id}`))?.findings ?? [])
    .filter((one) => one.kind === kind)
    .map(({ sentence, en, resolvedAt }) => ({ sentence, en: en.sentence, open: resolvedAt === null }));
const told = (kind: "short" | "allocated" | "packed" | "outbound", hours: number, data = {}) =>
  eventsAll(store, {
    shopId: SHOP,
    orderRef: `channel:${SHOP}:${ID}`,
    event: { id: `${kind}${hours}`, kind, at: new Date(START + hours * HOUR).toISOString(), data },
  });

describe("an address that bars the parcel", () => {
  const barred = scan(26, "快件因收件地址不详，无法派送，请联系寄件人", { state: "problem", place: "湖北,武汉市" });

  test("is told from the carrier's words, and ends when the carrier goes out with it again", async () => {
    await takeAll(store, shipped());
    clock.set(START + 27 * HOUR);
    await traceAll(store, trace([pickUp, transit, barred]));
    expect(await found("address_barred")).toEqual([
      {
        sentence: "圆通速递 YT0000000000001：快递 11-21 12:00 登记收件地址不详或有误。",
        en: "YTO Express YT0000000000001: the carrier finds the address incomplete or wrong (11-21 12:00).",
        open: true,
      },
    ]);
    await traceAll(store, trace([pickUp, transit, barred, scan(30, "正在派件", { state: "out_for_delivery", place: "湖北,武汉市" })]));
    expect(await found("address_barred")).toMatchObject([{ open: false }]);
  });

  test("is read whatever order its scans come in", async () => {
    const out = scan(30, "正在派件", { state: "out_for_delivery", place: "湖北,武汉市" });
    await takeAll(store, shipped());
    clock.set(START + 31 * HOUR);
    await traceAll(store, trace([out, pickUp]));
    await traceAll(store, trace([pickUp, transit, barred, out]));
    expect(await found("address_barred")).toEqual([]);
  });

  test.each([
    ["超区件，该地区不派送", "area"],
    ["不在派送范围，请自提", "area"],
    ["收件人电话是空号", "phone"],
    ["收件地址有误，已联系寄件人", "address"],
    ["查无此人", "address"],
    ["如地址有误请联系客服", null],
    ["请核对地址是否有误", null],
    ["派送失败，客户不在家", null],
    ["已到达地址附近网点", null],
  ])("%s", (text, why) => {
    expect(barredBy(text)).toBe(why);
  });
});

describe("oversold", () => {
  test("what the warehouse lacks is told with how long, until it is allocated; a later lack is told anew", async () => {
    await takeAll(store, order());
    await told("short", 3, { sku: "CUP-01", place: "一号仓" });
    expect(await found("oversold")).toEqual([
      {
        sentence: "一号仓 11-20 13:00 登记缺货：CUP-01，还没有配货，已 3 小时。",
        en: "Out of stock at \u2068一号仓\u2069 since 11-20 13:00: CUP-01; nothing was allocated, for 3 h.",
        open: true,
      },
    ]);
    await told("allocated", 4);
    expect(await found("oversold")).toMatchObject([{ open: false }]);
    await told("short", 5);
    expect(await found("oversold")).toMatchObject([{ open: true, sentence: "仓库 11-20 15:00 登记缺货：本单商品（CUP-01），还没有配货，已 1 小时。" }]);
  });

  test("it ends with the order, and is told whatever order the warehouse's words come in", async () => {
    const words = [
      ["short", 2],
      ["allocated", 3],
      ["short", 4],
      ["packed", 5],
    ] as const;
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...words], { minLength: 1 }), async (some) => {
        await wipe(store);
        await takeAll(store, order());
        for (const [kind, hours] of some) await told(kind, hours);
        const last = some.toSorted((left, right) => left[1] - right[1]).at(-1)?.[0];
        expect((await found("oversold")).some(({ open }) => open)).toBe(last === "short");
      }),
      { numRuns: 25 },
    );
    await wipe(store);
    await takeAll(store, order());
    await told("short", 3);
    await takeAll(store, order({ version: START + 9 * HOUR, claimedState: "closed", closedAt: new Date(START + 6 * HOUR) }));
    expect((await found("oversold")).filter(({ open }) => open)).toEqual([]);
  });
});

describe("many parcels at one place", () => {
  const waybill = (at: number) => `YT90000000000${at}`;
  async function stand(count: number): Promise<void> {
    const ids = Array.from({ length: count }, (_, at) => at);
    await takeAll(
      store,
      ...ids.map((at) => {
        const parcel = { carrier: "yuantong", waybill: waybill(at) };
        return shipped({ channelOrderId: `o${at}`, lines: [line("L1", "CUP-01", parcel)], parcels: [{ ...parcel, shippedAt: null }] });
      }),
    );
    await nobodyTracks(store);
    await traceAll(store, ...ids.map((at) => trace([pickUp, transit], { waybill: waybill(at) })));
    clock.set(START + 60 * HOUR);
    await sweepFindings(store);
  }

  test("one less than enough is bad luck and told of none; enough of them are an incident that each is told of", async () => {
    await stand(ENOUGH_SILENT - 1);
    expect(await watchHubs(store)).toBe(0);
    await wipe(store);
    clock.set(START + 6 * HOUR);
    await stand(ENOUGH_SILENT);
    expect(await watchHubs(store)).toBe(1);
    expect(await watchHubs(store)).toBe(0);
    await sweepFindings(store);
    for (let at = 0; at < ENOUGH_SILENT; at += 1)
      expect(await found("hub_silent", `o${at}`)).toEqual([
        {
          sentence: "武汉转运中心自 11-21 03:00 起有 5 个以上包裹停滞，本包裹是其中之一。",
          en: "At \u2068武汉转运中心\u2069 5 parcels or more have stood still since 11-21 03:00; this is one of them.",
          open: true,
        },
      ]);
  });

  test("it ends for a parcel that moves, and for all when the place works again", async () => {
    await stand(ENOUGH_SILENT);
    await watchHubs(store);
    await sweepFindings(store);
    const on = scan(59, "【武汉转运中心】 已发出", { state: "in_transit", place: "湖北,武汉市" });
    await traceAll(store, trace([pickUp, transit, on], { waybill: waybill(0) }));
    expect(await found("hub_silent", "o0")).toMatchObject([{ open: false }]);
    expect(await found("hub_silent", "o1")).toMatchObject([{ open: true }]);
    await traceAll(store, ...[1, 2].map((at) => trace([pickUp, transit, on], { waybill: waybill(at) })));
    expect(await watchHubs(store)).toBe(1);
    await sweepFindings(store);
    expect(await found("hub_silent", "o3")).toMatchObject([{ open: false }]);
    expect(await found("stalled", "o3")).toMatchObject([{ open: true }]);
  });
});
