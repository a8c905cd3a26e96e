/** What fills the slots of an answer about a case: its order's record, the case itself, the seller's terms. What is not known has no slot. Pure. */
import type { OrderView, Slots } from "../contract/index.ts";
import { yuanText } from "../kernel/money.ts";
import { toBeijing } from "../kernel/time.ts";
import { toldLineId } from "../orders/index.ts";
import { type ServiceTerms, termSlots } from "../terms/index.ts";
import { amountWordings } from "./amount-wordings.ts";
import { kindWords, stateWords } from "./case.words.ts";
import type { OrderStory } from "./order-timeline.ts";
import { type CaseGround, orderWordsOf } from "./reply-facts.ts";

/** What slots are told from. */
export interface SlotGround {
  case: CaseGround & { lineIds: readonly string[] };
  told: OrderStory | null;
  terms: ServiceTerms;
  /** The buyer's newest words. */
  asked: string;
  now: number;
}

/** Fills every slot that is known. Times are Beijing's (`11月20日 09:12`), amounts in yuan (`59元`). */
export function replySlots({ case: row, told, terms, asked, now }: SlotGround): Slots {
  const lines = linesMeant(told?.order ?? null, row.lineIds);
  const warehouses = (told?.timeline ?? []).flatMap(({ source, data }) => (source === "warehouse" && typeof data.place === "string" ? [data.place] : []));
  return known({
    ...termSlots(terms, { titles: lines.map(({ title }) => title), skus: lines.map(({ sku }) => sku), warehouses, asked }),
    ...(told ? orderSlots(told.order, { lines, now }) : {}),
    ...caseSlots(row, now),
    已退金额: money(row.refundedFen || (asksNothing(row) ? (told?.order.refundedFen ?? 0) : 0)),
    退货单号: row.returnWaybill ?? told?.order.parcels.find(({ direction }) => direction === "return")?.waybill,
    取消结果: told ? cancelled(told.order, row) : undefined,
  });
}

/** A question asks for nothing that has a state of its own. */
export const asksNothing = ({ kind }: Pick<CaseGround, "kind">): boolean => kind === "question";

/** A promised time by which nothing was done yet is said while it is still to come. */
export function promisedTime({ promisedShipAt, outboundAt }: OrderView, now: number): Date | null {
  return promisedShipAt !== null && (outboundAt !== null || promisedShipAt.getTime() > now) ? promisedShipAt : null;
}

function orderSlots(order: OrderView, { lines, now }: { lines: OrderView["lines"]; now: number }): Slots {
  const parcel = latestSent(order);
  return known({
    物流状态: clause(order.buyerWhereabouts),
    快递公司: parcel?.carrierName,
    快递单号: parcel?.waybill,
    承诺发货时间: time(promisedTime(order, now)),
    出库时间: time(order.outboundAt),
    签收时间: time(order.signedAt),
    实付金额: money(order.paidFen),
    订单状态: orderWordsOf(order),
    商品: goods(lines),
    下单时间: time(order.createdAt),
  });
}

/** As it stands in a sentence of ours: whose word it is and how days are written is the sentence's. */
function clause(told: string): string {
  return told
    .replace(/^快递记录显示，/, "")
    .replace(/。+$/, "")
    .replace(/(?<![\d-])(\d{2})-(\d{2})(?= \d{2}:\d{2})/g, (_, month: string, day: string) => `${Number(month)}月${Number(day)}日`);
}

function caseSlots(row: CaseGround, now: number): Slots {
  if (asksNothing(row)) return {};
  return known({
    申请金额: money(row.amountFen),
    可退金额: money(row.refundableFen),
    售后状态: row.state === "unknown" ? undefined : stateWords[row.state],
    售后类型: kindWords[row.kind],
    // A time that is over is no time by which something will be done.
    处理时限: row.deadlineAt && row.deadlineAt.getTime() > now ? time(row.deadlineAt) : undefined,
  });
}

/** Goods a case is about; the whole order where it names none. */
export function linesMeant(order: OrderView | null, lineIds: readonly string[]): OrderView["lines"] {
  const living = (order?.lines ?? []).filter(({ takenOut }) => !takenOut);
  const meant = living.filter(({ channelLineId }) => lineIds.includes(channelLineId) || lineIds.includes(toldLineId(channelLineId)));
  return meant.length > 0 ? meant : living;
}

function goods(lines: OrderView["lines"]): string | undefined {
  const [first, second, ...more] = lines.filter(({ gift }) => !gift).map(({ title }) => title);
  if (first === undefined) return undefined;
  if (second === undefined) return first;
  return more.length > 0 ? `${first}等商品` : `${first}、${second}`;
}

/** The parcel whose number a buyer is told: the one sent last of those that count. */
export function latestSent(order: OrderView): OrderView["parcels"][number] | undefined {
  const sent = order.parcels.filter(({ direction, state }) => direction === "outbound" && state !== "replaced");
  return sent.toSorted((left, right) => at(right) - at(left))[0];
}
const at = (parcel: OrderView["parcels"][number]): number => (parcel.lastScanAt ?? parcel.pickedUpAt ?? parcel.shippedAt)?.getTime() ?? 0;

/** What the record says became of a wish to cancel; nothing where an order that was closed was never paid, or a refund is still being looked at. */
function cancelled(order: OrderView, row: CaseGround): string | undefined {
  if (order.state === "closed") return order.refundedFen > 0 ? `订单已关闭，已退${money(order.refundedFen)}` : "订单已关闭";
  if (row.kind === "refund_only" && row.state === "refused") return "取消申请没有通过，订单没有取消";
  if (row.kind === "refund_only" && row.state === "closed") return "取消申请已关闭，订单没有取消";
  return asksNothing(row) && order.state !== "created" ? `订单没有取消，现在是${orderWordsOf(order)}` : undefined;
}

/** `59元`; nothing of nothing. */
export function money(fen: number): string | undefined {
  return fen > 0 ? (amountWordings(fen)[0] ?? `${yuanText(fen)}元`) : undefined;
}

/** `11月20日 09:12`. */
export function time(date: Date | null): string | undefined {
  if (!date) return undefined;
  const text = toBeijing(date);
  return `${Number(text.slice(5, 7))}月${Number(text.slice(8, 10))}日 ${text.slice(11, 16)}`;
}

function known(slots: { [Name in keyof Slots]: string | undefined }): Slots {
  return Object.fromEntries(Object.entries(slots).filter(([, text]) => text !== undefined && text !== "")) as Slots;
}
