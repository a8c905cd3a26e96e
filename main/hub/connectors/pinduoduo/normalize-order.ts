import { ok, type Result } from "../../kernel/result.ts";
import { readPayload } from "../fields.ts";
import type { ChannelOrder, ChannelOrderLine, ChannelParcel, OrderState } from "../port.ts";
import { carrierCode } from "./carriers.ts";
import { flagOf } from "./flags.ts";
import { isDepositOnly, paymentOf } from "./payment.ts";
import { receiverOf } from "./receiver.ts";
import { type Gift, type Item, type Order, order } from "./shop-order.ts";
import { isHeld, orderState } from "./statuses.ts";

export function orderFact(payload: string): Result<ChannelOrder, "UNREADABLE"> {
  const read = readPayload(order, payload);
  if (!read.ok) return read;
  const raw = read.value;
  const facts = { ...raw, isDepositOnly: isDepositOnly(raw) };
  const claimedState = orderState(facts);
  const money = paymentOf(raw);
  const { deposit, toldFen } = money;
  const isDeal = claimedState !== "created";
  return ok({
    type: "order",
    channelOrderId: raw.order_sn,
    version: raw.updated_at.getTime(),
    channelStatus: raw.order_status,
    claimedState,
    onHold: isHeld({ ...facts, risk: raw.risk_control_status }),
    createdAt: raw.created_time,
    // The money of a group that is not formed is there, and may go back: it counts as paid once there is a deal.
    paidAt: isDeal ? raw.pay_time : null,
    claimedShippedAt: raw.shipping_time,
    promisedShipAt: raw.last_ship_time,
    ...(raw.promise_delivery_time ? { promisedDelivery: { from: null, by: raw.promise_delivery_time } } : {}),
    // That it is completed is told by a message alone, which says nothing else.
    finishedAt: null,
    closedAt: claimedState === "closed" ? raw.updated_at : null,
    totalFen: (raw.goods_amount ?? raw.pay_amount) + Math.max(0, raw.order_change_amount ?? 0),
    paidFen: money.paidFen,
    freightFen: money.freightFen,
    ...(deposit ? { deposit } : {}),
    ...(toldFen === null ? {} : { linesToldFen: toldFen }),
    buyer: receiverOf(raw),
    buyerMessage: raw.buyer_memo,
    sellerNote: raw.remark,
    sellerFlag: flagOf(raw.remark_tag),
    lines: linesOf(raw, { shares: money.lines, claimedState }),
    parcels: parcelsOf(raw),
  });
}

function linesOf(raw: Order, of: { shares: readonly number[]; claimedState: OrderState | null }): ChannelOrderLine[] {
  const line = (row: Item | Gift, index: number): ChannelOrderLine => ({
    channelLineId: row.sku_id || row.goods_id || raw.order_sn,
    sku: row.outer_id || row.outer_goods_id || row.sku_id || row.goods_id,
    title: row.goods_name,
    spec: row.goods_spec,
    quantity: row.goods_count ?? 1,
    priceFen: row.goods_price ?? 0,
    paidFen: of.shares[index] ?? 0,
    channelStatus: raw.order_status,
    claimedState: of.claimedState,
    waybill: raw.tracking_number || null,
    carrier: raw.tracking_number === "" ? null : carrierCode(raw.logistics_id) || null,
  });
  const own = raw.item_list.map(line);
  // A gift of the same goods is a line of its own, and may have a parcel of its own.
  const gifts = raw.gift_list.map((row, index) => {
    const given = line(row, own.length + index);
    const [parcel] = raw.gift_delivery_list;
    const sent = parcel?.tracking_number ? { waybill: parcel.tracking_number, carrier: carrierCode(parcel.logistics_id) || null } : {};
    return { ...given, ...sent, channelLineId: `gift:${given.channelLineId}`, gift: true };
  });
  return [...own, ...gifts];
}

/** The parcel of the order, what was sent besides, gifts and what was sent again. */
function parcelsOf(raw: Order): ChannelParcel[] {
  const all = [raw, ...raw.extra_delivery_list, ...raw.gift_delivery_list, ...raw.resend_delivery_list];
  const known = new Map(all.filter((one) => one.tracking_number !== "").map((one) => [one.tracking_number, one]));
  return [...known.values()].map((one) => ({
    carrier: carrierCode(one.logistics_id),
    waybill: one.tracking_number,
    shippedAt: one === raw ? raw.shipping_time : null,
  }));
}
