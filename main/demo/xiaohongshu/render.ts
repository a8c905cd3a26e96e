/** Orders and after-sales as the platform writes them: fen in the former, yuan as doubles in the latter, times in ms. */
import type { XhsLedger } from "./ledger.ts";
import type { XhsOrder, XhsSale } from "./types.ts";

export type Told = { [key: string]: unknown };

const yuan = (fen: number): number => fen / 100;
const OPEN: ReadonlySet<number> = new Set([1, 2, 3, 12, 13, 14]);

/** 1 none, 2 open, 3 done, 5 closed. */
function afterSaleStatus(ledger: XhsLedger, order: XhsOrder): number {
  const mine = [...ledger.sales.values()].filter((sale) => sale.order === order);
  if (mine.length === 0) return 1;
  return mine.some(({ status }) => OPEN.has(status)) ? 2 : mine.some(({ status }) => status === 4) ? 3 : 5;
}

export function renderOrder(ledger: XhsLedger, order: XhsOrder, sellerId: string): Told {
  const after = afterSaleStatus(ledger, order);
  return {
    orderId: order.id,
    orderType: 1,
    orderStatus: order.status,
    orderAfterSalesStatus: after,
    cancelStatus: order.cancelStatus,
    createdTime: order.createdAt,
    paidTime: order.paidAt,
    updateTime: order.updatedAt,
    deliveryTime: order.shippedAt,
    cancelTime: order.cancelledAt,
    finishTime: order.finishedAt,
    promiseLastDeliveryTime: order.promisedAt,
    presaleDeliveryStartTime: 0,
    presaleDeliveryEndTime: 0,
    customerRemark: order.remark,
    sellerRemark: order.note,
    sellerRemarkFlag: order.flag,
    originalPackageId: "",
    totalPayAmount: order.paid,
    totalShippingFree: order.freight,
    totalMerchantDiscount: order.merchantDiscount,
    totalRedDiscount: order.redDiscount,
    merchantActualReceiveAmount: order.paid + order.redDiscount,
    totalChangePriceAmount: 0,
    paymentType: 1,
    expressTrackingNo: order.waybill,
    expressCompanyCode: order.carrier,
    openAddressId: `demo-address-${order.userId}`,
    receiverProvinceName: "浙江省",
    receiverCityName: "杭州市",
    receiverDistrictName: "西湖区",
    userId: order.userId,
    sellerId,
    orderTagList: [],
    skuList: order.items.map((item, index) => ({
      skuId: item.skuId,
      skuName: item.name,
      erpcode: item.code,
      skuSpec: item.spec,
      skuImage: "",
      skuQuantity: item.quantity,
      totalPaidAmount: item.paid,
      totalMerchantDiscount: index === 0 ? order.merchantDiscount : 0,
      totalRedDiscount: index === 0 ? order.redDiscount : 0,
      totalTaxAmount: 0,
      skuTag: item.gift ? 1 : 0,
      deliveryMode: 0,
      skuAfterSaleStatus: after,
      skuDetailList: [],
    })),
  };
}

/** Name, phone and address by the rules of privacy: masks and cipher text. */
export function renderReceiver(order: XhsOrder): Told {
  return {
    orderId: order.id,
    openAddressId: `demo-address-${order.userId}`,
    matched: true,
    receiverName: "演*",
    receiverPhone: "120****0003",
    receiverAddress: "#ZGVtby1hZGRyZXNzLW9mLW9uZQ==#1##",
    receiverProvinceName: "浙江省",
    receiverCityName: "杭州市",
    receiverDistrictName: "西湖区",
  };
}

export function renderSale(sale: XhsSale): Told {
  const [item] = sale.order.items;
  return {
    returnsId: sale.id,
    orderId: sale.order.id,
    returnType: sale.type,
    reasonId: 12,
    reasonNameZh: sale.reason,
    status: sale.status,
    userId: sale.order.userId,
    applyTime: sale.askedAt,
    updatedAt: sale.updatedAt,
    expireTime: sale.expiresAt,
    returnsTag: sale.type === 5 ? 0 : 32,
    expectedRefundAmountYuan: yuan(sale.amount),
    appliedSkusAmountYuan: yuan(sale.amount),
    appliedShipFeeAmountYuan: 0,
    refundAmountYuan: yuan(sale.refunded),
    refundStatus: sale.refundStatus,
    refundTime: 0,
    cargoStatus: sale.cargo,
    closeReasonZh: sale.closeReason,
    desc: sale.words,
    proofPhotos: [],
    returnAddress: "",
    skus: [
      {
        skuId: item?.skuId ?? "",
        skuName: item?.name ?? "",
        appliedCount: sale.quantity,
        boughtCount: item?.quantity ?? 1,
        appliedTotalAmountYuan: yuan(sale.amount),
        price: yuan(Math.round((item?.paid ?? 0) / (item?.quantity ?? 1))),
        skuERPCode: item?.code ?? "",
      },
    ],
    exchangeSKUs: sale.type === 2 ? [{ skuId: item?.skuId ?? "", skuName: item?.name ?? "", appliedCount: sale.quantity, skuERPCode: item?.code ?? "" }] : [],
  };
}

export function renderLogistics(sale: XhsSale): Told {
  const { order, backWaybill } = sale;
  const parcel = (expressNo: string): Told | null => (expressNo === "" ? null : { expressNo, expressCompanyCode: "zhongtong", expressCompanyName: "中通快递" });
  return { afterSale: parcel(backWaybill), exchange: null, order: parcel(order.waybill) };
}
