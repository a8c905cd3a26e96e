import { ok, type Result } from "../../kernel/result.ts";
import { readPayload } from "../fields.ts";
import type { ChannelBuyer, ChannelOrder, ChannelOrderLine } from "../port.ts";
import { carrierCode } from "./carriers.ts";
import { flagOf } from "./flags.ts";
import { goodsOf, paymentOf } from "./payment.ts";
import { type Kept, kept, type Order } from "./shop-order.ts";
import { isHeld, orderState } from "./statuses.ts";

const GIFT = "1";

export function orderFact(payload: string): Result<ChannelOrder, "UNREADABLE"> {
  const read = readPayload(kept, payload);
  if (!read.ok) return read;
  const { order: raw } = read.value;
  const money = paymentOf(raw);
  const claimedState = orderState(raw);
  const carrier = carrierCode(raw.expressCompanyCode, "");
  return ok({
    type: "order",
    channelOrderId: raw.orderId,
    version: raw.updateTime.getTime(),
    channelStatus: raw.orderStatus,
    claimedState,
    onHold: isHeld(raw),
    createdAt: raw.createdTime,
    paidAt: raw.paidTime,
    claimedShippedAt: raw.deliveryTime,
    promisedShipAt: raw.promiseLastDeliveryTime ?? raw.presaleDeliveryEndTime,
    finishedAt: claimedState === "completed" ? raw.finishTime : null,
    // One that was never cancelled has no time of its own: the change that we read is the closing, or later.
    closedAt: claimedState === "closed" ? (raw.cancelTime ?? raw.updateTime) : null,
    totalFen: money.totalFen,
    paidFen: money.paidFen,
    freightFen: money.freightFen,
    ...(money.toldFen === null ? {} : { linesToldFen: money.toldFen }),
    buyer: buyerOf(read.value),
    buyerMessage: raw.customerRemark,
    sellerNote: raw.sellerRemark,
    sellerFlag: flagOf(raw.sellerRemarkFlag),
    lines: linesOf(raw, money.lines),
    parcels: raw.expressTrackingNo === "" ? [] : [{ carrier, waybill: raw.expressTrackingNo, shippedAt: raw.deliveryTime }],
  });
}

function linesOf(raw: Order, shares: readonly number[]): ChannelOrderLine[] {
  const claimedState = orderState(raw);
  // Of an order that left in part nobody knows which goods its one waybill carries.
  const isWhole = claimedState !== "paid";
  const seen = new Map<string, number>();
  return raw.skuList.map((row, index) => {
    const quantity = Math.max(1, row.skuQuantity ?? 1);
    const isGift = row.skuTag === GIFT;
    return {
      channelLineId: lineId(`${isGift ? "gift:" : ""}${row.skuId || row.erpcode || raw.orderId}`, seen),
      sku: row.erpcode || row.skuId,
      title: row.skuName,
      spec: row.skuSpec,
      quantity,
      priceFen: Math.round(goodsOf(row) / quantity),
      paidFen: shares[index] ?? 0,
      ...(isGift ? { gift: true } : {}),
      channelStatus: raw.orderStatus,
      claimedState,
      waybill: isWhole ? raw.expressTrackingNo || null : null,
      carrier: isWhole && raw.expressTrackingNo !== "" ? carrierCode(raw.expressCompanyCode, "") || null : null,
    };
  });
}

/** Lines have no id: they are named by their goods, the same goods in a second line by its place as well. */
function lineId(named: string, seen: Map<string, number>): string {
  const nth = (seen.get(named) ?? 0) + 1;
  seen.set(named, nth);
  return nth === 1 ? named : `${named}#${nth}`;
}

/** Cipher text: long, and of no letters that a name or a street has. */
const CIPHER = /^[~$#]|^[A-Za-z0-9+/=_~$#-]{24,}$/;

/** Name, phone and address come as masks or as cipher text, and are kept as they came; the buyer's own id is always told. */
function buyerOf({ order, receiver }: Kept): ChannelBuyer {
  const [name = "", phone = "", address = ""] = [receiver?.receiverName ?? "", receiver?.receiverPhone ?? "", receiver?.receiverAddress ?? ""].map((part) =>
    part.trim(),
  );
  const isUntold = !name && !phone && !address;
  return {
    channelBuyerId: order.userId,
    nick: CIPHER.test(name) ? "" : name,
    name,
    phone,
    province: order.receiverProvinceName || (receiver?.receiverProvinceName ?? ""),
    city: order.receiverCityName || (receiver?.receiverCityName ?? ""),
    district: order.receiverDistrictName || (receiver?.receiverDistrictName ?? ""),
    address,
    ...(isUntold ? { untold: true as const } : {}),
  };
}
