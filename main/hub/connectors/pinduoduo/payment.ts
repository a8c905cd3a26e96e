/** What was really paid for an order, and each line's share of it. Pure. */
import { type Payment, sharesOf } from "../shares.ts";
import type { Order } from "./shop-order.ts";

/** Of a presale only the deposit is paid: 0 and 1 of `step_trade_status`; 2 is all of it. An order that is no presale says none. */
export function isDepositOnly(raw: Order): boolean {
  const status = raw.step_order_info?.step_trade_status ?? "";
  return status === "0" || status === "1";
}

/** `pay_amount` counts once it is paid, and is not less after a refund; goods are shared, gifts cost nothing. */
export function paymentOf(raw: Order): Payment {
  const goods = [
    ...raw.item_list.map((row) => ({ told: null, goods: row.goods_price * (row.goods_count ?? 1) })),
    ...raw.gift_list.map(() => ({ told: 0, goods: 0 })),
  ];
  const step = raw.step_order_info;
  const depositFen = step?.step_trade_status === "0" ? 0 : (step?.advanced_paid_fee ?? step?.step_paid_fee ?? 0);
  if (raw.pay_time === null || isDepositOnly(raw)) {
    const deposit = step?.step_trade_status === "1" && depositFen > 0 ? { fen: depositFen, paidAt: raw.pay_time } : null;
    return { paidFen: deposit?.fen ?? 0, freightFen: 0, lines: sharesOf({ paidFen: deposit?.fen ?? 0 }, goods).lines, toldFen: null, deposit };
  }
  const shares = sharesOf({ paidFen: raw.pay_amount, freightFen: raw.postage ?? 0 }, goods);
  return { ...shares, paidFen: raw.pay_amount, deposit: depositFen > 0 && depositFen < raw.pay_amount ? { fen: depositFen, paidAt: null } : null };
}
