import { ok, type Result } from "../../kernel/result.ts";
import { readPayload } from "../fields.ts";
import type { ChannelOrder, ChannelOrderLine, ChannelParcel } from "../port.ts";
import { type Line, type Order, order } from "./order.ts";
import { parcelsOf } from "./parcels.ts";
import { isPaidOnDelivery, paymentOf } from "./payment.ts";
import { isOnHold, orderState } from "./statuses.ts";

export function orderFact(payload: string): Result<ChannelOrder, "UNREADABLE"> {
  const read = readPayload(order, payload);
  if (!read.ok) return read;
  const raw = read.value;
  const parcels = parcelsOf(raw);
  const shippedAt = raw.outBoundDate ?? earliest(parcels);
  const claimedState = orderState(raw.orderState, shippedAt !== null || parcels.length > 0);
  const money = paymentOf(raw);
  return ok({
    type: "order",
    channelOrderId: raw.orderId,
    version: raw.modified.getTime(),
    channelStatus: raw.orderState,
    claimedState,
    onHold: isOnHold(raw.orderState),
    createdAt: raw.orderStartTime,
    paidAt: raw.paymentConfirmTime,
    claimedShippedAt: shippedAt,
    promisedShipAt: null,
    finishedAt: claimedState === "completed" ? raw.orderEndTime : null,
    closedAt: claimedState === "closed" ? raw.orderEndTime : null,
    totalFen: raw.orderTotalPrice,
    paidFen: money.paidFen,
    freightFen: money.freightFen,
    ...(isPaidOnDelivery(raw) ? { payOnDelivery: true } : {}),
    ...(money.toldFen === null ? {} : { linesToldFen: money.toldFen }),
    buyer: buyerOf(raw),
    buyerMessage: raw.orderRemark,
    sellerNote: raw.venderRemark,
    lines: raw.itemInfoList.map((row, index) => lineOf(row, { raw, claimedState, paidFen: money.lines[index] ?? 0, parcels })),
    parcels,
  });
}

function earliest(parcels: readonly ChannelParcel[]): Date | null {
  const times = parcels.flatMap(({ shippedAt }) => (shippedAt ? [shippedAt.getTime()] : []));
  return times.length === 0 ? null : new Date(Math.min(...times));
}

/** Masked by the plain methods, cipher text from the encrypted ones; kept as it came either way. */
function buyerOf(raw: Order): ChannelOrder["buyer"] {
  const receiver = raw.consigneeInfo;
  return {
    channelBuyerId: raw.open_id_buyer || raw.xid_buyer || raw.pin,
    nick: raw.pin || raw.open_id_buyer || raw.xid_buyer,
    name: receiver?.fullname ?? "",
    phone: receiver?.mobile || receiver?.telephone || "",
    province: receiver?.province ?? "",
    // JD's second step of a municipality is the district, and its third is within it.
    city: receiver?.city ?? "",
    district: receiver?.county ?? "",
    address: receiver?.fullAddress ?? "",
  };
}

interface Within {
  raw: Order;
  claimedState: ChannelOrder["claimedState"];
  paidFen: number;
  parcels: readonly ChannelParcel[];
}

/** JD gives lines no id: the goods' own number names them within their order. */
function lineOf(row: Line, { raw, claimedState, paidFen, parcels }: Within): ChannelOrderLine {
  // Which goods are in which of several parcels is not told.
  const only = parcels.length === 1 ? parcels[0] : undefined;
  return {
    channelLineId: row.skuId,
    sku: row.outerSkuId || row.productNo || row.skuId,
    title: row.skuName,
    spec: "",
    quantity: row.itemTotal ?? 1,
    priceFen: row.jdPrice,
    paidFen,
    channelStatus: raw.orderState,
    claimedState,
    waybill: only?.waybill ?? null,
    carrier: only?.carrier ?? null,
  };
}
