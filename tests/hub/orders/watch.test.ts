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
