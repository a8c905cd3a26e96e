/** The payload of an order with its lines. */
import { z } from "zod";
import { id, idOrNull, listOf, text, timeTold, timeToldOrNull, wholeOrNull, yuan, yuanOrNull } from "../fields.ts";

const line = z.object({ skuId: id, outerSkuId: text, productNo: text, skuName: text, itemTotal: wholeOrNull, jdPrice: yuan });

const receiver = z.object({ fullname: text, mobile: text, telephone: text, fullAddress: text, province: text, city: text, county: text, town: text }).nullish();

/** An order as far as it is read. */
export const order = z.object({
  orderId: id,
  orderState: id,
  payType: text,
  orderTotalPrice: yuan,
  orderPayment: yuan,
  freightPrice: yuanOrNull,
  balanceUsed: yuanOrNull,
  orderStartTime: timeTold,
  paymentConfirmTime: timeToldOrNull,
  orderEndTime: timeToldOrNull,
  modified: timeTold,
  outBoundDate: timeToldOrNull,
  orderRemark: text,
  venderRemark: text,
  pin: text,
  open_id_buyer: text,
  xid_buyer: text,
  parentOrderId: idOrNull,
  waybill: text,
  logisticsId: text,
  consigneeInfo: receiver,
  itemInfoList: listOf(line),
  couponDetailList: listOf(z.object({ skuId: text, couponPrice: yuanOrNull })),
  partialLogisticsInfoModel: listOf(z.object({ logicId: text, waybillId: text, shipmentTime: timeToldOrNull })),
});

export type Order = z.output<typeof order>;
export type Line = Order["itemInfoList"][number];
