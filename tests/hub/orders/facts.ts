/** Facts to test with: invented, and complete unless a test changes them. */
import type { ChannelOrder, ChannelTrace, TraceScan, WarehouseEvent } from "../../../main/hub/connectors/port.ts";
import { type GivenEvent, type GivenOrder, parcelsLeft, parcelsToWatch, type TakenFacts, takeFacts } from "../../../main/hub/orders/index.ts";
import { commit, type Store, type Tx } from "../../../main/hub/store/index.ts";

export const HOUR = 3_600_000;
/** 2026-11-20 10:00 Beijing time. */
export const START = Date.UTC(2026, 10, 20, 2, 0, 0);
export const SHOP = "shop-1";

export async function addShop(store: Store, id = SHOP, channel = "taobao"): Promise<void> {
  await store.pool.query("INSERT INTO shop (id, channel, name, base_url, next_pull_at, created_at) VALUES ($1, $2, '测试店', 'http://localhost:1', $3, $3)", [
    id,
    channel,
    new Date(store.clock.now()),
  ]);
}

export function order(change: Partial<ChannelOrder> = {}): ChannelOrder {
  return {
    type: "order",
    channelOrderId: "6920000000000012345",
    version: START,
    channelStatus: "WAIT_SELLER_SEND_GOODS",
    claimedState: "paid",
    onHold: false,
    createdAt: new Date(START - HOUR),
    paidAt: new Date(START),
    claimedShippedAt: null,
    promisedShipAt: null,
    finishedAt: null,
    closedAt: null,
    totalFen: 11_800,
    paidFen: 10_900,
    freightFen: 0,
    buyer: {
      channelBuyerId: "b-1",
      nick: "小**",
      name: "王小明",
      phone: "13812340001",
      province: "湖北省",
      city: "武汉市",
      district: "洪山区",
      address: "珞喻路1号2栋3单元",
    },
    buyerMessage: "",
    sellerNote: "",
    lines: [line("L1", "CUP-01")],
    parcels: [],
    ...change,
  };
}

export function line(channelLineId: string, sku: string, change: Partial<ChannelOrder["lines"][number]> = {}): ChannelOrder["lines"][number] {
  return {
    channelLineId,
    sku,
    title: "保温杯",
    spec: "白色",
    quantity: 1,
    priceFen: 11_800,
    paidFen: 10_900,
    channelStatus: "WAIT_SELLER_SEND_GOODS",
    claimedState: "paid",
    waybill: null,
    carrier: null,
    ...change,
  };
}

/** The same order after the channel says that it was shipped. */
export function shipped(change: Partial<ChannelOrder> = {}): ChannelOrder {
  return order({
    version: START + 5 * HOUR,
    channelStatus: "WAIT_BUYER_CONFIRM_GOODS",
    claimedState: "outbound",
    claimedShippedAt: new Date(START + 5 * HOUR),
    lines: [line("L1", "CUP-01", { waybill: "YT0000000000001", carrier: "yuantong", channelStatus: "WAIT_BUYER_CONFIRM_GOODS", claimedState: "outbound" })],
    parcels: [{ carrier: "yuantong", waybill: "YT0000000000001", shippedAt: new Date(START + 5 * HOUR) }],
    ...change,
  });
}

export function scan(hours: number, text: string, more: { state: TraceScan["state"]; place?: string }): TraceScan {
  return { at: new Date(START + hours * HOUR), text, place: more.place ?? "", state: more.state };
}

export function trace(scans: TraceScan[], change: Partial<ChannelTrace> = {}): ChannelTrace {
  const newest = scans.toSorted((left, right) => right.at.getTime() - left.at.getTime());
  return {
    type: "trace",
    carrier: "yuantong",
    waybill: "YT0000000000001",
    state: newest[0]?.state ?? "unknown",
    signedBy: null,
    version: newest[0]?.at.getTime() ?? 0,
    correctedCarrier: null,
    ended: false,
    scans: newest,
    ...change,
  };
}

export const pickUp = scan(7, "【杭州余杭网点】 已揽收", { state: "picked_up", place: "浙江,杭州市,余杭区" });
export const transit = scan(17, "【武汉转运中心】 已收入", { state: "in_transit", place: "湖北,武汉市" });
export const delivery = scan(30, "【武汉洪山网点】 正在派件", { state: "out_for_delivery", place: "湖北,武汉市,洪山区" });
export const signature = scan(34, "【武汉洪山网点】 本人签收", { state: "signed", place: "湖北,武汉市,洪山区" });

export const given = (fact: ChannelOrder, shopId = SHOP): GivenOrder => ({ shopId, channel: "taobao", fact });
export const inTx = <Value>(store: Store, work: (tx: Tx) => Promise<Value>): Promise<Value> => commit(store, "system", work);
export const takeAll = (store: Store, ...facts: ChannelOrder[]): Promise<TakenFacts["orders"]> =>
  inTx(store, async (tx) => (await takeFacts(tx, { orders: facts.map((fact) => given(fact)) })).orders);
export const traceAll = (store: Store, ...traces: ChannelTrace[]): Promise<TakenFacts["traces"] & Pick<TakenFacts, "returns">> =>
  inTx(store, async (tx) => {
    const taken = await takeFacts(tx, { traces: traces.map((one) => ({ trace: one, toldBy: "kuaidi100" })) });
    return { ...taken.traces, returns: taken.returns };
  });
/** A word of the warehouse about an order, as a test writes it. */
export interface Said {
  shopId: string;
  orderRef: string;
  event: { id: string; kind: WarehouseEvent["kind"]; at: string; data: WarehouseEvent["data"] };
}
/** It reached us long after everything, so that a number counts however late it was given. */
export const said = ({ shopId, orderRef, event: { id, kind, at, data } }: Said): GivenEvent => ({
  shopId,
  saidAt: new Date(START + 10_000 * HOUR),
  fact: { type: "warehouse", key: `rest:${id}`, orderRef, kind, at: new Date(at), data },
});
export const eventsAll = (store: Store, ...events: Said[]): Promise<TakenFacts["warehouse"]> =>
  inTx(store, async (tx) => (await takeFacts(tx, { warehouse: events.map(said) })).warehouse);

/** Trackers have told of parcels of these shops before. */
export const trackersSpoke = (store: Store, ...shopIds: string[]): Promise<unknown> =>
  store.pool.query("INSERT INTO source_reach (shop_id, source, told_to) SELECT unnest($1::text[]), 'carrier', $2 ON CONFLICT DO NOTHING", [
    shopIds,
    new Date(START),
  ]);

/** No tracker is there any more to be asked about any parcel: what they are silent of is silent for good. */
export const nobodyTracks = (store: Store): Promise<void> =>
  inTx(store, async (tx) => {
    await trackersSpoke(store, SHOP);
    const ids = (await parcelsToWatch(store)).map(({ parcelId }) => parcelId);
    await parcelsLeft(tx, ids, { askAgainAt: new Date(store.clock.now() + HOUR), nobodyWill: true });
  });

/** Empties what orders keep; much faster than TRUNCATE on small tables. */
export async function wipe(store: Store): Promise<void> {
  for (const table of [
    "timeline_event",
    "finding",
    "parcel",
    "order_line",
    '"order"',
    "event",
    "journal_line",
    "day_sequence",
    "lane_stat",
    "source_reach",
    "hub_incident",
    "sku_weight",
  ])
    await store.pool.query(`DELETE FROM ${table}`);
}
