/** "Where is it and why": the order, every event and what they prove, by one query. */
import type { FindingView, OrderView, TimelineEntry } from "../contract/index.ts";
import type { FindingKind } from "../contract/words.ts";
import type { Store } from "../store/index.ts";
import { carrierName } from "./carriers.ts";
import { findingSentence } from "./findings/find.ts";
import { findings as kinds } from "./findings/list.ts";
import { elsewhere } from "./order-refs.store.ts";
import type { Evidence } from "./refresh.ts";
import { whereabouts } from "./whereabouts.ts";

export interface OrderTimeline {
  order: OrderView;
  timeline: TimelineEntry[];
  findings: FindingView[];
  caseIds: string[];
}

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
  freightFen: "o.freight_fen",
  refundedFen: "o.refunded_fen",
  buyerNick: "o.buyer_nick",
  receiver: "o.receiver",
  buyerMessage: "o.buyer_message",
  sellerNote: "o.seller_note",
  createdAt: ms("o.created_at"),
  paidAt: ms("o.paid_at"),
  claimedShippedAt: ms("o.claimed_shipped_at"),
  outboundAt: ms("o.outbound_at"),
  promisedShipAt: ms("o.promised_ship_at"),
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
  (SELECT coalesce(jsonb_agg(c.id ORDER BY c.opened_at, c.id), '[]') FROM case_file c WHERE c.order_id = o.id) AS "caseIds",
  (SELECT coalesce(jsonb_agg(jsonb_build_array(lane, p95_hours)), '[]') FROM lane_stat
     WHERE samples >= 30 AND lane IN (SELECT carrier FROM parcel WHERE order_id = o.id UNION
       SELECT p.carrier || '|' || (e.data->>'city') || '|' || regexp_replace(o.receiver->>'city', '(市|自治州|地区|盟)$', '')
       FROM parcel p JOIN timeline_event e ON e.order_id = o.id AND e.parcel_id = p.id WHERE p.order_id = o.id)) AS lanes
  FROM "order" o JOIN shop s ON s.id = o.shop_id
  WHERE o.id = (SELECT id FROM "order" WHERE number = $1 UNION ALL SELECT id FROM "order" WHERE id = $1
    UNION ALL SELECT id FROM "order" WHERE shop_id = $2 AND channel_order_id = $3 LIMIT 1)`;

type Timed<Row, Names extends keyof Row> = Omit<Row, Names> & Record<Names, number | null>;
interface Row {
  order: Timed<OrderView, (typeof ORDER_TIMES)[number]>;
  lines: OrderView["lines"];
  parcels: Timed<OrderView["parcels"][number], (typeof PARCEL_TIMES)[number]>[];
  timeline: (Omit<TimelineEntry, "at" | "learntAt"> & { at: number; learntAt: number })[];
  findings: { id: string; kind: FindingKind; since: number; evidence: Evidence; resolvedAt: number | null }[];
  caseIds: string[];
  lanes: [string, number][];
}
const ORDER_TIMES = ["createdAt", "paidAt", "claimedShippedAt", "outboundAt", "promisedShipAt", "signedAt", "finishedAt", "closedAt"] as const;
const PARCEL_TIMES = ["shippedAt", "pickedUpAt", "lastScanAt", "signedAt"] as const;
const NOBODY = { name: "", phone: "", province: "", city: "", district: "", address: "" };

/**
 * The whole story of an order. `ref` is a unified number, an order id, or `channel:<shopId>:<channelOrderId>`.
 * @returns `null` when there is none.
 */
export async function orderTimeline(store: Store, ref: string): Promise<OrderTimeline | null> {
  const { otherShop, otherId } = elsewhere(ref);
  const [row] = await store.rows<Row>(QUERY, [ref, otherShop, otherId]);
  if (!row) return null;
  const now = store.clock.now();
  const timeline = row.timeline.map((entry) => ({ ...entry, at: new Date(entry.at), learntAt: new Date(entry.learntAt) }));
  const findings = row.findings.map((finding) => findingView(finding, now));
  const parcels = row.parcels.map((parcel) => ({ ...dated(parcel, PARCEL_TIMES), carrierName: carrierName(parcel.carrier) }));
  const told = dated(row.order, ORDER_TIMES);
  const order = { ...told, createdAt: told.createdAt ?? new Date(0), receiver: { ...NOBODY, ...row.order.receiver }, lines: row.lines, parcels };
  const sentence = whereabouts({ order, timeline, findings, lanes: new Map(row.lanes), now });
  return { order: { ...order, whereabouts: sentence }, timeline, findings, caseIds: row.caseIds };
}

/** A finding as screens see it. */
export function findingView(finding: Row["findings"][number], now: number): FindingView {
  return {
    id: finding.id,
    kind: finding.kind,
    since: new Date(finding.since),
    sentence: findingSentence(finding, now),
    duty: kinds[finding.kind].duty,
    ends: kinds[finding.kind].ends,
    evidence: finding.evidence,
    resolvedAt: finding.resolvedAt === null ? null : new Date(finding.resolvedAt),
  };
}

function dated<Given extends object, Name extends keyof Given>(row: Given, names: readonly Name[]): Omit<Given, Name> & Record<Name, Date | null> {
  const times = Object.fromEntries(names.map((name) => [name, row[name] === null ? null : new Date(Number(row[name]))]));
  return { ...row, ...times } as Omit<Given, Name> & Record<Name, Date | null>;
}
