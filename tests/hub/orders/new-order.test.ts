import { afterAll, beforeAll, expect, test } from "vitest";
import { takeFacts } from "../../../main/hub/orders/index.ts";
import { snapshotOfNew } from "../../../main/hub/orders/new-order.ts";
import { knownOrders } from "../../../main/hub/orders/order.store.ts";
import { snapshots } from "../../../main/hub/orders/refresh.store.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, given, HOUR, inTx, line, order, SHOP, START, said, takeAll } from "./facts.ts";

const clock = testClock(START + 6 * HOUR);
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store);
});
afterAll(() => store.close());

const orders = [
  order({ channelOrderId: "1" }),
  order({ channelOrderId: "2", claimedState: "created", channelStatus: "WAIT_BUYER_PAY", paidAt: null, lines: [] }),
  order({
    channelOrderId: "3",
    claimedState: null,
    channelStatus: "NEVER_SEEN",
    deposit: { fen: 1_000, paidAt: new Date(START) },
    promisedDelivery: { from: null, by: new Date(START + 90 * HOUR) },
    lines: [
      line("L10", "SET-1", { components: [{ sku: "CUP-01", quantity: 2 }], quantity: 3 }),
      line("L9", "CUP-02", { gift: true, paidFen: 0, priceFen: 0 }),
      line("l1", "CUP-03"),
    ],
  }),
  order({
    channelOrderId: "4",
    claimedState: "closed",
    closedAt: new Date(START + HOUR),
    finishedAt: new Date(START + 2 * HOUR),
    payOnDelivery: true,
    freightFen: 800,
  }),
];

test("what is known of a new order without a parcel is what the database would tell of it", async () => {
  await takeAll(store, ...orders);
  await commit(store, "system", async (tx) => {
    const known = [
      ...(
        await knownOrders(
          tx,
          orders.map(({ channelOrderId }) => ({ shopId: SHOP, channelOrderId })),
        )
      ).values(),
    ];
    expect(known).toHaveLength(orders.length);
    const read = await snapshots(
      tx,
      known.map(({ order: { id } }) => id),
    );
    for (const one of known) {
      const told = read.find(({ id }) => id === one.order.id);
      // What follows from it was written meanwhile: findings, and when to look again.
      expect({ ...told, findings: [], checkAt: null }).toEqual(snapshotOfNew(one));
    }
  });
});

test("what a warehouse says of an order that is new in the same batch counts", async () => {
  const fact = order({ channelOrderId: "5" });
  const event = said({ shopId: SHOP, orderRef: "5", event: { id: "1", kind: "outbound", at: new Date(START + 2 * HOUR).toISOString(), data: {} } });
  await inTx(store, (tx) => takeFacts(tx, { orders: [given(fact)], warehouse: [event] }));
  expect(await store.rows(`SELECT state, outbound_at AS "outboundAt" FROM "order" WHERE channel_order_id = '5'`)).toEqual([
    { state: "outbound", outboundAt: new Date(START + 2 * HOUR) },
  ]);
});
