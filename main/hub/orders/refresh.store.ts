import { newId } from "../kernel/ids.ts";
import type { Store, Tx } from "../store/index.ts";
import type { Found } from "./findings/find.ts";
import type { LaneHours } from "./findings/usual-hours.ts";
import { hoursOfLanes } from "./lanes.store.ts";
import { CLOCK_TOLERANCE_MS } from "./parcel.ts";
import { cityOf, laneNames } from "./place.ts";
import { byLine, type Derived, type Snapshot } from "./refresh.ts";
import { NOT_SHIPPED } from "./told-parcels.ts";

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

const SNAPSHOT = `SELECT o.id, o.state, coalesce(o.told_state, o.state) AS "toldState", o.channel_status AS "channelStatus", o.claimed_state AS "claimedState", o.version::float8 AS version,
  o.total_fen AS "totalFen", o.paid_fen AS "paidFen", coalesce(o.told_paid_fen, o.paid_fen) AS "toldPaidFen", o.deposit_fen AS "depositFen", o.freight_fen AS "freightFen",
  o.refunded_fen AS "refundedFen", o.lowered_refunds AS "loweredRefunds", o.dated_ahead AS "datedAhead", o.lines_told_fen AS "linesToldFen", o.pay_on_delivery AS "payOnDelivery",
  ${ms("o.created_at")} AS "createdAt", ${ms("o.paid_at")} AS "paidAt", coalesce(o.receiver->>'city', '') AS "toCity",
  ${ms("o.claimed_shipped_at")} AS "claimedShippedAt", ${ms("o.promised_delivery_by")} AS "promisedDeliveryBy", ${ms("o.outbound_at")} AS "outboundAt", ${ms("o.audited_at")} AS "auditedAt",
  ${ms("o.packed_at")} AS "packedAt", ${ms("o.signed_at")} AS "signedAt", ${ms("o.finished_at")} AS "finishedAt", ${ms("o.closed_at")} AS "closedAt",
  ${ms("o.check_at")} AS "checkAt",
  (SELECT json_agg(json_build_object('id', l.id, 'channelLineId', l.channel_line_id, 'sku', l.sku, 'quantity', l.quantity, 'priceFen', l.price_fen, 'paidFen', l.paid_fen,
       'toldPaidFen', coalesce(l.told_paid_fen, l.paid_fen), 'takenOut', l.taken_out, 'gift', l.gift, 'components', l.components, 'state', l.state, 'toldState', coalesce(l.told_state, l.state),
       'waybills', string_to_array(coalesce(l.waybill, ''), ',')))
     FROM order_line l WHERE l.order_id = o.id) AS lines,
  (SELECT json_agg(json_build_object('id', p.id, 'direction', p.direction, 'carrier', p.carrier, 'waybill', p.waybill, 'state', p.state, 'signedBy', p.signed_by,
       'pickedUpAt', ${ms("p.picked_up_at")}, 'lastScanAt', ${ms("p.last_scan_at")}, 'lastPlace', p.last_place, 'signedAt', ${ms("p.signed_at")},
       'progress', p.progress, 'fromCity', p.from_city, 'toldVersion', p.told_version,
       'returnNamedAt', ${ms("p.return_named_at")}, 'doubts', p.doubts, 'sharedWith', (SELECT coalesce(json_agg(json_build_object('number', other_order.number,
            'merged', ${MERGED}) ORDER BY other_order.number), '[]') FROM parcel other JOIN "order" other_order ON other_order.id = other.order_id
          WHERE other.waybill_key = p.waybill_key AND other.order_id <> o.id AND ${TO_BUYER("p")} AND ${TO_BUYER("other")}
            AND NOT coalesce(other.last_scan_at < o.created_at - ${CLOCKS}, false) AND NOT coalesce(p.last_scan_at < other_order.created_at - ${CLOCKS}, false)
            AND (other.direction = 'exchange' OR NOT (other_order.version > other.told_version AND other_order.claimed_state IN (${NOT_SHIPPED.map((state) => `'${state}'`).join(", ")}))
            AND NOT EXISTS (SELECT 1 FROM parcel newer WHERE newer.order_id = other.order_id AND newer.direction = 'outbound' AND newer.told_version > other.told_version)))) ORDER BY p.waybill)
     FROM parcel p WHERE p.order_id = o.id) AS parcels,
  (SELECT json_agg(json_build_object('source', e.source, 'caseId', e.case_id, 'kind', e.kind, 'at', ${ms("e.at")}, 'data', e.data) ORDER BY e.at, e.dedupe_key)
     FROM timeline_event e WHERE e.order_id = o.id AND (e.source = 'warehouse' OR e.source = 'aftersale' AND e.data ? 'goodsReceived')) AS told,
  (SELECT json_agg(json_build_object('kind', f.kind, 'since', ${ms("f.since")}, 'evidence', f.evidence, 'resolved', f.resolved_at IS NOT NULL))
     FROM finding f WHERE f.order_id = o.id) AS findings
  FROM "order" o WHERE o.id = ANY($1)`;

const TIMES = [
  "createdAt",
  "paidAt",
  "claimedShippedAt",
  "promisedDeliveryBy",
  "outboundAt",
  "auditedAt",
  "packedAt",
  "signedAt",
  "finishedAt",
  "closedAt",
  "checkAt",
] as const;

/** Everything that states and findings of orders are computed from. */
export async function snapshots(tx: Tx, orderIds: readonly string[]): Promise<Snapshot[]> {
  if (orderIds.length === 0) return [];
  const rows = await tx.rows<Omit<Snapshot, "warehouse" | "buyerReceivedAt"> & { told: ToldEvent[] | null }>(SNAPSHOT, [orderIds]);
  return rows.map(({ told, ...row }) => ({
    ...row,
    ...Object.fromEntries(TIMES.map((time) => [time, row[time] === null ? null : Number(row[time])])),
    toCity: cityOf(row.toCity),
    lines: (row.lines ?? []).sort(byLine),
    parcels: row.parcels ?? [],
    warehouse: (told ?? []).filter((event) => event.source === "warehouse"),
    buyerReceivedAt: buyerReceivedAt((told ?? []).filter((event) => event.source === "aftersale")),
    findings: row.findings ?? [],
  }));
}

interface ToldEvent {
  source: string;
  caseId: string | null;
  kind: string;
  at: number;
  data: Snapshot["warehouse"][number]["data"];
}

/** When a case first said that the goods were received, if its newest word about it still says so. */
function buyerReceivedAt(events: readonly ToldEvent[]): number | null {
  const said = [...Map.groupBy(events, (event) => event.caseId).values()].flatMap((ofCase) => {
    const words = ofCase.filter((event) => typeof event.data.goodsReceived === "boolean");
    return words.at(-1)?.data.goodsReceived === true ? words.filter((event) => event.data.goodsReceived === true) : [];
  });
  return said.length > 0 ? Math.min(...said.map((event) => event.at)) : null;
}

/** Learnt hours of the lanes that parcels of these orders travel; of one that nobody has picked up none are needed. */
export function laneHours(tx: Tx, orders: readonly Snapshot[]): Promise<LaneHours> {
  return hoursOfLanes(
    tx,
    orders.flatMap((order) => order.parcels.flatMap((parcel) => (parcel.pickedUpAt === null ? [] : laneNames(parcel.carrier, parcel.fromCity, order.toCity)))),
  );
}

export async function writeDerived(tx: Tx, orders: readonly (Derived["order"] & { checkAt: number | null })[]): Promise<void> {
  if (orders.length === 0) return;
  const time = (name: string): string => `to_timestamp(d."${name}" / 1000.0)`;
  tx.run(
    `UPDATE "order" SET state = d.state, audited_at = ${time("auditedAt")}, packed_at = ${time("packedAt")}, outbound_at = ${time("outboundAt")},
       signed_at = ${time("signedAt")}, check_at = ${time("checkAt")}
     FROM jsonb_to_recordset($1::jsonb) AS d(id text, state text, "auditedAt" bigint, "packedAt" bigint, "outboundAt" bigint, "signedAt" bigint, "checkAt" bigint)
     WHERE "order".id = d.id`,
    [orders],
  );
}

export async function writeLineStates(tx: Tx, lines: Derived["lines"]): Promise<void> {
  if (lines.length === 0) return;
  tx.run(`UPDATE order_line SET state = l.state FROM jsonb_to_recordset($1::jsonb) AS l(id text, state text) WHERE order_line.id = l.id`, [lines]);
}

/** Opens findings, or opens them again with new evidence. */
export async function openFindings(tx: Tx, found: readonly (Found & { orderId: string })[]): Promise<void> {
  if (found.length === 0) return;
  const rows = found.map((one) => ({ ...one, id: newId(tx.at.getTime()) }));
  tx.run(
    `INSERT INTO finding (id, order_id, kind, since, evidence, found_at)
     SELECT id, "orderId", kind, to_timestamp(since / 1000.0), evidence, $1 FROM jsonb_to_recordset($2::jsonb) AS f(id text, "orderId" text, kind text, since bigint, evidence jsonb)
     ON CONFLICT (order_id, kind) DO UPDATE SET since = excluded.since, evidence = excluded.evidence, resolved_at = NULL,
       found_at = CASE WHEN finding.resolved_at IS NULL THEN finding.found_at ELSE excluded.found_at END`,
    [tx.at, rows],
  );
}

export async function resolveFindings(tx: Tx, gone: readonly { orderId: string; kind: string }[]): Promise<void> {
  if (gone.length === 0) return;
  tx.run(
    `UPDATE finding SET resolved_at = $1 FROM jsonb_to_recordset($2::jsonb) AS g("orderId" text, kind text)
     WHERE finding.order_id = g."orderId" AND finding.kind = g.kind AND finding.resolved_at IS NULL`,
    [tx.at, gone],
  );
}

/** Orders whose time to be looked at has come, oldest first. */
export async function dueChecks(reader: Pick<Tx, "rows">, of: { now: Date; limit: number }): Promise<string[]> {
  const rows = await reader.rows<{ id: string }>(`SELECT id FROM "order" WHERE check_at <= $1 ORDER BY check_at LIMIT $2`, [of.now, of.limit]);
  return rows.map((row) => row.id);
}

/** Those of the orders of which a case says that the goods were received, or names a waybill for their return. */
export async function ordersWithCaseWords(store: Store, orderIds: readonly string[]): Promise<string[]> {
  const rows = await store.rows<{ id: string }>(
    `SELECT id FROM unnest($1::text[]) AS asked(id) WHERE EXISTS (SELECT 1 FROM timeline_event e WHERE e.order_id = asked.id AND e.source = 'aftersale' AND e.data ? 'goodsReceived'
         AND e.data->'goodsReceived' <> 'null'::jsonb) OR EXISTS (SELECT 1 FROM parcel p WHERE p.order_id = asked.id AND (p.return_named_at IS NOT NULL OR p.exchange_named_at IS NOT NULL))`,
    [orderIds],
  );
  return rows.map((row) => row.id);
}
