/** Orders and after-sales as the platform writes them: ids as numbers, fen, ms, 0 for what did not happen. */
import type { Wire } from "../engine/big-json.ts";
import type { KsLedger } from "./ledger.ts";
import type { KsOrder, KsSale } from "./types.ts";

export type Told = { [key: string]: Wire };

let read = 0;
/** Cipher text is another one at each reading. */
const cipher = (of: string): string => {
  read += 1;
  return Buffer.from(`${of}:${read}`).toString("base64");
};

function addressOf(order: KsOrder, isUntold: boolean): Told {
  const place = { province: "四川省", city: "成都市", district: "武侯区", town: "" };
  if (isUntold) return { ...place, encryptedConsignee: "", encryptedMobile: "", encryptedAddress: "", desensitiseConsignee: "", desensitiseMobile: "" };
  return {
    ...place,
    encryptedConsignee: cipher(`name ${order.buyer}`),
    encryptedMobile: cipher(`phone ${order.buyer}`),
    encryptedAddress: cipher(`address ${order.buyer}`),
    desensitiseConsignee: "演*",
    desensitiseMobile: "120****0001",
    desensitiseAddress: "演示路***",
  };
}

export function renderOrder(ledger: KsLedger, order: KsOrder): Told {
  const isChecked = order.checkedUntil > ledger.now();
  const mine = [...ledger.sales.values()].filter((sale) => sale.order === order).toReversed();
  const { item } = order;
  return {
    orderBaseInfo: {
      oid: BigInt(order.id),
      status: order.status,
      createTime: order.createdAt,
      payTime: order.paidAt,
      sendTime: order.shippedAt,
      recvTime: order.receivedAt,
      updateTime: order.updatedAt,
      refundTime: mine[0]?.askedAt ?? 0,
      expressFee: order.freight,
      discountFee: order.discount,
      totalFee: order.paid,
      payType: 1,
      remark: order.remark,
      buyerOpenId: order.buyer,
      buyerNick: "演示买家",
      cpsType: 0,
      preSale: 0,
      coType: 1,
      validPromiseShipmentTimeStamp: order.promisedAt,
      sellerDelayPromiseTimeStamp: 0,
      priorityDelivery: false,
      remindShipmentSign: 0,
      riskCode: 0,
      disableDeliveryReasonCode: isChecked ? [2] : [],
    },
    orderItemInfo: {
      itemId: 20_000_000_000_000 + item.skuId,
      itemTitle: item.title,
      skuId: item.skuId,
      skuDesc: "",
      skuNick: item.code,
      num: item.quantity,
      price: item.price,
      originalPrice: item.price,
    },
    subOrderList: [],
    orderRefundList: mine.map((sale) => ({ refundId: BigInt(sale.id), refundStatus: sale.status })),
    orderLogisticsInfo: order.waybill === "" ? [] : [{ expressNo: order.waybill, expressCode: 3, logisticsId: 1 }],
    orderNote: { orderNoteInfo: order.notes.map(({ at, note, flag }) => ({ createTime: at, note, flagTagCode: flag, operatorName: "演示" })) },
    orderAddress: addressOf(order, isChecked),
  };
}

export function renderSale(sale: KsSale): Told {
  const { order } = sale;
  return {
    refundId: BigInt(sale.id),
    oid: BigInt(order.id),
    skuId: order.item.skuId,
    itemId: 20_000_000_000_000 + order.item.skuId,
    skuNick: order.item.code,
    productNum: order.item.quantity,
    handlingWay: sale.way,
    status: sale.status,
    negotiateStatus: sale.negotiate,
    refundFee: sale.amount,
    refundReason: 12,
    refundReasonDesc: sale.reason,
    refundDesc: sale.words,
    refundType: 1,
    receiptStatus: sale.received,
    buyerOpenId: order.buyer,
    submitTime: sale.askedAt,
    createTime: sale.askedAt,
    updateTime: sale.updatedAt,
    negotiateUpdateTime: sale.updatedAt,
    endTime: sale.endedAt,
    // While money is on its way nobody has a turn.
    expireTime: sale.status === 50 ? 0 : sale.expiresAt,
    validNegotiateBuyerModifyTimeStamp: sale.negotiate === 3 ? sale.expiresAt : 0,
    specialRefundType: 0,
    pictures: "",
    logisticsInfo: sale.backWaybill === "" ? null : { expressNo: sale.backWaybill, expressCode: 3 },
    sellerDisagreeReason: sale.refusal?.code ?? 0,
    sellerDisagreeDesc: sale.refusal?.words ?? "",
    exchangeInfo: sale.way === 3 ? { skuId: order.item.skuId, skuDesc: order.item.title, quantity: order.item.quantity } : null,
    logisticsRiskInfos: [],
    returnFreightInfo: null,
  };
}
