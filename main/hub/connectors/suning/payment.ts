/** What was paid for an order, and each line's share of it. Pure. */
import type { Fen } from "../../kernel/money.ts";
import { type Payment, sharesOf } from "../shares.ts";
import type { Line, Order } from "./order.ts";
import { orderState } from "./statuses.ts";

const freightOf = (line: Line): Fen => Math.max(0, line.transportFee ?? 0);
const paidWith = (line: Line): Fen => Math.max(0, line.payAmount);

/** Value of a line's goods before discounts: what was paid without freight, vouchers and coupons. `unitPrice` is wrong under offers for full amounts. */
export function goodsOf(line: Line): Fen {
  const discounts = Math.max(0, line.vouchertotalMoney ?? 0) + Math.max(0, line.coupontotalMoney ?? 0);
  return Math.max(0, paidWith(line) + discounts - freightOf(line));
}

/** Price of one piece, by its line's value. */
export function priceOf(line: Line): Fen {
  const goods = goodsOf(line);
  return goods > 0 ? Math.round(goods / Math.max(1, line.saleNum ?? 1)) : Math.max(0, line.unitPrice ?? 0);
}

/** `payAmount` of a line is with its freight; together they are what was paid. */
export function paymentOf(raw: Order): Payment {
  const lines = raw.orderDetail.map((line) => ({ told: paidWith(line) - freightOf(line), goods: goodsOf(line) }));
  if (!isPaid(raw)) return { paidFen: 0, freightFen: 0, lines: sharesOf({ paidFen: 0 }, lines).lines, toldFen: null, deposit: null };
  const paidFen = sum(raw.orderDetail.map(paidWith));
  const shares = sharesOf({ paidFen, freightFen: sum(raw.orderDetail.map(freightOf)) }, lines);
  return { ...shares, paidFen, deposit: null };
}

/** The newer list tells of unpaid orders, too: what is in no table, or closed, was paid when a payment says so. */
function isPaid(raw: Order): boolean {
  const state = orderState(raw.orderTotalStatus);
  if (state !== null && state !== "closed") return true;
  return raw.orderDetail.some((line) => line.paymentList.some(({ payamount }) => (payamount ?? 0) > 0));
}

export function sum(amounts: readonly Fen[]): Fen {
  return amounts.reduce<Fen>((total, fen) => total + fen, 0);
}
