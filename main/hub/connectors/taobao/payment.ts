/** What was really paid for a trade, and each line's share of it. Pure. */
import { type Fen, shareFen } from "../../kernel/money.ts";
import { type Payment, sharesOf } from "../shares.ts";
import { orderState, step } from "./statuses.ts";
import type { Line, Trade } from "./trade.ts";

/** Money of a trade: `payment` counts once it is paid; of a presale the deposit; in full also after a line was refunded. */
export function paymentOf(raw: Trade): Payment {
  const told = raw.orders.map((row) => toldOf(row, raw));
  const goods = raw.orders.map(goodsOf);
  const depositFen = step(raw.step_trade_status) === "nothing" ? 0 : (raw.step_paid_fee ?? 0);
  if (!isPaid(raw)) {
    const due = told.map((fen, index) => ({ told: fen, goods: goods[index] ?? 0 }));
    const deposit = step(raw.step_trade_status) === "deposit" && depositFen > 0 ? { fen: depositFen, paidAt: raw.pay_time } : null;
    return { paidFen: deposit?.fen ?? 0, freightFen: 0, lines: sharesOf({ paidFen: deposit?.fen ?? 0 }, due).lines, toldFen: null, deposit };
  }
  const { freightFen, within } = freightOf(raw, told, goods);
  const own = told.map((fen, index) => (fen === null ? null : fen - (within[index] ?? 0)));
  const paidFen = beforeRefunds(raw, own, freightFen);
  const lines = own.map((fen, index) => ({ told: fen, goods: goods[index] ?? 0 }));
  // Where a line was given back, the order's discounts are no longer told line by line: nothing can be said about the sum.
  const shares = sharesOf({ paidFen, freightFen, orderDiscountFen: raw.discount_fee ?? 0 }, lines);
  const hasRefund = raw.orders.some((row) => wasRefunded(row, raw));
  return {
    paidFen,
    ...shares,
    toldFen: hasRefund ? null : shares.toldFen,
    deposit: depositFen > 0 && depositFen < paidFen ? { fen: depositFen, paidAt: null } : null,
  };
}

function isPaid(raw: Trade): boolean {
  if (step(raw.step_trade_status) !== "paid") return false;
  if (raw.pay_time !== null) return true;
  const state = orderState(raw.status, raw.step_trade_status);
  if (raw.type === "cod") return state === "signed" || state === "completed";
  // Closed after payment has its own word; closed before it another.
  return state !== null && state !== "created" && (state !== "closed" || raw.status === "TRADE_CLOSED");
}

/** Goods of a line after its own discounts. */
function goodsOf(row: Line): Fen {
  return Math.max(0, row.price * (row.num ?? 1) + (row.adjust_fee ?? 0) - (row.discount_fee ?? 0) - (row.part_mjz_discount ?? 0));
}

/** `divide_order_fee` is the share after the order's discounts; `payment` is not. A line that was refunded may be told as less: its goods count. */
function toldOf(row: Line, raw: Trade): Fen | null {
  if (row.status === "TRADE_CLOSED_BY_TAOBAO") return 0;
  const told = row.divide_order_fee ?? (row.payment === null ? null : Math.max(0, row.payment - (row.part_mjz_discount ?? 0)));
  return wasRefunded(row, raw) ? Math.max(told ?? 0, goodsOf(row)) : told;
}

/** A line closed after payment was refunded whole; one that goes on may be told as less only where the trade says what was due. */
function wasRefunded(row: Line, raw: Trade): boolean {
  if (row.status === "TRADE_CLOSED") return raw.status !== "TRADE_CLOSED_BY_TAOBAO";
  return row.refund_status === "SUCCESS" && raw.total_fee !== null && raw.discount_fee !== null;
}

/** Freight that was paid, and how much of it each line's figure contains: a one-line trade's does, others' need not. */
function freightOf(raw: Trade, told: readonly (Fen | null)[], goods: readonly Fen[]): { freightFen: Fen; within: Fen[] } {
  const post = Math.max(0, raw.post_fee ?? 0);
  const none = told.map(() => 0);
  const sum = told.reduce<Fen>((total, fen, index) => total + (fen ?? goods[index] ?? 0), 0);
  if (post === 0 || told.some((fen) => fen === null) || sum !== raw.payment) return { freightFen: post, within: none };
  const value = goods.reduce((total, fen) => total + fen, 0);
  const [only] = told;
  if (told.length === 1 && only !== undefined && only !== null && only >= post && (sum > value || only === raw.orders[0]?.payment))
    return { freightFen: post, within: [post] };
  // Lines of several that already are what was paid: with more than their goods they carry the freight, otherwise it was waived.
  return sum > value
    ? {
        freightFen: Math.min(post, sum),
        within: shareFen(
          Math.min(post, sum),
          told.map((fen) => Math.max(0, fen ?? 0)),
        ),
      }
    : { freightFen: 0, within: none };
}

/** `payment` shrinks when a line is refunded before the trade ends: then what was due is what had been paid. */
function beforeRefunds(raw: Trade, own: readonly (Fen | null)[], freightFen: Fen): Fen {
  if (!raw.orders.some((row) => wasRefunded(row, raw))) return raw.payment;
  const sum = own.reduce<Fen>((total, fen) => total + (fen ?? 0), 0) + freightFen;
  const due = raw.total_fee === null ? sum : raw.total_fee - (raw.discount_fee ?? 0) + (raw.adjust_fee ?? 0) + (raw.post_fee ?? 0);
  return Math.max(raw.payment, Math.min(sum, due));
}
