/** What went back of an order and of each of its lines, from what its cases know to be out. Pure. */
import type { Fen } from "../kernel/money.ts";
import { paidFor } from "./paid.ts";
import { countedOnce } from "./refund-records.ts";
import { linesNamed, type OrderMoney } from "./refundable.ts";

/** Refunds of an order as they are booked. */
export interface Booked {
  orderId: string;
  refundedFen: Fen;
  lines: { id: string; refundedFen: Fen }[];
}

/** The sum of the cases (of what two records tell of the same goods, the greater), and its shares by line: a case over several lines takes from each in proportion to what is left of it; one over the whole order is no line's. */
export function bookingOf(money: OrderMoney): Booked {
  const told = money.claims
    .filter((claim) => claim.refundedFen > 0)
    .map((claim) => ({ lineIds: linesNamed(money.lines, claim), fen: claim.refundedFen, record: claim.record }));
  const claims = countedOnce(told);
  const paid = paidFor(money, claims);
  const shares = new Map(money.lines.map((line) => [line.id, 0]));
  const add = (id: string, fen: Fen): void => {
    shares.set(id, (shares.get(id) ?? 0) + fen);
  };
  for (const { lineIds, fen } of claims) if (lineIds.length === 1 && lineIds[0]) add(lineIds[0], fen);
  for (const { lineIds, fen } of claims) if (lineIds.length > 1) for (const [id, share] of split(fen, left(lineIds))) add(id, share);
  return {
    orderId: money.orderId,
    refundedFen: claims.reduce((sum, { fen }) => sum + fen, 0),
    lines: [...shares].map(([id, refundedFen]) => ({ id, refundedFen })),
  };

  function left(lineIds: readonly string[]): [string, Fen][] {
    return lineIds.map((id) => [id, Math.max(0, (paid.byLine.get(id) ?? 0) - (shares.get(id) ?? 0))]);
  }
}

/** An amount over lines by what is left of each, to the fen; what does not fit goes to the last (freight within a refund of several lines). */
function split(fen: Fen, lines: readonly [string, Fen][]): [string, Fen][] {
  const room = lines.reduce((sum, [, left]) => sum + left, 0);
  let given = 0;
  return lines.map(([id, left], index) => {
    const share = index === lines.length - 1 ? fen - given : Math.floor((Math.min(fen, room) * left) / Math.max(1, room));
    given += share;
    return [id, share];
  });
}
