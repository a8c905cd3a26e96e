import { afterAll, beforeAll, expect, test } from "vitest";
import { orderTimeline, parcelsToWatch, parcelsWatched, restOrderFact, takeFacts } from "../../../main/hub/orders/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, HOUR, inTx, pickUp, SHOP, START, shipped, takeAll, trace, traceAll } from "./facts.ts";

const clock = testClock(START + 6 * HOUR);
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store);
});
afterAll(() => store.close());

const payload = {
  id: "MP-1",
  status: "paid",
  createdAt: "2026-11-20T09:00:00+08:00",
  paidAt: "2026-11-20T10:00:00+08:00",
  updatedAt: "2026-11-20T10:00:00+08:00",
  totalFen: 5_000,
  paidFen: 5_000,
  buyer: { id: "u1", nick: "阿青", phone: "13912345678", city: "武汉市" },
  lines: [{ id: "1", sku: "CUP-01", title: "保温杯", quantity: 1, priceFen: 5_000, paidFen: 5_000 }],
};

test("an order of a seller's own system becomes an order like any other", async () => {
  const fact = restOrderFact(payload);
  if (!fact.ok) throw new Error(fact.refusal.message);
  await inTx(store, (tx) => takeFacts(tx, { orders: [{ shopId: SHOP, channel: "miniapp", fact: fact.value }] }));
  const found = await orderTimeline(store, "MP-1", SHOP);
  expect(found?.order).toMatchObject({ number: "20261120000001", state: "paid", paidFen: 5_000, receiver: { phone: "139****5678" } });
});

test("what is not an order is refused with the field named", () => {
  const bad = restOrderFact({ ...payload, lines: [{ ...payload.lines[0], quantity: 0 }] });
  expect(bad.ok ? "" : bad.refusal.message).toContain("lines.0.quantity");
  expect(restOrderFact("text").ok).toBe(false);
});

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
