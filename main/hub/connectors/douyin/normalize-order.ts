import { ok, type Result } from "../../kernel/result.ts";
import { readPayload } from "../fields.ts";
import type { ChannelOrder, ChannelOrderLine, ChannelParcel } from "../port.ts";
import { carrierCode } from "./carriers.ts";
import { flagOf } from "./flags.ts";
import { paymentOf } from "./payment.ts";
import { type Line, type Order, order } from "./shop-order.ts";
import { lineState, orderState } from "./statuses.ts";

export function orderFact(payload: string): Result<ChannelOrder, "UNREADABLE"> {
  const read = readPayload(order, payload);
  if (!read.ok) return read;
  const raw = read.value;
  const money = paymentOf(raw);
  const { deposit, toldFen } = money;
  const lines = raw.sku_order_list.map((row, index) => lineOf(row, { raw, paidFen: money.lines[index] ?? 0 }));
  const told = orderState(raw.order_status);
  // A presale of which only the deposit is paid is not to be shipped, whatever the number says.
  const claimed = told === "paid" && money.isDepositOnly ? "created" : told;
  const allSigned = lines.length > 0 && lines.every((row) => row.claimedState === "signed");
  return ok({
    type: "order",
    channelOrderId: raw.order_id,
    version: raw.update_time.getTime(),
    channelStatus: raw.order_status,
    claimedState: claimed === "outbound" && allSigned ? "signed" : claimed,
    onHold: raw.order_status === "105" || (money.isDepositOnly && claimed !== "closed"),
    createdAt: raw.create_time,
    paidAt: money.isDepositOnly ? null : raw.pay_time,
    claimedShippedAt: raw.ship_time,
    promisedShipAt: raw.exp_ship_time,
    finishedAt: claimed === "completed" ? raw.finish_time : null,
    // A cancelled order need not have a time of its own: the change that we read is the cancelling, or later.
    closedAt: claimed === "closed" ? (raw.finish_time ?? raw.update_time) : null,
    totalFen: raw.order_amount + Math.max(0, raw.modify_amount ?? 0),
    paidFen: money.paidFen,
    freightFen: money.freightFen,
    ...(deposit ? { deposit } : {}),
    ...(raw.pay_type === "0" ? { payOnDelivery: true } : {}),
    ...(toldFen === null ? {} : { linesToldFen: toldFen }),
    buyer: buyerOf(raw),
    buyerMessage: raw.buyer_words,
    sellerNote: raw.seller_words,
    sellerFlag: flagOf(raw.seller_remark_stars),
    lines,
    parcels: parcelsOf(raw),
  });
}

function buyerOf(raw: Order): ChannelOrder["buyer"] {
  const at = raw.mask_post_addr ?? raw.post_addr;
  const name = raw.mask_post_receiver || raw.encrypt_post_receiver;
  return {
    channelBuyerId: raw.doudian_open_id || name,
    nick: raw.mask_post_receiver,
    name,
    phone: raw.mask_post_tel || raw.encrypt_post_tel,
    province: at?.province?.name ?? "",
    city: at?.city?.name ?? "",
    district: at?.town?.name ?? "",
    address: (at?.street?.name ?? "") + (at?.detail ?? ""),
  };
}

function lineOf(row: Line, { raw, paidFen }: { raw: Order; paidFen: number }): ChannelOrderLine {
  const status = row.order_status || raw.order_status;
  const parcel = raw.logistics_info.find((one) => one.product_info.some((part) => part.sku_order_id === row.order_id)) ?? onlyParcel(raw);
  const components = row.bundle_sku_info.map((part) => ({ sku: part.code || part.sku_id, quantity: part.item_num ?? 1 })).filter(({ sku }) => sku !== "");
  return {
    channelLineId: row.order_id,
    sku: row.code || row.out_sku_id || row.sku_id,
    title: row.product_name,
    spec: row.spec.map((part) => `${part.name}:${part.value}`).join(";"),
    quantity: row.item_num ?? 1,
    priceFen: row.origin_amount,
    paidFen,
    ...(row.given_product_type === "FREE" ? { gift: true } : {}),
    ...(components.length > 0 ? { components } : {}),
    channelStatus: status,
    claimedState: lineState(status, row.logistics_receipt_time !== null),
    waybill: parcel?.tracking_no || null,
    carrier: parcel ? carrierCode(parcel.company, parcel.company_name) || null : null,
  };
}

/** Without a list of goods, one parcel is everybody's; of several nobody knows whose. */
function onlyParcel(raw: Order): Order["logistics_info"][number] | undefined {
  const [first, ...others] = raw.logistics_info;
  return others.length === 0 && first?.product_info.length === 0 ? first : undefined;
}

function parcelsOf(raw: Order): ChannelParcel[] {
  const known = new Map(raw.logistics_info.filter((one) => one.tracking_no !== "").map((one) => [one.tracking_no, one]));
  return [...known.values()].map((one) => ({
    carrier: carrierCode(one.company, one.company_name),
    waybill: one.tracking_no,
    shippedAt: one.ship_time ?? raw.ship_time,
  }));
}
