/** The slots of an answer in English: states and times in words, amounts in ¥, names of places as they are. What is known only in Chinese has no slot. Pure. */
import type { OrderView, Slots } from "../contract/index.ts";
import type { CaseState, OrderState, TraceState } from "../contract/words.ts";
import { yuanText } from "../kernel/money.ts";
import { toBeijing } from "../kernel/time.ts";
import { isUnpaid } from "../orders/index.ts";
import { englishTermSlots } from "../terms/index.ts";
import { kindEnglish } from "./case.words.ts";
import { asksNothing, latestSent, linesMeant, promisedTime, type SlotGround } from "./reply-slots.ts";

const orderStates: Readonly<Record<OrderState, string>> = {
  created: "waiting for payment",
  paid: "paid and waiting to ship",
  audited: "paid and waiting to ship",
  allocated: "paid and waiting to ship",
  packed: "packed and waiting to leave the warehouse",
  outbound: "shipped",
  in_transit: "on its way",
  out_for_delivery: "out for delivery",
  signed: "delivered",
  completed: "completed",
  closed: "closed",
};

function stateOf(order: OrderView): string {
  return isUnpaid(order) ? orderStates[order.state].replace(/^paid and /, "") : orderStates[order.state];
}

/** How far an after-sale is, in English. */
export const caseStates: Readonly<Partial<Record<CaseState, string>>> = {
  requested: "waiting for our review",
  waiting_return: "approved and waiting for you to send the goods back",
  returned_in_transit: "on its way back to us",
  arrived: "back in our warehouse and waiting for inspection",
  inspected: "inspected",
  refunding: "being refunded",
  refunded: "refunded",
  refused: "not approved",
  closed: "closed",
};

/** Every slot that is known in English. Times are Beijing's (`Nov 20, 09:12`), amounts in yuan (`¥59.00`). */
export function englishSlots({ case: row, told, terms, asked, now }: SlotGround): Slots {
  const lines = linesMeant(told?.order ?? null, row.lineIds);
  const own = asksNothing(row);
  const refunded = row.refundedFen || (own ? (told?.order.refundedFen ?? 0) : 0);
  return known({
    ...englishTermSlots(terms, { titles: lines.map(({ title }) => title), skus: lines.map(({ sku }) => sku), warehouses: warehousesOf(told), asked }),
    ...(told ? ofOrder(told.order, now) : {}),
    ...(own
      ? {}
      : {
          申请金额: money(row.amountFen),
          可退金额: money(row.refundableFen),
          售后状态: caseStates[row.state],
          售后类型: kindEnglish[row.kind],
          处理时限: row.deadlineAt && row.deadlineAt.getTime() > now ? time(row.deadlineAt) : undefined,
        }),
    已退金额: money(refunded),
    退货单号: row.returnWaybill ?? told?.order.parcels.find(({ direction }) => direction === "return")?.waybill,
    商品: lines.length === 1 && lines[0] && !isChinese(lines[0].title) ? lines[0].title : undefined,
  });
}

function ofOrder(order: OrderView, now: number): { [Name in keyof Slots]: string | undefined } {
  const parcel = latestSent(order);
  return {
    物流状态: whereabouts(order, now),
    快递公司: parcel && carrierOf(parcel),
    快递单号: parcel?.waybill,
    承诺发货时间: time(promisedTime(order, now)),
    出库时间: time(order.outboundAt),
    签收时间: time(order.signedAt),
    实付金额: money(order.paidFen),
    订单状态: stateOf(order),
    下单时间: time(order.createdAt),
  };
}

type Parcel = OrderView["parcels"][number];

/** What a carrier's state says of a parcel at its last scan; states that say nothing sure are not here. */
const parcelStates: Readonly<Partial<Record<TraceState, (place: string, at: string) => string>>> = {
  picked_up: (_, at) => `was picked up by the carrier on ${at}`,
  in_transit: (place, at) => (place === "" ? `was last scanned on ${at}` : `reached ${place} on ${at} and is on its way`),
  out_for_delivery: (place, at) => `went out for delivery${place === "" ? "" : ` in ${place}`} on ${at}`,
  signed: (place, at) => `was delivered${place === "" ? "" : ` in ${place}`} on ${at} according to the carrier`,
  returning: (_, at) => `is on its way back to us (last scan on ${at})`,
  returned: (_, at) => `came back to us on ${at}`,
  rejected: (_, at) => `was refused on ${at} according to the carrier`,
  problem: (_, at) => `met a problem on its way and the carrier is looking into it (last scan on ${at})`,
};

/** A clause like the Chinese one, without its stop; several parcels are told by the one that is least far. */
function whereabouts(order: OrderView, now: number): string {
  if (order.state === "closed") return order.closedAt ? `your order was closed on ${time(order.closedAt)}` : "your order is closed";
  const sent = order.parcels.filter(({ direction, state }) => direction === "outbound" && state !== "replaced");
  const [parcel] = sent.toSorted((left, right) => far(left) - far(right));
  if (!parcel) return `your order is ${stateOf(order)}`;
  const name = `your parcel (${[carrierOf(parcel), parcel.waybill].filter((part) => part !== undefined).join(" ")})`;
  const say = parcelStates[parcel.state as TraceState];
  const at = parcel.state === "signed" ? (parcel.signedAt ?? parcel.lastScanAt) : parcel.lastScanAt;
  // What may be another buyer's parcel, and a time that is still to come, tell this buyer nothing.
  if (!say || parcel.contested === true || parcel.pickedUpAt === null || at === null || at.getTime() > now) return `there is no tracking news of ${name} yet`;
  return `${name} ${say(parcel.lastPlace ?? "", time(at) ?? "")}`;
}

const far = ({ state, lastScanAt }: Parcel): number => (state === "signed" ? Number.MAX_SAFE_INTEGER : (lastScanAt?.getTime() ?? 0));

function carrierOf({ carrier, en }: Parcel): string | undefined {
  return carrier === "" || isChinese(en.carrierName) ? undefined : en.carrierName;
}

const warehousesOf = (told: SlotGround["told"]): string[] =>
  (told?.timeline ?? []).flatMap(({ source, data }) => (source === "warehouse" && typeof data.place === "string" ? [data.place] : []));

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

export const money = (fen: number): string | undefined => (fen > 0 ? `¥${yuanText(fen)}` : undefined);

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Nov 20, 09:12`. */
export function time(date: Date | null): string | undefined {
  if (!date) return undefined;
  const text = toBeijing(date);
  return `${months[Number(text.slice(5, 7)) - 1] ?? ""} ${Number(text.slice(8, 10))}, ${text.slice(11, 16)}`;
}

function known(slots: { [Name in keyof Slots]: string | undefined }): Slots {
  return Object.fromEntries(Object.entries(slots).filter(([, text]) => text !== undefined && text !== "")) as Slots;
}
