import { RestOrder, type RestOrderStatus } from "../../contract/rest/order.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { carrierCode } from "../carrier-words.ts";
import { readPayload } from "../fields.ts";
import { bareCase, type ChannelCase, type ChannelFact, type ChannelOrder, type ChannelOrderLine, type WarehouseEvent } from "../port.ts";
import { sharesOf } from "../shares.ts";
import { orderStates } from "./statuses.ts";

const date = (text: string | null | undefined): Date | null => (text ? new Date(text) : null);

/** An order of a seller's own systems: the order itself, what its delivery proves, and what was given back elsewhere. */
export function readOrder(payload: string): Result<ChannelFact[], "UNREADABLE"> {
  const read = readPayload(RestOrder, payload);
  if (!read.ok) return read;
  return ok([orderOf(read.value), ...eventsOf(read.value), ...refundsOf(read.value)]);
}

function orderOf(order: RestOrder): ChannelOrder {
  const changed = new Date(order.updatedAt);
  const state = orderStates[order.status];
  const { buyer, receiver } = order;
  const told = order.lines.map((line) => ({ told: toldFen(line), goods: line.priceFen * line.quantity }));
  // An unpaid order says in its lines what is to be paid.
  const money = sharesOf(order.paidFen > 0 ? order : { paidFen: 0 }, told);
  return {
    type: "order",
    channelOrderId: order.id,
    version: changed.getTime(),
    channelStatus: order.channelStatus ?? order.status,
    claimedState: state,
    onHold: order.onHold ?? order.status === "unavailable",
    createdAt: new Date(order.createdAt),
    paidAt: date(order.paidAt),
    claimedShippedAt: date(order.shippedAt) ?? firstShipped(order) ?? (UNDER_WAY.has(order.status) ? changed : null),
    promisedShipAt: date(order.promisedShipAt),
    finishedAt: date(order.completedAt) ?? (state === "completed" ? changed : null),
    closedAt: date(order.closedAt) ?? (state === "closed" ? changed : null),
    totalFen: order.totalFen,
    paidFen: order.paidFen,
    freightFen: order.paidFen > 0 ? money.freightFen : order.freightFen,
    ...(order.deposit ? { deposit: { fen: order.deposit.amountFen, paidAt: date(order.deposit.paidAt) } } : {}),
    ...(order.payOnDelivery ? { payOnDelivery: true } : {}),
    ...(order.promisedDelivery ? { promisedDelivery: { from: date(order.promisedDelivery.from), by: new Date(order.promisedDelivery.to) } } : {}),
    ...(money.toldFen === null || order.paidFen === 0 ? {} : { linesToldFen: money.toldFen }),
    refundIds: order.refunds.map(({ id }) => refundCase(order, id)),
    buyer: { ...buyer, ...receiver, nick: buyer.nick, channelBuyerId: buyer.id },
    buyerMessage: order.buyerMessage,
    sellerNote: order.note,
    lines: order.lines.map((line, index) => lineOf(order, line, order.paidFen > 0 ? (money.lines[index] ?? 0) : (toldFen(line) ?? 0))),
    parcels: order.parcels.map(({ carrier, waybill, shippedAt }) => ({ carrier: carrierCode(carrier), waybill, shippedAt: date(shippedAt) })),
  };
}

/** States that say that it was shipped: where no time is told, it was by this version, and the earliest that says so counts. */
const UNDER_WAY: ReadonlySet<RestOrderStatus> = new Set(["shipped", "out_for_delivery"]);

function firstShipped({ parcels }: RestOrder): Date | null {
  return date(parcels.flatMap(({ shippedAt }) => shippedAt ?? []).toSorted()[0]);
}

type Line = RestOrder["lines"][number];

/** What the shop says of a line: its share, or its price less its discount. */
function toldFen({ paidFen, priceFen, quantity, discountFen }: Line): number | null {
  return paidFen ?? (discountFen === undefined ? null : Math.max(0, priceFen * quantity - discountFen));
}

function lineOf(order: RestOrder, line: Line, paidFen: number): ChannelOrderLine {
  const status: RestOrderStatus = line.status ?? order.status;
  const parcel = order.parcels.find(({ waybill, lineIds }) => (line.waybill ? waybill === line.waybill : lineIds?.includes(line.id)));
  return {
    channelLineId: line.id,
    sku: line.sku,
    title: line.title === "" ? line.sku : line.title,
    spec: line.spec,
    quantity: line.quantity,
    priceFen: line.priceFen,
    paidFen,
    ...(line.gift ? { gift: true } : {}),
    ...(line.components ? { components: line.components } : {}),
    channelStatus: line.channelStatus ?? order.channelStatus ?? status,
    claimedState: orderStates[status],
    waybill: line.waybill ?? parcel?.waybill ?? null,
    carrier: parcel ? carrierCode(parcel.carrier) : null,
  };
}

/** What the shop's own delivery and stock say of it: signed where no carrier told it, and stock that is short. */
function eventsOf(order: RestOrder): WarehouseEvent[] {
  const signed = order.parcels.flatMap(({ waybill, signedAt }) => (signedAt ? [{ at: signedAt, data: { waybill } }] : []));
  if (order.signedAt) signed.push({ at: order.signedAt, data: { waybill: "" } });
  const own = { type: "warehouse", orderRef: order.id } as const;
  const delivered = signed.map(({ at, data }) => ({
    ...own,
    key: `order:delivered:${data.waybill}:${at}`,
    kind: "delivered" as const,
    at: new Date(at),
    data,
  }));
  const short = { ...own, key: `order:short:${order.updatedAt}`, kind: "short" as const, at: new Date(order.updatedAt), data: {} };
  return order.status === "unavailable" ? [...delivered, short] : delivered;
}

const refundCase = (order: RestOrder, refundId: string): string => `refund:${order.id}:${refundId}`;

/** Money given back elsewhere is an after-sale that has ended: booked like any other, and in the way of a second payment. It is told anew with every version of its order. */
function refundsOf(order: RestOrder): ChannelCase[] {
  return order.refunds.map((refund) => ({
    ...bareCase({ id: refundCase(order, refund.id), at: new Date(refund.at), orderRef: order.id }),
    version: new Date(order.updatedAt).getTime(),
    endedAt: new Date(refund.at),
    kind: "refund_only",
    channelStatus: "refunded",
    state: "refunded",
    amountFen: refund.amountFen,
    refundedFen: refund.amountFen,
    reason: refund.reason === "" ? "在别处退款" : refund.reason,
    channelLineIds: refund.lineIds ?? [],
    buyerNick: order.buyer.nick,
  }));
}
