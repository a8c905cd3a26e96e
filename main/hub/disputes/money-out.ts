/** Money of a case that is out, from everything its channel ever said of it; the same whatever order that comes in. Pure. */
import type { ChannelCase } from "../connectors/port.ts";
import { type RefundGround, refundGrounds } from "../contract/words.ts";
import type { Fen } from "../kernel/money.ts";

/** A sum that went back, and how well it is known. */
export interface MoneyOut {
  fen: Fen;
  ground: RefundGround;
}

/** What a fact knows to be out; where it only says that it was paid, what was asked for. */
export function moneyOut(fact: Pick<ChannelCase, "state" | "amountFen" | "refundedFen" | "refundedBy">): MoneyOut {
  if (fact.refundedFen !== null) return { fen: fact.refundedFen, ground: fact.refundedBy ?? "told" };
  return { fen: fact.state === "refunded" ? fact.amountFen : 0, ground: "asked" };
}

/**
 * Of two the one that counts: a sum the channel calls paid stays whatever is left out later, and takes the place of one that was only
 * worked out from what was asked for. Of two equally well known the greater: a refund grows by its payments, and no payment comes back.
 */
export function betterKnown(left: MoneyOut, right: MoneyOut): MoneyOut {
  if (left.fen === 0 || right.fen === 0) return left.fen === 0 ? right : left;
  const better = refundGrounds.indexOf(right.ground) - refundGrounds.indexOf(left.ground);
  if (better !== 0) return better > 0 ? right : left;
  return right.fen > left.fen ? right : left;
}
