/** The payload of a shop order with its lines. */
import { z } from "zod";
import { fen, fenOrNull, id, listOf, moment, momentOrNull, text, wholeOrNull } from "../fields.ts";

const line = z.object({
  order_id: id,
  order_status: text,
  product_id_str: text,
  product_id: text,
  product_name: text,
  sku_id: text,
  out_sku_id: text,
  code: text,
  spec: listOf(z.object({ name: text, value: text })),
  origin_amount: fen,
  item_num: wholeOrNull,
  pay_amount: fen,
  post_amount: fenOrNull,
  promotion_amount: fenOrNull,
  given_product_type: text,
  bundle_sku_info: listOf(z.object({ code: text, sku_id: text, item_num: wholeOrNull })),
  ship_time: momentOrNull,
  logistics_receipt_time: momentOrNull,
});
const phase = z.object({
  sku_order_id: text,
  total_phase: wholeOrNull,
  current_phase: wholeOrNull,
  pay_success: z.boolean().nullish(),
  phase_pay_amount: fenOrNull,
  phase_pay_time: momentOrNull,
});

const place = z.object({ name: text }).nullish();
const address = z.object({ province: place, city: place, town: place, street: place, detail: text }).nullish();
const parcel = z.object({
  tracking_no: text,
  company: text,
  company_name: text,
  ship_time: momentOrNull,
  product_info: listOf(z.object({ sku_order_id: text })),
});

/** A shop order as list and detail show it, as far as it is read. */
export const order = z.object({
  order_id: id,
  order_status: id,
  order_amount: fen,
  pay_amount: fen,
  post_amount: fenOrNull,
  promotion_amount: fenOrNull,
  modify_amount: fenOrNull,
  pay_type: text,
  create_time: moment,
  pay_time: momentOrNull,
  update_time: moment,
  ship_time: momentOrNull,
  exp_ship_time: momentOrNull,
  finish_time: momentOrNull,
  doudian_open_id: text,
  buyer_words: text,
  seller_words: text,
  seller_remark_stars: text,
  mask_post_receiver: text,
  encrypt_post_receiver: text,
  mask_post_tel: text,
  encrypt_post_tel: text,
  mask_post_addr: address,
  post_addr: address,
  logistics_info: listOf(parcel),
  sku_order_list: listOf(line),
  order_phase_list: listOf(phase),
});

export type Order = z.output<typeof order>;
export type Line = z.output<typeof line>;
