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

/** By when a fact says that money was out; `null` where it says nothing of it. */
export function outAt(fact: Pick<ChannelCase, "state" | "amountFen" | "refundedFen" | "refundedBy" | "endedAt" | "version">): Date | null {
  return moneyOut(fact).fen > 0 ? (fact.endedAt ?? new Date(fact.version)) : null;
}

/** The earlier of two times; what is not known counts for none. */
export function earlier(left: Date | null, right: Date | null): Date | null {
  if (left === null || right === null) return left ?? right;
  return left <= right ? left : right;
}

/**
 * What a version says has gone back, `null` where it says nothing of it. One that ends without money, or whose money came back from the bank, and that
 * names no sum, says that none has; one that is open may have been asked for anew.
 */
export function toldOut(fact: Pick<ChannelCase, "state" | "amountFen" | "refundedFen" | "refundedBy" | "problem">): MoneyOut | null {
  if (fact.refundedFen === null && (fact.state === "closed" || fact.state === "refused" || fact.problem !== null)) return { fen: 0, ground: "told" };
  return fact.refundedFen === null && fact.state !== "refunded" ? null : moneyOut(fact);
}

/** True when less is told now than is booked, by a word that is known as well: what was only worked out contradicts no sum that was told. */
export function isLowered(booked: MoneyOut, told: MoneyOut | null): boolean {
  return told !== null && told.fen < booked.fen && refundGrounds.indexOf(told.ground) >= refundGrounds.indexOf(booked.ground);
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
