import { ok, type Result } from "../../kernel/result.ts";
import { readPayload } from "../fields.ts";
import type { ChannelBuyer, ChannelFact, ChannelOrderLine } from "../port.ts";
import { sharesOf } from "../shares.ts";
import { GOODS, lineIds } from "./lines.ts";
import { type Item, type Order, order } from "./shop-order.ts";
import { holdsGoods, isDone, NO_REFUND, orderState, orderStep } from "./statuses.ts";

const isTrue = (told: Order["onlinePaid"]): boolean => told === true || told === "true";
const isFalse = (told: Order["onlinePaid"]): boolean => told === false || told === "false";

/** An order, and that its case is to be looked at where its own word says that there is one. One without its money is asked for again, and nothing of it is taken. */
export function orderFacts(payload: string): Result<ChannelFact[], "UNREADABLE"> {
  const read = readPayload(order, payload);
  if (!read.ok) return read;
  const raw = read.value;
  if (isTrue(raw.downgraded)) return ok([{ type: "changed", ref: { kind: "order", id: raw.orderId } }]);
  return ok([factOf(raw), ...caseOf(raw)]);
}

/** What was pushed and never came shows in the order: its case is fetched again; once it is done, a case that was withdrawn and not told of, too. */
function caseOf({ orderId, status, refundStatus }: Order): ChannelFact[] {
  const isAsked = refundStatus !== "" && refundStatus !== NO_REFUND;
  if (!isAsked && !isDone(status)) return [];
  return [{ type: "changed", ref: { kind: "case", id: orderId, extra: { order: orderId, maybe: isAsked ? "0" : "1" } } }];
}

function factOf(raw: Order): Extract<ChannelFact, { type: "order" }> {
  const items = raw.groups.filter(({ type }) => type === GOODS).flatMap((group) => group.items);
  const claimed = orderState(raw.status);
  const onDelivery = isFalse(raw.onlinePaid);
  const told = items.map((item) => item.price * (item.quantity ?? 1));
  const goodsFen = told.reduce((sum, fen) => sum + fen, 0);
  const packageFen = Math.max(0, raw.packageFee ?? 0);
  const freight = Math.max(0, (raw.deliverFee ?? 0) - Math.abs(raw.vipDeliveryFeeDiscount ?? 0));
  const paidFen = raw.activeAt === null && !onDelivery ? 0 : Math.max(0, raw.totalPrice);
  const freightFen = paidFen === 0 ? 0 : freight;
  // Discounts are of the order, and packaging is shared over the goods that it holds.
  const orderDiscountFen = Math.max(0, goodsFen + packageFen + freight - raw.totalPrice);
  const money = sharesOf(
    { paidFen, freightFen, orderDiscountFen },
    told.map((goods) => ({ told: null, goods })),
  );
  return {
    type: "order",
    channelOrderId: raw.orderId,
    // It tells no time of change: of two readings the one that is further on is the newer.
    version: (raw.activeAt ?? raw.createdAt).getTime() + orderStep(raw.status),
    channelStatus: raw.status,
    claimedState: claimed,
    onHold: (claimed === "paid" || claimed === "audited") && holdsGoods(raw.refundStatus),
    createdAt: raw.createdAt,
    paidAt: onDelivery ? null : raw.activeAt,
    claimedShippedAt: null,
    promisedShipAt: null,
    ...(raw.deliverTime ? { promisedDelivery: { from: null, by: raw.deliverTime } } : {}),
    finishedAt: null,
    closedAt: null,
    totalFen: goodsFen + packageFen,
    paidFen,
    freightFen: money.freightFen,
    ...(onDelivery ? { payOnDelivery: true } : {}),
    ...(money.toldFen === null ? {} : { linesToldFen: money.toldFen }),
    buyer: receiverOf(raw),
    buyerMessage: raw.description,
    sellerNote: "",
    lines: linesOf(raw, { items, shares: money.lines }),
    parcels: [],
  };
}

/** A number that stands in for the buyer's ends; from then on the list of them is empty, and the buyer is as he was told before. */
function receiverOf(raw: Order): ChannelBuyer {
  const phone = raw.phoneList.find((one) => one !== "") ?? "";
  const address = [raw.deliveryPoiAddress, raw.address].find((one) => one !== "") ?? "";
  return {
    channelBuyerId: raw.userId !== "" && raw.userId !== "0" ? raw.userId : raw.consignee,
    nick: raw.consignee,
    name: raw.consignee,
    phone,
    province: "",
    city: "",
    district: "",
    address,
    ...(phone === "" ? { untold: true as const } : {}),
  };
}

function linesOf(raw: Order, of: { items: readonly Item[]; shares: readonly number[] }): ChannelOrderLine[] {
  const ids = lineIds(of.items);
  return of.items.map((item, nth) => ({
    channelLineId: ids[nth] ?? "",
    sku: item.extendCode || item.barCode || item.skuId || item.id,
    title: item.name,
    spec: [...item.newSpecs, ...item.attributes]
      .map(({ value }) => value)
      .filter((value) => value !== "")
      .join(","),
    quantity: item.quantity ?? 1,
    priceFen: item.price,
    paidFen: of.shares[nth] ?? 0,
    channelStatus: raw.status,
    claimedState: orderState(raw.status),
    waybill: null,
    carrier: null,
  }));
}
