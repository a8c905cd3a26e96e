import { ok, type Result } from "../../kernel/result.ts";
import { readPayload } from "../fields.ts";
import type { ChannelOrder, ChannelOrderLine, ChannelParcel } from "../port.ts";
import { carrierCode } from "./carriers.ts";
import { type Line, type Order, order } from "./order.ts";
import { goodsOf, isPaid, paymentOf, priceOf, sum } from "./payment.ts";
import { LEFT, lineState, orderState, WAITS } from "./statuses.ts";

export function orderFact(payload: string): Result<ChannelOrder, "UNREADABLE"> {
  const read = readPayload(order, payload);
  if (!read.ok) return read;
  const raw = read.value;
  const claimedState = orderState(raw.orderTotalStatus);
  const changed = changesOf(raw.orderDetail);
  const lastAt = changed.at(-1) ?? null;
  const money = paymentOf(raw);
  return ok({
    type: "order",
    channelOrderId: raw.orderCode,
    version: (lastAt ?? raw.orderSaleTime).getTime(),
    channelStatus: raw.orderTotalStatus,
    claimedState,
    onHold: false,
    createdAt: raw.orderSaleTime,
    // There is no time of payment: a line that waits to be shipped changed last when it was paid.
    paidAt: isPaid(raw) ? (changesOf(raw.orderDetail, WAITS)[0] ?? null) : null,
    claimedShippedAt: changesOf(raw.orderDetail, LEFT)[0] ?? null,
    promisedShipAt: null,
    finishedAt: claimedState === "completed" ? lastAt : null,
    closedAt: claimedState === "closed" ? lastAt : null,
    totalFen: sum(raw.orderDetail.map(goodsOf)),
    paidFen: money.paidFen,
    freightFen: money.freightFen,
    ...(money.toldFen === null ? {} : { linesToldFen: money.toldFen }),
    buyer: buyerOf(raw),
    buyerMessage: raw.buyerOrdRemark,
    sellerNote: raw.sellerOrdRemark,
    lines: raw.orderDetail.map((row, index) => lineOf(row, money.lines[index] ?? 0)),
    parcels: parcelsOf(raw),
  });
}

/** When lines changed, of one status or of all, the first change first. */
function changesOf(lines: readonly Line[], status?: string): Date[] {
  const times = lines.flatMap((line) => (line.orderLineStatusChangeTime && (status === undefined || line.orderLineStatus === status) ? [line] : []));
  return times.flatMap(({ orderLineStatusChangeTime: at }) => at ?? []).toSorted((left, right) => left.getTime() - right.getTime());
}

/** Plain or masked, kept as it came. */
function buyerOf(raw: Order): ChannelOrder["buyer"] {
  return {
    channelBuyerId: raw.userName,
    nick: raw.userName || raw.customerName,
    name: raw.customerName,
    phone: raw.mobNum,
    province: raw.provinceName,
    city: raw.cityName,
    district: raw.districtName,
    address: raw.customerAddress,
  };
}

function lineOf(row: Line, paidFen: number): ChannelOrderLine {
  return {
    channelLineId: row.orderLineNumber,
    sku: row.itemCode || row.productCode,
    title: row.productName,
    spec: "",
    quantity: row.saleNum ?? 1,
    priceFen: priceOf(row),
    paidFen,
    channelStatus: row.orderLineStatus,
    claimedState: lineState(row.orderLineStatus),
    waybill: row.expressno.trim() || null,
    carrier: row.expressno.trim() === "" ? null : carrierCode(row.expresscompanycode) || null,
  };
}

/** Parcels by what their lines say, each once. */
function parcelsOf(raw: Order): ChannelParcel[] {
  const known = new Map<string, ChannelParcel>();
  for (const line of raw.orderDetail) {
    const waybill = line.expressno.trim();
    if (waybill === "" || known.has(waybill)) continue;
    const shippedAt = line.orderLineStatus === LEFT ? line.orderLineStatusChangeTime : null;
    known.set(waybill, { carrier: carrierCode(line.expresscompanycode), waybill, shippedAt });
  }
  return [...known.values()];
}
