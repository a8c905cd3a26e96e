/** What was paid for an order, and each line's share of it. Pure. */
import type { Fen } from "../../kernel/money.ts";
import { type Payment, sharesOf } from "../shares.ts";
import type { Order } from "./order.ts";
import { orderState } from "./statuses.ts";

/**
 * Discounts stand in the list of coupons alone: with a line, or with none, then they are the order's. `orderPayment` is what was left to pay;
 * a balance that was used belongs to it where goods, coupons and freight say so.
 */
export function paymentOf(raw: Order): Payment {
  const freightFen = Math.max(0, raw.freightPrice ?? 0);
  const goods = raw.itemInfoList.map((row) => row.jdPrice * (row.itemTotal ?? 1));
  const coupons = raw.couponDetailList.map(({ skuId, couponPrice }) => ({ skuId: skuId.trim(), fen: Math.max(0, couponPrice ?? 0) }));
  const skus = new Set(raw.itemInfoList.map(({ skuId }) => skuId));
  const first = new Map(raw.itemInfoList.map(({ skuId }, index) => [skuId, index] as const).toReversed());
  const told = goods.map((fen, index) => {
    const { skuId } = raw.itemInfoList[index] ?? { skuId: "" };
    // A coupon names the goods, not the line: where they stand in two lines, it is the first one's as far as it goes.
    return first.get(skuId) === index ? Math.max(0, fen - sum(coupons.filter((coupon) => coupon.skuId === skuId).map(({ fen: off }) => off))) : fen;
  });
  const lines = goods.map((fen, index) => ({ told: told[index] ?? fen, goods: fen }));
  if (!isPaid(raw)) return { paidFen: 0, freightFen: 0, lines: sharesOf({ paidFen: 0 }, lines).lines, toldFen: null, deposit: null };
  const orderDiscountFen = sum(coupons.filter(({ skuId }) => !skus.has(skuId)).map(({ fen }) => fen));
  const dueFen = sum(told) + freightFen - orderDiscountFen;
  const balance = Math.max(0, raw.balanceUsed ?? 0);
  const paidFen = raw.orderPayment + (balance > 0 && raw.orderPayment + balance <= dueFen ? balance : 0);
  const shares = sharesOf({ paidFen, freightFen, orderDiscountFen }, lines);
  return { paidFen, freightFen: shares.freightFen, lines: shares.lines, toldFen: shares.toldFen, deposit: null };
}

/** Goods that are paid for at the door (`1-货到付款`). */
export function isPaidOnDelivery({ payType }: Pick<Order, "payType">): boolean {
  return /^1(-|$)|货到付款/.test(payType.trim());
}

function isPaid(raw: Order): boolean {
  if (raw.paymentConfirmTime !== null) return true;
  const state = orderState(raw.orderState, false);
  if (isPaidOnDelivery(raw)) return state === "completed";
  return state !== null && state !== "created" && state !== "closed";
}

function sum(amounts: readonly Fen[]): Fen {
  return amounts.reduce<Fen>((total, fen) => total + fen, 0);
}
