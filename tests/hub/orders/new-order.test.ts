import { afterAll, beforeAll, expect, test } from "vitest";
import { takeFacts } from "../../../main/hub/orders/index.ts";
import { snapshotOfNew } from "../../../main/hub/orders/new-order.ts";
import { knownOrders } from "../../../main/hub/orders/order.store.ts";
import { snapshots } from "../../../main/hub/orders/snapshot.store.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, given, HOUR, inTx, line, order, pickUp, SHOP, START, said, takeAll, trace, transit } from "./facts.ts";

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
  order({
    channelOrderId: "6",
    claimedState: "outbound",
    channelStatus: "WAIT_BUYER_CONFIRM_GOODS",
    claimedShippedAt: new Date(START + HOUR),
    lines: [line("L1", "CUP-01", { waybill: "YT2000000000002", carrier: "yuantong" }), line("L2", "CUP-02")],
    parcels: [
      { carrier: "yuantong", waybill: "YT2000000000002", shippedAt: new Date(START + HOUR) },
      { carrier: "", waybill: "SF 1000-000-001", shippedAt: null },
    ],
  }),
];

test("what is known of a new order that shares no waybill is what the database would tell of it", async () => {
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
      expect({ ...told, findings: [], checkAt: null }).toEqual(snapshotOfNew(one, tx.at.getTime()));
    }
  });
});

test("a new order that was shipped is written with when to look for its parcel, and is looked at then", async () => {
  const at = await store.rows<{ checkAt: Date }>(`SELECT check_at AS "checkAt" FROM "order" WHERE channel_order_id = '6'`);
  expect(at).toEqual([{ checkAt: new Date(START + 25 * HOUR) }]);
});

test("two new orders of one batch under one waybill know of each other", async () => {
  const told = (channelOrderId: string) =>
    order({
      channelOrderId,
      claimedState: "outbound",
      claimedShippedAt: new Date(START + HOUR),
      buyer: { ...order().buyer, name: channelOrderId, channelBuyerId: channelOrderId },
      parcels: [{ carrier: "yuantong", waybill: "YT3000000000003", shippedAt: new Date(START + HOUR) }],
    });
  await takeAll(store, told("7"), told("8"));
  const rows = await store.rows<{ id: string }>(
    `SELECT o.channel_order_id AS id FROM finding f JOIN "order" o ON o.id = f.order_id WHERE f.kind = 'shared_waybill' ORDER BY 1`,
  );
  expect(rows).toEqual([{ id: "7" }, { id: "8" }]);
});

test("a trace of a parcel that is new in the same batch counts", async () => {
  const waybill = "YT4000000000004";
  const fact = order({ channelOrderId: "9", claimedState: "outbound", parcels: [{ carrier: "yuantong", waybill, shippedAt: new Date(START + HOUR) }] });
  await inTx(store, (tx) => takeFacts(tx, { orders: [given(fact)], traces: [{ trace: trace([pickUp, transit], { waybill }), toldBy: "kuaidi100" }] }));
  expect(await store.rows(`SELECT state, outbound_at AS "outboundAt" FROM "order" WHERE channel_order_id = '9'`)).toEqual([
    { state: "in_transit", outboundAt: pickUp.at },
  ]);
});

test("what a warehouse says of an order that is new in the same batch counts", async () => {
  const fact = order({ channelOrderId: "5" });
  const event = said({ shopId: SHOP, orderRef: "5", event: { id: "1", kind: "outbound", at: new Date(START + 2 * HOUR).toISOString(), data: {} } });
  await inTx(store, (tx) => takeFacts(tx, { orders: [given(fact)], warehouse: [event] }));
  expect(await store.rows(`SELECT state, outbound_at AS "outboundAt" FROM "order" WHERE channel_order_id = '5'`)).toEqual([
    { state: "outbound", outboundAt: new Date(START + 2 * HOUR) },
  ]);
});
