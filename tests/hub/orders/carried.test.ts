/** What is carried on over what was just learnt is what the database would tell: whoever reads everything again finds nothing to change. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { afterTold, afterTraced } from "../../../main/hub/orders/carried.ts";
import { knownOrders } from "../../../main/hub/orders/order.store.ts";
import { parcelsByWaybill, writeNamedParcels } from "../../../main/hub/orders/parcel.store.ts";
import { refresh, touching } from "../../../main/hub/orders/refresh.commands.ts";
import type { Snapshot } from "../../../main/hub/orders/refresh.ts";
import { snapshots } from "../../../main/hub/orders/snapshot.store.ts";
import { type GivenFacts, takeFacts } from "../../../main/hub/orders/take-facts.commands.ts";
import { commit, type Store, type Tx } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, delivery, given, HOUR, inTx, line, order, pickUp, SHOP, START, said, shipped, signature, trace, transit, wipe } from "./facts.ts";

const clock = testClock(START + 40 * HOUR);
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store);
});
afterAll(() => store.close());
beforeEach(() => wipe(store));

const take = (facts: GivenFacts) => inTx(store, (tx) => takeFacts(tx, facts));
const told = (...facts: ReturnType<typeof order>[]) => take({ orders: facts.map((fact) => given(fact)) });
const traced = (...traces: ReturnType<typeof trace>[]) => take({ traces: traces.map((one) => ({ trace: one, toldBy: "kuaidi100" })) });
const key = { shopId: SHOP, channelOrderId: order().channelOrderId };

/** What states and findings of an order follow from; those themselves are written later in the write. */
const grounds = ({ state: _, outboundAt: __, signedAt: ___, checkAt: ____, findings: _____, lines, ...others }: Snapshot) => ({
  ...others,
  lines: lines.map(({ state: ______, ...of }) => of),
});

async function theOne(tx: Tx) {
  const [known] = (await knownOrders(tx, [key])).values();
  if (!known?.snapshot) throw new Error("the order is not known");
  return { known, snapshot: known.snapshot };
}

/** Nothing is found that was not, nothing ends, no state moves. */
async function expectNothingNew(): Promise<void> {
  const ids = (await store.rows<{ id: string }>('SELECT id FROM "order"')).map(({ id }) => id);
  const derived = () =>
    store.rows(
      `SELECT id, state, audited_at, packed_at, outbound_at, signed_at, check_at, (SELECT json_agg(l.state ORDER BY l.id) FROM order_line l WHERE l.order_id = o.id) AS lines FROM "order" o ORDER BY id`,
    );
  const before = await derived();
  const events = await commit(store, "system", async (tx) => {
    await refresh(tx, touching(ids));
    return [...tx.emitted()];
  });
  expect(events).toEqual([]);
  expect(await derived()).toEqual(before);
}

const toldLater = {
  shipped: shipped(),
  "shipped in two parcels": shipped({
    parcels: [
      { carrier: "yuantong", waybill: "YT0000000000001", shippedAt: new Date(START + 5 * HOUR) },
      { carrier: "shentong", waybill: "ST0000000000002", shippedAt: null },
    ],
  }),
  "shipped with another line, for less": shipped({
    paidFen: 9_000,
    lines: [...shipped().lines, line("L0", "CUP-02", { waybill: "YT0000000000001", priceFen: 100, paidFen: 100 })],
  }),
  closed: order({ version: START + 6 * HOUR, claimedState: "closed", closedAt: new Date(START + 6 * HOUR) }),
  "older and goes elsewhere": order({ version: START + 6 * HOUR, createdAt: new Date(START - 5 * HOUR), buyer: { ...order().buyer, city: "杭州市" } }),
} as const;

test.each(Object.entries(toldLater))("what is known of a paid order that is told to be %s is what the database tells", async (_name, fact) => {
  await told(order());
  await take({
    warehouse: [said({ shopId: SHOP, orderRef: key.channelOrderId, event: { id: "1", kind: "packed", at: new Date(START + HOUR).toISOString(), data: {} } })],
  });
  await inTx(store, async (tx) => {
    const { known, snapshot } = await theOne(tx);
    await writeNamedParcels(tx, "return", [
      { orderId: known.order.id, direction: "return", carrier: "shunfeng", waybill: "SF0000000000009", openedAt: new Date(START) },
    ]);
    const [before] = await snapshots(tx, [snapshot.id]);
    await takeFacts(tx, { orders: [given(fact)] });
    const after = await theOne(tx);
    if (!before) throw new Error("the order is not known");
    const carried = afterTold(before, after.known);
    expect(carried && grounds(carried)).toEqual(grounds(after.snapshot));
  });
  await expectNothingNew();
});

test.each(
  Object.entries({
    "on its way": [pickUp, transit],
    "in its city": [pickUp, transit, delivery],
    handed: [pickUp, transit, delivery, signature],
    scanned: [transit],
  }),
)("what is known of an order whose parcel is %s is what the database tells", async (_name, scans) => {
  await told(shipped());
  await inTx(store, async (tx) => {
    const before = await theOne(tx);
    await takeFacts(tx, { traces: [{ trace: trace(scans), toldBy: "kuaidi100" }] });
    const parcels = new Map((await parcelsByWaybill(tx, ["YT0000000000001"])).map((parcel) => [parcel.id, parcel]));
    const carried = afterTraced(before.snapshot, parcels);
    expect(carried && grounds(carried)).toEqual(grounds((await theOne(tx)).snapshot));
  });
  await expectNothingNew();
});

test("lanes that are slow are known to a parcel that was just traced, and to its order's other one", async () => {
  await store.pool.query("INSERT INTO lane_stat (lane, samples, p50_hours, p95_hours, at) VALUES ('yuantong', 50, 5, 7, now())");
  const parcels = ["YT0000000000001", "YT0000000000002"].map((waybill) => ({ carrier: "yuantong", waybill, shippedAt: new Date(START + 5 * HOUR) }));
  await told(shipped({ parcels }));
  await traced(trace([pickUp]));
  await traced(trace([pickUp, transit], { waybill: "YT0000000000002" }));
  const stalled = await store.rows("SELECT evidence FROM finding WHERE kind LIKE '%stall%' AND resolved_at IS NULL");
  expect(stalled.length).toBeGreaterThan(0);
  await expectNothingNew();
});

test("an order whose waybill another has, too, is looked at with what the other has become", async () => {
  const other = (change: Partial<ReturnType<typeof order>> = {}) =>
    shipped({ channelOrderId: "2", buyer: { ...order().buyer, name: "李四", phone: "13900000002", channelBuyerId: "b-2" }, ...change });
  const shared = () => store.rows("SELECT 1 FROM finding WHERE kind = 'shared_waybill' AND resolved_at IS NULL");
  await told(order(), order({ channelOrderId: "2" }));
  await told(shipped(), other());
  expect(await shared()).toHaveLength(2);
  await expectNothingNew();
  const renamed = [{ carrier: "yuantong", waybill: "YT0000000000007", shippedAt: new Date(START + 8 * HOUR) }];
  // One names another parcel, the other only another note: it shares its waybill no more.
  await told(other({ version: START + 8 * HOUR, parcels: renamed, lines: [] }), shipped({ version: START + 8 * HOUR, sellerNote: "轻放" }));
  expect(await shared()).toEqual([]);
  await expectNothingNew();
  await traced(trace([pickUp, transit]), trace([pickUp], { waybill: "YT0000000000007" }));
  await expectNothingNew();
});
