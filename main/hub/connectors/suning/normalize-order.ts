import { ok, type Result } from "../../kernel/result.ts";
import { readPayload } from "../fields.ts";
import type { ChannelOrder, ChannelOrderLine, ChannelParcel } from "../port.ts";
import { carrierCode } from "./carriers.ts";
import { type Line, type Order, order } from "./order.ts";
import { goodsOf, paymentOf, priceOf, sum } from "./payment.ts";
import { DONE, LEFT, lineState, orderState, WAITS } from "./statuses.ts";

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
    paidAt: claimedState === "paid" ? (changesOf(raw.orderDetail, isIn(WAITS))[0] ?? null) : null,
    claimedShippedAt: changesOf(raw.orderDetail, isIn(LEFT))[0] ?? null,
    promisedShipAt: null,
    finishedAt: claimedState === "completed" ? (changesOf(raw.orderDetail, isIn(DONE)).at(-1) ?? null) : null,
    // Lines that keep the status they had say when that began, and not when the order was closed.
    closedAt: claimedState === "closed" ? (changesOf(raw.orderDetail, (line) => lineState(line.orderLineStatus) === null).at(-1) ?? null) : null,
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

const isIn =
  (status: string) =>
  (line: Line): boolean =>
    line.orderLineStatus === status;

/** When lines changed, some or all, the first change first. */
function changesOf(lines: readonly Line[], which: (line: Line) => boolean = () => true): Date[] {
  const times = lines.filter(which).flatMap(({ orderLineStatusChangeTime: at }) => at ?? []);
  return times.toSorted((left, right) => left.getTime() - right.getTime());
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
