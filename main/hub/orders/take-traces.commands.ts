/** Taking what carriers say about parcels. */
import type { ChannelTrace } from "../connectors/port.ts";
import type { Tx } from "../store/index.ts";
import { lockOrders, parcelsByWaybill, type TracedParcel, writeTraced } from "./order.store.ts";
import { refresh } from "./refresh.commands.ts";
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
  /** Orders that changed. */
  orderIds: string[];
  /** Return parcels that traces were about, as they stand now: signed at our door is arrival. */
  returns: { orderId: string; waybill: string; signedAt: Date | null }[];
}

/**
 * Takes traces, hundreds at a time. Each carries the whole trace; repeats, older and reworded ones add only what is new.
 * Emits `order.changed` and `order.finding`.
 */
export async function takeTraces(tx: Tx, given: readonly GivenTrace[]): Promise<TakenTraces> {
  if (given.length === 0) return { unknown: [], orderIds: [], returns: [] };
  await lockOrders(tx);
  const parcels = new Map((await parcelsByWaybill(tx, [...new Set(given.map(({ trace }) => trace.waybill))])).map((parcel) => [parcel.id, parcel]));
  const byWaybill = Map.groupBy(parcels.values(), (parcel) => parcel.waybill);
  const unknown = new Set<string>();
  const events: NewEvent[] = [];
  const touched = new Map<string, TracedParcel>();
  for (const { trace, toldBy } of given) {
    const about = (byWaybill.get(trace.waybill) ?? []).map(({ id }) => touched.get(id) ?? parcels.get(id)).filter((parcel) => parcel && isAbout(trace, parcel));
    if (about.length === 0) unknown.add(trace.waybill);
    for (const parcel of about) {
      if (!parcel) continue;
      touched.set(parcel.id, mergeTrace(parcel, trace, tx.at));
      events.push(...traceEvents(parcel, trace, toldBy));
    }
  }
  await writeTraced(tx, [...touched.values()]);
  const grown = await addEvents(tx, events);
  const changed = [...touched.values()].filter((parcel) => grown.has(parcel.orderId) || differs(parcels.get(parcel.id), parcel));
  const orderIds = [...new Set(changed.map((parcel) => parcel.orderId))];
  await refresh(tx, { orderIds, tell: new Set(orderIds) });
  const returns = [...touched.values()].filter((parcel) => parcel.direction === "return");
  return { unknown: [...unknown], orderIds, returns: returns.map(({ orderId, waybill, signedAt }) => ({ orderId, waybill, signedAt })) };
}

/** When to ask next always moves on; that alone is no change. */
function differs(before: TracedParcel | undefined, after: TracedParcel): boolean {
  return JSON.stringify({ ...before, nextAskAt: null }) !== JSON.stringify({ ...after, nextAskAt: null });
}
