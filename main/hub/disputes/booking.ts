/** What went back of an order and of each of its lines, from what its cases know to be out. Pure. */
import type { Fen } from "../kernel/money.ts";
import { type PaidLine, paidFor } from "./paid.ts";
import { countedOnce, type Told } from "./refund-records.ts";
import { type Claim, linesNamed, type OrderMoney } from "./refundable.ts";

/** What a case tells of money that went back. */
export type RefundTold = Pick<Claim, "caseId" | "refundedFen" | "record" | "lineIds">;
type Lines = readonly Pick<PaidLine, "id" | "channelLineId">[];

/** Refunds of an order as they are booked. */
export interface Booked {
  orderId: string;
  refundedFen: Fen;
  lines: { id: string; refundedFen: Fen }[];
}

/** Refunds of an order's cases that count: of what two records tell of the same goods, one. */
export function refundsCounted(of: { lines: Lines; claims: readonly RefundTold[] }): (Told & { caseId: string })[] {
  const out = of.claims.filter((claim) => claim.refundedFen > 0);
  return countedOnce(out.map((claim) => ({ caseId: claim.caseId, lineIds: linesNamed(of.lines, claim), fen: claim.refundedFen, record: claim.record })));
}

/** Fen that an order's cases know to be out. */
export function sumCounted(of: { lines: Lines; claims: readonly RefundTold[] }): Fen {
  return refundsCounted(of).reduce((sum, { fen }) => sum + fen, 0);
}

/** The sum of the cases that count, and its shares by line: a case over several lines takes from each in proportion to what is left of it; one over the whole order is no line's. */
export function bookingOf(money: OrderMoney): Booked {
  const claims = refundsCounted(money);
  const paid = paidFor(money, claims);
  const shares = new Map(money.lines.map((line) => [line.id, 0]));
  const add = (id: string, fen: Fen): void => {
    shares.set(id, (shares.get(id) ?? 0) + fen);
  };
  for (const { lineIds, fen } of claims) if (lineIds.length === 1 && lineIds[0]) add(lineIds[0], fen);
  for (const { lineIds, fen } of claims) if (lineIds.length > 1) for (const [id, share] of split(fen, left(lineIds))) add(id, share);
  return {
    orderId: money.orderId,
    refundedFen: sumCounted(money),
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
