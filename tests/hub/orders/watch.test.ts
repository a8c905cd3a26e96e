import { afterAll, beforeAll, expect, test } from "vitest";
import { parcelsLeft, parcelsToWatch, parcelsWatched } from "../../../main/hub/orders/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, HOUR, inTx, pickUp, START, shipped, takeAll, trace, traceAll } from "./facts.ts";

const clock = testClock(START + 6 * HOUR);
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store);
});
afterAll(() => store.close());

test("a parcel is watched from when it is known until its trace has ended, and asked about again when it was silent", async () => {
  await takeAll(store, shipped());
  const [parcel] = await parcelsToWatch(store);
  expect(parcel).toMatchObject({ waybill: "YT0000000000001", carrier: "yuantong", phoneTail: "0001", subscribed: false });
  await inTx(store, (tx) => parcelsWatched(tx, [parcel?.parcelId ?? ""], { subscribed: true, askAgainAt: new Date(clock.now() + HOUR) }));
  expect(await parcelsToWatch(store)).toEqual([]);
  clock.advance(HOUR);
  expect(await parcelsToWatch(store)).toMatchObject([{ subscribed: true }]);
  await traceAll(store, trace([pickUp]));
  expect(await parcelsToWatch(store)).toEqual([]);
  clock.advance(6 * HOUR);
  expect(await parcelsToWatch(store)).toHaveLength(1);
  await traceAll(store, trace([pickUp], { ended: true }));
  clock.advance(1_000 * HOUR);
  expect(await parcelsToWatch(store)).toEqual([]);
});

test("a tracker that saw an older parcel end under the number is asked again, until ours has ended", async () => {
  await takeAll(store, shipped({ channelOrderId: "reused", parcels: [{ carrier: "yuantong", waybill: "YT0000000000009", shippedAt: new Date(START) }] }));
  const [parcel] = await parcelsToWatch(store);
  expect(parcel?.waybill).toBe("YT0000000000009");
  const watch = (): Promise<void> =>
    inTx(store, (tx) => parcelsWatched(tx, [parcel?.parcelId ?? ""], { subscribed: true, askAgainAt: new Date(clock.now() + HOUR) }));
  await watch();
  const older = { ...pickUp, at: new Date(pickUp.at.getTime() - 365 * 24 * HOUR) };
  const signed = { ...older, at: new Date(older.at.getTime() + 48 * HOUR), text: "本人已签收", state: "signed", signedBy: "recipient" } as const;
  await traceAll(store, trace([signed, older], { waybill: "YT0000000000009", ended: true }));
  clock.advance(7 * HOUR);
  expect(await parcelsToWatch(store)).toMatchObject([{ waybill: "YT0000000000009", subscribed: true }]);
  await traceAll(store, trace([pickUp, signed, older], { waybill: "YT0000000000009", ended: true }));
  clock.advance(1_000 * HOUR);
  expect(await parcelsToWatch(store)).toEqual([]);
});

test("a parcel that ended without having been out for delivery is asked about once: a push was lost, and the next one left out what it told", async () => {
  await takeAll(store, shipped({ channelOrderId: "gap", parcels: [{ carrier: "yuantong", waybill: "YT0000000000017", shippedAt: new Date(START) }] }));
  const [parcel] = await parcelsToWatch(store);
  const asked = (): Promise<void> =>
    inTx(store, (tx) => parcelsWatched(tx, [parcel?.parcelId ?? ""], { subscribed: true, askAgainAt: new Date(clock.now() + HOUR) }));
  await asked();
  const at = (hours: number): Date => new Date(pickUp.at.getTime() + hours * HOUR);
  const delivery = { ...pickUp, at: at(20), text: "派件中", state: "out_for_delivery" } as const;
  const signed = { ...pickUp, at: at(22), text: "本人已签收", state: "signed", signedBy: "recipient" } as const;
  await traceAll(store, trace([signed, pickUp], { waybill: "YT0000000000017", ended: true }));
  expect(await parcelsToWatch(store)).toMatchObject([{ waybill: "YT0000000000017", subscribed: true }]);
  await asked();
  expect(await parcelsToWatch(store)).toEqual([]);
  await traceAll(store, trace([signed, delivery, pickUp], { waybill: "YT0000000000017", ended: true }));
  clock.advance(1_000 * HOUR);
  expect(await parcelsToWatch(store)).toEqual([]);
  const told = await store.rows("SELECT kind FROM timeline_event WHERE parcel_id = $1 AND source = 'carrier' ORDER BY at", [parcel?.parcelId]);
  expect(told).toEqual([{ kind: "picked_up" }, { kind: "out_for_delivery" }, { kind: "signed" }]);
});

test("a parcel of which several scans were told at once is asked about when it has ended, once: a push between may be lost, and what it told", async () => {
  const waybill = "YT0000000000019";
  await takeAll(store, shipped({ channelOrderId: "several", parcels: [{ carrier: "yuantong", waybill, shippedAt: new Date(START) }] }));
  const [parcel] = await parcelsToWatch(store);
  const asked = (): Promise<void> =>
    inTx(store, (tx) => parcelsWatched(tx, [parcel?.parcelId ?? ""], { subscribed: true, askAgainAt: new Date(clock.now() + HOUR) }));
  await asked();
  const at = (hours: number): Date => new Date(pickUp.at.getTime() + hours * HOUR);
  const scan = (hours: number, text: string, state: "in_transit" | "out_for_delivery") => ({ ...pickUp, at: at(hours), text, state });
  const [arrived, left, delivery] = [
    scan(10, "【武汉】已收入", "in_transit"),
    scan(12, "【武汉】已发出", "in_transit"),
    scan(20, "派件中", "out_for_delivery"),
  ];
  const signed = { ...pickUp, at: at(22), text: "本人已签收", state: "signed", signedBy: "recipient" } as const;
  await traceAll(store, trace([pickUp], { waybill }));
  await traceAll(store, trace([arrived, pickUp], { waybill }));
  // What told that it left is lost, and the carrier tells it no more.
  await traceAll(store, trace([signed, delivery, arrived, pickUp], { waybill, ended: true }));
  expect(await parcelsToWatch(store)).toMatchObject([{ waybill, subscribed: true }]);
  await asked();
  await traceAll(store, trace([signed, delivery, left, arrived, pickUp], { waybill }));
  clock.advance(1_000 * HOUR);
  expect(await parcelsToWatch(store)).toEqual([]);
  const told = await store.rows("SELECT text FROM timeline_event WHERE parcel_id = $1 AND source = 'carrier' ORDER BY at", [parcel?.parcelId]);
  expect(told).toHaveLength(5);
});

test("a parcel that is to be asked about after its end still is when the tracker can be reached again, if that is within days", async () => {
  const waybill = "YT0000000000020";
  await takeAll(store, shipped({ channelOrderId: "later", parcels: [{ carrier: "yuantong", waybill, shippedAt: new Date(START) }] }));
  const [parcel] = await parcelsToWatch(store);
  const ids = [parcel?.parcelId ?? ""];
  await inTx(store, (tx) => parcelsWatched(tx, ids, { subscribed: true, askAgainAt: new Date(clock.now() + HOUR) }));
  const signed = { ...pickUp, at: new Date(pickUp.at.getTime() + 22 * HOUR), text: "本人已签收", state: "signed", signedBy: "recipient" } as const;
  await traceAll(store, trace([signed, pickUp], { waybill, ended: true }));
  clock.set(signed.at.getTime() + HOUR);
  const nobody = (): Promise<void> => inTx(store, (tx) => parcelsLeft(tx, ids, { askAgainAt: new Date(clock.now() + HOUR), nobodyWill: true }));
  await nobody();
  expect(await parcelsToWatch(store)).toEqual([]);
  clock.advance(HOUR);
  expect(await parcelsToWatch(store)).toMatchObject([{ waybill, subscribed: true }]);
  clock.advance(8 * 24 * HOUR);
  await nobody();
  clock.advance(HOUR);
  expect(await parcelsToWatch(store)).toEqual([]);
});

test("a parcel that was taken out and signed for is asked about no more", async () => {
  await takeAll(store, shipped({ channelOrderId: "whole", parcels: [{ carrier: "yuantong", waybill: "YT0000000000018", shippedAt: new Date(START) }] }));
  const [parcel] = await parcelsToWatch(store);
  await inTx(store, (tx) => parcelsWatched(tx, [parcel?.parcelId ?? ""], { subscribed: true, askAgainAt: new Date(clock.now() + HOUR) }));
  const delivery = { ...pickUp, at: new Date(pickUp.at.getTime() + 20 * HOUR), text: "派件中", state: "out_for_delivery" } as const;
  const signed = { ...pickUp, at: new Date(pickUp.at.getTime() + 22 * HOUR), text: "本人已签收", state: "signed", signedBy: "recipient" } as const;
  await traceAll(store, trace([signed, delivery, pickUp], { waybill: "YT0000000000018", ended: true }));
  expect(await parcelsToWatch(store)).toEqual([]);
});
