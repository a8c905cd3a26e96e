import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { learnLanes, orderHandlers, orderTimeline, searchOrders, sweepFindings } from "../../../main/hub/orders/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import {
  addShop,
  delivery,
  eventsAll,
  HOUR,
  line,
  nobodyTracks,
  order,
  pickUp,
  type Said,
  SHOP,
  START,
  scan,
  shipped,
  signature,
  takeAll,
  trace,
  traceAll,
  transit,
  wipe,
} from "./facts.ts";

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
const REF = `channel:${SHOP}:6920000000000012345`;
const story = async () => {
  const found = await orderTimeline(store, REF);
  if (!found) throw new Error("no order");
  return found;
};
const findings = async () =>
  (await story()).findings.map(({ kind, resolvedAt, sentence, evidence }) => ({ kind, open: resolvedAt === null, sentence, evidence }));
const news = async () =>
  (await store.rows<{ data: { kind: string; resolved: boolean } }>("SELECT data FROM event WHERE name = 'order.finding' ORDER BY id")).map(
    (row) => `${row.data.kind} ${row.data.resolved ? "gone" : "found"}`,
  );
const event = (kind: Said["event"]["kind"], hours: number, data: Said["event"]["data"] = {}) =>
  eventsAll(store, { shopId: SHOP, orderRef: REF, event: { id: `${kind}${hours}`, kind, at: new Date(START + hours * HOUR).toISOString(), data } });

describe("shipped but not outbound", () => {
  test("comes by time alone, 24 hours after the claim, is told once, and goes when the parcel is picked up", async () => {
    await takeAll(store, shipped());
    await nobodyTracks(store);
    clock.set(START + 29 * HOUR - 1);
    expect(await sweepFindings(store)).toBe(0);
    clock.set(START + 29 * HOUR);
    expect(await sweepFindings(store)).toBe(1);
    expect(await sweepFindings(store)).toBe(0);
    expect(await findings()).toMatchObject([{ kind: "shipped_not_outbound", open: true, evidence: { waybills: "YT0000000000001", withdrawn: false } }]);
    expect((await story()).order.whereabouts).toBe("平台显示 11-20 15:00 已发货，但没有仓库出库记录，也没有快递揽收，已过 24 小时。");
    clock.set(START + 40 * HOUR);
    await traceAll(store, trace([{ ...pickUp, at: new Date(START + 39 * HOUR) }]));
    expect(await findings()).toMatchObject([{ kind: "shipped_not_outbound", open: false }]);
    expect(await news()).toEqual(["shipped_not_outbound found", "shipped_not_outbound gone"]);
  });

  test("does not come when our own warehouse scanned the parcel out", async () => {
    await takeAll(store, shipped());
    await event("outbound", 5);
    clock.set(START + 60 * HOUR);
    await sweepFindings(store);
    expect(await findings()).toEqual([]);
  });
});

describe("stalled", () => {
  beforeEach(async () => {
    await takeAll(store, shipped());
    await traceAll(store, trace([pickUp, transit]));
  });

  test("comes after 36 hours without a scan where the lane is not learnt, with place and hours", async () => {
    clock.set(START + 53 * HOUR - 1);
    await sweepFindings(store);
    expect(await findings()).toEqual([]);
    clock.set(START + 53 * HOUR);
    await sweepFindings(store);
    expect(await findings()).toMatchObject([
      { kind: "stalled", open: true, evidence: { place: "武汉转运中心", hours: 36, usualHours: 36, learnt: false, waybill: "YT0000000000001" } },
    ]);
    clock.set(START + 78 * HOUR);
    expect((await story()).order.whereabouts).toBe("包裹在武汉转运中心停留 61 小时，超过一般线路通常的 36 小时；11-21 03:00 到达后没有新的扫描。");
  });

  test("goes when the parcel moves, and comes back when it stops again", async () => {
    clock.set(START + 60 * HOUR);
    await sweepFindings(store);
    await traceAll(store, trace([pickUp, transit, scan(59, "【武汉转运中心】 已发出", { state: "in_transit" })]));
    expect(await findings()).toMatchObject([{ kind: "stalled", open: false }]);
    clock.set(START + 96 * HOUR);
    await sweepFindings(store);
    expect(await findings()).toMatchObject([{ kind: "stalled", open: true, evidence: { hours: 37 } }]);
    expect(await news()).toEqual(["stalled found", "stalled gone", "stalled found"]);
  });

  test("does not come while a locker holds the parcel for its buyer: no scan is due before that", async () => {
    const put = scan(30, "快件已放入智能快递柜，请凭取件码领取", { state: "out_for_delivery", place: "湖北,武汉市,洪山区" });
    await traceAll(store, trace([pickUp, transit, put], { state: "out_for_delivery", signedBy: "locker" }));
    clock.set(START + 120 * HOUR);
    await sweepFindings(store);
    expect(await findings()).toMatchObject([{ kind: "signed_by_other", open: true }]);
    expect((await story()).order.whereabouts).toContain("快递柜");
  });

  test("a lane learnt from thirty finished parcels sets its own limit", async () => {
    await learn(30);
    clock.set(START + 26 * HOUR);
    await sweepFindings(store);
    expect(await findings()).toMatchObject([{ kind: "stalled", open: true, evidence: { lane: "yuantong|杭州|武汉", learnt: true, usualHours: 8, hours: 9 } }]);
    expect((await story()).order.whereabouts).toContain("超过该线路通常的 8 小时");
  });

  test("twenty-nine parcels are not enough to be believed", async () => {
    await learn(29);
    clock.set(START + 26 * HOUR);
    await sweepFindings(store);
    expect(await findings()).toEqual([]);
    const carrier = await store.rows<{ samples: number; p50: number }>("SELECT samples, p50_hours AS p50 FROM lane_stat WHERE lane = 'yuantong'");
    expect(carrier).toEqual([{ samples: 29, p50: 8 }]);
  });

  async function learn(count: number): Promise<void> {
    const numbers = Array.from({ length: count }, (_, index) => `YT1${String(index).padStart(6, "0")}`);
    await takeAll(
      store,
      ...numbers.map((waybill) =>
        shipped({ channelOrderId: waybill, parcels: [{ carrier: "yuantong", waybill, shippedAt: null }], lines: [line("L", "CUP-01")] }),
      ),
    );
    const done = [
      scan(1, "揽收", { state: "picked_up", place: "浙江,杭州市" }),
      scan(9, "到达", { state: "in_transit" }),
      scan(11, "派件", { state: "out_for_delivery" }),
      scan(12, "签收", { state: "signed" }),
    ];
    await traceAll(store, ...numbers.map((waybill) => trace(done, { waybill, ended: true })));
    await learnLanes(store);
  }
});

describe("what was packed and who signed", () => {
  test("a packed SKU that was not ordered in place of the ordered one is a wrong item; the right one is not", async () => {
    await takeAll(store, order(), order({ channelOrderId: "right" }));
    await event("packed", 3, { skus: [{ sku: "MUG-02", quantity: 1 }] });
    await eventsAll(store, {
      shopId: SHOP,
      orderRef: "right",
      event: { id: "right", kind: "packed", at: new Date(START).toISOString(), data: { skus: [{ sku: "cup-01 ", quantity: 1 }] } },
    });
    expect((await orderTimeline(store, `channel:${SHOP}:right`))?.findings).toEqual([]);
    expect(await findings()).toMatchObject([{ kind: "wrong_item", open: true, evidence: { packed: "MUG-02", ordered: "CUP-01" } }]);
    expect((await story()).order.whereabouts).toContain("打包的是 MUG-02");
  });

  test("a locker or another's signature is not taken for the buyer's", async () => {
    await takeAll(store, shipped());
    await traceAll(store, trace([pickUp, transit, delivery, signature], { signedBy: "locker", ended: true }));
    expect(await findings()).toMatchObject([{ kind: "signed_by_other", open: true, evidence: { signedBy: "locker" } }]);
    expect((await story()).order.whereabouts).toContain("不能确定买家本人已取件");
  });

  test("a signature in person is no finding", async () => {
    await takeAll(store, shipped());
    await traceAll(store, trace([pickUp, signature], { signedBy: "recipient", ended: true }));
    expect(await findings()).toEqual([]);
  });
});

describe("contradictions", () => {
  beforeEach(() => clock.set(START + 100 * HOUR));
  const closed = (hours: number) =>
    shipped({ version: START + hours * HOUR, claimedState: "closed", channelStatus: "TRADE_CLOSED", closedAt: new Date(START + hours * HOUR) });

  test("goods that leave after the channel closed the order are shown, and the state stays closed", async () => {
    await takeAll(store, closed(6));
    await traceAll(store, trace([pickUp, signature], { signedBy: "recipient" }));
    expect(await findings()).toMatchObject([{ kind: "shipped_after_closed", evidence: { what: "outbound" } }]);
    expect((await story()).order).toMatchObject({ state: "closed", signedAt: signature.at });
    expect((await story()).order.whereabouts).toBe("订单已于 11-20 16:00 关闭。平台 11-20 16:00 已关闭订单，货却在 11-20 17:00 出库。");
  });

  test("a channel that says shipped after it said closed contradicts itself", async () => {
    await takeAll(store, { ...closed(6), claimedShippedAt: new Date(START + 8 * HOUR) });
    expect((await findings()).map(({ sentence }) => sentence)).toEqual(["平台 11-20 16:00 已关闭订单，又显示在 11-20 18:00 发货。"]);
  });

  test("an order closed after it was signed (a refund) is none", async () => {
    await takeAll(store, closed(90));
    await traceAll(store, trace([pickUp, signature], { signedBy: "recipient" }));
    expect(await findings()).toEqual([]);
  });

  test("a channel that says completed while the parcel goes back is one", async () => {
    await takeAll(store, shipped({ version: START + 50 * HOUR, claimedState: "completed", finishedAt: new Date(START + 50 * HOUR) }));
    await traceAll(store, trace([pickUp, scan(60, "退回中", { state: "returning" })]));
    expect((await findings()).filter(({ open }) => open)).toMatchObject([{ kind: "completed_but_returning" }]);
  });
});

test("two contradictions of an order are both shown, each with whose work it is and how it ends", async () => {
  await takeAll(store, shipped({ version: START + 5 * HOUR, claimedState: "completed", finishedAt: new Date(START + 5 * HOUR) }));
  await takeAll(store, shipped({ version: START + 6 * HOUR, claimedState: "closed", closedAt: new Date(START + 6 * HOUR) }));
  await traceAll(store, trace([pickUp, signature], { signedBy: "recipient" }));
  const found = (await story()).findings;
  expect(found.map(({ kind, duty }) => `${kind} ${duty}`).sort()).toEqual(["completed_and_closed finance", "shipped_after_closed operations"]);
  for (const { ends } of found) expect(ends).toMatch(/^[一-龥].*。$/);
});

describe("asking", () => {
  const handlers = () => orderHandlers(store, async () => new Map());
  const me = { kind: "agent", name: "reply" } as const;

  test("an order is found by number, its beginning, channel id, waybill and nick", async () => {
    await takeAll(store, shipped());
    for (const text of ["20261120000001", "20261120", "6920000000000012345", "YT0000000000001", "小*"]) {
      const found = await searchOrders(store, text, 5);
      expect(
        found.map((row) => row.number),
        text,
      ).toEqual(["20261120000001"]);
    }
    expect(await searchOrders(store, "%", 5)).toEqual([]);
  });

  test("open findings are listed longest first and counted by kind", async () => {
    const parcels = [{ carrier: "yuantong", waybill: "YT0000000000002", shippedAt: null }];
    await takeAll(
      store,
      shipped(),
      shipped({ channelOrderId: "2", claimedShippedAt: new Date(START), parcels, lines: [line("L1", "CUP-01")] }),
      order({ channelOrderId: "3" }),
    );
    await nobodyTracks(store);
    clock.set(START + 40 * HOUR);
    await sweepFindings(store);
    const page = await handlers().findings({ page: 0, size: 10 }, me);
    if (!page.ok) throw new Error("refused");
    expect(page.value.rows.map((row) => row.order.channelOrderId)).toEqual(["2", "6920000000000012345"]);
    expect(page.value).toMatchObject({ total: 2, counts: { shipped_not_outbound: 2 } });
  });

  test("every event says when it happened, when we learnt it and from whom", async () => {
    await takeAll(store, shipped());
    clock.set(START + 20 * HOUR);
    await traceAll(store, trace([pickUp]));
    const entry = (await story()).timeline.find((one) => one.source === "carrier");
    expect(entry).toMatchObject({
      kind: "picked_up",
      at: pickUp.at,
      learntAt: new Date(START + 20 * HOUR),
      toldBy: "kuaidi100",
      text: pickUp.text,
      data: { city: "杭州", place: "杭州余杭网点" },
    });
  });

  test("an unknown order is not found", async () => {
    expect(await handlers().timeline({ ref: "nothing" }, me)).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
  });
});

describe("where an order is before it leaves", () => {
  test("each step is told with since when and what comes next", async () => {
    await takeAll(store, order({ paidAt: null, claimedState: "created" }));
    expect((await story()).order.whereabouts).toBe("11-20 09:00 已下单，买家尚未付款，已 7 小时。");
    await takeAll(store, order({ version: START + 1, onHold: true, promisedShipAt: new Date(START + 48 * HOUR) }));
    expect((await story()).order.whereabouts).toBe("11-20 10:00 已付款，等待审核，已 6 小时。承诺 11-22 10:00 前发货。平台要求暂缓发货。");
    await event("packed", 5.5, { place: "杭州仓" });
    expect((await story()).order.whereabouts).toContain("11-20 15:30 已打包，等待出库，已 30 分钟。");
    await takeAll(store, shipped({ version: START + 2 }));
    expect((await story()).order.whereabouts).toContain("还没有出库或揽收记录；11-21 15:00 前没有就按未出库处理。");
  });
});
