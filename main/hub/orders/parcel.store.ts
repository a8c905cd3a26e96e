import type { Direction } from "../contract/words.ts";
import { newId } from "../kernel/ids.ts";
import { handedOver, type Tx } from "../store/index.ts";
import type { StoredScan, TracedParcel } from "./parcel.ts";
import { cityOf } from "./place.ts";
import { cleanWaybill, waybillKey } from "./waybill.ts";

/** A parcel as the channel's order tells it. */
export interface ToldParcel {
  id: string;
  orderId: string;
  carrier: string;
  waybill: string;
  shippedAt: Date | null;
  /** Newest version of the order that names it. */
  toldVersion: number;
  /** Newest version of the order that names its carrier. */
  carrierVersion: number;
}

/** Parcels of orders, as their channels told them; those that only cases name, too, as an order may name one as its own. */
export async function toldParcels(tx: Tx, orderIds: readonly string[]): Promise<ToldParcel[]> {
  const rows = await tx.rows<ToldParcel>(
    `SELECT p.id, order_id AS "orderId", carrier, waybill, shipped_at AS "shippedAt", told_version AS "toldVersion", carrier_version AS "carrierVersion"
     FROM unnest($1::text[]) AS asked(id) JOIN parcel p ON p.order_id = asked.id`,
    [orderIds],
  );
  return rows.map((row) => ({ ...row, toldVersion: Number(row.toldVersion), carrierVersion: Number(row.carrierVersion) }));
}

const TOLD_ROW = handedOver<ToldParcel>({
  id: "text",
  orderId: "text",
  carrier: "text",
  waybill: "text",
  shippedAt: "timestamptz",
  toldVersion: "bigint",
  carrierVersion: "bigint",
});

/** Writes what channels tell about parcels; new ones, and those under another carrier, are due to be asked about at once. */
export function writeToldParcels(tx: Tx, parcels: readonly ToldParcel[]): void {
  if (parcels.length === 0) return;
  tx.run(
    `INSERT INTO parcel (id, order_id, direction, carrier, waybill, shipped_at, next_ask_at, told_version, carrier_version)
     SELECT id, "orderId", 'outbound', carrier, waybill, "shippedAt", $1, "toldVersion", "carrierVersion"
     FROM ${TOLD_ROW.from(2)} AS p
     ON CONFLICT (id) DO UPDATE SET shipped_at = excluded.shipped_at, waybill = excluded.waybill, told_version = excluded.told_version, carrier_version = excluded.carrier_version,
       direction = CASE WHEN excluded.told_version > 0 THEN 'outbound' ELSE parcel.direction END, carrier = excluded.carrier,
       next_ask_at = CASE WHEN parcel.ended THEN parcel.next_ask_at WHEN parcel.carrier = excluded.carrier THEN coalesce(parcel.next_ask_at, excluded.next_ask_at) ELSE excluded.next_ask_at END,
       subscribed_at = CASE WHEN parcel.carrier = excluded.carrier THEN parcel.subscribed_at END,
       answered_at = CASE WHEN parcel.carrier = excluded.carrier THEN parcel.answered_at END`,
    [tx.at, ...TOLD_ROW.values(parcels)],
  );
}

/** Nobody is asked about parcels of orders that others have replaced; what is told of them still comes in. */
export function forgetReplaced(tx: Tx, orderIds: readonly string[]): void {
  if (orderIds.length === 0) return;
  tx.run(
    `UPDATE parcel SET next_ask_at = NULL WHERE order_id = ANY($1) AND direction = 'outbound' AND EXISTS (SELECT 1 FROM parcel newer
       WHERE newer.order_id = parcel.order_id AND newer.direction = 'outbound' AND newer.told_version > parcel.told_version)`,
    [orderIds],
  );
}

const TRACED = `p.id, p.order_id AS "orderId", p.direction, p.carrier, p.waybill, p.state, p.signed_by AS "signedBy", p.version, p.picked_up_at AS "pickedUpAt",
  p.last_scan_at AS "lastScanAt", p.last_place AS "lastPlace", p.signed_at AS "signedAt", p.returned_at AS "returnedAt", p.ended,
  p.corrected_carrier AS "correctedCarrier", p.progress, p.from_city AS "fromCity", p.next_ask_at AS "nextAskAt", p.answered_at AS "answeredAt", p.scans, p.doubts,
  p.return_named_at AS "returnNamedAt", CASE p.direction WHEN 'outbound' THEN o.created_at WHEN 'exchange' THEN p.exchange_named_at ELSE p.return_named_at END AS since, coalesce(o.receiver->>'city', '') AS "toCity"`;

/** Parcels of all orders under waybills, however those are written. */
export async function parcelsByWaybill(tx: Tx, waybills: readonly string[]): Promise<TracedParcel[]> {
  const rows = await tx.rows<TracedParcel>(`SELECT ${TRACED} FROM parcel p JOIN "order" o ON o.id = p.order_id WHERE p.waybill_key = ANY($1)`, [
    [...new Set(waybills.map(waybillKey))],
  ]);
  return rows.map(read);
}

/** Parcels of orders that something was scanned of. */
export async function scannedParcels(tx: Tx, orderIds: readonly string[]): Promise<TracedParcel[]> {
  const rows = await tx.rows<TracedParcel>(
    `SELECT ${TRACED} FROM parcel p JOIN "order" o ON o.id = p.order_id WHERE p.order_id = ANY($1) AND p.scans <> '[]'`,
    [orderIds],
  );
  return rows.map(read);
}

export async function parcelsById(tx: Tx, ids: readonly string[]): Promise<TracedParcel[]> {
  const rows = await tx.rows<TracedParcel>(`SELECT ${TRACED} FROM parcel p JOIN "order" o ON o.id = p.order_id WHERE p.id = ANY($1)`, [ids]);
  return rows.map(read);
}

/** A return goes to the seller, whose city no order tells. */
function read(row: TracedParcel): TracedParcel {
  return {
    ...row,
    version: Number(row.version),
    toCity: row.direction === "return" ? "" : cityOf(row.toCity),
    scans: row.scans.map(readScan),
    doubts: doubtsOf(row),
  };
}

/** In the order in which the code writes it: the database has its own, and what did not change must read the same. */
function readScan({ at, key, state, place, city, signedBy, redelivered, seenAt, early, told, barred }: StoredScan): StoredScan {
  return {
    at,
    key,
    state,
    place,
    city,
    signedBy,
    redelivered,
    ...(seenAt === undefined ? {} : { seenAt }),
    ...(early === undefined ? {} : { early }),
    ...(barred === undefined ? {} : { barred }),
    ...(told === undefined ? {} : { told }),
  };
}

function doubtsOf({ doubts: { strange, earlierSignature, ahead, unplaced, barred, early, unsigned, gap } }: TracedParcel): TracedParcel["doubts"] {
  return {
    ...(strange ? { strange: { count: strange.count, firstAt: strange.firstAt, lastAt: strange.lastAt } } : {}),
    ...(earlierSignature ? { earlierSignature: { at: earlierSignature.at, signedBy: earlierSignature.signedBy, againAt: earlierSignature.againAt } } : {}),
    ...(ahead ? { ahead: { writtenAt: ahead.writtenAt, seenAt: ahead.seenAt } } : {}),
    ...(unplaced ? { unplaced } : {}),
    ...(barred ? { barred: { at: barred.at, why: barred.why } } : {}),
    ...(early
      ? { early: { until: early.until, progress: early.progress, pickedUpAt: early.pickedUpAt, signedAt: early.signedAt, returnedAt: early.returnedAt } }
      : {}),
    ...(unsigned ? { unsigned: { reading: unsigned.reading, from: unsigned.from } } : {}),
    ...(gap ? { gap } : {}),
  };
}

const TRACED_ROW = handedOver<TracedParcel>({
  id: "text",
  state: "text",
  signedBy: "text",
  version: "bigint",
  pickedUpAt: "timestamptz",
  lastScanAt: "timestamptz",
  lastPlace: "text",
  signedAt: "timestamptz",
  returnedAt: "timestamptz",
  ended: "boolean",
  correctedCarrier: "text",
  progress: "text",
  fromCity: "text",
  nextAskAt: "timestamptz",
  answeredAt: "timestamptz",
  scans: "jsonb",
  doubts: "jsonb",
});

export function writeTraced(tx: Tx, parcels: readonly TracedParcel[]): void {
  if (parcels.length === 0) return;
  tx.run(
    `UPDATE parcel SET state = p.state, signed_by = p."signedBy", version = p.version, picked_up_at = p."pickedUpAt", last_scan_at = p."lastScanAt",
       last_place = p."lastPlace", signed_at = p."signedAt", returned_at = p."returnedAt", ended = p.ended, corrected_carrier = p."correctedCarrier",
       progress = p.progress, from_city = p."fromCity", next_ask_at = p."nextAskAt", answered_at = p."answeredAt", scans = p.scans, doubts = p.doubts
     FROM ${TRACED_ROW.from(1)} AS p WHERE parcel.id = p.id`,
    TRACED_ROW.values(parcels),
  );
}

/** Parcels that nothing was scanned of, each with the scanned parcels of others under its waybill: what their trackers told is told of it, too. */
export async function unscannedTwins(tx: Tx, parcelIds: readonly string[]): Promise<{ mine: TracedParcel; others: TracedParcel[] }[]> {
  if (parcelIds.length === 0) return [];
  const pairs = await tx.rows<{ mine: string; other: string }>(
    `SELECT mine.id AS mine, other.id AS other FROM parcel mine JOIN parcel other ON other.waybill_key = mine.waybill_key AND other.id <> mine.id
     WHERE mine.id = ANY($1) AND mine.scans = '[]' AND other.scans <> '[]'`,
    [parcelIds],
  );
  if (pairs.length === 0) return [];
  const known = new Map((await parcelsById(tx, [...new Set(pairs.flatMap(({ mine, other }) => [mine, other]))])).map((parcel) => [parcel.id, parcel]));
  return [...Map.groupBy(pairs, (pair) => pair.mine)].flatMap(([id, of]) => {
    const mine = known.get(id);
    return mine ? [{ mine, others: of.flatMap(({ other }) => known.get(other) ?? []) }] : [];
  });
}

/** Each of these orders with each other order, be it one of these or not, that has a parcel under the same waybill. */
export async function ordersSharing(tx: Tx, orderIds: readonly string[]): Promise<{ mine: string; other: string }[]> {
  if (orderIds.length === 0) return [];
  return tx.rows<{ mine: string; other: string }>(
    `SELECT DISTINCT mine.order_id AS mine, other.order_id AS other FROM unnest($1::text[]) AS asked(id) JOIN parcel mine ON mine.order_id = asked.id
       JOIN parcel other ON other.waybill_key = mine.waybill_key AND other.order_id <> mine.order_id`,
    [orderIds],
  );
}

/** Orders whose parcels are under one waybill with another order's, where one of the two is of these. */
export async function sharingOrders(tx: Tx, orderIds: readonly string[]): Promise<string[]> {
  if (orderIds.length === 0) return [];
  const rows = await tx.rows<{ mine: string; other: string }>(
    `SELECT mine.order_id AS mine, other.order_id AS other FROM parcel mine JOIN parcel other ON other.waybill_key = mine.waybill_key AND other.order_id <> mine.order_id
     WHERE mine.order_id = ANY($1) AND mine.direction <> 'return' AND other.direction <> 'return'`,
    [orderIds],
  );
  return [...new Set(rows.flatMap(({ mine, other }) => [mine, other]))];
}

/** What a parcel can be to the case that names it. */
export type NamedDirection = Exclude<Direction, "outbound">;

/** A waybill that a case names: as what comes back, or as what is sent instead. */
export interface NamedParcel {
  orderId: string;
  direction: NamedDirection;
  carrier: string;
  waybill: string;
  /** When the case was opened: what was scanned before is not this parcel. */
  openedAt: Date;
  /** The waybill that the case named before: nobody waits for that one any more. */
  insteadOf?: string | null;
}

/** Marks a parcel that its case has since named another instead of. */
const REPLACED = -1;

/**
 * Makes parcels known that cases name as one thing, so that they are tracked like any other. A waybill that the order knows as its own stays that
 * one and is marked as named, too; what is sent instead stays that though it be named for a return. The earliest case that names it counts.
 * Gives the ids of all that were named, or are no more. Emits `parcel.known` for new ones.
 */
export async function writeNamedParcels(tx: Tx, direction: NamedDirection, named: readonly NamedParcel[]): Promise<string[]> {
  const rows = [...Map.groupBy(named, (one) => `${one.orderId}\n${waybillKey(one.waybill)}`).values()].map((same) => {
    const [first] = same.toSorted((left, right) => left.openedAt.getTime() - right.openedAt.getTime());
    return { ...first, id: newId(tx.at.getTime()), waybill: cleanWaybill(first?.waybill ?? ""), key: waybillKey(first?.waybill ?? "") };
  });
  // Named in place of what comes back, and taken back: it is what comes back again.
  const stays = "$2 = 'exchange' AND parcel.return_named_at IS NOT NULL";
  const dropped = await tx.rows<{ id: string }>(
    `UPDATE parcel SET direction = CASE WHEN ${stays} THEN 'return' ELSE direction END, told_version = CASE WHEN ${stays} THEN told_version ELSE ${REPLACED} END,
       next_ask_at = CASE WHEN ${stays} THEN next_ask_at END FROM jsonb_to_recordset($1::jsonb) AS r("orderId" text, key text)
     WHERE parcel.order_id = r."orderId" AND parcel.waybill_key = r.key AND parcel.direction = $2 RETURNING parcel.id`,
    [named.flatMap(({ orderId, insteadOf }) => (insteadOf ? [{ orderId, key: waybillKey(insteadOf) }] : [])), direction],
  );
  const known = await tx.rows<{ id: string; orderId: string; key: string }>(
    `UPDATE parcel SET return_named_at = CASE $3 WHEN 'return' THEN least(return_named_at, r."openedAt") ELSE return_named_at END,
       exchange_named_at = CASE $3 WHEN 'exchange' THEN least(exchange_named_at, r."openedAt") ELSE exchange_named_at END, told_version = greatest(told_version, 0),
       direction = CASE WHEN parcel.direction = 'return' OR (parcel.direction = 'exchange' AND told_version < 0) THEN $3 ELSE parcel.direction END,
       next_ask_at = CASE WHEN told_version < 0 AND NOT ended THEN $2 ELSE next_ask_at END
     FROM jsonb_to_recordset($1::jsonb) AS r("orderId" text, key text, "openedAt" timestamptz)
     WHERE parcel.order_id = r."orderId" AND parcel.waybill_key = r.key RETURNING parcel.id, parcel.order_id AS "orderId", parcel.waybill_key AS key`,
    [rows, tx.at, direction],
  );
  const fresh = rows.filter((row) => !known.some((one) => one.orderId === row.orderId && one.key === row.key));
  const kept = await tx.rows<{ id: string; waybill: string; orderId: string }>(
    `INSERT INTO parcel (id, order_id, direction, carrier, waybill, next_ask_at, return_named_at, exchange_named_at)
     SELECT id, "orderId", $3, carrier, waybill, $2, CASE $3 WHEN 'return' THEN "openedAt" END, CASE $3 WHEN 'exchange' THEN "openedAt" END
     FROM jsonb_to_recordset($1::jsonb) AS r(id text, "orderId" text, carrier text, waybill text, "openedAt" timestamptz)
     ON CONFLICT (order_id, carrier, waybill) DO NOTHING RETURNING id, waybill, order_id AS "orderId"`,
    [fresh, tx.at, direction],
  );
  for (const { id, waybill, orderId } of kept) tx.emit({ name: "parcel.known", subjectId: id, data: { waybill, direction, orderId } });
  return [...dropped, ...known, ...kept].map((row) => row.id);
}

/** A waybill that whoever packs names as an order's. */
export interface SentParcel {
  orderId: string;
  carrier: string;
  waybill: string;
}

/** Makes them known where the order has none under that waybill: no version of the order named them. @returns ids of new ones */
export async function writeSentParcels(tx: Tx, named: readonly SentParcel[]): Promise<string[]> {
  const rows = [...new Map(named.map((one) => [`${one.orderId}\n${waybillKey(one.waybill)}`, one])).values()].map((one) => ({
    ...one,
    id: newId(tx.at.getTime()),
    waybill: cleanWaybill(one.waybill),
    key: waybillKey(one.waybill),
  }));
  const kept = await tx.rows<{ id: string; waybill: string; orderId: string }>(
    `INSERT INTO parcel (id, order_id, direction, carrier, waybill, next_ask_at)
     SELECT id, "orderId", 'outbound', carrier, waybill, $2 FROM jsonb_to_recordset($1::jsonb) AS r(id text, "orderId" text, carrier text, waybill text, key text)
     WHERE NOT EXISTS (SELECT 1 FROM parcel p WHERE p.order_id = r."orderId" AND p.waybill_key = r.key)
     ON CONFLICT (order_id, carrier, waybill) DO NOTHING RETURNING id, waybill, order_id AS "orderId"`,
    [rows, tx.at],
  );
  for (const { id, waybill, orderId } of kept) tx.emit({ name: "parcel.known", subjectId: id, data: { waybill, direction: "outbound", orderId } });
  return kept.map(({ id }) => id);
}

/** Those of these parcels of orders of which a tracker told something. */
export function scannedAmong(tx: Tx, of: readonly { orderId: string; key: string }[]): Promise<{ orderId: string; key: string }[]> {
  return tx.rows(
    `SELECT p.order_id AS "orderId", p.waybill_key AS key FROM jsonb_to_recordset($1::jsonb) AS r("orderId" text, key text)
     JOIN parcel p ON p.order_id = r."orderId" AND p.waybill_key = r.key WHERE p.version > 0 OR p.scans <> '[]'`,
    [of],
  );
}

/** Forgets parcels that nobody but a table named and nothing is known of. */
export function dropSentParcels(tx: Tx, of: readonly { orderId: string; key: string }[]): void {
  tx.run(
    `DELETE FROM parcel p USING jsonb_to_recordset($1::jsonb) AS r("orderId" text, key text)
     WHERE p.order_id = r."orderId" AND p.waybill_key = r.key AND p.direction = 'outbound' AND p.told_version = 0 AND p.return_named_at IS NULL AND p.exchange_named_at IS NULL
       AND p.version = 0 AND p.scans = '[]'`,
    [of],
  );
}
