/** The payload of an order, as far as it is read. Its money is fen, its times are ms. */
import { z } from "zod";
import { fen, fenOrNull, id, listOf, text, timeTold, timeToldOrNull, wholeOrNull } from "../fields.ts";

const sku = z.object({
  skuId: text,
  skuName: text,
  erpcode: text,
  skuSpec: text,
  skuQuantity: wholeOrNull,
  /** For all pieces, after discounts. */
  totalPaidAmount: fenOrNull,
  totalMerchantDiscount: fenOrNull,
  totalRedDiscount: fenOrNull,
  /** 1: given in addition. */
  skuTag: text,
});

const receiver = z.object({
  receiverName: text,
  receiverPhone: text,
  receiverAddress: text,
  receiverProvinceName: text,
  receiverCityName: text,
  receiverDistrictName: text,
});

export const kept = z.object({
  order: z.object({
    orderId: id,
    orderStatus: id,
    cancelStatus: text,
    createdTime: timeTold,
    paidTime: timeToldOrNull,
    updateTime: timeTold,
    deliveryTime: timeToldOrNull,
    cancelTime: timeToldOrNull,
    finishTime: timeToldOrNull,
    promiseLastDeliveryTime: timeToldOrNull,
    presaleDeliveryEndTime: timeToldOrNull,
    customerRemark: text,
    sellerRemark: text,
    sellerRemarkFlag: text,
    /** With freight and deposit. */
    totalPayAmount: fen,
    totalShippingFree: fenOrNull,
    totalMerchantDiscount: fenOrNull,
    totalRedDiscount: fenOrNull,
    expressTrackingNo: text,
    expressCompanyCode: text,
    receiverProvinceName: text,
    receiverCityName: text,
    receiverDistrictName: text,
    userId: text,
    skuList: listOf(sku),
  }),
  receiver: receiver.nullish(),
});

export type Kept = z.output<typeof kept>;
export type Order = Kept["order"];
export type Sku = z.output<typeof sku>;
