/** What a fact proves to have been paid. Pure. */
import type { ChannelOrder } from "../connectors/port.ts";
import { shareFen } from "../kernel/money.ts";

/**
 * An order as far as it is paid: in full, its deposit, or not at all, whatever amount the channel shows as payable. Of a deposit each
 * line has its share.
 */
export function asPaid(fact: ChannelOrder): ChannelOrder {
  if (isPaid(fact)) return fact;
  const paidFen = fact.deposit?.fen ?? 0;
  const told = fact.lines.map((line) => line.paidFen);
  const weights = told.some((fen) => fen > 0) ? told : fact.lines.map((line) => line.priceFen * line.quantity);
  const shares = shareFen(paidFen, weights);
  return { ...fact, paidFen, lines: fact.lines.map((line, index) => ({ ...line, paidFen: shares[index] ?? 0 })) };
}

function isPaid({ paidAt, claimedState, payOnDelivery = false }: ChannelOrder): boolean {
  if (paidAt !== null) return true;
  if (payOnDelivery) return claimedState === "signed" || claimedState === "completed";
  return claimedState !== null && claimedState !== "created" && claimedState !== "closed";
}

/** Two lines of one id are two lines: the second is told apart by `#2`, so that neither is lost; a finding says so. */
export function withDistinctLines(fact: ChannelOrder): ChannelOrder {
  const seen = new Map<string, number>();
  const lines = fact.lines.map((line) => {
    const times = (seen.get(line.channelLineId) ?? 0) + 1;
    seen.set(line.channelLineId, times);
    return times === 1 ? line : { ...line, channelLineId: `${line.channelLineId}${REPEATED}${times}` };
  });
  return seen.size === lines.length ? fact : { ...fact, lines };
}
/** Between a line's id and how often it was met. */
export const REPEATED = "#";

/** Nothing was paid of what the order costs: a gift costs nothing, goods paid for on delivery or later are sent before their money came. */
export function isUnpaid({ paidAt, paidFen, totalFen }: { paidAt: Date | null; paidFen: number; totalFen: number }): boolean {
  return paidAt === null && paidFen === 0 && totalFen > 0;
}
