/** What was paid for an order and its lines, as far as it can be known. Pure. */
import type { Fen } from "../kernel/money.ts";

/** A line as its order's money is computed from it. */
export interface PaidLine {
  id: string;
  channelLineId: string;
  /** The most that was ever told to be paid for it. */
  paidFen: Fen;
  /** Paid for it as the newest version says; nothing when it was taken out. */
  toldPaidFen: Fen;
  priceFen: Fen;
  quantity: number;
  /** Its channel closed it: what is told to be paid for it may be what is left after its refund. */
  closed: boolean;
  /** A newer version of the order no longer names it. */
  takenOut: boolean;
}

/** Money that went back for a case, and the lines (by their own id) it names; none = the whole order. */
export interface GoneBack {
  lineIds: readonly string[];
  fen: Fen;
}

/** An order's payment: in all, by line, and what no line explains (freight). */
export interface Paid {
  orderFen: Fen;
  byLine: ReadonlyMap<string, Fen>;
  beyondLinesFen: Fen;
}

/**
 * Channels lower what they call paid when they give money back: a trade first seen after a refund shows what is left. What went back
 * for a closed line was paid for it before; and where payment and lines are apart by exactly what some refunds of closed lines, or of
 * the whole order, gave back, the payment is what was left after them. Never above what the lines and the freight add up to.
 */
export function paidFor(order: { paidFen: Fen; freightFen: Fen; lines: readonly PaidLine[] }, back: readonly GoneBack[]): Paid {
  const byLine = new Map(order.lines.map((line) => [line.id, paidForLine(line, back)]));
  const linesFen = sum([...byLine.values()]);
  const gone = order.lines.filter((line) => line.takenOut);
  const toldFen = order.paidFen - sum(gone.map((line) => line.paidFen - (byLine.get(line.id) ?? 0)));
  const lowered = sum(order.lines.filter(isLowered).map((line) => byLine.get(line.id) ?? 0));
  const mostFen = linesFen + order.freightFen;
  const orderFen = Math.max(toldFen, lowered > 0 ? Math.min(toldFen + lowered, mostFen) : withoutRefunds(toldFen, { mostFen, order, back }));
  return { orderFen, byLine, beyondLinesFen: Math.max(0, orderFen - linesFen) };
}

function isLowered(line: PaidLine): boolean {
  return line.closed && !line.takenOut && line.paidFen === 0;
}

function paidForLine(line: PaidLine, back: readonly GoneBack[]): Fen {
  if (!line.takenOut && !isLowered(line)) return line.paidFen;
  const named = sum(back.filter((one) => one.lineIds.includes(line.id)).map((one) => one.fen));
  if (line.takenOut) return Math.min(line.paidFen, named);
  const whole = sum(back.filter((one) => one.lineIds.length === 0).map((one) => one.fen));
  const refunded = named > 0 ? named : whole;
  return line.priceFen > 0 ? Math.min(line.priceFen * line.quantity, refunded) : refunded;
}

function withoutRefunds(toldFen: Fen, of: { mostFen: Fen; order: { lines: readonly PaidLine[] }; back: readonly GoneBack[] }): Fen {
  const gap = of.mostFen - toldFen;
  const closed = new Set(of.order.lines.filter((line) => line.closed).map((line) => line.id));
  if (gap <= 0 || closed.size === 0) return toldFen;
  const sums = new Set([0]);
  for (const { lineIds, fen } of of.back.slice(0, 12)) {
    if (lineIds.length === 0 || lineIds.some((id) => closed.has(id))) for (const known of [...sums]) sums.add(known + fen);
  }
  return sums.has(gap) ? of.mostFen : toldFen;
}

function sum(amounts: readonly Fen[]): Fen {
  return amounts.reduce((total, fen) => total + fen, 0);
}
