/** Waybills out of files: what left is on its order's timeline, with its parcel, once, and taken back with its import. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { orderTimeline } from "../../../main/hub/orders/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, reopened, type TestClock, testClock } from "../../support/store.ts";
import { addShop, HOUR, order, START, scan, shipped, takeAll, trace, traceAll } from "../orders/facts.ts";
import { type Desk, openDesk } from "./world.ts";

const HEAD = "运单号,订单编号,物流公司,出库时间,称重重量";
const ID = "6920000000000012345";
let store: Store;
let clock: TestClock;
let desk: Desk;
beforeAll(async () => {
  clock = testClock(START + 8 * HOUR);
  store = await freshStore({ clock });
  desk = openDesk(store);
});
afterAll(() => store.close());
beforeEach(async () => {
  clock.set(START + 8 * HOUR);
  await store.pool.query(
    'TRUNCATE "order", order_line, parcel, timeline_event, finding, order_receiver, account, account_key, case_file, source_reach, imported_row, import_file, import_chunk, import_part, raw_item, raw_queue, shop CASCADE',
  );
  await addShop(store);
});

const send = (lines: readonly string[], name = "出库.csv") =>
  desk.send({ kind: "waybills", name, shopId: "shop-1", bytes: Buffer.from([HEAD, ...lines].join("\n")) });
const left = `YT7700000000001,${ID},圆通速递,2026-11-20 15:00:00,0.8`;
const story = async () => {
  const told = await orderTimeline(store, `channel:shop-1:${ID}`);
  return {
    state: told?.order.state,
    parcels: told?.order.parcels.map(({ waybill, carrier, direction }) => ({ waybill, carrier, direction })),
    lines: told?.timeline.map(({ kind }) => kind),
  };
};

describe("a table of waybills", () => {
  it("gives its order the parcel and that it left, and again changes nothing", async () => {
    await takeAll(store, order());
    const before = await story();
    const view = await desk.run(await desk.plan(await send([left])));
    expect(view.counts).toMatchObject({ new: 1, refused: 0 });
    expect(await story()).toEqual({
      state: "outbound",
      parcels: [{ waybill: "YT7700000000001", carrier: "yuantong", direction: "outbound" }],
      lines: [...(before.lines ?? []), "outbound"],
    });
    const again = await desk.run(await desk.plan(await send([left], "又一次.csv")));
    expect(again.counts).toMatchObject({ new: 0, same: 1 });
    expect((await story()).lines?.filter((kind) => kind === "outbound")).toHaveLength(1);
    // From a table of some parcels nothing is concluded about others.
    expect(await store.rows("SELECT 1 AS one FROM source_reach")).toEqual([]);
  });

  it("waits for an order that comes later", async () => {
    await desk.run(await desk.plan(await send([left])));
    expect((await story()).state).toBeUndefined();
    await takeAll(store, order());
    await store.pool.query("UPDATE raw_queue SET due_at = $1", [new Date(clock.now())]);
    await desk.work();
    expect(await story()).toMatchObject({ state: "outbound", parcels: [{ waybill: "YT7700000000001" }] });
  });

  it("without a time of leaving is kept as rows: a number that was printed has not left", async () => {
    await takeAll(store, order());
    const bytes = Buffer.from(`运单号,订单编号,物流公司,打单时间\nYT7700000000001,${ID},圆通,2026-11-20 15:00:00`);
    const view = await desk.run(await desk.plan(await desk.send({ kind: "waybills", name: "打单.csv", shopId: "shop-1", bytes })));
    expect(view.counts).toMatchObject({ new: 1 });
    expect(await story()).toMatchObject({ state: "paid", parcels: [] });
    expect(await desk.undo(view)).toMatchObject({ withdrawn: 1, kept: 0 });
  });

  it("leaves a parcel that the channel names as it is", async () => {
    await takeAll(store, shipped());
    await desk.run(await desk.plan(await send([`YT0000000000001,${ID},圆通,2026-11-20 15:00:00,1`])));
    expect((await story()).parcels).toEqual([{ waybill: "YT0000000000001", carrier: "yuantong", direction: "outbound" }]);
    const [kept] = await store.rows<{ told: number }>("SELECT told_version::float8 AS told FROM parcel");
    expect(kept?.told).toBeGreaterThan(0);
  });

  it("is counted no more once the channel names another parcel", async () => {
    await takeAll(store, order());
    await desk.run(await desk.plan(await send([left])));
    await takeAll(store, shipped());
    const told = await orderTimeline(store, `channel:shop-1:${ID}`);
    expect(
      told?.order.parcels
        .map(({ waybill, state }) => ({ waybill, isReplaced: state === "replaced" }))
        .toSorted((one, other) => (one.waybill < other.waybill ? -1 : 1)),
    ).toEqual([
      { waybill: "YT0000000000001", isReplaced: false },
      { waybill: "YT7700000000001", isReplaced: true },
    ]);
  });
});

describe("taken back", () => {
  it("the order is as it was, and the same file may come again", async () => {
    await takeAll(store, order());
    const before = await story();
    const view = await desk.run(await desk.plan(await send([left])));
    expect(await desk.undo(view)).toMatchObject({ state: "undone", withdrawn: 1, kept: 0 });
    expect(await story()).toEqual(before);
    await desk.run(await desk.plan(await send([left], "再来.csv")));
    expect(await story()).toMatchObject({ state: "outbound", parcels: [{ waybill: "YT7700000000001" }] });
  });

  it("also before its order came: it is told no more", async () => {
    const view = await desk.run(await desk.plan(await send([left])));
    expect(await desk.undo(view)).toMatchObject({ withdrawn: 1, kept: 0 });
    await takeAll(store, order());
    await store.pool.query("UPDATE raw_queue SET due_at = $1", [new Date(clock.now())]);
    await desk.work();
    expect(await story()).toMatchObject({ state: "paid", parcels: [] });
  });

  it("what a carrier has told of since stays, and is counted", async () => {
    await takeAll(store, order());
    const view = await desk.run(await desk.plan(await send([left])));
    await traceAll(store, trace([scan(6, "【杭州】已揽收", { state: "picked_up", place: "浙江,杭州市" })], { waybill: "YT7700000000001" }));
    expect(await desk.undo(view)).toMatchObject({ withdrawn: 0, kept: 1 });
    expect(await story()).toMatchObject({ parcels: [{ waybill: "YT7700000000001" }] });
  });

  it("killed in the middle it goes on where it was, and nothing is there twice", async () => {
    await takeAll(store, order());
    const planned = await desk.plan(await send([left]));
    await desk.handlers.run({ importId: planned.id }, { kind: "operator", id: "zhou", name: "周敏", roles: ["supervisor"], demo: false });
    store = await reopened(store);
    desk = openDesk(store);
    await desk.work();
    await desk.work();
    expect((await story()).lines?.filter((kind) => kind === "outbound")).toHaveLength(1);
  });
});
