/** What was dated ahead of the moment we were told: a clock was wrong, and all that is known of the moment is when we were told. Pure. */
import type { ChannelFact, ChannelOrder } from "../connectors/port.ts";

/** Clocks of two machines differ by so much; who counts seconds may also round. */
const CLOCKS_DIFFER_MS = 5 * 60_000;

/**
 * A fact with no moment after it was told: neither its version, which would hide everything told truly until then, nor what has happened. What was
 * written instead is kept beside it. A carrier's scans have rules of their own, in the room of orders; what is promised lies ahead by its nature.
 */
export function asToldBy<Fact extends ChannelFact>(fact: Fact, toldAt: Date): Fact;
export function asToldBy(fact: ChannelFact, toldAt: Date): ChannelFact {
  const latest = toldAt.getTime() + CLOCKS_DIFFER_MS;
  const known = <Time extends Date | null | undefined>(time: Time): Time => (time && time.getTime() > latest ? (toldAt as Time) : time);
  const version = (ms: number): number => (ms > latest ? toldAt.getTime() : ms);
  switch (fact.type) {
    case "order":
      return orderToldBy({ ...fact, version: version(fact.version) }, known);
    case "case":
      return { ...fact, version: version(fact.version), createdAt: known(fact.createdAt), ...(fact.endedAt ? { endedAt: known(fact.endedAt) } : {}) };
    case "message":
    case "talk":
      return { ...fact, at: known(fact.at) };
    case "warehouse":
      return known(fact.at) === fact.at ? fact : { ...fact, at: toldAt, data: { ...fact.data, writtenAt: fact.at.getTime() } };
    default:
      return fact;
  }
}

function orderToldBy(order: ChannelOrder, known: <Time extends Date | null | undefined>(time: Time) => Time): ChannelOrder {
  const steps = { created: order.createdAt, paid: order.paidAt, shipped: order.claimedShippedAt, finished: order.finishedAt, closed: order.closedAt };
  const ahead = Object.entries(steps).flatMap(([step, at]) => (at && known(at) !== at ? [[step, at.getTime()] as const] : []));
  return {
    ...order,
    createdAt: known(order.createdAt),
    paidAt: known(order.paidAt),
    claimedShippedAt: known(order.claimedShippedAt),
    finishedAt: known(order.finishedAt),
    closedAt: known(order.closedAt),
    ...(order.deposit ? { deposit: { ...order.deposit, paidAt: known(order.deposit.paidAt) } } : {}),
    parcels: order.parcels.map((parcel) => ({ ...parcel, shippedAt: known(parcel.shippedAt) })),
    ...(ahead.length > 0 ? { datedAhead: Object.fromEntries(ahead) } : {}),
  };
}
