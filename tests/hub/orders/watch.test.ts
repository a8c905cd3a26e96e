import { afterAll, beforeAll, expect, test } from "vitest";
import { parcelsToWatch, parcelsWatched } from "../../../main/hub/orders/index.ts";
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
