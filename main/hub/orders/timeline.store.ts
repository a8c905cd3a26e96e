import type { TimelineEntry } from "../contract/index.ts";
import type { Json } from "../kernel/json.ts";
import { handedOver, type Tx } from "../store/index.ts";

/** A line to add to an order's timeline. */
export interface NewEvent {
  orderId: string;
  parcelId: string | null;
  caseId?: string | null;
  source: TimelineEntry["source"];
  kind: string;
  at: Date;
  toldBy: string;
  text: string;
  data: { [key: string]: Json };
  /** Unique within the order: the same thing told again adds nothing. */
  dedupeKey: string;
}

const EVENT = handedOver<NewEvent>({
  orderId: "text",
  parcelId: "text",
  caseId: "text",
  source: "text",
  kind: "text",
  at: "timestamptz",
  toldBy: "text",
  text: "text",
  data: "jsonb",
  dedupeKey: "text",
});

const ADD = `INSERT INTO timeline_event (order_id, parcel_id, case_id, source, kind, at, learnt_at, told_by, text, data, dedupe_key)
  SELECT "orderId", "parcelId", "caseId", source, kind, at, $1, "toldBy", text, data, "dedupeKey"
  FROM ${EVENT.from(2)} AS event
  ON CONFLICT (order_id, dedupe_key) DO NOTHING`;

/** Adds what is new. What is there stays as it was first told. */
export function addEvents(tx: Tx, events: readonly NewEvent[]): void {
  eventsToAdd(tx, events)();
}

/** The same made ready, to be sent when it is time. */
export function eventsToAdd(tx: Tx, events: readonly NewEvent[]): () => void {
  if (events.length === 0) return () => undefined;
  const values = EVENT.values(events);
  return () => tx.run(ADD, [tx.at, ...values]);
}

/** The same; gives the orders that got something. */
export async function growTimelines(tx: Tx, events: readonly NewEvent[]): Promise<Set<string>> {
  if (events.length === 0) return new Set();
  const rows = await tx.rows<{ orderId: string }>(`WITH added AS (${ADD} RETURNING order_id) SELECT DISTINCT order_id AS "orderId" FROM added`, [
    tx.at,
    ...EVENT.values(events),
  ]);
  return new Set(rows.map((row) => row.orderId));
}

/** Says of events already told what has since been understood of them. */
export function renameEvents(tx: Tx, events: readonly { orderId: string; dedupeKey: string; kind: string }[]): void {
  if (events.length === 0) return;
  tx.run(
    `UPDATE timeline_event SET kind = e.kind FROM jsonb_to_recordset($1::jsonb) AS e("orderId" text, "dedupeKey" text, kind text)
     WHERE timeline_event.order_id = e."orderId" AND timeline_event.dedupe_key = e."dedupeKey"`,
    [events],
  );
}

/** Puts what carriers told of one parcel on the timeline of another under the same waybill. */
export function copyScans(tx: Tx, pairs: readonly { from: string; to: string; orderId: string; direction: string }[]): void {
  if (pairs.length === 0) return;
  tx.run(
    `INSERT INTO timeline_event (order_id, parcel_id, source, kind, at, learnt_at, told_by, text, data, dedupe_key)
     SELECT pair."orderId", pair."to", e.source, e.kind, e.at, $1, e.told_by, e.text, e.data || jsonb_build_object('direction', pair.direction), e.dedupe_key
     FROM jsonb_to_recordset($2::jsonb) AS pair("from" text, "to" text, "orderId" text, direction text)
     JOIN parcel source ON source.id = pair."from" JOIN timeline_event e ON e.order_id = source.order_id AND e.parcel_id = source.id AND e.source = 'carrier'
     ON CONFLICT (order_id, dedupe_key) DO NOTHING`,
    [tx.at, pairs],
  );
}

/** Takes lines off timelines again that are withdrawn by whoever told them. */
export function dropEvents(tx: Tx, events: readonly { orderId: string; dedupeKey: string }[]): void {
  if (events.length === 0) return;
  tx.run(
    `DELETE FROM timeline_event e USING jsonb_to_recordset($1::jsonb) AS g("orderId" text, "dedupeKey" text) WHERE e.order_id = g."orderId" AND e.dedupe_key = g."dedupeKey" AND e.source = 'warehouse'`,
    [events],
  );
}
