/** What a carrier's trace says about a parcel: pure, and the same whatever order traces come in. */

import type { ChannelTrace, SignedBy, TraceScan, TraceState } from "../connectors/port.ts";
import { sha256 } from "../kernel/ids.ts";
import { type Barred, barredBy } from "./barred.ts";
import { isCarrierCode } from "./carriers.ts";
import { GOING_BACK } from "./life.ts";
import { AHEAD_MS, byTime, CLOCK_TOLERANCE_MS, ENDS, FURTHER, lived, type StoredScan, type TracedParcel } from "./parcel.ts";
import { cityOf, placeOf } from "./place.ts";
import type { NewEvent } from "./timeline.store.ts";
import { waybillKey } from "./waybill.ts";

/** Of two words about who signed the more exact, and then the more careful one counts. */
const MORE_EXACT: readonly (SignedBy | null)[] = [null, "unclear", "recipient", "locker", "station", "other"];

/** True when a trace is about this parcel: same waybill, and the carrier the channel named, the tracker corrected to, or none we know. */
export function isAbout(trace: ChannelTrace, parcel: Pick<TracedParcel, "carrier" | "waybill" | "correctedCarrier">): boolean {
  if (waybillKey(trace.waybill) !== waybillKey(parcel.waybill)) return false;
  // A tracker that follows a parcel under a carrier it found by itself says so by naming that carrier as the correction.
  if (trace.correctedCarrier !== null && trace.correctedCarrier === trace.carrier) return true;
  const named = [trace.carrier, trace.correctedCarrier];
  return named.includes(parcel.carrier) || (parcel.correctedCarrier !== null && named.includes(parcel.correctedCarrier)) || !isCarrierCode(parcel.carrier);
}

/** The parcel after a trace: its scans join those that are kept, and everything follows from them all. */
export function mergeTrace(parcel: TracedParcel, trace: ChannelTrace, by: { now: Date; reading: number }): TracedParcel {
  const scans = new Map(parcel.scans.map((scan) => [nameOf(scan), scan]));
  const told = storedScans(trace, by.now);
  for (const one of told) {
    const name = nameOf(one);
    const kept = scans.get(name);
    const scan = kept ? further(kept, one) : one;
    const reading = Math.max(scan.told ?? 0, by.reading);
    scans.set(name, ENDS.has(scan.state) && reading > 0 ? { ...scan, told: reading } : scan);
  }
  const { unsigned } = parcel.doubts;
  const leavesOut = by.reading > (unsigned?.reading ?? 0) && tellsAllButTheEnd(parcel, trace, told);
  const doubts = leavesOut ? { ...parcel.doubts, unsigned: { reading: by.reading, from: Math.min(...told.map(({ at }) => at)) } } : parcel.doubts;
  return lived({
    ...parcel,
    version: Math.max(parcel.version, trace.version),
    ended: leavesOut ? trace.ended : parcel.ended || (trace.ended && !isOlderParcels(parcel, told)),
    correctedCarrier: greater(parcel.correctedCarrier, trace.correctedCarrier),
    scans: [...scans.values()].sort(byTime),
    doubts: tellsSeveral(parcel, told) ? { ...doubts, gap: true } : doubts,
  });
}

/** All it tells is from before the order: the tracker saw another parcel end that had the number before, and ours is still to come. */
function isOlderParcels({ since }: TracedParcel, told: readonly StoredScan[]): boolean {
  return since !== null && told.length > 0 && told.every(({ at }) => at < since.getTime() - CLOCK_TOLERANCE_MS);
}

/**
 * A whole trace that knows every moment of the way but the signature or the return at its end: the carrier has taken it back. One that lacks
 * more is only an older message.
 */
function tellsAllButTheEnd(parcel: TracedParcel, trace: ChannelTrace, told: readonly StoredScan[]): boolean {
  const end = parcel.scans.findLast((scan) => ENDS.has(scan.state));
  if (!end || told.length === 0 || ENDS.has(trace.state) || told.some((scan) => ENDS.has(scan.state) || scan.state === "unknown")) return false;
  const times = new Set(told.map(({ at }) => at));
  const from = Math.min(...times);
  return from < end.at && parcel.scans.every((scan) => ENDS.has(scan.state) || scan.at < from || scan.at > end.at || times.has(scan.at));
}

/** A tracker tells every scan as it learns of it: several new ones at once, where an earlier message had told some, mean that one may have been lost. */
function tellsSeveral({ scans }: TracedParcel, told: readonly StoredScan[]): boolean {
  if (scans.length === 0) return false;
  const newest = Math.max(...scans.map(({ at }) => at));
  return new Set(told.filter(({ at }) => at > newest).map(({ at }) => at)).size > 1;
}

const nameOf = ({ at, key }: Pick<StoredScan, "at" | "key">): string => `${at} ${key}`;

/**
 * A trace's scans as they are kept. What the trace says as a whole is said of its newest scan, where that says less: a folded "signed" of
 * the sender is a return, a "problem" is one although nothing new was scanned, and a trace without scans tells its state at its time.
 */
function storedScans(trace: ChannelTrace, now: Date): StoredScan[] {
  const told = trace.scans.length > 0 || trace.version <= 0 ? trace.scans : [{ at: new Date(trace.version), text: "", place: "", state: trace.state }];
  const newest = Math.max(...told.map((scan) => scan.at.getTime()));
  return told.map((scan) => {
    const whole = scan.at.getTime() === newest;
    const state = whole && saysMore(trace.state, scan.state) ? trace.state : scan.state;
    const signedBy = scan.signedBy ?? (whole && state === trace.state ? trace.signedBy : null);
    const at = scan.at.getTime();
    const { key, place, city, barred } = wordsOf(scan);
    return {
      at,
      key,
      state,
      place,
      city,
      signedBy,
      redelivered: scan.redelivered ?? false,
      ...(at > now.getTime() + AHEAD_MS ? { seenAt: now.getTime() } : at > now.getTime() + CLOCK_TOLERANCE_MS ? { early: now.getTime() } : {}),
      ...(barred === null ? {} : { barred }),
    };
  });
}

function saysMore(whole: TraceState, scan: TraceState): boolean {
  if (scan === "unknown") return true;
  if (scan === "signed") return GOING_BACK.has(whole);
  return whole === "problem" && (scan === "in_transit" || scan === "out_for_delivery" || scan === "picked_up");
}

/** What a scan's words tell: its name, and where it was made. Read once, for parcel and timeline want the same. */
function wordsOf(scan: Pick<TraceScan, "text" | "place">): Words {
  const known = read.get(scan) ?? { key: sha256(scan.text).slice(0, 16), place: placeOf(scan), city: cityOf(scan.place), barred: barredBy(scan.text) };
  read.set(scan, known);
  return known;
}
type Words = Pick<StoredScan, "key" | "place" | "city"> & { barred: Barred | null };
const read = new WeakMap<Pick<TraceScan, "text" | "place">, Words>();

function further(left: StoredScan, right: StoredScan): StoredScan {
  const state = FURTHER.indexOf(right.state) > FURTHER.indexOf(left.state) ? right.state : left.state;
  const signedBy = MORE_EXACT.indexOf(right.signedBy) > MORE_EXACT.indexOf(left.signedBy) ? right.signedBy : left.signedBy;
  const [place, city] = [greater(left.place, right.place) ?? "", greater(left.city, right.city) ?? ""];
  // Told again when its date has come, it is as wrong as it was.
  const seen = [left.seenAt, right.seenAt].filter((time) => time !== undefined);
  const seenAt = seen.length > 0 ? Math.min(...seen) : undefined;
  const early = left.early ?? right.early;
  const { seenAt: _, ...scan } = left;
  return {
    ...scan,
    state,
    signedBy,
    place,
    city,
    redelivered: left.redelivered || right.redelivered,
    ...(seenAt === undefined ? {} : { seenAt }),
    ...(early === undefined || seenAt !== undefined ? {} : { early }),
    ...((left.barred ?? right.barred) === undefined ? {} : { barred: left.barred ?? right.barred }),
  };
}

function greater(left: string | null, right: string | null): string | null {
  return left === null || right === null ? (left ?? right) : left > right ? left : right;
}

/** Every scan of a trace as timeline events of a parcel. Number, time and words make a scan; what is later reworded stays beside it. */
export function traceEvents(parcel: TracedParcel, trace: ChannelTrace, toldBy: string): NewEvent[] {
  const kept = new Map(parcel.scans.map((scan) => [nameOf(scan), scan]));
  return trace.scans.map((scan) => {
    const { key, place, city } = wordsOf(scan);
    const known = kept.get(nameOf({ at: scan.at.getTime(), key }));
    return {
      orderId: parcel.orderId,
      parcelId: parcel.id,
      source: "carrier",
      kind: known?.state ?? scan.state,
      at: scan.at,
      toldBy,
      text: scan.text,
      data: { waybill: parcel.waybill, direction: parcel.direction, place, city },
      dedupeKey: eventKey(parcel, { at: scan.at.getTime(), key }),
    };
  });
}

/** Scans whose state has become plainer than it was first told: their events on the timeline are to say so, too. */
export function plainerEvents(before: TracedParcel, after: TracedParcel): { orderId: string; dedupeKey: string; kind: TraceState }[] {
  const known = new Map(before.scans.map((scan) => [nameOf(scan), scan.state]));
  return after.scans.flatMap((scan) => {
    const state = known.get(nameOf(scan));
    return state === undefined || state === scan.state ? [] : [{ orderId: after.orderId, dedupeKey: eventKey(after, scan), kind: scan.state }];
  });
}

function eventKey(parcel: Pick<TracedParcel, "waybill">, { at, key }: Pick<StoredScan, "at" | "key">): string {
  return `scan:${waybillKey(parcel.waybill)}:${at}:${key}`;
}
