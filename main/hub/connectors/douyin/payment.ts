/** What was really paid for a shop order, and each line's share of it. Pure. */
import { type Fen, shareFen } from "../../kernel/money.ts";
import { type Payment, sharesOf } from "../shares.ts";
import type { Order } from "./shop-order.ts";
import { orderState } from "./statuses.ts";

interface PhasedPayment extends Payment {
  /** A presale of which a later phase is not paid yet. */
  isDepositOnly: boolean;
}

/** Money of an order: `pay_amount` counts once it is paid; of a presale the phases that are. */
export function paymentOf(raw: Order): PhasedPayment {
  const { deposit, isDepositOnly } = phasesOf(raw);
  const goods = raw.sku_order_list.map((row) => Math.max(0, row.origin_amount * (row.item_num ?? 1) - (row.promotion_amount ?? 0)));
  const rows = (told: readonly Fen[]) => told.map((fen, index) => ({ told: fen, goods: goods[index] ?? 0 }));
  if (isDepositOnly || !isPaid(raw)) {
    const paidFen = isDepositOnly ? (deposit?.fen ?? 0) : 0;
    const lines = sharesOf({ paidFen }, rows(raw.sku_order_list.map((row) => row.pay_amount))).lines;
    return { paidFen, freightFen: 0, lines, toldFen: null, deposit, isDepositOnly };
  }
  const { freightFen, within } = freightOf(raw, goods);
  const told = raw.sku_order_list.map((row, index) => Math.max(0, row.pay_amount - (within[index] ?? 0)));
  const byLines = raw.sku_order_list.reduce((sum, row) => sum + (row.promotion_amount ?? 0), 0);
  const shares = sharesOf({ paidFen: raw.pay_amount, freightFen, orderDiscountFen: Math.max(0, (raw.promotion_amount ?? 0) - byLines) }, rows(told));
  return { paidFen: raw.pay_amount, ...shares, deposit, isDepositOnly };
}

function isPaid(raw: Order): boolean {
  if (raw.pay_time !== null) return true;
  const state = orderState(raw.order_status);
  return raw.pay_type === "0" ? state === "completed" : state !== null && state !== "created" && state !== "closed";
}

/** A presale's phases: the first is the deposit; before the last is paid the goods must not leave. Once they did, the last was. */
function phasesOf(raw: Order): Pick<PhasedPayment, "deposit" | "isDepositOnly"> {
  const phases = raw.order_phase_list;
  if (!phases.some((one) => (one.total_phase ?? phases.length) > 1)) return { deposit: null, isDepositOnly: false };
  const first = phases.filter((one) => (one.current_phase ?? 1) === 1 && one.pay_success === true);
  const fen = first.reduce((sum, one) => sum + (one.phase_pay_amount ?? 0), 0);
  const paidAt = first.map((one) => one.phase_pay_time).find((at) => at !== null) ?? null;
  const paidLast = phases.some((one) => one.pay_success === true && (one.current_phase ?? 1) >= (one.total_phase ?? 2));
  const state = orderState(raw.order_status);
  const hasLeft = state === "outbound" || state === "completed";
  return { deposit: fen > 0 ? { fen, paidAt } : null, isDepositOnly: !paidLast && !hasLeft };
}

/** Freight that was paid, and how much of it each line's payment contains: exactly when the lines alone add up to what was paid. */
function freightOf(raw: Order, goods: readonly Fen[]): { freightFen: Fen; within: Fen[] } {
  const post = Math.max(0, raw.post_amount ?? 0);
  const lines = raw.sku_order_list;
  const none = lines.map(() => 0);
  const sum = lines.reduce((total, row) => total + row.pay_amount, 0);
  if (post === 0 || sum !== raw.pay_amount) return { freightFen: post, within: none };
  const told = lines.map((row) => row.post_amount ?? 0);
  if (told.some((fen) => fen > 0)) return { freightFen: told.reduce((total, fen) => total + fen, 0), within: told };
  // The lines say that they carry none, or are no more than their goods: it was waived.
  const isSilent = lines.every((row) => row.post_amount === null);
  if (!isSilent || (lines.length > 1 && sum <= goods.reduce((total, fen) => total + fen, 0))) return { freightFen: 0, within: none };
  return {
    freightFen: post,
    within: shareFen(
      Math.min(post, sum),
      lines.map((row) => Math.max(0, row.pay_amount)),
    ),
  };
}
