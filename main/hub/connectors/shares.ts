/** Shares of what was paid over an order's lines. Pure. */
import { type Fen, shareFen } from "../kernel/money.ts";

interface Shares {
  /** One a line, each ≥ 0; with the freight they are what was paid. */
  lines: Fen[];
  freightFen: Fen;
  /** What the channel's figures add up to, where that is something else than what was paid; else `null`. */
  toldFen: Fen | null;
}

/** Money of an order as a platform's connector makes it out: shares by line, and of a presale its deposit. */
export interface Payment extends Shares {
  paidFen: Fen;
  deposit: { fen: Fen; paidAt: Date | null } | null;
}

/**
 * Shares `paidFen` over lines. `told` is what the channel says of each line without freight, after its own discounts; `goods` is the
 * line's price by its quantity, for lines of which nothing is told. Where the figures do not add up, the order's word counts and the rest
 * is shared by largest remainder; `orderDiscountFen` is a discount of the order that the lines do not carry yet, which explains a difference.
 */
export function sharesOf(order: { paidFen: Fen; freightFen?: Fen; orderDiscountFen?: Fen }, lines: readonly { told: Fen | null; goods: Fen }[]): Shares {
  const { paidFen, freightFen: freight = 0, orderDiscountFen = 0 } = order;
  const freightFen = Math.max(0, Math.min(freight, paidFen));
  const rest = paidFen - freightFen;
  const weights = lines.map(({ told, goods }) => Math.max(0, told ?? goods));
  const sum = weights.reduce((left, right) => left + right, 0);
  if (lines.length === 0) return { lines: [], freightFen, toldFen: null };
  if (sum === rest) return { lines: weights, freightFen, toldFen: null };
  const shares = shareFen(rest, sum > 0 ? weights : lines.map(({ goods }) => Math.max(0, goods)));
  // A discount of the order may be more than the part of it that the lines do not carry yet; goods without a share may have one that is
  // not told. None makes them dearer.
  const isExplained = sum > rest && (sum - rest <= orderDiscountFen || lines.some(({ told }) => told === null));
  return { lines: shares, freightFen, toldFen: isExplained ? null : sum + freight };
}
