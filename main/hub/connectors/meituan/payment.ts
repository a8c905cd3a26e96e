/** Money of an order. Pure. */
import type { Fen } from "../../kernel/money.ts";
import { sharesOf } from "../shares.ts";
import { goodsKey } from "./ids.ts";
import type { Item, Order } from "./shop-order.ts";

export interface Paid {
  totalFen: Fen;
  paidFen: Fen;
  freightFen: Fen;
  /** One a line; with the freight they are what was paid. */
  lines: Fen[];
  toldFen: Fen | null;
}

const UNPAID = "1";

const atLeastNothing = (fen: Fen | null): Fen => Math.max(0, fen ?? 0);

/** The bag is told in fen and in yuan; where both are there they are the same money, and counted once. */
function bagOf(raw: Order): Fen {
  return atLeastNothing(raw.package_bag_money ?? raw.package_bag_money_yuan);
}

function piecesOf(item: Item): number {
  return Math.max(1, item.quantity ?? 1);
}

/** A line's price with its boxes, before discounts. */
function goodsFen(item: Item): Fen {
  const boxes = Number(item.box_num);
  const box = Number.isFinite(boxes) && boxes > 0 ? Math.round(boxes * atLeastNothing(item.box_price)) : 0;
  return safe(atLeastNothing(item.price) * piecesOf(item) + box);
}

/** A figure that no order has is none. */
function safe(fen: Fen): Fen {
  return Number.isSafeInteger(fen) ? fen : 0;
}

/** What the platform says was paid for each line after its discounts; `null` where it does not say so for each, or the goods stand in several lines. */
function toldByGoods(raw: Order): Fen[] | null {
  const said = new Map(
    raw.sku_benefit_detail.flatMap((one) =>
      one.totalActivityPrice === null || one.totalActivityPrice < 0 ? [] : [[goodsKey({ ...one, upc: "", food_name: "" }), one.totalActivityPrice] as const],
    ),
  );
  const names = raw.detail.map(goodsKey);
  if (said.size === 0 || new Set(names).size !== names.length) return null;
  const fens = names.map((name) => said.get(name));
  return fens.every((fen): fen is Fen => fen !== undefined) ? fens : null;
}

/** `total` is what the buyer pays, freight and bag within. Bag and boxes are shared over the lines: nothing else could be given back for them. */
export function paymentOf(raw: Order): Paid {
  const prices = raw.detail.map(goodsFen);
  const totalFen = safe(prices.reduce((sum, fen) => sum + fen, 0) + bagOf(raw));
  const paidFen = raw.status === UNPAID ? 0 : atLeastNothing(raw.total);
  const freight = paidFen === 0 ? 0 : atLeastNothing(raw.shipping_fee);
  const byGoods = toldByGoods(raw);
  const exact = byGoods !== null && byGoods.reduce((sum, fen) => sum + fen, 0) + freight === paidFen;
  const shares = sharesOf(
    { paidFen, freightFen: freight, orderDiscountFen: raw.original_price === null ? 0 : Math.max(0, raw.original_price - paidFen) },
    prices.map((goods, nth) => ({ told: exact ? (byGoods?.[nth] ?? null) : null, goods })),
  );
  return { totalFen, paidFen, freightFen: shares.freightFen, lines: shares.lines, toldFen: shares.toldFen };
}
