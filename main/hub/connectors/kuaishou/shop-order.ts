/** The payload of an order, as far as it is read. */
import { z } from "zod";
import { fen, fenOrNull, id, idOrNull, listOf, text, timeTold, timeToldOrNull, wholeOrNull } from "../fields.ts";

const item = z.object({
  itemId: text,
  itemTitle: text,
  skuId: text,
  skuDesc: text,
  skuNick: text,
  num: wholeOrNull,
  price: fen,
});

const parcel = z.object({ expressNo: text, expressCode: text });

/** A gift is an order of its own below the order, with a parcel of its own. */
const gift = z.object({
  subOrderBaseInfo: z.object({ oid: idOrNull, status: text, sendTime: timeToldOrNull }).nullish(),
  subOrderItemInfo: item.extend({ price: fenOrNull }).nullish(),
  subOrderLogisticsInfo: listOf(parcel),
});

const address = z
  .object({
    encryptedConsignee: text,
    encryptedMobile: text,
    encryptedAddress: text,
    desensitiseConsignee: text,
    desensitiseMobile: text,
    desensitiseAddress: text,
    province: text,
    city: text,
    district: text,
    town: text,
  })
  .nullish();

const note = z.object({ createTime: timeToldOrNull, note: text, flagTagCode: text });

export const order = z.object({
  orderBaseInfo: z.object({
    oid: id,
    status: id,
    createTime: timeTold,
    payTime: timeToldOrNull,
    sendTime: timeToldOrNull,
    recvTime: timeToldOrNull,
    updateTime: timeTold,
    expressFee: fenOrNull,
    discountFee: fenOrNull,
    totalFee: fen,
    remark: text,
    buyerOpenId: text,
    buyerNick: text,
    /** 0 is a word here: it must not be shipped yet. */
    validPromiseShipmentTimeStamp: text,
    sellerDelayPromiseTimeStamp: timeToldOrNull,
    riskCode: text,
    disableDeliveryReasonCode: listOf(text),
  }),
  orderItemInfo: item,
  // Named in two ways, by the vendor's pages and by clients.
  subOrderList: listOf(gift),
  subOrderInfo: listOf(gift),
  orderRefundList: listOf(z.object({ refundId: text, refundStatus: text })),
  orderLogisticsInfo: listOf(parcel),
  orderNote: z.object({ orderNoteInfo: listOf(note) }).nullish(),
  orderAddress: address,
});

export type Order = z.output<typeof order>;
export type Gift = z.output<typeof gift>;
export type Note = z.output<typeof note>;
