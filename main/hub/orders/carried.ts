/**
 * What is known of an order carried on over what a write has just learnt of it: read before the server writes and thought about meanwhile,
 * instead of being read back. Pure.
 */
import type { KnownOrder } from "./changes.ts";
import { byWaybill, snapshotOfNew } from "./new-order.ts";
import type { TracedParcel } from "./parcel.ts";
import type { Snapshot, SnapshotParcel } from "./refresh.ts";

/**
 * A known order after its channel told something of it: what only others tell stays. `null` where it has to be read again: its parcels share a waybill.
 */
export function afterTold(before: Snapshot, after: KnownOrder): Snapshot | null {
  if (before.parcels.some(isShared)) return null;
  const { warehouseTo, heard, state, refundedFen, loweredRefunds, outboundAt, auditedAt, packedAt, signedAt, checkAt, warehouse, buyerReceivedAt, findings } =
    before;
  const told = snapshotOfNew(after, before.learntAt);
  const states = new Map(before.lines.map((line) => [line.id, line.state]));
  const toldParcels = new Map(told.parcels.map((parcel) => [parcel.id, parcel]));
  const known = before.parcels.map((parcel) => {
    const { carrier, waybill, toldVersion } = toldParcels.get(parcel.id) ?? parcel;
    // Under another carrier nobody was asked about it yet.
    const asked = carrier === parcel.carrier ? {} : { subscribed: false, answeredAt: null };
    return { ...parcel, ...asked, carrier, waybill, toldVersion };
  });
  const fresh = told.parcels.filter(({ id }) => !before.parcels.some((parcel) => parcel.id === id));
  return {
    ...told,
    ...{ warehouseTo, heard, state, refundedFen, loweredRefunds, outboundAt, auditedAt, packedAt, signedAt, checkAt, warehouse, buyerReceivedAt, findings },
    lines: told.lines.map((line) => ({ ...line, state: states.get(line.id) ?? line.state })),
    parcels: [...known, ...fresh].sort(byWaybill),
  };
}

/** An order after its parcels were traced, by parcel. `null` where it has to be read again. */
export function afterTraced(before: Snapshot, traced: ReadonlyMap<string, TracedParcel>): Snapshot | null {
  if (before.parcels.some(isShared)) return null;
  const parcels = before.parcels.map((parcel) => {
    const now = traced.get(parcel.id);
    return now ? scanned(parcel, now) : parcel;
  });
  const heard = before.heard || [...traced.values()].some(({ scans }) => scans.length > 0);
  return { ...before, heard, parcels };
}

function scanned(parcel: SnapshotParcel, { state, signedBy, lastPlace, progress, fromCity, doubts, ...now }: TracedParcel): SnapshotParcel {
  return {
    ...{ ...parcel, state, signedBy, lastPlace, progress, fromCity, doubts },
    pickedUpAt: now.pickedUpAt?.getTime() ?? null,
    lastScanAt: now.lastScanAt?.getTime() ?? null,
    signedAt: now.signedAt?.getTime() ?? null,
    ended: now.ended,
    answeredAt: now.answeredAt?.getTime() ?? null,
  };
}

/** Whether it is one parcel with another order's depends on that one, too. */
const isShared = ({ sharedWith }: SnapshotParcel): boolean => sharedWith.length > 0;
