import { ok, type Result } from "../../kernel/result.ts";
import { readPayload } from "../fields.ts";
import type { ChannelOrder, ChannelOrderLine, ChannelParcel } from "../port.ts";
import { carrierCode } from "./carriers.ts";
import { flagOf } from "./flags.ts";
import { paymentOf } from "./payment.ts";
import { lineState, orderState, step } from "./statuses.ts";
import { type Line, type Trade, trade } from "./trade.ts";

export function orderFact(payload: string): Result<ChannelOrder, "UNREADABLE"> {
  const read = readPayload(trade, payload);
  if (!read.ok) return read;
  const raw = read.value;
  const claimedState = orderState(raw.status, raw.step_trade_status);
  const money = paymentOf(raw);
  const { deposit, toldFen } = money;
  return ok({
    type: "order",
    channelOrderId: raw.tid_str ?? raw.tid ?? "",
    version: raw.modified.getTime(),
    channelStatus: raw.status,
    claimedState,
    onHold: raw.status === "PAID_FORBID_CONSIGN" || (step(raw.step_trade_status) === "deposit" && claimedState !== "closed"),
    createdAt: raw.created,
    // Of a presale the first payment is a deposit; it counts as paid with the last.
    paidAt: step(raw.step_trade_status) === "paid" ? raw.pay_time : null,
    claimedShippedAt: raw.consign_time,
    promisedShipAt: null,
    finishedAt: claimedState === "completed" ? raw.end_time : null,
    closedAt: claimedState === "closed" ? raw.end_time : null,
    totalFen: (raw.total_fee ?? raw.payment) + Math.max(0, raw.adjust_fee ?? 0),
    paidFen: money.paidFen,
    freightFen: money.freightFen,
    ...(deposit ? { deposit } : {}),
    ...(raw.type === "cod" ? { payOnDelivery: true } : {}),
    ...(toldFen === null ? {} : { linesToldFen: toldFen }),
    buyer: buyerOf(raw),
    buyerMessage: raw.buyer_message,
    sellerNote: raw.seller_memo,
    sellerFlag: flagOf(raw.seller_flag),
    lines: raw.orders.map((row, index) => lineOf(row, { raw, paidFen: money.lines[index] ?? 0 })),
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

function lineOf(row: Line, { raw, paidFen }: { raw: Trade; paidFen: number }): ChannelOrderLine {
  const status = row.status || raw.status;
  return {
    channelLineId: row.oid_str ?? row.oid ?? "",
    sku: row.outer_sku_id || row.outer_iid || row.sku_id || row.num_iid,
    title: row.title,
    spec: row.sku_properties_name,
    quantity: row.num ?? 1,
    priceFen: row.price,
    paidFen,
    channelStatus: status,
    claimedState: lineState(status, raw.step_trade_status),
    waybill: row.invoice_no || null,
    carrier: row.logistics_company ? carrierCode(row.logistics_company) : null,
  };
}

function parcelsOf(raw: Trade): ChannelParcel[] {
  const parcels = new Map<string, ChannelParcel>();
  for (const row of raw.orders) {
    if (row.invoice_no === "" || parcels.has(row.invoice_no)) continue;
    parcels.set(row.invoice_no, { carrier: carrierCode(row.logistics_company), waybill: row.invoice_no, shippedAt: row.consign_time ?? raw.consign_time });
  }
  return [...parcels.values()];
}
