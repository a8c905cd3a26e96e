import { newId } from "../kernel/ids.ts";
import { handedOver, type Store, type Tx } from "../store/index.ts";
import type { Found } from "./findings/find.ts";
import type { LaneHours } from "./findings/usual-hours.ts";
import { hoursOfLanes } from "./lanes.store.ts";
import { laneNames } from "./place.ts";
import type { Derived, Snapshot } from "./refresh.ts";

/** Learnt hours of the lanes that parcels of these orders travel; of one that nobody has picked up none are needed. */
export function laneHours(tx: Tx, orders: readonly Snapshot[]): Promise<LaneHours> {
  return hoursOfLanes(
    tx,
    orders.flatMap((order) => order.parcels.flatMap((parcel) => (parcel.pickedUpAt === null ? [] : laneNames(parcel.carrier, parcel.fromCity, order.toCity)))),
  );
}

/** What all that is known of an order proves, and when to look at it again; times in ms. */
export type DerivedOrder = Derived["order"] & { checkAt: number | null };

const DERIVED = handedOver<DerivedOrder>({
  id: "text",
  state: "text",
  auditedAt: "bigint",
  packedAt: "bigint",
  outboundAt: "bigint",
  signedAt: "bigint",
  checkAt: "bigint",
});

export async function writeDerived(tx: Tx, orders: readonly DerivedOrder[]): Promise<void> {
  if (orders.length === 0) return;
  const time = (name: string): string => `to_timestamp(d."${name}" / 1000.0)`;
  tx.run(
    `UPDATE "order" SET state = d.state, audited_at = ${time("auditedAt")}, packed_at = ${time("packedAt")}, outbound_at = ${time("outboundAt")},
       signed_at = ${time("signedAt")}, check_at = ${time("checkAt")}
     FROM ${DERIVED.from(1)} AS d
     WHERE "order".id = d.id`,
    DERIVED.values(orders),
  );
}

const LINE_STATE = handedOver<Derived["lines"][number]>({
  id: "text",
  state: "text",
});

export async function writeLineStates(tx: Tx, lines: Derived["lines"]): Promise<void> {
  if (lines.length === 0) return;
  tx.run(`UPDATE order_line SET state = l.state FROM ${LINE_STATE.from(1)} AS l WHERE order_line.id = l.id`, LINE_STATE.values(lines));
}

const FOUND = handedOver<Found & { orderId: string; id: string }>({
  id: "text",
  orderId: "text",
  kind: "text",
  since: "bigint",
  evidence: "jsonb",
});

/** Opens findings, or opens them again with new evidence. */
export async function openFindings(tx: Tx, found: readonly (Found & { orderId: string })[]): Promise<void> {
  if (found.length === 0) return;
  const rows = found.map((one) => ({ ...one, id: newId(tx.at.getTime()) }));
  tx.run(
    `INSERT INTO finding (id, order_id, kind, since, evidence, found_at)
     SELECT id, "orderId", kind, to_timestamp(since / 1000.0), evidence, $1 FROM ${FOUND.from(2)} AS f
     ON CONFLICT (order_id, kind) DO UPDATE SET since = excluded.since, evidence = excluded.evidence, resolved_at = NULL,
       found_at = CASE WHEN finding.resolved_at IS NULL THEN finding.found_at ELSE excluded.found_at END`,
    [tx.at, ...FOUND.values(rows)],
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
