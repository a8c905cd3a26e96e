/** Orders and after-sales as the platform writes them: everything is text, money as yuan, times in Beijing. */
import { toBeijing } from "../../hub/kernel/time.ts";
import type { SnOrder, SnSale } from "./types.ts";

export type Told = { [key: string]: unknown };

const yuan = (fen: number): string => (fen / 100).toFixed(2);
const time = (at: number): string => (at === 0 ? "" : toBeijing(new Date(at)));

/** The times at which lines changed are told by the lists of what changed alone. */
export function renderOrder(order: SnOrder, isListedByChange: boolean): Told {
  return {
    orderCode: order.code,
    orderTotalStatus: String(order.status),
    orderSaleTime: time(order.soldAt),
    userName: order.buyer,
    customerName: "演某",
    mobNum: "120****0001",
    provinceName: "江苏",
    cityName: "南京市",
    districtName: "玄武区",
    customerAddress: "演示路***",
    buyerOrdRemark: order.remark,
    sellerOrdRemark: "",
    invoice: "",
    invoiceHead: "",
    orderDetail: order.lines.map((line, index) => ({
      orderLineNumber: line.number,
      productCode: line.product,
      itemCode: line.code,
      productName: line.name,
      saleNum: String(line.quantity),
      unitPrice: yuan(line.unit),
      payAmount: yuan(line.paid),
      vouchertotalMoney: yuan(line.voucher),
      coupontotalMoney: "0.00",
      transportFee: yuan(index === 0 ? order.freight : 0),
      orderLineStatus: String(line.status),
      ...(isListedByChange ? { orderLineStatusChangeTime: time(line.changedAt) } : {}),
      expressno: line.waybill,
      expresscompanycode: line.waybill === "" ? "" : "Z01",
      orderchannel: "PC",
      paymentList: [
        { banktypecode: "4148", payamount: yuan(line.paid) },
        { banktypecode: "5998", payamount: yuan(line.voucher) },
      ],
    })),
  };
}

const STATUS: Readonly<Record<SnSale["status"], string>> = {
  1: "退款待处理",
  2: "卖家拒绝",
  3: "待买家退货",
  4: "待卖家收货",
  5: "退款失败",
  6: "退款中",
  7: "退款关闭",
  8: "退款成功",
};

/** What is paid, or over, keeps no time at which anything ends. */
const passTime = ({ status, endsAt }: SnSale): string => (status === 6 ? "" : time(endsAt));

export function renderSale(sale: SnSale): Told {
  return {
    returnApplyId: sale.id,
    orderNo: sale.order.code,
    orderLineNumber: sale.line.number,
    customer: sale.order.buyer,
    commodityName: sale.line.name,
    commodityCode: sale.line.product,
    supplierCommodityCode: sale.line.code,
    returnType: String(sale.type),
    onlyRefund: sale.isMoneyOnly ? "1" : "0",
    applyComplain: sale.isComplained ? "1" : "0",
    ctrFlag: "0",
    returnMoney: yuan(sale.amount),
    dealMoney: yuan(sale.line.paid),
    returnReason: sale.reason,
    returnDesc: sale.words,
    applyTime: time(sale.askedAt),
    operateTime: time(sale.updatedAt),
    statusPassTime: passTime(sale),
    returnStatusValue: String(sale.status),
    returnStatusDesc: STATUS[sale.status],
    expressCompanyCode: sale.backWaybill === "" ? "" : "Z01",
    expressNo: sale.backWaybill,
  };
}

/** The same as the old generation has it: without an id, its status as a number under the name of a description. */
export function renderRejected(sale: SnSale): Told {
  return {
    orderCode: sale.order.code,
    productCode: sale.line.product,
    customer: sale.order.buyer,
    dealMoney: yuan(sale.line.paid),
    returnMoney: yuan(sale.amount),
    applyTime: time(sale.askedAt),
    statusPassTime: passTime(sale),
    statusDesc: String(sale.status),
    returnReason: sale.reason,
    expressCompanyCode: sale.backWaybill === "" ? "" : "Z01",
    expressNo: sale.backWaybill,
    refundtype: sale.isMoneyOnly ? "1" : "0",
  };
}
