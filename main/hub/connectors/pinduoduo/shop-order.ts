/** The payload of an order, as far as it is read. */
import { z } from "zod";
import { beijing, beijingOrNull, id, listOf, text, wholeOrNull, yuan, yuanOrNull } from "../fields.ts";

const item = z.object({
  goods_id: text,
  sku_id: text,
  outer_goods_id: text,
  outer_id: text,
  goods_name: text,
  goods_spec: text,
  goods_price: yuan,
  goods_count: wholeOrNull,
});
const gift = item.extend({ goods_price: yuanOrNull });
const parcel = z.object({ tracking_number: text, logistics_id: text });

export const order = z.object({
  order_sn: id,
  order_status: id,
  confirm_status: text,
  group_status: text,
  refund_status: text,
  risk_control_status: text,
  step_order_info: z.object({ step_trade_status: text, step_paid_fee: yuanOrNull, advanced_paid_fee: yuanOrNull }).nullish(),
  pay_amount: yuan,
  goods_amount: yuanOrNull,
  order_change_amount: yuanOrNull,
  postage: yuanOrNull,
  created_time: beijing,
  pay_time: beijingOrNull,
  confirm_time: beijingOrNull,
  shipping_time: beijingOrNull,
  last_ship_time: beijingOrNull,
  promise_delivery_time: beijingOrNull,
  updated_at: beijing,
  receiver_name: text,
  receiver_name_mask: text,
  receiver_phone: text,
  receiver_phone_mask: text,
  receiver_address: text,
  receiver_address_mask: text,
  contact_mobile: text,
  province: text,
  city: text,
  town: text,
  buyer_memo: text,
  remark: text,
  remark_tag: text,
  tracking_number: text,
  logistics_id: text,
  extra_delivery_list: listOf(parcel),
  gift_delivery_list: listOf(parcel),
  resend_delivery_list: listOf(parcel),
  item_list: listOf(item),
  gift_list: listOf(gift),
});

export type Order = z.output<typeof order>;
export type Item = z.output<typeof item>;
export type Gift = z.output<typeof gift>;
