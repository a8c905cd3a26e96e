import { ok, type Result } from "../../kernel/result.ts";
import { readPayload } from "../fields.ts";
import type { ChannelOrder, ChannelOrderLine, ChannelTrace } from "../port.ts";
import { deliveryOf } from "./delivery.ts";
import { goodsKey } from "./ids.ts";
import { paymentOf } from "./payment.ts";
import { receiverOf } from "./receiver.ts";
import { type Order, order } from "./shop-order.ts";
import { orderState } from "./statuses.ts";

const CASH_ON_DELIVERY = "1";

/** An order, and what its rider did. */
export function orderFact(payload: string): Result<(ChannelOrder | ChannelTrace)[], "UNREADABLE"> {
  const read = readPayload(order, payload);
  if (!read.ok) return read;
  const raw = read.value;
  const claimed = orderState(raw.status, raw.logistics_status);
  const money = paymentOf(raw);
  const delivery = deliveryOf(raw);
  const changed = raw.utime ?? raw.ctime;
  const promised = raw.delivery_time ?? raw.estimate_arrival_time;
  const fact: ChannelOrder = {
    type: "order",
    channelOrderId: raw.order_id,
    version: changed.getTime(),
    channelStatus: raw.status,
    claimedState: claimed,
    onHold: false,
    createdAt: raw.ctime,
    paidAt: paidAtOf(raw),
    claimedShippedAt: raw.logistics_fetch_time,
    promisedShipAt: null,
    ...(promised ? { promisedDelivery: { from: null, by: promised } } : {}),
    finishedAt: claimed === "completed" ? (raw.order_completed_time ?? changed) : null,
    closedAt: claimed === "closed" ? (raw.order_cancel_time ?? changed) : null,
    totalFen: money.totalFen,
    paidFen: money.paidFen,
    freightFen: money.freightFen,
    ...(raw.pay_type === CASH_ON_DELIVERY ? { payOnDelivery: true } : {}),
    ...(money.toldFen === null ? {} : { linesToldFen: money.toldFen }),
    buyer: receiverOf(raw),
    buyerMessage: raw.caution,
    sellerNote: "",
    lines: linesOf(raw, money.lines, delivery?.parcel ?? null),
    parcels: delivery ? [delivery.parcel] : [],
  };
  return ok(delivery ? [fact, delivery.trace] : [fact]);
}

/** An order is given to the store once it is paid. Of one that is paid at the door, the platform does not say when. */
function paidAtOf(raw: Order): Date | null {
  if (raw.status === "1") return null;
  if (raw.pay_type === CASH_ON_DELIVERY) return raw.status === "8" ? (raw.order_completed_time ?? raw.utime) : null;
  // A closed one that was never given to the store was not paid.
  return raw.order_receive_time ?? (raw.status === "9" ? null : raw.ctime);
}

/** Lines have no number of their own: they are named by their goods, and the second of the same goods is counted. */
function linesOf(raw: Order, shares: readonly number[], parcel: { carrier: string; waybill: string } | null): ChannelOrderLine[] {
  const seen = new Map<string, number>();
  return raw.detail.map((item, nth) => {
    const key = goodsKey(item) || String(nth + 1);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return {
      channelLineId: times === 1 ? key : `${key}#${times}`,
      sku: item.sku_id || item.app_food_code || item.app_spu_code || item.upc,
      title: item.food_name,
      spec: [item.spec, item.food_property].filter((part) => part !== "").join(" "),
      quantity: Math.max(1, item.quantity ?? 1),
      priceFen: Math.max(0, item.price ?? 0),
      paidFen: shares[nth] ?? 0,
      channelStatus: raw.status,
      claimedState: orderState(raw.status, raw.logistics_status),
      waybill: parcel?.waybill ?? null,
      carrier: parcel?.carrier ?? null,
    };
  });
}
