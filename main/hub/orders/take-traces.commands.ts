/** Taking what carriers say about parcels. */
import type { ChannelTrace } from "../connectors/port.ts";
import type { Tx } from "../store/index.ts";
import { parcelsByWaybill, type TracedParcel, writeTraced } from "./order.store.ts";
import type { Touched } from "./refresh.commands.ts";
import { addEvents, type NewEvent } from "./timeline.store.ts";
import { isAbout, mergeTrace, traceEvents } from "./trace.ts";

export interface GivenTrace {
  trace: ChannelTrace;
  /** Who told us: the tracker's channel id. */
  toldBy: string;
}
export interface TakenTraces {
  /** Waybills that belong to no known parcel: let the payload wait. */
  unknown: string[];
  /** Return parcels that traces were about, as they stand now: signed at our door is arrival. */
  returns: { orderId: string; waybill: string; signedAt: Date | null }[];
}

/** Takes traces, under the orders' lock. Each carries the whole trace; repeats, older and reworded ones add only what is new. */
export async function takeTraces(tx: Tx, given: readonly GivenTrace[], touched: Touched): Promise<TakenTraces> {
  if (given.length === 0) return { unknown: [], returns: [] };
  const parcels = new Map((await parcelsByWaybill(tx, [...new Set(given.map(({ trace }) => trace.waybill))])).map((parcel) => [parcel.id, parcel]));
  const byWaybill = Map.groupBy(parcels.values(), (parcel) => parcel.waybill);
  const unknown = new Set<string>();
  const events: NewEvent[] = [];
  const traced = new Map<string, TracedParcel>();
  for (const { trace, toldBy } of given) {
    const about = (byWaybill.get(trace.waybill) ?? []).map(({ id }) => traced.get(id) ?? parcels.get(id)).filter((parcel) => parcel && isAbout(trace, parcel));
    if (about.length === 0) unknown.add(trace.waybill);
    for (const parcel of about) {
      if (!parcel) continue;
      traced.set(parcel.id, mergeTrace(parcel, trace, tx.at));
      events.push(...traceEvents(parcel, trace, toldBy));
    }
  }
  await writeTraced(tx, [...traced.values()]);
  const grown = await addEvents(tx, events);
  const changed = [...traced.values()].filter((parcel) => grown.has(parcel.orderId) || differs(parcels.get(parcel.id), parcel));
  for (const { orderId } of changed) {
    touched.orderIds.add(orderId);
    touched.tell.add(orderId);
  }
  const returns = [...traced.values()].filter((parcel) => parcel.direction === "return");
  return { unknown: [...unknown], returns: returns.map(({ orderId, waybill, signedAt }) => ({ orderId, waybill, signedAt })) };
}

/** When to ask next always moves on; that alone is no change. */
function differs(before: TracedParcel | undefined, after: TracedParcel): boolean {
  return JSON.stringify({ ...before, nextAskAt: null }) !== JSON.stringify({ ...after, nextAskAt: null });
}
