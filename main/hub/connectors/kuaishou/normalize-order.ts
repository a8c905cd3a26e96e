import { ok, type Result } from "../../kernel/result.ts";
import { readPayload } from "../fields.ts";
import type { ChannelBuyer, ChannelOrder, ChannelOrderLine, ChannelParcel } from "../port.ts";
import { sharesOf } from "../shares.ts";
import { carrierCode } from "./carriers.ts";
import { flagOf } from "./flags.ts";
import { type Gift, type Note, type Order, order } from "./shop-order.ts";
import { holdsGoods, orderState } from "./statuses.ts";

export function orderFact(payload: string): Result<ChannelOrder, "UNREADABLE"> {
  const read = readPayload(order, payload);
  if (!read.ok) return read;
  const raw = read.value;
  const base = raw.orderBaseInfo;
  const claimed = orderState(base.status);
  const goodsFen = raw.orderItemInfo.price * (raw.orderItemInfo.num ?? 1);
  const gifts = [...raw.subOrderList, ...raw.subOrderInfo].filter((one) => one.subOrderItemInfo);
  const paidFen = base.payTime === null ? 0 : Math.max(0, base.totalFee);
  const money = sharesOf({ paidFen, freightFen: paidFen === 0 ? 0 : (base.expressFee ?? 0), orderDiscountFen: base.discountFee ?? 0 }, [
    { told: null, goods: goodsFen },
    ...gifts.map(() => ({ told: 0, goods: 0 })),
  ]);
  const notes = (raw.orderNote?.orderNoteInfo ?? []).toSorted((left, right) => timeOf(left) - timeOf(right));
  return ok({
    type: "order",
    channelOrderId: base.oid,
    version: base.updateTime.getTime(),
    channelStatus: base.status,
    claimedState: claimed,
    onHold: claimed === "paid" && mustStay(raw),
    createdAt: base.createTime,
    paidAt: base.payTime,
    claimedShippedAt: base.sendTime,
    promisedShipAt: base.sellerDelayPromiseTimeStamp ?? momentOf(base.validPromiseShipmentTimeStamp),
    finishedAt: claimed === "completed" ? base.recvTime : null,
    // It has no time of its own: the change that we read is the closing, or later.
    closedAt: claimed === "closed" ? base.updateTime : null,
    totalFen: goodsFen,
    paidFen,
    freightFen: money.freightFen,
    ...(money.toldFen === null ? {} : { linesToldFen: money.toldFen }),
    buyer: receiverOf(raw),
    buyerMessage: base.remark,
    sellerNote: notes
      .map((one) => one.note)
      .filter((words) => words !== "")
      .join("\n"),
    sellerFlag: flagIn(notes),
    lines: linesOf(raw, { gifts, shares: money.lines }),
    parcels: parcelsOf(raw, gifts),
  });
}

/**
 * Paid, and must not be shipped now: a group that is open or a check of risk, subsidies that somebody cheats for, a promised time that has not begun, an
 * after-sale that is open, or a receiver of whom there is not even cipher text.
 */
function mustStay({ orderBaseInfo: base, orderRefundList: refunds, orderAddress: to }: Order): boolean {
  const isTold = [to?.encryptedConsignee, to?.encryptedMobile, to?.encryptedAddress].some((cipher) => cipher);
  return (
    base.disableDeliveryReasonCode.some((code) => code !== "" && code !== "0") ||
    (base.riskCode !== "" && base.riskCode !== "0") ||
    base.validPromiseShipmentTimeStamp === "0" ||
    refunds.some(({ refundStatus }) => holdsGoods(refundStatus)) ||
    !isTold
  );
}

/** Masks alone: cipher text is another one at each reading, and nobody can read it. */
function receiverOf({ orderBaseInfo: base, orderAddress: to }: Order): ChannelBuyer {
  const [name, phone, address] = [to?.desensitiseConsignee ?? "", to?.desensitiseMobile ?? "", to?.desensitiseAddress ?? ""];
  const isUntold = [name, phone, address].every((part) => part === "");
  return {
    channelBuyerId: base.buyerOpenId || base.buyerNick,
    nick: base.buyerNick,
    name,
    phone,
    province: to?.province ?? "",
    city: to?.city ?? "",
    district: to?.district || (to?.town ?? ""),
    address,
    ...(isUntold ? { untold: true as const } : {}),
  };
}

/** One item an order: its line is named by the order, that of a gift by the order that the gift is. */
function linesOf(raw: Order, of: { gifts: readonly Gift[]; shares: readonly number[] }): ChannelOrderLine[] {
  const { orderBaseInfo: base, orderItemInfo: item } = raw;
  const parcel = raw.orderLogisticsInfo.find(({ expressNo }) => expressNo !== "");
  const own: ChannelOrderLine = {
    channelLineId: base.oid,
    sku: item.skuNick || item.skuId || item.itemId,
    title: item.itemTitle,
    spec: item.skuDesc,
    quantity: item.num ?? 1,
    priceFen: item.price,
    paidFen: of.shares[0] ?? 0,
    channelStatus: base.status,
    claimedState: orderState(base.status),
    waybill: parcel?.expressNo ?? null,
    carrier: parcel ? carrierCode(parcel.expressCode, parcel.expressNo) || null : null,
  };
  const gifts = of.gifts.flatMap((gift, index): ChannelOrderLine[] => {
    const given = gift.subOrderItemInfo;
    if (!given) return [];
    const sent = gift.subOrderLogisticsInfo.find(({ expressNo }) => expressNo !== "");
    const status = gift.subOrderBaseInfo?.status || base.status;
    return [
      {
        channelLineId: `gift:${gift.subOrderBaseInfo?.oid ?? `${base.oid}-${index + 1}`}`,
        sku: given.skuNick || given.skuId || given.itemId,
        title: given.itemTitle,
        spec: given.skuDesc,
        quantity: given.num ?? 1,
        priceFen: given.price ?? 0,
        paidFen: of.shares[index + 1] ?? 0,
        gift: true,
        channelStatus: status,
        claimedState: orderState(status),
        waybill: sent?.expressNo ?? null,
        carrier: sent ? carrierCode(sent.expressCode, sent.expressNo) || null : null,
      },
    ];
  });
  return [own, ...gifts];
}

function parcelsOf(raw: Order, gifts: readonly Gift[]): ChannelParcel[] {
  // One time of sending is told: of several parcels it is the first one's.
  const own = raw.orderLogisticsInfo.map((one, index) => ({ ...one, at: index === 0 ? raw.orderBaseInfo.sendTime : null }));
  const given = gifts.flatMap((gift) => gift.subOrderLogisticsInfo.map((one) => ({ ...one, at: gift.subOrderBaseInfo?.sendTime ?? null })));
  const known = new Map([...given, ...own].filter((one) => one.expressNo !== "").map((one) => [one.expressNo, one]));
  return [...known.values()].map((one) => ({ carrier: carrierCode(one.expressCode, one.expressNo), waybill: one.expressNo, shippedAt: one.at }));
}

const timeOf = (note: Note): number => note.createTime?.getTime() ?? 0;

/** The newest note's colour counts; grey is put where none was chosen. */
function flagIn(notes: readonly Note[]): ChannelOrder["sellerFlag"] {
  return flagOf(notes.findLast((one) => one.flagTagCode !== "")?.flagTagCode ?? "");
}

function momentOf(stamp: string): Date | null {
  if (!/^\d{12,14}$/.test(stamp)) return null;
  return new Date(Number(stamp));
}
