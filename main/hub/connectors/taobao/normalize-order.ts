import { z } from "zod";
import { ok, type Result } from "../../kernel/result.ts";
import { beijing, beijingOrNull, id, idOrNull, listOf, readPayload, text, wholeOrNull, yuan, yuanOrNull } from "../fields.ts";
import type { ChannelOrder, ChannelOrderLine, ChannelParcel } from "../port.ts";
import { carrierCode } from "./carriers.ts";
import { lineState, orderState } from "./statuses.ts";

const line = z
  .object({
    oid: idOrNull,
    oid_str: idOrNull,
    status: text,
    num_iid: text,
    sku_id: text,
    outer_iid: text,
    outer_sku_id: text,
    title: text,
    sku_properties_name: text,
    price: yuan,
    num: wholeOrNull,
    payment: yuanOrNull,
    divide_order_fee: yuanOrNull,
    part_mjz_discount: yuanOrNull,
    consign_time: beijingOrNull,
    logistics_company: text,
    invoice_no: text,
  })
  .refine((row) => row.oid_str !== null || row.oid !== null, { path: ["oid"], message: "没有编号" });

const trade = z
  .object({
    tid: idOrNull,
    tid_str: idOrNull,
    status: id,
    step_trade_status: text,
    payment: yuan,
    total_fee: yuanOrNull,
    post_fee: yuanOrNull,
    created: beijing,
    pay_time: beijingOrNull,
    consign_time: beijingOrNull,
    end_time: beijingOrNull,
    modified: beijing,
    buyer_nick: text,
    buyer_open_uid: text,
    buyer_message: text,
    seller_memo: text,
    receiver_name: text,
    receiver_mobile: text,
    receiver_phone: text,
    receiver_state: text,
    receiver_city: text,
    receiver_district: text,
    receiver_town: text,
    receiver_address: text,
    orders: listOf(line, "order"),
  })
  .refine((row) => row.tid_str !== null || row.tid !== null, { path: ["tid"], message: "没有编号" });

type Trade = z.output<typeof trade>;
type Line = z.output<typeof line>;

export function orderFact(payload: string): Result<ChannelOrder, "UNREADABLE"> {
  const read = readPayload(trade, payload);
  if (!read.ok) return read;
  const raw = read.value;
  const claimedState = orderState(raw.status, raw.step_trade_status);
  return ok({
    type: "order",
    channelOrderId: raw.tid_str ?? raw.tid ?? "",
    version: raw.modified.getTime(),
    channelStatus: raw.status,
    claimedState,
    onHold: raw.status === "PAID_FORBID_CONSIGN",
    createdAt: raw.created,
    paidAt: raw.pay_time,
    claimedShippedAt: raw.consign_time,
    promisedShipAt: null,
    finishedAt: claimedState === "completed" ? raw.end_time : null,
    closedAt: claimedState === "closed" ? raw.end_time : null,
    totalFen: raw.total_fee ?? raw.payment,
    paidFen: raw.payment,
    freightFen: raw.post_fee ?? 0,
    buyer: buyerOf(raw),
    buyerMessage: raw.buyer_message,
    sellerNote: raw.seller_memo,
    lines: raw.orders.map((row) => lineOf(row, raw)),
    parcels: parcelsOf(raw),
  });
}

function buyerOf(raw: Trade): ChannelOrder["buyer"] {
  return {
    channelBuyerId: raw.buyer_open_uid || raw.buyer_nick,
    nick: raw.buyer_nick,
    name: raw.receiver_name,
    phone: raw.receiver_mobile || raw.receiver_phone,
    province: raw.receiver_state,
    // Directly administered counties come without a city: the county then stands in for it.
    city: raw.receiver_city || raw.receiver_district,
    district: raw.receiver_district,
    address: raw.receiver_town + raw.receiver_address,
  };
}

function lineOf(row: Line, raw: Trade): ChannelOrderLine {
  const status = row.status || raw.status;
  return {
    channelLineId: row.oid_str ?? row.oid ?? "",
    sku: row.outer_sku_id || row.outer_iid || row.sku_id || row.num_iid,
    title: row.title,
    spec: row.sku_properties_name,
    quantity: row.num ?? 1,
    priceFen: row.price,
    paidFen: paidOf(row, raw),
    channelStatus: status,
    claimedState: lineState(status, raw.step_trade_status),
    waybill: row.invoice_no || null,
    carrier: row.logistics_company ? carrierCode(row.logistics_company) : null,
  };
}

/** `divide_order_fee` is the share after order discounts; `payment` is not, and carries the freight when the trade has one line. */
function paidOf(row: Line, raw: Trade): number {
  if (row.divide_order_fee !== null) return row.divide_order_fee;
  const freight = raw.orders.length === 1 ? (raw.post_fee ?? 0) : 0;
  return Math.max(0, (row.payment ?? row.price * (row.num ?? 1)) - (row.part_mjz_discount ?? 0) - freight);
}

function parcelsOf(raw: Trade): ChannelParcel[] {
  const parcels = new Map<string, ChannelParcel>();
  for (const row of raw.orders) {
    if (row.invoice_no === "" || parcels.has(row.invoice_no)) continue;
    parcels.set(row.invoice_no, { carrier: carrierCode(row.logistics_company), waybill: row.invoice_no, shippedAt: row.consign_time ?? raw.consign_time });
  }
  return [...parcels.values()];
}
