/**
 * What may still be refunded. One case takes at most once: the greatest of what the channel paid for it, what the
 * channel is paying, and what an action of ours grants. Everything else follows from adding these up.
 */
import type { Fen } from "../kernel/money.ts";

/** One case's hold on its order's money. */
export interface Claim {
  caseId: string;
  orderId: string;
  state: string;
  amountFen: Fen;
  refundedFen: Fen;
  /** Greatest amount of a grant of what it claims that is held, ready, sending, unclear, sent or confirmed. */
  grantedFen: Fen;
  /** What is paid besides, in the same states: coupons, compensations. */
  besideFen: Fen;
  lineIds: readonly string[];
}
export interface OrderMoney {
  orderId: string;
  paidFen: Fen;
  freightFen: Fen;
  refundedFen: Fen;
  lines: readonly { id: string; channelLineId: string; paidFen: Fen }[];
  claims: readonly Claim[];
}

/** Fen a case takes of its order, whoever granted it. */
function takenBy(claim: Claim): Fen {
  const paying = claim.state === "refunding" || claim.state === "refunded" ? claim.amountFen : 0;
  return Math.max(claim.refundedFen, claim.grantedFen, paying) + claim.besideFen;
}

/**
 * Fen that may be granted for `caseId`, and what other cases of the order take. Bounded by the order and, where the
 * case names lines, by these lines with the freight. Never below 0.
 */
export function refundableFor(money: OrderMoney, of: { caseId: string; lineIds: readonly string[] }): { refundableFen: Fen; othersFen: Fen } {
  const others = money.claims.filter((claim) => claim.caseId !== of.caseId);
  const known = money.claims.reduce((sum, claim) => sum + claim.refundedFen, 0);
  // Refunds the order tells of that no case of ours explains.
  const unexplained = Math.max(0, money.refundedFen - known);
  // What the case is paid besides its claim leaves less for the claim.
  const besideFen = money.claims.find((claim) => claim.caseId === of.caseId)?.besideFen ?? 0;
  const othersFen = others.reduce((sum, claim) => sum + takenBy(claim), 0) + unexplained + besideFen;
  const ofOrder = money.paidFen - othersFen;
  const lines = money.lines.filter((line) => of.lineIds.includes(line.id) || of.lineIds.includes(line.channelLineId));
  if (lines.length === 0) return { refundableFen: Math.max(0, ofOrder), othersFen };
  const names = new Set(lines.flatMap((line) => [line.id, line.channelLineId]));
  const onLines = others.filter((claim) => claim.lineIds.some((id) => names.has(id))).reduce((sum, claim) => sum + takenBy(claim), 0);
  const ofLines = lines.reduce((sum, line) => sum + line.paidFen, 0) + money.freightFen - onLines;
  return { refundableFen: Math.max(0, Math.min(ofOrder, ofLines)), othersFen };
}
