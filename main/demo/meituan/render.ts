/** Orders and refunds as the platform writes them: yuan beside fen, seconds, lists as texts. */
import { type Fen, yuanText } from "../../hub/kernel/money.ts";
import type { Wire } from "../engine/big-json.ts";
import type { MtNews, MtOrder, MtRefund } from "./types.ts";

const seconds = (ms: number): number => Math.floor(ms / 1_000);
const yuan = (fen: Fen): number => Number(yuanText(fen));

function detailOf(order: MtOrder): string {
  return JSON.stringify(
    order.lines.map((line, nth) => ({
      app_food_code: line.code,
      food_name: line.name,
      sku_id: line.sku,
      upc: line.upc,
      quantity: line.quantity,
      price: yuan(line.price),
      box_num: line.boxNum,
      box_price: yuan(line.boxPrice),
      unit: "份",
      cart_id: 0,
      item_id: nth + 1,
    })),
  );
}

function extrasOf({ discount }: MtOrder): string {
  return JSON.stringify(
    discount === 0 ? [] : [{ act_detail_id: 901, type: 2, remark: "满减", reduce_fee: yuan(discount), mt_charge: 0, poi_charge: yuan(discount) }],
  );
}

/** An order as the detail tells it; one answer in several leaves parts out, and says so. */
export function orderJson(order: MtOrder): { [key: string]: Wire } {
  const isDegraded = order.degraded > 0;
  if (isDegraded) order.degraded -= 1;
  return {
    order_id: BigInt(order.id),
    wm_order_id_view: BigInt(order.view),
    app_poi_code: order.store,
    day_seq: order.number,
    status: order.status,
    ctime: seconds(order.createdAt),
    utime: seconds(order.updatedAt),
    order_send_time: seconds(order.createdAt),
    order_receive_time: seconds(order.paidAt),
    order_completed_time: seconds(order.finishedAt),
    order_cancel_time: seconds(order.cancelledAt),
    delivery_time: 0,
    estimate_arrival_time: order.paidAt === 0 ? 0 : seconds(order.paidAt) + 2_400,
    total: yuan(order.pay),
    original_price: yuan(order.pay + order.discount),
    shipping_fee: yuan(order.shipping),
    package_bag_money: order.bag,
    package_bag_money_yuan: yuanText(order.bag),
    recipient_name: order.name,
    recipient_phone: order.phone,
    recipient_address: order.address,
    caution: order.caution,
    pay_type: 2,
    pick_type: 0,
    logistics_code: "1001",
    ...(order.rider === null ? {} : riderJson(order)),
    incmp_code: isDegraded ? -1 : 0,
    incmp_modules: isDegraded ? "[1]" : "[]",
    detail: isDegraded ? "[]" : detailOf(order),
    extras: isDegraded ? "[]" : extrasOf(order),
  };
}

function riderJson({ rider, riderAt }: MtOrder): { [key: string]: Wire } {
  return {
    logistics_status: rider ?? 0,
    logistics_name: "美团专送",
    logistics_confirm_time: seconds(riderAt.confirm),
    logistics_fetch_time: seconds(riderAt.fetch),
    logistics_completed_time: seconds(riderAt.done),
    logistics_cancel_time: seconds(riderAt.cancel),
  };
}

/** A refund as the order's record of refunds tells it. Whether the money went back stands nowhere in it. */
export function refundJson(refund: MtRefund, order: MtOrder): { [key: string]: Wire } {
  const byStatus = refund.service !== 0;
  return {
    refund_id: BigInt(refund.id),
    order_id: BigInt(order.id),
    wm_order_id_view: BigInt(order.view),
    refund_type: refund.type,
    service_type: String(refund.service),
    status: byStatus ? String(refund.status) : "",
    res_type: refund.res,
    res_reason: refund.answer,
    is_appeal: refund.isAppeal ? 1 : 0,
    apply_type: 1,
    apply_reason: refund.reason,
    apply_op_user_type: String(refund.by),
    money: yuan(refund.money),
    ctime: seconds(refund.createdAt),
    utime: seconds(refund.updatedAt),
    pictures: JSON.stringify(refund.pictures),
    logistics_info: refund.express ? JSON.stringify({ expressCompany: refund.express.company, expressNumber: refund.express.number, reason: "" }) : "",
    wmAppRetailForOrderPartRefundList: refund.parts.map(({ sku, code, count, price }) => ({
      app_food_code: code,
      sku_id: sku,
      count,
      refund_price: yuan(price),
    })),
  };
}

const asText = (fields: { [key: string]: Wire }): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, typeof value === "object" ? JSON.stringify(value) : String(value ?? "")]));

/** What is pushed, each field a text. */
export function pushFields({ topic, order, refund, notify, cancel }: MtNews): Record<string, string> {
  const ids = { order_id: order.id, wm_order_id_view: order.view, app_poi_code: order.store };
  if (topic === "delivery") return { ...ids, logistics_status: String(order.rider), time: String(seconds(order.updatedAt)), dispatcher_name: "演示骑手" };
  if (topic === "cancelled" && cancel) return { ...ids, reason_code: String(cancel.code), reason: cancel.reason, deal_op_type: String(cancel.by) };
  if (!refund) return asText({ ...orderJson({ ...order, degraded: 0 }), order_id: order.id, wm_order_id_view: order.view });
  if (topic === "refund_result") {
    const [paid, failed] = refund.type === 1 ? ["3", "4"] : ["13", "14"];
    return { ...ids, refund_id: refund.id, refund_status: refund.money_back === "paid" ? paid : failed, money: yuanText(refund.money) };
  }
  const told = asText({ ...refundJson(refund, order), refund_id: refund.id, order_id: order.id, wm_order_id_view: order.view });
  const { wmAppRetailForOrderPartRefundList: food = "[]", apply_reason: reason = "", apply_type: _type, res_reason: _answer, ...rest } = told;
  const flow: Record<string, string> = refund.service === 0 ? { notify_type: notify ?? "" } : {};
  return { ...rest, ...flow, ...(refund.type === 1 ? {} : { food }), reason, app_poi_code: order.store, incmp_code: "0" };
}
