/** Waybills that are replaced, used again, mistyped, mixed up, or named both ways. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ChannelOrder, TraceScan } from "../../../main/hub/connectors/port.ts";
import { type NamedParcel, nameParcels, orderTimeline, parcelsToWatch } from "../../../main/hub/orders/index.ts";
import { cleanWaybill, waybillKey } from "../../../main/hub/orders/waybill.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, delivery, HOUR, inTx, line, order, pickUp, SHOP, START, scan, shipped, signature, takeAll, trace, traceAll, transit, wipe } from "./facts.ts";

const clock = testClock(START + 60 * HOUR);
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store);
});
afterAll(() => store.close());
beforeEach(() => wipe(store));

const story = async (id = "6920000000000012345") => {
  const found = await orderTimeline(store, `channel:${SHOP}:${id}`);
  if (!found) throw new Error("no order");
  return found;
};
const parcels = async () => (await story()).order.parcels.map(({ waybill, state, replacedBy }) => ({ waybill, state, replacedBy }));
const named = (hours: number, ...waybills: string[]): ChannelOrder =>
  shipped({
    version: START + hours * HOUR,
    parcels: waybills.map((waybill) => ({ carrier: "yuantong", waybill, shippedAt: new Date(START + 5 * HOUR) })),
    lines: [line("L1", "CUP-01", { waybill: waybills[0] ?? null, carrier: "yuantong", claimedState: "outbound" })],
  });
const whole = [pickUp, transit, delivery, signature];

describe("a waybill that another has replaced", () => {
  test("is kept in history and is no parcel to wait for: the order has one parcel, which was signed", async () => {
    await takeAll(store, named(5, "YT0000000000001"));
    await takeAll(store, named(6, "YT0000000000002"));
    await traceAll(store, trace(whole, { waybill: "YT0000000000002" }));
    expect(await parcels()).toEqual([
      { waybill: "YT0000000000001", state: "replaced", replacedBy: "YT0000000000002" },
      { waybill: "YT0000000000002", state: "signed", replacedBy: null },
    ]);
    const { order: view } = await story();
    expect(view).toMatchObject({ state: "signed", lines: [{ state: "signed" }] });
    expect(view.whereabouts).not.toContain("共 2 个包裹");
    expect(await store.rows("SELECT waybill FROM parcel WHERE next_ask_at IS NOT NULL AND waybill LIKE '%1'")).toEqual([]);
  });

  test("takes back what it proved before it was corrected, in whatever order that is told", async () => {
    const facts = [
      () => takeAll(store, named(5, "YT0000000000001")),
      () => traceAll(store, trace(whole, { waybill: "YT0000000000001" })),
      () => takeAll(store, named(6, "YT0000000000002")),
      () => traceAll(store, trace([pickUp], { waybill: "YT0000000000002" })),
    ] as const;
    for (const turn of [
      [0, 1, 2, 3],
      [2, 0, 3, 1],
      [2, 3, 0, 1],
    ] as const) {
      await wipe(store);
      for (const index of turn) await facts[index]();
      expect((await story()).order).toMatchObject({ state: "outbound", signedAt: null, lines: [{ state: "outbound" }] });
      expect((await story()).timeline.filter((entry) => entry.source === "carrier")).toHaveLength(5);
    }
  });

  test("counts all the same while it alone travels", async () => {
    await takeAll(store, named(5, "YT0000000000001"), named(6, "YT0000000000002"));
    await traceAll(store, trace(whole, { waybill: "YT0000000000001" }));
    expect((await story()).order.state).toBe("signed");
    expect(await parcels()).toMatchObject([{ state: "signed", replacedBy: null }, { state: "unknown" }]);
  });

  test("is not replaced by a version that names none, nor by one that names it, too", async () => {
    await takeAll(store, named(5, "YT0000000000001"), named(6));
    expect(await parcels()).toMatchObject([{ replacedBy: null }]);
    await takeAll(store, named(7, "YT0000000000001", "YT0000000000002"));
    expect(await parcels()).toMatchObject([{ replacedBy: null }, { replacedBy: null }]);
  });
});

describe("a waybill that is used again", () => {
  const yearAgo = (one: TraceScan): TraceScan => ({ ...one, at: new Date(one.at.getTime() - 365 * 24 * HOUR) });

  test("proves nothing by the scans of the older parcel, and says that there are some", async () => {
    await takeAll(store, shipped());
    await traceAll(store, trace(whole.map(yearAgo)));
    expect((await story()).order).toMatchObject({ state: "paid", signedAt: null, outboundAt: null });
    expect((await story()).timeline.filter((entry) => entry.source === "carrier")).toHaveLength(4);
  });

  test("proves what the later of several lives in one trace tells, whichever order they come in", async () => {
    await takeAll(store, shipped());
    await traceAll(store, trace([...whole.map(yearAgo), pickUp, transit]));
    expect((await story()).order).toMatchObject({ state: "in_transit", parcels: [{ state: "in_transit" }] });
  });

  test("long after the order's own parcel was signed tells nothing new of it", async () => {
    const later = whole.map((one) => ({ ...one, at: new Date(one.at.getTime() + 200 * 24 * HOUR) }));
    clock.set(START + 260 * 24 * HOUR);
    await takeAll(store, shipped());
    await traceAll(store, trace([...whole, ...later.slice(0, 2)]));
    expect((await story()).order).toMatchObject({ state: "signed", parcels: [{ state: "signed", signedAt: signature.at }] });
    clock.set(START + 60 * HOUR);
  });

  test("counts from when the order was created, also where that is told late", async () => {
    const early = order({ version: START - 400 * 24 * HOUR, createdAt: new Date(START - 400 * 24 * HOUR) });
    await takeAll(store, shipped());
    await traceAll(store, trace(whole.map(yearAgo)));
    await takeAll(store, early);
    expect((await story()).order.state).toBe("signed");
  });

  test("proves no return by what was scanned before the case that names it", async () => {
    await takeAll(store, shipped());
    await traceAll(store, trace(whole));
    const [{ id: orderId } = { id: "" }] = await store.rows<{ id: string }>(`SELECT id FROM "order"`);
    await inTx(store, (tx) =>
      nameParcels(tx, [{ orderId, direction: "return", carrier: "zhongtong", waybill: "ZT900001", openedAt: new Date(START + 50 * HOUR) }]),
    );
    const old = whole.map(yearAgo);
    const before = await traceAll(store, trace(old, { carrier: "zhongtong", waybill: "ZT900001" }));
    expect(before.returns).toMatchObject([{ waybill: "ZT900001", signedAt: null }]);
    const arrived = scan(55, "商家已签收", { state: "returned" });
    const after = await traceAll(store, trace([...old, scan(51, "已揽收", { state: "picked_up" }), arrived], { carrier: "zhongtong", waybill: "ZT900001" }));
    expect(after.returns).toMatchObject([{ waybill: "ZT900001", signedAt: arrived.at }]);
  });
});

describe("a waybill that is typed otherwise", () => {
  test.each(["yt0000000000001", " YT 0000000 000001 ", "ＹＴ００００００００００００１", "YT-0000000-000001", "YT0000000000001\u200b"])(
    "%j is the same parcel",
    async (typed) => {
      await takeAll(store, named(5, typed));
      await takeAll(store, named(6, "YT0000000000001"));
      const { unknown } = await traceAll(store, trace(whole, { waybill: typed }));
      expect(unknown).toEqual([]);
      expect(await parcels()).toEqual([{ waybill: "YT0000000000001", state: "signed", replacedBy: null }]);
      expect((await story()).order.lines).toMatchObject([{ state: "signed" }]);
    },
  );

  test("is compared by letters and digits, and kept as carriers need it", () => {
    expect(cleanWaybill(" jd0001-1-1- ")).toBe("JD0001-1-1-");
    expect(waybillKey("JD0001-1-1-")).toBe(waybillKey("jd0001 1 1"));
    expect(waybillKey("自提")).toBe("自提");
  });

  test("stays one parcel when the channel corrects its carrier", async () => {
    await takeAll(store, named(5, "YT0000000000001"));
    const corrected = named(6, "YT0000000000001");
    await takeAll(store, { ...corrected, parcels: corrected.parcels.map((parcel) => ({ ...parcel, carrier: "zhongtong" })) });
    await traceAll(store, trace(whole, { carrier: "zhongtong" }));
    expect((await story()).order.parcels).toMatchObject([{ carrier: "zhongtong", state: "signed" }]);
  });
});

test("the order's own waybill named for the return stays the order's, and arrives only when its sender has it back", async () => {
  await takeAll(store, shipped());
  await traceAll(store, trace(whole));
  const [{ id: orderId } = { id: "" }] = await store.rows<{ id: string }>(`SELECT id FROM "order"`);
  await inTx(store, (tx) =>
    nameParcels(tx, [{ orderId, direction: "return", carrier: "", waybill: "yt 0000000000001", openedAt: new Date(START + 40 * HOUR) }]),
  );
  expect(await parcels()).toMatchObject([{ waybill: "YT0000000000001", state: "signed" }]);
  expect((await traceAll(store, trace(whole))).returns).toEqual([]);
  const home = scan(56, "退回件已签收", { state: "returned" });
  const { returns } = await traceAll(store, trace([...whole, scan(45, "退回件已发出", { state: "returning" }), home]));
  expect(returns).toMatchObject([{ orderId, signedAt: home.at }]);
});

test("a return waybill that its case has since corrected is not waited for, unless it travels after all", async () => {
  await takeAll(store, shipped());
  const [{ id: orderId } = { id: "" }] = await store.rows<{ id: string }>(`SELECT id FROM "order"`);
  const named = { orderId, direction: "return" as const, carrier: "zhongtong", openedAt: new Date(START + 50 * HOUR) };
  await inTx(store, (tx) => nameParcels(tx, [{ ...named, waybill: "ZT900001" }]));
  await inTx(store, (tx) => nameParcels(tx, [{ ...named, waybill: "ZT900002", insteadOf: "zt900001" }]));
  const returns = async () => (await parcels()).filter((parcel) => parcel.waybill.startsWith("ZT"));
  expect(await returns()).toEqual([
    { waybill: "ZT900001", state: "replaced", replacedBy: "ZT900002" },
    { waybill: "ZT900002", state: "unknown", replacedBy: null },
  ]);
  expect(await store.rows("SELECT next_ask_at FROM parcel WHERE waybill = 'ZT900001'")).toEqual([{ next_ask_at: null }]);
  await traceAll(store, trace([scan(52, "已揽收", { state: "picked_up" })], { carrier: "zhongtong", waybill: "ZT900001" }));
  expect(await returns()).toMatchObject([{ state: "picked_up", replacedBy: null }, { state: "unknown" }]);
});

describe("what is sent instead", () => {
  const instead = { carrier: "shunfeng", waybill: "SF900001", direction: "exchange" as const, openedAt: new Date(START + 50 * HOUR) };
  const name = async (...named: (Partial<NamedParcel> & { waybill: string })[]): Promise<void> => {
    const [{ id: orderId } = { id: "" }] = await store.rows<{ id: string }>(`SELECT id FROM "order"`);
    await inTx(store, (tx) =>
      nameParcels(
        tx,
        named.map((one) => ({ ...instead, orderId, ...one })),
      ),
    );
  };
  const kept = async () => (await story()).order.parcels.map(({ waybill, direction, state }) => ({ waybill, direction, state }));
  const sign = scan(55, "本人签收", { state: "signed" });
  const way = trace([scan(40, "已揽收", { state: "picked_up" }), scan(51, "已揽收", { state: "picked_up" }), sign], {
    carrier: "shunfeng",
    waybill: "SF900001",
  });

  test("is watched and told of, proves nothing about what was ordered, and is no return that arrives", async () => {
    await takeAll(store, shipped());
    const { state } = (await story()).order;
    await name({ waybill: "sf 900001" });
    expect(await parcelsToWatch(store)).toContainEqual(
      expect.objectContaining({ waybill: "SF900001", carrier: "shunfeng", phoneTail: "0001", subscribed: false }),
    );
    expect((await traceAll(store, way)).returns).toEqual([]);
    expect((await story()).order.state).toBe(state);
    expect(await kept()).toContainEqual({ waybill: "SF900001", direction: "exchange", state: "signed" });
    const { whereabouts, buyerWhereabouts } = (await story()).order;
    expect(whereabouts).toContain("换发的 顺丰速运 SF900001 于");
    expect(buyerWhereabouts).toContain("换发给您的包裹（顺丰速运 SF900001）");
    expect((await story()).timeline.filter((entry) => entry.source === "carrier" && entry.data.waybill === "SF900001").map((entry) => entry.kind)).toEqual([
      "picked_up",
      "picked_up",
      "signed",
    ]);
  });

  test("named for the return as well, it stays what was sent, and has not come back when its buyer signs", async () => {
    await takeAll(store, shipped());
    await name({ waybill: "SF900001", direction: "return" });
    await name({ waybill: "SF900001" });
    expect((await traceAll(store, way)).returns).toEqual([]);
    expect(await kept()).toContainEqual({ waybill: "SF900001", direction: "exchange", state: "signed" });
  });

  test("taken back, it is the return that it was named as, or nothing that anybody waits for", async () => {
    await takeAll(store, shipped());
    await name({ waybill: "SF900001", direction: "return" }, { waybill: "SF900001" }, { waybill: "SF900002" });
    await name({ waybill: "SF900003", insteadOf: "SF900001" });
    await name({ waybill: "SF900004", insteadOf: "SF900002" });
    expect(await kept()).toMatchObject([
      { waybill: "SF900002", direction: "exchange", state: "replaced" },
      { waybill: "SF900003", direction: "exchange", state: "unknown" },
      { waybill: "SF900004", direction: "exchange", state: "unknown" },
      { waybill: "YT0000000000001", direction: "outbound" },
      { waybill: "SF900001", direction: "return", state: "unknown" },
    ]);
    expect((await parcelsToWatch(store)).map(({ waybill }) => waybill).sort()).toEqual(["SF900001", "SF900003", "SF900004", "YT0000000000001"]);
  });
});

test("a scan first told without its meaning is understood when it is told with it", async () => {
  await takeAll(store, shipped());
  await traceAll(store, trace([{ ...transit, state: "unknown" }], { state: "unknown" }));
  await traceAll(store, trace([transit]));
  expect((await story()).timeline.filter((entry) => entry.source === "carrier").map((entry) => entry.kind)).toEqual(["in_transit"]);
});

test("a waybill of two orders tells the second one, too, what was told before it was known", async () => {
  await takeAll(store, shipped());
  await traceAll(store, trace(whole));
  await takeAll(store, shipped({ channelOrderId: "second" }));
  const second = await story("second");
  expect(second.order).toMatchObject({ state: "signed", parcels: [{ state: "signed" }] });
  expect(second.timeline.filter((entry) => entry.source === "carrier")).toHaveLength(4);
});
