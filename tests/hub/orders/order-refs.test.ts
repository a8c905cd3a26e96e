import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ordersMeant, refKey } from "../../../main/hub/orders/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, eventsAll, HOUR, order, SHOP, START, takeAll, wipe } from "./facts.ts";

const clock = testClock(START + 6 * HOUR);
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store);
  await addShop(store, "shop-2");
});
afterAll(() => store.close());
beforeEach(() => wipe(store));

const ids = async () =>
  new Map((await store.rows<{ id: string; own: string }>(`SELECT id, channel_order_id AS own FROM "order"`)).map((row) => [row.own, row.id] as const));
const meant = async (ref: string, shopId = SHOP, saidAt?: Date) => {
  const one = { shopId, ref, ...(saidAt ? { saidAt } : {}) };
  return (await ordersMeant(store, [one])).get(refKey(one));
};

test("the own id of the speaker's shop counts before a number that we gave another order", async () => {
  await takeAll(store, order({ channelOrderId: "first" }));
  await takeAll(store, order({ channelOrderId: "20261120000001" }));
  const known = await ids();
  expect(await meant("20261120000001")).toEqual({ orderId: known.get("20261120000001"), shopId: SHOP });
  expect(await meant("20261120000001", "shop-2")).toEqual({ orderId: known.get("first"), shopId: SHOP });
  await eventsAll(store, { shopId: SHOP, orderRef: "20261120000001", event: { id: "e1", kind: "packed", at: new Date(START).toISOString(), data: {} } });
  expect(await store.rows("SELECT order_id AS id FROM timeline_event WHERE kind = 'packed'")).toEqual([{ id: known.get("20261120000001") }]);
});

test("a number that we gave after it was named is not what was meant", async () => {
  await takeAll(store, order({ channelOrderId: "first" }));
  expect(await meant("20261120000001", SHOP, new Date(clock.now() - 1))).toBeUndefined();
  expect(await meant("20261120000001", SHOP, new Date(clock.now()))).toMatchObject({ shopId: SHOP });
});

test("two shops may use one id: each means its own order, also in one question", async () => {
  await takeAll(store, order({ channelOrderId: "a" }));
  const asked = [
    { shopId: SHOP, ref: "a" },
    { shopId: "shop-2", ref: "a" },
    { shopId: "shop-2", ref: `channel:${SHOP}:a` },
  ];
  const found = await ordersMeant(store, asked);
  expect(asked.map((ref) => found.has(refKey(ref)))).toEqual([true, false, true]);
});

test("a warehouse system names an order by its number alone, of whichever shop; where two have it none is chosen, and who speaks for one shop means only its own", async () => {
  await takeAll(store, order({ channelOrderId: "a" }));
  const known = await ids();
  const elsewhere = { shopId: "shop-2", ref: "channel:*:a" };
  expect((await ordersMeant(store, [elsewhere])).get(refKey(elsewhere))).toEqual({ orderId: known.get("a"), shopId: SHOP });
  expect((await ordersMeant(store, [{ ...elsewhere, ownShopOnly: true }])).size).toBe(0);
  expect(await meant("channel:*:b")).toBeUndefined();
  await store.pool.query(`UPDATE "order" SET shop_id = 'shop-2'`);
  await takeAll(store, order({ channelOrderId: "a" }));
  expect(await meant("channel:*:a")).toBe("ambiguous");
});
