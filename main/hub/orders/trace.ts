/** What a carrier's trace says about a parcel: pure, and the same whatever order traces come in. */
import type { ChannelTrace, OrderState, SignedBy, TraceScan, TraceState } from "../connectors/port.ts";
import { sha256 } from "../kernel/ids.ts";
import { advance, provenByTrace } from "./order.lifecycle.ts";
import type { TracedParcel } from "./order.store.ts";
import { earliest } from "./order.ts";
import { cityOf, placeOf } from "./place.ts";
import type { NewEvent } from "./timeline.store.ts";

/** Of two traces with the same newest scan the one further along counts. */
const ORDER: readonly TraceState[] = [
  "unknown",
  "label_only",
  "withdrawn",
  "picked_up",
  "customs",
  "in_transit",
  "forwarded",
  "problem",
  "out_for_delivery",
  "signed",
  "rejected",
  "returning",
  "returned",
];
const SIGNERS: readonly (SignedBy | null)[] = [null, "unclear", "recipient", "other", "locker"];
/** A label proves nothing; everything that needs the parcel in the carrier's hands proves the pick-up. */
const NOT_IN_HAND: ReadonlySet<TraceState> = new Set(["label_only", "withdrawn", "unknown"]);
/** A tracker's push that never came is found by asking after this time. */
const ASK_AGAIN_MS = 6 * 3_600_000;

/**
 * True when a trace is about this parcel: same waybill, and the carrier the channel named, the tracker corrected to, or none we know.
 * A tracker that follows a parcel under a carrier it found by itself says so by naming that carrier as the correction.
 */
export function isAbout(trace: ChannelTrace, parcel: Pick<TracedParcel, "carrier" | "waybill" | "correctedCarrier">): boolean {
  if (trace.waybill !== parcel.waybill) return false;
  if (trace.correctedCarrier !== null && trace.correctedCarrier === trace.carrier) return true;
  const named = [trace.carrier, trace.correctedCarrier];
  return named.includes(parcel.carrier) || (parcel.correctedCarrier !== null && named.includes(parcel.correctedCarrier)) || !/^[a-z0-9]+$/.test(parcel.carrier);
}

/** The parcel after a trace. An older trace only adds what it alone knew (an earlier pick-up, say). */
export function mergeTrace(parcel: TracedParcel, trace: ChannelTrace, now: Date): TracedParcel {
  const isNewer = compare(trace, parcel) > 0;
  const last = trace.scans.reduce<TraceScan | null>((best, scan) => (best === null || isLater(scan, best) ? scan : best), null);
  const kept = { at: parcel.lastScanAt, place: parcel.lastPlace ?? "" };
  const isLast = last !== null && (kept.at === null || last.at > kept.at || (last.at.getTime() === kept.at.getTime() && placeOf(last) > kept.place));
  const inHand = trace.scans.filter((scan) => !NOT_IN_HAND.has(scan.state)).map((scan) => scan.at);
  const signed = trace.state === "signed" ? signedAt(trace) : null;
  const merged: TracedParcel = {
    ...parcel,
    ...(isNewer ? { state: trace.state, signedBy: trace.signedBy, version: trace.version } : {}),
    pickedUpAt: inHand.reduce<Date | null>(earliest, parcel.pickedUpAt),
    lastScanAt: isLast ? last.at : parcel.lastScanAt,
    lastPlace: isLast ? placeOf(last) : parcel.lastPlace,
    signedAt: earliest(parcel.signedAt, signed),
    ended: parcel.ended || trace.ended,
    correctedCarrier: furtherText(parcel.correctedCarrier, trace.correctedCarrier),
    progress: parcel.direction === "outbound" ? progressOf(parcel.progress as OrderState | null, trace) : null,
  };
  return { ...merged, nextAskAt: merged.ended ? null : new Date(now.getTime() + ASK_AGAIN_MS) };
}

function compare(trace: ChannelTrace, parcel: TracedParcel): number {
  if (trace.version !== parcel.version) return trace.version - parcel.version;
  const state = ORDER.indexOf(trace.state) - ORDER.indexOf(parcel.state);
  return state !== 0 ? state : SIGNERS.indexOf(trace.signedBy) - SIGNERS.indexOf(parcel.signedBy as SignedBy | null);
}

function isLater(scan: TraceScan, than: TraceScan): boolean {
  return scan.at > than.at || (scan.at.getTime() === than.at.getTime() && placeOf(scan) > placeOf(than));
}

function signedAt(trace: ChannelTrace): Date {
  const at = trace.scans.filter((scan) => scan.state === "signed").reduce<Date | null>((best, scan) => earliest(best, scan.at), null);
  return at ?? new Date(trace.version);
}

/** Scans prove movement; only the whole trace proves that the buyer's side signed (the sender signs returns, too). */
function progressOf(before: OrderState | null, trace: ChannelTrace): OrderState | null {
  const states = [...trace.scans.filter((scan) => scan.state !== "signed").map((scan) => scan.state), ...(trace.scans.length > 0 ? [trace.state] : [])];
  return states.map(provenByTrace).reduce((best, proven) => (proven === null ? best : best === null ? proven : advance(best, proven)), before);
}

function furtherText(left: string | null, right: string | null): string | null {
  return left === null || right === null ? (left ?? right) : left > right ? left : right;
}

/** Every scan of a trace as timeline events of a parcel. Number, time and words make a scan; what is later reworded stays beside it. */
export function traceEvents(parcel: Pick<TracedParcel, "id" | "orderId" | "waybill" | "direction">, trace: ChannelTrace, toldBy: string): NewEvent[] {
  return trace.scans.map((scan) => ({
    orderId: parcel.orderId,
    parcelId: parcel.id,
    source: "carrier",
    kind: scan.state,
    at: scan.at,
    toldBy,
    text: scan.text,
    data: { waybill: parcel.waybill, direction: parcel.direction, place: placeOf(scan), city: cityOf(scan.place) },
    dedupeKey: `scan:${parcel.waybill}:${scan.at.getTime()}:${sha256(scan.text).slice(0, 16)}`,
  }));
}
