import type { Fen } from "../../hub/kernel/money.ts";
import type { SellChannel, SimOrder } from "./types.ts";

/** Who decided: the seller through the channel's interface, the channel when time ran out, or people before the demonstration began. */
export type Decider = "seller" | "platform" | "history";

/** Money that a channel paid back. */
export interface Grant {
  channel: SellChannel;
  refundId: string;
  orderId: string;
  lineId: string;
  amount: Fen;
  at: number;
  by: Decider;
}

/** Something the seller asked for and the channel refused. */
export interface Attempt {
  channel: SellChannel;
  refundId: string;
  what:
    | "refund-again"
    | "refund-too-much"
    | "refund-too-early"
    | "return-again"
    | "stale-version"
    | "refuse-again"
    | "refuse-in-arbitration"
    | "refuse-forbidden";
  amount: Fen;
  at: number;
}

/** Something a seller refused, and what it was proved with (`""`: nothing). */
export interface Refused {
  channel: SellChannel;
  refundId: string;
  /** The channel's own reason. */
  reason: string;
  words: string;
  /** Digest of the picture that came with it. */
  proof: string;
  at: number;
}

/** A parcel that a seller asked to have stopped, and whether its carrier could. */
export interface Intercepted {
  channel: SellChannel;
  orderId: string;
  waybill: string;
  at: number;
  taken: boolean;
}

/** What was paid for a line, and for its whole order. */
export interface PaidFor {
  orderId: string;
  lineId: string;
  linePaid: Fen;
  orderPaid: Fen;
}

/** What of an order is paid now, fen: nothing, its deposit, or all of it. */
export function paidSoFar(order: Pick<SimOrder, "deposit" | "depositAt" | "paidAt" | "paid">): Fen {
  if (order.paidAt > 0) return order.paid;
  return order.depositAt > 0 ? order.deposit : 0;
}

/** Refund ids that were paid more than once. */
export function doublePaid(grants: readonly Grant[]): string[] {
  const seen = new Map<string, number>();
  for (const grant of grants) {
    const key = `${grant.channel}:${grant.refundId}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  return [...seen].filter(([, times]) => times > 1).map(([key]) => key);
}

/**
 * Orders and lines for which more was paid back than the buyer paid. One refund may include the order's freight, so a
 * line is over only beyond its own price plus that freight.
 */
export function overPaid(grants: readonly Grant[], paid: readonly PaidFor[]): string[] {
  const byLine = new Map<string, Fen>();
  const byOrder = new Map<string, Fen>();
  for (const grant of grants) {
    byLine.set(grant.lineId, (byLine.get(grant.lineId) ?? 0) + grant.amount);
    byOrder.set(grant.orderId, (byOrder.get(grant.orderId) ?? 0) + grant.amount);
  }
  const lines = new Map(paid.map((entry) => [entry.lineId, entry]));
  const orders = new Map(paid.map((entry) => [entry.orderId, entry.orderPaid]));
  const goods = new Map<string, Fen>();
  for (const entry of paid) goods.set(entry.orderId, (goods.get(entry.orderId) ?? 0) + entry.linePaid);
  const limit = (lineId: string): Fen => {
    const entry = lines.get(lineId);
    return entry ? entry.linePaid + entry.orderPaid - (goods.get(entry.orderId) ?? 0) : 0;
  };
  const overLines = [...byLine].filter(([lineId, amount]) => amount > limit(lineId)).map(([lineId]) => `line:${lineId}`);
  const overOrders = [...byOrder].filter(([orderId, amount]) => amount > (orders.get(orderId) ?? 0)).map(([orderId]) => `order:${orderId}`);
  return [...overLines, ...overOrders];
}
