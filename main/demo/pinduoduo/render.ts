/** How orders and after-sales are told: yuan in lists and orders, fen in an after-sale's detail, kinds by two dictionaries. */
import { yuanText } from "../../hub/kernel/money.ts";
import { toBeijing } from "../../hub/kernel/time.ts";
import type { Wire } from "../engine/big-json.ts";
import { md5 } from "../engine/digest.ts";
import type { PddLedger, PddOrder, PddRefund } from "./ledger.ts";

type Row = { [key: string]: Wire };

const local = (at: number): string => (at === 0 ? "" : toBeijing(new Date(at)));
const SHIP_WITHIN = 48 * 3_600_000;

export function renderOrder(ledger: PddLedger, order: PddOrder): Row {
  const isOpen = order.status === 1 && !order.risky;
  const hidden = (text: string): string => (isOpen ? `~Ag${Buffer.from(md5(order.sn + text), "hex").toString("base64")}~0~` : "");
  return {
    order_sn: order.sn,
    order_status: order.status,
    refund_status: ledger.refundStatus(order),
    after_sales_status: Math.max(0, ...[...ledger.refunds.values()].filter(({ sn }) => sn === order.sn).map(({ status }) => status)),
    confirm_status: order.confirm,
    group_status: order.group,
    risk_control_status: order.risky ? 1 : 0,
    pay_amount: yuanText(order.pay),
    goods_amount: yuanText(order.goods),
    discount_amount: yuanText(order.discount),
    platform_discount: yuanText(order.discount),
    seller_discount: "0.00",
    postage: yuanText(order.postage),
    created_time: local(order.createdAt),
    pay_time: local(order.paidAt),
    confirm_time: local(order.confirmedAt),
    last_ship_time: local(order.confirmedAt === 0 ? 0 : order.confirmedAt + SHIP_WITHIN),
    shipping_time: local(order.shippedAt),
    receive_time: local(order.receivedAt),
    updated_at: local(order.updatedAt),
    receiver_name: hidden("name"),
    receiver_phone: hidden("phone"),
    receiver_address: hidden("address"),
    receiver_name_mask: isOpen ? "演**" : "",
    receiver_phone_mask: isOpen ? "128****0003" : "",
    receiver_address_mask: isOpen ? "演示路****" : "",
    province: "广东省",
    city: "深圳市",
    town: "南山区",
    open_address_id: `oa${md5(order.outerId + order.buyerMemo).slice(0, 12)}`,
    buyer_memo: order.buyerMemo,
    remark: order.remark,
    remark_tag: order.tag === 0 ? null : order.tag,
    tracking_number: order.tracking,
    logistics_id: order.logisticsId,
    extra_delivery_list: order.more.map((one) => ({ tracking_number: one.tracking, logistics_id: one.logisticsId })),
    gift_list: order.gifts.map((gift) => ({
      goods_id: order.goodsId,
      sku_id: 0,
      goods_name: gift.title,
      outer_id: gift.outerId,
      goods_price: "0",
      goods_count: 1,
    })),
    item_list: [
      {
        goods_id: order.goodsId,
        sku_id: order.skuId,
        outer_id: order.outerId,
        goods_name: order.title,
        goods_spec: "黑色,均码",
        goods_price: yuanText(Math.round(order.goods / order.count)),
        goods_count: order.count,
      },
    ],
  };
}

/** A row of the list: yuan, texts, and the list's numbers for kinds (one more than the detail's; it has none for repairs). */
export function renderRow(ledger: PddLedger, refund: PddRefund): Row {
  const order = ledger.orders.get(refund.sn);
  return {
    id: refund.id,
    order_sn: refund.sn,
    after_sales_type: refund.kind + 1,
    after_sales_status: refund.status,
    after_sale_reason: refund.reason,
    order_amount: yuanText(order?.pay ?? 0),
    refund_amount: yuanText(refund.amount),
    discount_amount: yuanText(order?.discount ?? 0),
    goods_id: order?.goodsId,
    sku_id: String(order?.skuId ?? ""),
    goods_name: order?.title ?? "",
    goods_number: String(order?.count ?? 1),
    goods_price: yuanText(order?.goods ?? 0),
    confirm_time: local(order?.confirmedAt ?? 0),
    created_time: local(refund.createdAt),
    updated_time: local(refund.updatedAt),
    tracking_number: refund.tracking,
    shipping_name: refund.carrier,
    speed_refund_flag: refund.speedy ? 1 : 0,
    speed_refund_status: refund.speedy ? "3" : "0",
    dispute_refund_status: refund.disputed ? 1 : 0,
    user_shipping_status: refund.received ? "2" : "1",
  };
}

/** The detail: fen, and a time to act by only while it is the seller's turn. */
export function renderDetail(ledger: PddLedger, refund: PddRefund): Row {
  const order = ledger.orders.get(refund.sn);
  return {
    id: refund.id,
    order_sn: refund.sn,
    after_sales_type: refund.kind,
    after_sales_status: refund.status,
    after_sales_reason: refund.reason,
    remark: refund.words,
    images: [],
    refund_amount: refund.amount,
    order_amount: order?.pay ?? 0,
    discount_amount: order?.discount ?? 0,
    goods_price: order?.goods ?? 0,
    goods_number: order?.count ?? 1,
    express_no: refund.tracking,
    shipping_name: refund.carrier,
    shipping_status: order?.status === 1 ? 0 : 1,
    join_or_not: refund.disputed ? "1" : "0",
    dispute_refund_status: refund.disputed ? 1 : 0,
    expire_time: refund.expireAt === 0 ? undefined : Math.floor(refund.expireAt / 1_000),
    recreated_at: Math.floor(refund.createdAt / 1_000),
    updated_time: local(refund.updatedAt),
    user_shipping_status: refund.received ? "2" : "1",
    speed_refund_flag: refund.speedy ? 1 : 0,
  };
}
