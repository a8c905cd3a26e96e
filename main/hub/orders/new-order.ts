/** What is known of an order that is new and shares no waybill with another: all of it is in the hands of whoever writes it. Pure. */
import type { KnownOrder } from "./changes.ts";
import type { ToldParcel } from "./parcel.store.ts";
import { cityOf } from "./place.ts";
import { byLine, type Snapshot, type SnapshotParcel } from "./refresh.ts";

/** The snapshot that would be read of it, were it read after it was written and nothing was scanned of its parcels. */
export function snapshotOfNew({ order, lines, parcels }: KnownOrder, learntAt: number): Snapshot {
  return {
    id: order.id,
    state: order.state,
    toldState: order.state,
    channelStatus: order.channelStatus,
    claimedState: order.claimedState,
    version: order.version,
    toCity: cityOf(order.receiver.city),
    totalFen: order.totalFen,
    paidFen: order.paidFen,
    toldPaidFen: order.toldPaidFen,
    depositFen: order.depositFen,
    freightFen: order.freightFen,
    refundedFen: 0,
    loweredRefunds: [],
    linesToldFen: order.linesToldFen,
    payOnDelivery: order.payOnDelivery,
    createdAt: order.createdAt.getTime(),
    learntAt,
    // Nothing is concluded in the write that an order comes with, see `findings/silence.ts`.
    warehouseTo: null,
    heard: false,
    paidAt: msOf(order.paidAt),
    claimedShippedAt: msOf(order.claimedShippedAt),
    promisedDeliveryBy: msOf(order.promisedDeliveryBy),
    outboundAt: null,
    auditedAt: null,
    packedAt: null,
    signedAt: null,
    finishedAt: msOf(order.finishedAt),
    closedAt: msOf(order.closedAt),
    datedAhead: order.datedAhead,
    checkAt: null,
    place: null,
    lines: lines
      .map(({ id, channelLineId, sku, quantity, priceFen, paidFen, toldPaidFen, takenOut, gift, components, state, waybill }) => ({
        ...{ id, channelLineId, sku, quantity, priceFen, paidFen, toldPaidFen, takenOut, gift, components, state },
        toldState: state,
        waybills: waybill ? waybill.split(",") : [],
      }))
      .sort(byLine),
    parcels: parcels.map(unscanned).sort(byWaybill),
    warehouse: [],
    buyerReceivedAt: null,
    findings: [],
  };
}

function unscanned({ id, carrier, waybill, toldVersion }: ToldParcel): SnapshotParcel {
  return {
    id,
    direction: "outbound",
    carrier,
    waybill,
    state: "unknown",
    signedBy: null,
    pickedUpAt: null,
    lastScanAt: null,
    lastPlace: null,
    signedAt: null,
    progress: null,
    fromCity: "",
    toldVersion,
    returnNamedAt: null,
    subscribed: false,
    ended: false,
    answeredAt: null,
    doubts: {},
    sharedWith: [],
  };
}

/** Parcels of an order always come in this order. */
export function byWaybill(left: SnapshotParcel, right: SnapshotParcel): number {
  return left.waybill < right.waybill ? -1 : Number(left.waybill > right.waybill);
}

const msOf = (time: Date | null): number | null => time?.getTime() ?? null;
