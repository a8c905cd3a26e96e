import { yuanText } from "../../hub/kernel/money.ts";
import { toBeijing } from "../../hub/kernel/time.ts";
import type { Wire } from "../engine/big-json.ts";
import { hash32 } from "../engine/rng.ts";
import { buyerOf } from "../world/buyers.ts";
import { goodsOf } from "../world/goods.ts";
import { cityOf } from "../world/lanes.ts";
import { paidFor } from "./life.ts";
import type { JdApplication, JdLine, JdOrder, JdRefund, JdService } from "./types.ts";

type Row = { [key: string]: Wire };

const NEVER = "0001-01-01 00:00:00";
const timeOr = (at: number, never = NEVER): string => (at > 0 ? toBeijing(new Date(at)) : never);
/** JD's number of goods. */
const skuOf = ({ sku }: JdLine): string => `1000${goodsOf(sku).productId.slice(-8)}`;
const goodsSum = (order: JdOrder): number => order.lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
const lineOff = (order: JdOrder): number => order.lines.reduce((sum, line) => sum + line.off, 0);

/** An order as search and detail show it: numbers as text, money as yuan text, times that did not happen as the year 1. */
export function renderOrder(order: JdOrder, of: { seed: string; venderId: string; encrypted: boolean }): Row {
  const pin = `jd_${hash32(`${of.seed}:${order.buyer}`).toString(36)}`;
  return {
    orderId: order.id,
    venderId: of.venderId,
    orderType: "22",
    payType: "4-在线支付",
    orderState: order.state,
    orderStateRemark: "",
    orderTotalPrice: yuanText(goodsSum(order)),
    orderSellerPrice: yuanText(goodsSum(order) - lineOff(order)),
    orderPayment: yuanText(paidFor(order)),
    freightPrice: yuanText(order.freight),
    sellerDiscount: yuanText(lineOff(order)),
    balanceUsed: "0.00",
    orderStartTime: timeOr(order.created),
    paymentConfirmTime: timeOr(order.paid),
    orderEndTime: timeOr(order.ended),
    outBoundDate: timeOr(order.left, "1970-01-01 08:00:00"),
    modified: timeOr(order.modified),
    orderRemark: order.remark,
    venderRemark: "",
    pin,
    open_id_buyer: `oid_${pin}`,
    parentOrderId: order.parentId,
    directParentOrderId: order.parentId,
    returnOrder: "0",
    // Several waybills are packed into one text.
    logisticsId: [...new Set(order.parcels.map(({ carrier }) => carrier))].join("|"),
    waybill: order.parcels.map(({ waybill }) => waybill).join(","),
    consigneeInfo: receiver(order, of.seed, of.encrypted),
    itemInfoList: order.lines.map((line) => ({
      skuId: skuOf(line),
      wareId: goodsOf(line.sku).productId,
      outerSkuId: line.sku,
      skuName: `${goodsOf(line.sku).title}（演示）`,
      itemTotal: String(line.quantity),
      jdPrice: yuanText(line.price),
      giftPoint: "0",
    })),
    couponDetailList: coupons(order),
    partialLogisticsInfoModel:
      order.parcels.length > 1
        ? order.parcels.map(({ carrier, waybill, at }, index) => ({ shipmentId: index + 1, logicId: carrier, waybillId: waybill, shipmentTime: at }))
        : [],
  };
}

function receiver(order: JdOrder, seed: string, encrypted: boolean): Row {
  const buyer = buyerOf(seed, order.buyer);
  const cipher = (text: string): string => `AgAAAKV${hash32(text).toString(36)}${hash32(`${text}:2`).toString(36)}==`;
  const show = (text: string, masked: string): string => (encrypted ? cipher(text) : masked);
  return {
    fullname: show(buyer.name, buyer.maskedName),
    mobile: show(buyer.phone, buyer.maskedPhone),
    telephone: "",
    fullAddress: show(`${buyer.city}${buyer.district}演示路${buyer.house}号`, `${buyer.city}${buyer.district}演示路***号`),
    province: cityOf(buyer.city).province,
    city: buyer.city,
    county: buyer.district,
    town: "",
  };
}

function coupons(order: JdOrder): Row[] {
  const ofLines = order.lines
    .filter(({ off }) => off > 0)
    .map((line) => ({ orderId: order.id, skuId: skuOf(line), couponType: "100-店铺优惠", couponPrice: yuanText(line.off) }));
  return order.off > 0 ? [...ofLines, { orderId: order.id, skuId: "", couponType: "28-满减", couponPrice: yuanText(order.off) }] : ofLines;
}

/** A refund application: fen. */
export function renderApplication(application: JdApplication): Row {
  return {
    id: BigInt(application.id),
    orderId: application.orderId,
    buyerId: "jd_demo",
    buyerName: "演*",
    applyTime: timeOr(application.applyTime),
    applyRefundSum: application.amount,
    status: application.status,
    reason: application.reason,
    checkTime: application.checkTime > 0 ? timeOr(application.checkTime) : null,
    checkUserName: application.checkTime > 0 ? "店铺客服" : null,
    systemId: 1,
    partRefundType: 0,
  };
}

const EXPECTS: Readonly<Record<number, string>> = { 10: "退货", 11: "仅退款", 20: "换货", 80: "补发商品" };
const STATUSES: Readonly<Record<number, string>> = { 10001: "待审核", 10005: "待收货", 10007: "待处理", 10041: "已提交退款", 10010: "完成" };

/** A service order: yuan as a number, times as text and as ms. */
export function renderService(service: JdService): Row {
  return {
    serviceId: BigInt(service.id),
    applyId: BigInt(service.id) + 7n,
    orderId: BigInt(service.orderId),
    applyTime: timeOr(service.applyTime),
    customerExpect: service.expect,
    customerExpectName: EXPECTS[service.expect] ?? "",
    serviceStatus: service.status,
    serviceStatusName: STATUSES[service.status] ?? "",
    customerPin: "jd_demo",
    customerName: "演*",
    customerTel: "12*********",
    actualPayPrice: service.amount / 100,
    skuId: BigInt(skuOf(service.line)),
    wareName: goodsOf(service.line.sku).title,
    serviceCount: service.line.quantity,
    approveTime: service.updated > service.applyTime ? service.updated : null,
    processTime: null,
    updateDate: timeOr(service.updated),
  };
}

/** A line of the record of refunds: yuan. */
export function renderRefund(refund: JdRefund): Row {
  return {
    sameOrderServiceBill: { orderId: BigInt(refund.orderId), serviceId: BigInt(refund.serviceId) },
    afsRefundId: BigInt(refund.id),
    status: refund.status,
    refoundAmount: refund.amount / 100,
    completeTime: refund.completed > 0 ? refund.completed : null,
  };
}
