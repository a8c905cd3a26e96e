/** Taking what carriers say about parcels. */
import type { ChannelTrace } from "../connectors/port.ts";
import { isSame } from "../kernel/same.ts";
import { inPortions, type Tx } from "../store/index.ts";
import { afterTraced } from "./carried.ts";
import type { LaneHours } from "./findings/usual-hours.ts";
import { silentHubs } from "./hubs.store.ts";
import { hoursOfLanes } from "./lanes.store.ts";
import { ordersSharing, parcelsByWaybill, scannedParcels, writeTraced } from "./parcel.store.ts";
import { CLOCK_TOLERANCE_MS, lived, type TracedParcel } from "./parcel.ts";
import { laneNames } from "./place.ts";
import { carriersReached } from "./reach.store.ts";
import { lookedAt, type ReturningParcel, type Touched } from "./refresh.commands.ts";
import type { Snapshot } from "./refresh.ts";
import { shortages } from "./shortages.store.ts";
import { snapshots } from "./snapshot.store.ts";
import { addEvents, growTimelines, type NewEvent, renameEvents } from "./timeline.store.ts";
import { isAbout, mergeTrace, plainerEvents, traceEvents } from "./trace.ts";
import { waybillKey } from "./waybill.ts";
import { weighedCodes } from "./weights.ts";

export interface GivenTrace {
  trace: ChannelTrace;
  /** Who told us: the tracker's channel id. */
  toldBy: string;
  /** Place in the order in which payloads were read; left out: not known, and nothing is taken back by it. */
  reading?: number;
}
export interface TakenTraces {
  /** Waybills that belong to no known parcel: let the payload wait. */
  unknown: string[];
}

/** A tracker's push that never came is found by asking after this time. */
const ASK_AGAIN_MS = 6 * 3_600_000;

/** Takes traces, under the orders' lock. Each carries the whole trace; repeats, older and reworded ones add only what is new. */
export async function takeTraces(tx: Tx, given: readonly GivenTrace[], touched: Touched): Promise<TakenTraces> {
  if (given.length === 0) return { unknown: [] };
  const waybills = given.map(({ trace }) => trace.waybill);
  const parcels = new Map((await parcelsByWaybill(tx, waybills)).map((parcel) => [parcel.id, parcel]));
  const byWaybill = Map.groupBy(parcels.values(), (parcel) => waybillKey(parcel.waybill));
  const unknown = new Set<string>();
  const pairs: Pair[] = [];
  const scanned = new Set(given.filter(({ trace }) => trace.scans.length > 0).map(({ trace }) => waybillKey(trace.waybill)));
  const heard = later(carriersReached(tx, ordersOf([...scanned].flatMap((key) => byWaybill.get(key) ?? []))));
  const reading = later(readBefore(tx, ordersOf([...parcels.values()])));
  const hubs = later(silentHubs(tx));
  const short = later(shortages(tx));
  const lanes: Promise<LaneHours>[] = [];
  // What is told of one waybill stays together: each scan is told with what all traces of the batch make of it.
  await inPortions([...Map.groupBy(given, ({ trace }) => waybillKey(trace.waybill))], PORTION, (portion) => {
    const told: (GivenTrace & { parcelId: string })[] = [];
    const traced = new Map<string, TracedParcel>();
    for (const [key, traces] of portion) {
      for (const { trace, toldBy, reading = 0 } of traces) {
        const about = (byWaybill.get(key) ?? []).map((parcel) => traced.get(parcel.id) ?? parcel).filter((parcel) => isAbout(trace, parcel));
        if (about.length === 0) unknown.add(trace.waybill);
        for (const parcel of about) {
          const merged = mergeTrace(parcel, trace, { now: tx.at, reading });
          const ended = merged.ended && !((merged.doubts.early?.until ?? 0) > tx.at.getTime());
          traced.set(parcel.id, { ...merged, ended, nextAskAt: askNext(parcel, merged, tx.at), answeredAt: tx.at });
          told.push({ trace, toldBy, parcelId: parcel.id });
        }
      }
    }
    lanes.push(later(hoursOfLanes(tx, [...traced.values()].flatMap(lanesOf))));
    const events = Map.groupBy(told, ({ parcelId }) => parcelId);
    const eventsOf = (parcel: TracedParcel): NewEvent[] => (events.get(parcel.id) ?? []).flatMap(({ trace, toldBy }) => traceEvents(parcel, trace, toldBy));
    pairs.push(...write(tx, { parcels, traced, eventsOf }, touched));
  });
  // Nothing more is asked about most of the orders: the last of it is written while they are looked at.
  addEvents(tx, touched.events.splice(0));
  const before = await reading;
  await heard;
  await settle(tx, pairs, { touched, sharing: before.sharing });
  const hours = (await Promise.all(lanes)).flatMap((some) => [...some]);
  carryOn(before, { pairs, touched, at: { now: tx.at.getTime(), lanes: new Map(hours), hubs: await hubs, shortages: await short } });
  return { unknown: [...unknown] };
}

const ordersOf = (parcels: readonly TracedParcel[]): string[] => [...new Set(parcels.map(({ orderId }) => orderId))];

/** What is read of orders before anything is written about their parcels. */
interface Before {
  orders: Snapshot[];
  sharing: { mine: string; other: string }[];
}

async function readBefore(tx: Tx, orderIds: readonly string[]): Promise<Before> {
  const [orders, sharing] = await Promise.all([snapshots(tx, orderIds), ordersSharing(tx, orderIds)]);
  return { orders, sharing };
}

/** Waited for later; should it fail before, that is told then. */
function later<Value>(asked: Promise<Value>): Promise<Value> {
  asked.catch(() => undefined);
  return asked;
}

/** Lanes of a parcel on its way to the buyer; of one that comes back the city is not known here. */
function lanesOf({ direction, pickedUpAt, carrier, fromCity, toCity }: TracedParcel): string[] {
  return pickedUpAt === null || direction === "return" ? [] : laneNames(carrier, fromCity, toCity);
}

/** Looks at orders as they stand now without reading them again, but for those that share a waybill or of whose other parcels more has to be asked. */
function carryOn({ orders, sharing }: Before, { pairs, touched, at }: { pairs: readonly Pair[]; touched: Touched; at: Parameters<typeof lookedAt>[1] }): void {
  const entangled = new Set(sharing.flatMap(({ mine, other }) => [mine, other]));
  const traced = new Map(pairs.map(({ after }) => [after.id, after]));
  for (const order of orders) {
    if (!touched.orderIds.has(order.id) || entangled.has(order.id)) continue;
    const now = afterTraced(order, traced);
    const isWhole = now?.parcels.every(({ id, pickedUpAt }) => pickedUpAt === null || (traced.has(id) && traced.get(id)?.direction !== "return"));
    // Of what was weighed more has to be asked.
    if (now && isWhole && weighedCodes(now).length === 0) touched.whole.set(order.id, lookedAt(now, at));
  }
}

/** Waybills that are thought about while what is told of the ones before is written. */
const PORTION = 100;

/**
 * A signature that is told no more is asked about at once: a push that came late would look the same. So is, once, a parcel that ended where a push
 * was lost, or may have been: carriers leave out of later ones what they told before. One dated ahead is asked about when it has come.
 */
function askNext(before: TracedParcel, after: TracedParcel, now: Date): Date | null {
  if (after.doubts.unsigned && after.doubts.unsigned.reading !== before.doubts.unsigned?.reading) return now;
  if (endedWithGap(after)) return askOnce(before, now);
  if (after.doubts.early && after.doubts.early.until > now.getTime()) return new Date(after.doubts.early.until);
  return after.ended || before.nextAskAt === null ? null : new Date(now.getTime() + ASK_AGAIN_MS);
}

function askOnce(before: TracedParcel, now: Date): Date | null {
  return endedWithGap(before) ? before.nextAskAt : now;
}

/** It was handed over, and several scans were told at once, or none tells that it was picked up or that anybody set out to deliver it. */
function endedWithGap({ ended, scans, signedAt, returnedAt, doubts }: TracedParcel): boolean {
  const isWhole = doubts.gap === undefined && ["picked_up", "out_for_delivery"].every((step) => scans.some(({ state }) => state === step));
  return ended && (signedAt ?? returnedAt) !== null && !isWhole;
}

/** Reads the scans of orders' parcels anew: since when they can be about the order, or where it goes to, has changed. */
export async function readParcelsAnew(tx: Tx, orderIds: readonly string[], touched: Touched): Promise<void> {
  if (orderIds.length === 0) return;
  const parcels = new Map((await scannedParcels(tx, orderIds)).map((parcel) => [parcel.id, parcel]));
  const traced = new Map([...parcels].map(([id, parcel]) => [id, anew(parcel, tx.at)]));
  await settle(tx, write(tx, { parcels, traced, eventsOf: () => [] }, touched), { touched });
}

function anew(before: TracedParcel, now: Date): TracedParcel {
  const after = lived(before);
  return { ...after, nextAskAt: endedWithGap(after) ? askOnce(before, now) : endedWithGap(before) ? null : before.nextAskAt };
}

/** Parcels that were written. */
interface Written {
  parcels: ReadonlyMap<string, TracedParcel>;
  traced: ReadonlyMap<string, TracedParcel>;
  /** What was told of a parcel, as it stands after all of it. */
  eventsOf(parcel: TracedParcel): NewEvent[];
}

/** A parcel before and after. */
interface Pair {
  before: TracedParcel;
  after: TracedParcel;
  isNews: boolean;
  events: NewEvent[];
}

/** Writes parcels, and of those that stand otherwise than before what was told of them; the newest of it is left for the end of the write. */
function write(tx: Tx, { parcels, traced, eventsOf }: Written, touched: Touched): Pair[] {
  const pairs = [...traced.values()].flatMap((after) => {
    const before = parcels.get(after.id);
    return before ? [{ before, after, isNews: differs(before, after), events: eventsOf(after) }] : [];
  });
  writeTraced(tx, [...traced.values()]);
  renameEvents(
    tx,
    pairs.flatMap(({ before, after }) => plainerEvents(before, after)),
  );
  addEvents(tx, touched.events.splice(0));
  touched.events.push(...pairs.flatMap(({ isNews, events }) => (isNews ? events : [])));
  return pairs;
}

/** What follows within the write from how parcels stand now. */
async function settle(tx: Tx, pairs: readonly Pair[], { touched, sharing }: { touched: Touched; sharing?: Before["sharing"] }): Promise<void> {
  for (const { after } of pairs) touched.whole.delete(after.orderId);
  touched.returns.push(...pairs.flatMap(({ after }) => returned(after, tx.at)));
  const [news, quiet] = [pairs.filter(({ isNews }) => isNews), pairs.filter(({ isNews }) => !isNews)];
  // Of a parcel that stands as before it matters whether its order's timeline got something.
  const grown = await growTimelines(
    tx,
    quiet.flatMap(({ events }) => events),
  );
  for (const orderId of [...news.map(({ after }) => after.orderId), ...grown]) {
    touched.orderIds.add(orderId);
    touched.tell.add(orderId);
  }
  // Whether an order under the same number can be the same parcel's depends on when this one travelled.
  const travelled = pairs.filter(({ before, after }) => before.lastScanAt?.getTime() !== after.lastScanAt?.getTime()).map(({ after }) => after.orderId);
  const moved = new Set(travelled);
  for (const { mine, other } of sharing ?? (await ordersSharing(tx, travelled))) {
    if (!moved.has(mine)) continue;
    touched.orderIds.add(other);
    touched.whole.delete(other);
  }
}

/**
 * A parcel that has come back: a return as far as it is, or the order's own parcel that its sender had back after a case named it. One that was
 * home before anybody asked for a return is no answer to it.
 */
function returned(parcel: TracedParcel, now: Date): ReturningParcel[] {
  const { orderId, waybill, returnNamedAt, direction } = parcel;
  const { early } = parcel.doubts;
  const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));
  const { signedAt, returnedAt } = early && early.until > now.getTime() ? { signedAt: dateOf(early.signedAt), returnedAt: dateOf(early.returnedAt) } : parcel;
  if (direction === "return") return [{ orderId, waybill, signedAt }];
  const isHome = returnNamedAt !== null && returnedAt !== null && returnedAt.getTime() >= returnNamedAt.getTime() - CLOCK_TOLERANCE_MS;
  return isHome ? [{ orderId, waybill, signedAt: returnedAt }] : [];
}

/** When it was answered and when to ask next, and which reading told it last, always move on; that alone is no change. */
function differs(before: TracedParcel, after: TracedParcel): boolean {
  const of = ({ scans, doubts, ...parcel }: TracedParcel): object => {
    const { unsigned: _, gap: ___, ...others } = doubts;
    return { ...parcel, nextAskAt: null, answeredAt: null, doubts: others, scans: scans.map(({ told: __, ...scan }) => scan) };
  };
  return !isSame(of(before), of(after));
}
