/** The payload of an order, as far as it is read. */
import { z } from "zod";
import { type Json, tryParseJson } from "../../kernel/json.ts";
import { fenOrNull, id, listOf, moment, momentOrNull, text, wholeOrNull, yuanOrNull } from "../fields.ts";

/** A list, or one in a text: pushes and some answers carry JSON inside of a text. */
export function told<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (typeof value === "string" ? (tryParseJson(value) ?? (value as Json)) : value), schema);
}

export const goods = {
  app_food_code: text,
  app_spu_code: text,
  food_name: text,
  sku_id: text,
  upc: text,
  spec: text,
};

const item = z.object({ ...goods, food_property: text, unit: text, quantity: wholeOrNull, price: yuanOrNull, box_num: text, box_price: yuanOrNull });
const saving = z.object({ type: text, remark: text, reduce_fee: yuanOrNull });
const benefit = z.object({ sku_id: text, app_food_code: text, app_spu_code: text, totalActivityPrice: yuanOrNull });

export const order = z.object({
  order_id: id,
  wm_order_id_view: text,
  app_poi_code: text,
  status: id,
  ctime: moment,
  utime: momentOrNull,
  total: yuanOrNull,
  original_price: yuanOrNull,
  shipping_fee: yuanOrNull,
  package_bag_money: fenOrNull,
  package_bag_money_yuan: yuanOrNull,
  pay_type: text,
  pick_type: text,
  delivery_time: momentOrNull,
  estimate_arrival_time: momentOrNull,
  caution: text,
  recipient_name: text,
  recipient_phone: text,
  recipient_address: text,
  order_receive_time: momentOrNull,
  order_completed_time: momentOrNull,
  order_cancel_time: momentOrNull,
  logistics_status: text,
  logistics_name: text,
  logistics_send_time: momentOrNull,
  logistics_confirm_time: momentOrNull,
  logistics_fetch_time: momentOrNull,
  logistics_completed_time: momentOrNull,
  logistics_cancel_time: momentOrNull,
  incmp_code: text,
  detail: told(listOf(item)),
  extras: told(listOf(saving)),
  sku_benefit_detail: told(listOf(benefit)),
});

export type Order = z.output<typeof order>;
export type Item = Order["detail"][number];
