import type { OrderView, TimelineEntry } from "../contract/index.ts";
import type { FindingKind } from "../contract/words.ts";
import type { Store } from "../store/index.ts";
import { elsewhere } from "./order-refs.store.ts";
import type { ParcelRow } from "./parcel.view.ts";
import type { AddressPlace } from "./receiver.ts";
import type { Evidence } from "./refresh.ts";

/** Times of an order that may be unknown. */
export const ORDER_TIMES = [
  "createdAt",
  "paidAt",
  "claimedShippedAt",
  "outboundAt",
  "promisedShipAt",
  "promisedDeliveryFrom",
  "promisedDeliveryBy",
  "signedAt",
  "finishedAt",
  "closedAt",
] as const;
/** Times of a parcel that may be unknown. */
export const PARCEL_TIMES = ["shippedAt", "pickedUpAt", "lastScanAt", "signedAt", "returnedAt"] as const;

const ms = (column: string): string => `round(extract(epoch FROM ${column}) * 1000)::bigint`;
const object = (fields: Record<string, string>): string =>
  `jsonb_build_object(${Object.entries(fields)
    .map(([name, value]) => `'${name}', ${value}`)
    .join(", ")})`;

const ORDER = object({
  id: "o.id",
  number: "o.number",
  channel: "o.channel",
  shopName: "s.name",
  demo: "s.demo",
  channelOrderId: "o.channel_order_id",
  state: "o.state",
  channelStatus: "o.channel_status",
  unknownStatus: "o.unknown_status",
  onHold: "o.on_hold",
  totalFen: "o.total_fen",
  paidFen: "o.paid_fen",
  depositFen: "o.deposit_fen",
  freightFen: "o.freight_fen",
  refundedFen: "o.refunded_fen",
  buyerNick: "o.buyer_nick",
  receiver: "o.receiver",
  receiverSealed: "EXISTS (SELECT 1 FROM order_receiver r WHERE r.order_id = o.id AND r.sealed IS NOT NULL)",
  buyerMessage: "o.buyer_message",
  sellerNote: "o.seller_note",
  sellerFlag: "o.seller_flag",
  createdAt: ms("o.created_at"),
  paidAt: ms("o.paid_at"),
  claimedShippedAt: ms("o.claimed_shipped_at"),
  outboundAt: ms("o.outbound_at"),
  promisedShipAt: ms("o.promised_ship_at"),
  promisedDeliveryFrom: ms("o.promised_delivery_from"),
  promisedDeliveryBy: ms("o.promised_delivery_by"),
  signedAt: ms("o.signed_at"),
  finishedAt: ms("o.finished_at"),
  closedAt: ms("o.closed_at"),
});
const LINE = object({
  id: "l.id",
  channelLineId: "l.channel_line_id",
  sku: "l.sku",
  title: "l.title",
  spec: "l.spec",
  quantity: "l.quantity",
  priceFen: "l.price_fen",
  paidFen: "l.paid_fen",
  refundedFen: "l.refunded_fen",
  takenOut: "l.taken_out",
  gift: "l.gift",
  state: "l.state",
  channelStatus: "l.channel_status",
});
const PARCEL = object({
  id: "p.id",
  direction: "p.direction",
  carrier: "p.carrier",
  waybill: "p.waybill",
  state: "p.state",
  signedBy: "p.signed_by",
  shippedAt: ms("p.shipped_at"),
  pickedUpAt: ms("p.picked_up_at"),
  lastScanAt: ms("p.last_scan_at"),
  lastPlace: "p.last_place",
  signedAt: ms("p.signed_at"),
  returnedAt: ms("p.returned_at"),
  toldVersion: "p.told_version",
});
const EVENT = object({
  id: "e.id::text",
  source: "e.source",
  kind: "e.kind",
  at: ms("e.at"),
  learntAt: ms("e.learnt_at"),
  toldBy: "e.told_by",
  text: "e.text",
  data: "e.data",
  parcelId: "e.parcel_id",
  caseId: "e.case_id",
});
const FINDING = object({ id: "f.id", kind: "f.kind", since: ms("f.since"), evidence: "f.evidence", resolvedAt: ms("f.resolved_at") });

const QUERY = `SELECT ${ORDER} AS "order",
  (SELECT coalesce(jsonb_agg(${LINE} ORDER BY l.channel_line_id), '[]') FROM order_line l WHERE l.order_id = o.id) AS lines,
  (SELECT coalesce(jsonb_agg(${PARCEL} ORDER BY p.direction, p.waybill), '[]') FROM parcel p WHERE p.order_id = o.id) AS parcels,
  (SELECT coalesce(jsonb_agg(${EVENT} ORDER BY e.at, e.id), '[]') FROM timeline_event e WHERE e.order_id = o.id) AS timeline,
  (SELECT coalesce(jsonb_agg(${FINDING} ORDER BY f.resolved_at IS NOT NULL, f.since), '[]') FROM finding f WHERE f.order_id = o.id) AS findings,
  EXISTS (SELECT 1 FROM source_reach r WHERE r.shop_id = o.shop_id) AS heard,
  (SELECT r.place || jsonb_build_object('at', ${ms("r.placed_at")}) FROM order_receiver r WHERE r.order_id = o.id) AS place
  FROM "order" o JOIN shop s ON s.id = o.shop_id
  WHERE o.id = (SELECT id FROM "order" WHERE number = $1 UNION ALL SELECT id FROM "order" WHERE id = $1
    UNION ALL SELECT id FROM "order" WHERE shop_id = $2 AND channel_order_id = $3 LIMIT 1)`;

type Timed<Given, Names extends keyof Given> = Omit<Given, Names> & Record<Names, number | null>;
/** An order with all that is known of it, as the database gives it: times in ms. */
export interface TimelineRow {
  order: Timed<OrderView, (typeof ORDER_TIMES)[number]>;
  lines: OrderView["lines"];
  parcels: Timed<ParcelRow, (typeof PARCEL_TIMES)[number]>[];
  timeline: (Omit<TimelineEntry, "at" | "learntAt"> & { at: number; learntAt: number })[];
  findings: { id: string; kind: FindingKind; since: number; evidence: Evidence; resolvedAt: number | null }[];
  /** A warehouse or a carrier has ever told anything of an order of its shop. */
  heard: boolean;
  /** Where a map found its address. */
  place: (AddressPlace & { at: number }) | null;
}

/** Order, lines, parcels, events and findings, by one query. `ref` as in `orderTimeline`. */
export async function timelineRow(store: Store, ref: string): Promise<TimelineRow | null> {
  const { otherShop, otherId } = elsewhere(ref);
  const [row] = await store.rows<TimelineRow>(QUERY, [ref, otherShop, otherId]);
  return row ?? null;
}
