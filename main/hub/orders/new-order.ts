/** What is known of an order that is new and has no parcel yet: all of it is in the hands of whoever writes it. Pure. */
import type { KnownOrder } from "./changes.ts";
import { cityOf } from "./place.ts";
import { byLine, type Snapshot } from "./refresh.ts";

/** The snapshot that would be read of it, were it read after it was written. */
export function snapshotOfNew({ order, lines }: Omit<KnownOrder, "parcels">): Snapshot {
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
    lines: lines
      .map(({ id, channelLineId, sku, quantity, priceFen, paidFen, toldPaidFen, takenOut, gift, components, state, waybill }) => ({
        ...{ id, channelLineId, sku, quantity, priceFen, paidFen, toldPaidFen, takenOut, gift, components, state },
        toldState: state,
        waybills: waybill ? waybill.split(",") : [],
      }))
      .sort(byLine),
    parcels: [],
    warehouse: [],
    buyerReceivedAt: null,
    findings: [],
  };
}

const msOf = (time: Date | null): number | null => time?.getTime() ?? null;
