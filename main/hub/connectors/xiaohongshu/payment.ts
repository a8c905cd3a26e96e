/** What was really paid for an order, and each line's share of it. Pure. */
import type { Fen } from "../../kernel/money.ts";
import { sharesOf } from "../shares.ts";
import type { Order, Sku } from "./shop-order.ts";

interface Paid {
  paidFen: Fen;
  freightFen: Fen;
  /** One a line. */
  lines: Fen[];
  toldFen: Fen | null;
  /** What the goods cost before discounts, without freight. */
  totalFen: Fen;
}

const discountOf = (of: { totalMerchantDiscount: Fen | null; totalRedDiscount: Fen | null }): Fen =>
  Math.max(0, of.totalMerchantDiscount ?? 0) + Math.max(0, of.totalRedDiscount ?? 0);

/** What a line's pieces cost together before discounts. */
export function goodsOf(row: Sku): Fen {
  return Math.max(0, row.totalPaidAmount ?? 0) + discountOf(row);
}

/** `totalPayAmount` counts once it is paid, and is what was paid in full: a presale's deposit is within it and not told apart. */
export function paymentOf(raw: Order): Paid {
  const freightFen = Math.max(0, raw.totalShippingFree ?? 0);
  const totalFen = Math.max(0, raw.totalPayAmount - freightFen) + discountOf(raw);
  const rows = raw.skuList.map((row) => ({ told: row.totalPaidAmount, goods: goodsOf(row) }));
  if (raw.paidTime === null) return { paidFen: 0, freightFen: 0, lines: rows.map(() => 0), toldFen: null, totalFen };
  const byLines = raw.skuList.reduce((sum, row) => sum + discountOf(row), 0);
  const shares = sharesOf({ paidFen: raw.totalPayAmount, freightFen, orderDiscountFen: Math.max(0, discountOf(raw) - byLines) }, rows);
  return { paidFen: raw.totalPayAmount, ...shares, totalFen };
}
