import { ok, type Result } from "../../kernel/result.ts";
import { readPayload } from "../fields.ts";
import type { ChannelOrder, ChannelOrderLine, ChannelParcel } from "../port.ts";
import { sharesOf } from "../shares.ts";
import { carrierCode } from "./carriers.ts";
import { lineIds } from "./lines.ts";
import { type Line, type Order, order, type Parcel } from "./shop-order.ts";
import { orderState } from "./statuses.ts";

export function orderFact(payload: string): Result<ChannelOrder, "UNREADABLE"> {
  const read = readPayload(order, payload);
  if (!read.ok) return read;
  const raw = read.value;
  const { product_infos: rows, price_info: price, pay_info: pay, delivery_info: delivery, ext_info: more } = raw.order_detail;
  const claimed = orderState(raw.status);
  const isPaid = Boolean(pay?.pay_time) || (claimed !== null && claimed !== "created" && claimed !== "closed");
  const paidFen = isPaid ? Math.max(0, price.order_price) : 0;
  const money = sharesOf(
    { paidFen, freightFen: isPaid ? (price.freight ?? 0) : 0, orderDiscountFen: price.discounted_price ?? 0 },
    rows.map((row) => ({ told: isPaid ? row.real_price : 0, goods: row.sale_price * (row.sku_cnt ?? 1) })),
  );
  const ids = lineIds(
    raw.order_id,
    rows.map(({ sku_id: sku }) => sku),
  );
  const parcels = delivery?.delivery_product_info ?? [];
  return ok({
    type: "order",
    channelOrderId: raw.order_id,
    version: raw.update_time.getTime(),
    channelStatus: raw.status,
    claimedState: claimed,
    onHold: claimed === "paid" && (isTrue(delivery?.address_under_review) || (raw.aftersale_detail?.on_aftersale_order_cnt ?? 0) > 0),
    createdAt: raw.create_time,
    paidAt: pay?.pay_time ?? null,
    claimedShippedAt: delivery?.ship_done_time ?? earliest(parcels.map((one) => one.delivery_time)),
    promisedShipAt: earliest(rows.map((row) => row.delivery_deadline)),
    finishedAt: claimed === "completed" ? (more?.confirm_receipt_time ?? raw.update_time) : null,
    // It has no time of its own: the change that we read is the closing, or later.
    closedAt: claimed === "closed" ? raw.update_time : null,
    totalFen: price.product_price,
    paidFen,
    freightFen: money.freightFen,
    ...(money.toldFen === null ? {} : { linesToldFen: money.toldFen }),
    buyer: buyerOf(raw),
    buyerMessage: more?.customer_notes ?? "",
    sellerNote: more?.merchant_notes ?? "",
    lines: rows.map((row, index) => lineOf(row, { raw, id: ids[index] ?? "", paidFen: money.lines[index] ?? 0 })),
    parcels: parcelsOf(parcels),
  });
}

function buyerOf(raw: Order): ChannelOrder["buyer"] {
  const at = raw.order_detail.delivery_info?.address_info;
  // 1: the number is a virtual one that ends; the buyer's own is masked or left out.
  const virtual = at?.use_tel_number === "1" ? at.virtual_order_tel_number || at.tel_number_ext_info?.virtual_tel_number : "";
  return {
    channelBuyerId: raw.openid || (at?.user_name ?? ""),
    nick: "",
    name: at?.user_name ?? "",
    phone: virtual || (at?.tel_number ?? ""),
    province: at?.province_name ?? "",
    city: at?.city_name ?? "",
    district: at?.county_name ?? "",
    address: at?.detail_info ?? "",
  };
}

function lineOf(row: Line, { raw, id, paidFen }: { raw: Order; id: string; paidFen: number }): ChannelOrderLine {
  const parcels = raw.order_detail.delivery_info?.delivery_product_info ?? [];
  const parcel = parcels.find((one) => one.product_infos.some((part) => part.sku_id === row.sku_id)) ?? onlyParcel(parcels);
  const claimed = orderState(raw.status);
  return {
    channelLineId: id,
    sku: row.sku_code || row.out_sku_id || row.sku_id,
    title: row.title,
    spec: row.sku_attrs.map((part) => `${part.attr_key}:${part.attr_value}`).join(";"),
    quantity: row.sku_cnt ?? 1,
    priceFen: row.sale_price,
    paidFen,
    ...(isTrue(row.is_free_gift) ? { gift: true } : {}),
    channelStatus: raw.status,
    // Part shipped: what lies in a parcel has left.
    claimedState: raw.status === "21" && parcel ? "outbound" : claimed,
    waybill: parcel?.waybill_id || null,
    carrier: parcel ? carrierCode(parcel.delivery_id, parcel.delivery_name) || null : null,
  };
}

/** Without a list of goods, one parcel is everybody's; of several nobody knows whose. */
function onlyParcel(parcels: readonly Parcel[]): Parcel | undefined {
  const [first, ...others] = parcels;
  return others.length === 0 && first?.product_infos.length === 0 ? first : undefined;
}

function parcelsOf(parcels: readonly Parcel[]): ChannelParcel[] {
  const known = new Map(parcels.filter((one) => one.waybill_id !== "").map((one) => [one.waybill_id, one]));
  return [...known.values()].map((one) => ({
    carrier: carrierCode(one.delivery_id, one.delivery_name),
    waybill: one.waybill_id,
    shippedAt: one.delivery_time,
  }));
}

const isTrue = (value: boolean | string | null | undefined): boolean => value === true || value === "1" || value === "true";

function earliest(times: readonly (Date | null)[]): Date | null {
  const known = times.filter((at) => at !== null).map((at) => at.getTime());
  return known.length === 0 ? null : new Date(Math.min(...known));
}
