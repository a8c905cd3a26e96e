/** Everything that states and findings of orders are computed from, as flat rows: put together as JSON by the server it took it twice as long. */
import type { Tx } from "../store/index.ts";
import { CLOCK_TOLERANCE_MS } from "./parcel.ts";
import { cityOf } from "./place.ts";
import { byLine, type Snapshot, type SnapshotLine, type SnapshotParcel } from "./refresh.ts";
import { NOT_SHIPPED } from "./told-parcels.ts";
import { standing } from "./warehouse.ts";

/** A time as milliseconds; `extract` would count in `numeric`, five times as slowly. */
const ms = (column: string): string => `round(date_part('epoch', ${column}) * 1000)::bigint`;

/** Clocks differ by so much: a parcel whose last scan is older than an order is not the order's, though it travelled under the same number. */
const CLOCKS = `interval '${CLOCK_TOLERANCE_MS} milliseconds'`;
/**
 * Two orders may be one parcel when they are one buyer's and go to one receiver (whose number each channel hides in its own way); where it is not known
 * whose they are, when the receiver is told and is the same.
 */
const MERGED = `CASE WHEN other_order.account_id IS NOT NULL AND o.account_id IS NOT NULL
    THEN other_order.account_id = o.account_id AND other_order.receiver - 'phone' = o.receiver - 'phone'
    ELSE other_order.receiver = o.receiver AND concat(o.receiver->>'name', o.receiver->>'address') <> '' END`;

/** SQL: a parcel goes to the buyer, at first or instead of what comes back; not when its case has since named another. */
const TO_BUYER = (parcel: string): string => `(${parcel}.direction = 'outbound' OR ${parcel}.direction = 'exchange' AND ${parcel}.told_version >= 0)`;

const ORDERS = `SELECT o.id, o.state, coalesce(o.told_state, o.state) AS "toldState", o.channel_status AS "channelStatus", o.claimed_state AS "claimedState", o.version,
  o.total_fen AS "totalFen", o.paid_fen AS "paidFen", coalesce(o.told_paid_fen, o.paid_fen) AS "toldPaidFen", o.deposit_fen AS "depositFen", o.freight_fen AS "freightFen",
  o.refunded_fen AS "refundedFen", o.lowered_refunds AS "loweredRefunds", o.dated_ahead AS "datedAhead", o.lines_told_fen AS "linesToldFen", o.pay_on_delivery AS "payOnDelivery",
  ${ms("o.created_at")} AS "createdAt", ${ms("o.learnt_at")} AS "learntAt", ${ms("reach.told_to")} AS "warehouseTo", EXISTS (SELECT 1 FROM source_reach any_source WHERE any_source.shop_id = o.shop_id) AS heard, ${ms("o.paid_at")} AS "paidAt", coalesce(o.receiver->>'city', '') AS "toCity",
  ${ms("o.claimed_shipped_at")} AS "claimedShippedAt", ${ms("o.promised_delivery_by")} AS "promisedDeliveryBy", ${ms("o.outbound_at")} AS "outboundAt", ${ms("o.audited_at")} AS "auditedAt",
  ${ms("o.packed_at")} AS "packedAt", ${ms("o.signed_at")} AS "signedAt", ${ms("o.finished_at")} AS "finishedAt", ${ms("o.closed_at")} AS "closedAt",
  ${ms("o.check_at")} AS "checkAt",
  CASE WHEN o.claimed_shipped_at IS NULL THEN (SELECT r.place || jsonb_build_object('at', ${ms("r.placed_at")}) FROM order_receiver r WHERE r.order_id = o.id) END AS place
  FROM "order" o LEFT JOIN source_reach reach ON reach.shop_id = o.shop_id AND reach.source = 'warehouse' WHERE o.id = ANY($1)`;

const ASKED = "FROM unnest($1::text[]) AS asked(id)";

const LINES = `SELECT l.order_id AS "orderId", l.id, l.channel_line_id AS "channelLineId", l.sku, l.quantity, l.price_fen AS "priceFen", l.paid_fen AS "paidFen",
  coalesce(l.told_paid_fen, l.paid_fen) AS "toldPaidFen", l.taken_out AS "takenOut", l.gift, l.components, l.state, coalesce(l.told_state, l.state) AS "toldState", l.waybill
  ${ASKED} JOIN order_line l ON l.order_id = asked.id`;

const PARCELS = `SELECT p.order_id AS "orderId", p.id, p.direction, p.carrier, p.waybill, p.state, p.signed_by AS "signedBy", ${ms("p.picked_up_at")} AS "pickedUpAt",
  ${ms("p.last_scan_at")} AS "lastScanAt", p.last_place AS "lastPlace", ${ms("p.signed_at")} AS "signedAt", p.progress, p.from_city AS "fromCity",
  p.told_version AS "toldVersion", ${ms("p.return_named_at")} AS "returnNamedAt", p.subscribed_at IS NOT NULL AS subscribed,
  p.ended, ${ms("p.answered_at")} AS "answeredAt", p.doubts
  ${ASKED} JOIN parcel p ON p.order_id = asked.id ORDER BY p.waybill`;

/**
 * Other orders that name a parcel's waybill as their own, while both parcels can be meant by it. Hardly any does: which ones there are is found
 * first, parcel by parcel, and all else is asked of those alone. Left to the planner it may walk through the parcels of every order instead.
 */
const SHARING = `WITH pair AS MATERIALIZED (
    SELECT p.id, p.order_id, p.last_scan_at, other.order_id AS other_id, other.direction, other.told_version, other.last_scan_at AS other_scan_at
    ${ASKED} CROSS JOIN LATERAL (SELECT p.id, p.order_id, p.waybill_key, p.last_scan_at FROM parcel p WHERE p.order_id = asked.id AND ${TO_BUYER("p")} OFFSET 0) p
      CROSS JOIN LATERAL (SELECT other.order_id, other.direction, other.told_version, other.last_scan_at FROM parcel other
        WHERE other.waybill_key = p.waybill_key AND other.order_id <> p.order_id AND ${TO_BUYER("other")} OFFSET 0) other)
  SELECT pair.id AS "parcelId", other_order.number, coalesce(${MERGED}, false) AS merged
  FROM pair JOIN "order" o ON o.id = pair.order_id JOIN "order" other_order ON other_order.id = pair.other_id
  WHERE NOT coalesce(pair.other_scan_at < o.created_at - ${CLOCKS}, false) AND NOT coalesce(pair.last_scan_at < other_order.created_at - ${CLOCKS}, false)
    AND (pair.direction = 'exchange' OR NOT (other_order.version > pair.told_version AND other_order.claimed_state IN (${NOT_SHIPPED.map((state) => `'${state}'`).join(", ")}))
    AND NOT EXISTS (SELECT 1 FROM parcel newer WHERE newer.order_id = pair.other_id AND newer.direction = 'outbound' AND newer.told_version > pair.told_version))
  ORDER BY other_order.number`;

const TOLD = `SELECT e.order_id AS "orderId", e.source, e.case_id AS "caseId", e.kind, ${ms("e.at")} AS at, e.data
  ${ASKED} JOIN timeline_event e ON e.order_id = asked.id WHERE e.source = 'warehouse' OR e.source = 'aftersale' AND e.data ? 'goodsReceived' ORDER BY e.at, e.dedupe_key`;

const FINDINGS = `SELECT f.order_id AS "orderId", f.kind, ${ms("f.since")} AS since, f.evidence, f.resolved_at IS NOT NULL AS resolved
  ${ASKED} JOIN finding f ON f.order_id = asked.id`;

interface OfOrder {
  orderId: string;
}
type OrderRow = Omit<Snapshot, "lines" | "parcels" | "warehouse" | "buyerReceivedAt" | "findings">;
type LineRow = Omit<SnapshotLine, "waybills"> & OfOrder & { waybill: string | null };
type ParcelRow = Omit<SnapshotParcel, "sharedWith"> & OfOrder;
interface Sharing {
  parcelId: string;
  number: string;
  merged: boolean;
}
interface ToldEvent extends OfOrder {
  source: string;
  caseId: string | null;
  kind: string;
  at: number;
  data: Snapshot["warehouse"][number]["data"];
}
type FindingRow = Snapshot["findings"][number] & OfOrder;

/** Snapshots of orders, each once. */
export async function snapshots(tx: Tx, orderIds: readonly string[]): Promise<Snapshot[]> {
  if (orderIds.length === 0) return [];
  const asked = [[...new Set(orderIds)]];
  const [orders, lines, parcels, sharing, told, findings] = await Promise.all([
    tx.rows<OrderRow>(ORDERS, asked),
    tx.rows<LineRow>(LINES, asked),
    tx.rows<ParcelRow>(PARCELS, asked),
    tx.rows<Sharing>(SHARING, asked),
    tx.rows<ToldEvent>(TOLD, asked),
    tx.rows<FindingRow>(FINDINGS, asked),
  ]);
  const sharedWith = Map.groupBy(sharing, ({ parcelId }) => parcelId);
  const [linesOf, parcelsOf, toldOf, findingsOf] = [byOrder(lines), byOrder(parcels), byOrder(told), byOrder(findings)];
  return orders.map((order) => {
    const events = toldOf(order.id);
    return {
      ...order,
      toCity: cityOf(order.toCity),
      lines: linesOf(order.id)
        .map(({ orderId: _, waybill, ...line }) => ({ ...line, waybills: waybill ? waybill.split(",") : [] }))
        .sort(byLine),
      parcels: parcelsOf(order.id).map(({ orderId: _, ...parcel }) => ({
        ...parcel,
        sharedWith: (sharedWith.get(parcel.id) ?? []).map(({ number, merged }) => ({ number, merged })),
      })),
      warehouse: standing(events.filter((event) => event.source === "warehouse")),
      buyerReceivedAt: buyerReceivedAt(events.filter((event) => event.source === "aftersale")),
      findings: findingsOf(order.id).map(({ orderId: _, ...finding }) => finding),
    };
  });
}

function byOrder<Row extends OfOrder>(rows: readonly Row[]): (orderId: string) => Row[] {
  const groups = Map.groupBy(rows, ({ orderId }) => orderId);
  return (orderId) => groups.get(orderId) ?? [];
}

/** When a case first said that the goods were received, if its newest word about it still says so. */
function buyerReceivedAt(events: readonly ToldEvent[]): number | null {
  const said = [...Map.groupBy(events, (event) => event.caseId).values()].flatMap((ofCase) => {
    const words = ofCase.filter((event) => typeof event.data.goodsReceived === "boolean");
    return words.at(-1)?.data.goodsReceived === true ? words.filter((event) => event.data.goodsReceived === true) : [];
  });
  return said.length > 0 ? Math.min(...said.map((event) => event.at)) : null;
}
