import { z } from "zod";
import { ok, type Result } from "../../kernel/result.ts";
import { fen, fenOrNull, id, listOf, moment, momentOrNull, readPayload, text, wholeOrNull } from "../fields.ts";
import type { ChannelOrder, ChannelOrderLine, ChannelParcel } from "../port.ts";
import { carrierCode } from "./carriers.ts";
import { lineState, orderState } from "./statuses.ts";

const line = z.object({
  order_id: id,
  order_status: text,
  product_id_str: text,
  product_id: text,
  product_name: text,
  sku_id: text,
  out_sku_id: text,
  code: text,
  spec: listOf(z.object({ name: text, value: text })),
  origin_amount: fen,
  item_num: wholeOrNull,
  pay_amount: fen,
  post_amount: fenOrNull,
  ship_time: momentOrNull,
  logistics_receipt_time: momentOrNull,
});

const place = z.object({ name: text }).nullish();
const address = z.object({ province: place, city: place, town: place, street: place, detail: text }).nullish();
const parcel = z.object({
  tracking_no: text,
  company: text,
  company_name: text,
  ship_time: momentOrNull,
  product_info: listOf(z.object({ sku_order_id: text })),
});

const order = z.object({
  order_id: id,
  order_status: id,
  order_amount: fen,
  pay_amount: fen,
  post_amount: fenOrNull,
  create_time: moment,
  pay_time: momentOrNull,
  update_time: moment,
  ship_time: momentOrNull,
  exp_ship_time: momentOrNull,
  finish_time: momentOrNull,
  doudian_open_id: text,
  buyer_words: text,
  seller_words: text,
  mask_post_receiver: text,
  encrypt_post_receiver: text,
  mask_post_tel: text,
  encrypt_post_tel: text,
  mask_post_addr: address,
  post_addr: address,
  logistics_info: listOf(parcel),
  sku_order_list: listOf(line),
});

type Order = z.output<typeof order>;
type Line = z.output<typeof line>;

export function orderFact(payload: string): Result<ChannelOrder, "UNREADABLE"> {
  const read = readPayload(order, payload);
  if (!read.ok) return read;
  const raw = read.value;
  const lines = linesOf(raw);
  const claimed = orderState(raw.order_status);
  const allSigned = lines.length > 0 && lines.every((row) => row.claimedState === "signed");
  return ok({
    type: "order",
    channelOrderId: raw.order_id,
    version: raw.update_time.getTime(),
    channelStatus: raw.order_status,
    claimedState: claimed === "outbound" && allSigned ? "signed" : claimed,
    onHold: raw.order_status === "105",
    createdAt: raw.create_time,
    paidAt: raw.pay_time,
    claimedShippedAt: raw.ship_time,
    promisedShipAt: raw.exp_ship_time,
    finishedAt: claimed === "completed" ? raw.finish_time : null,
    // A cancelled order need not have a time of its own: the change that we read is the cancelling, or later.
    closedAt: claimed === "closed" ? (raw.finish_time ?? raw.update_time) : null,
    totalFen: raw.order_amount,
    paidFen: raw.pay_amount,
    freightFen: raw.post_amount ?? 0,
    buyer: buyerOf(raw),
    buyerMessage: raw.buyer_words,
    sellerNote: raw.seller_words,
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

function linesOf(raw: Order): ChannelOrderLine[] {
  // Line payments carry their share of the freight exactly when they add up to what the buyer paid.
  const withFreight = raw.sku_order_list.reduce((sum, row) => sum + row.pay_amount, 0) === raw.pay_amount;
  return raw.sku_order_list.map((row) => lineOf(row, { raw, withFreight }));
}

function lineOf(row: Line, around: { raw: Order; withFreight: boolean }): ChannelOrderLine {
  const { raw, withFreight } = around;
  const status = row.order_status || raw.order_status;
  const parcel = raw.logistics_info.find((one) => one.product_info.some((part) => part.sku_order_id === row.order_id)) ?? onlyParcel(raw);
  return {
    channelLineId: row.order_id,
    sku: row.code || row.out_sku_id || row.sku_id,
    title: row.product_name,
    spec: row.spec.map((part) => `${part.name}:${part.value}`).join(";"),
    quantity: row.item_num ?? 1,
    priceFen: row.origin_amount,
    paidFen: withFreight ? Math.max(0, row.pay_amount - (row.post_amount ?? (raw.sku_order_list.length === 1 ? (raw.post_amount ?? 0) : 0))) : row.pay_amount,
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
