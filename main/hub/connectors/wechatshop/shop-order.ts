/** The payload of a shop's order with its lines. */
import { z } from "zod";
import { fen, fenOrNull, id, idOrNull, listOf, moment, momentOrNull, text, wholeOrNull } from "../fields.ts";

const line = z.object({
  product_id: text,
  sku_id: id,
  sku_code: text,
  out_sku_id: text,
  title: text,
  sku_attrs: listOf(z.object({ attr_key: text, attr_value: text })),
  sku_cnt: wholeOrNull,
  sale_price: fen,
  real_price: fenOrNull,
  delivery_deadline: momentOrNull,
  is_free_gift: z.union([z.boolean(), text]).nullish(),
});

const parcel = z.object({
  waybill_id: text,
  delivery_id: text,
  delivery_name: text,
  delivery_time: momentOrNull,
  product_infos: listOf(z.object({ sku_id: text })),
});

const address = z
  .object({
    user_name: text,
    province_name: text,
    city_name: text,
    county_name: text,
    detail_info: text,
    tel_number: text,
    use_tel_number: text,
    virtual_order_tel_number: text,
    tel_number_ext_info: z.object({ virtual_tel_number: text }).nullish(),
  })
  .nullish();

/** An order as far as it is read; what is left out by the channel is absent, not zero. */
export const order = z.object({
  order_id: id,
  status: id,
  openid: text,
  create_time: moment,
  update_time: moment,
  order_detail: z.object({
    product_infos: listOf(line),
    pay_info: z.object({ pay_time: momentOrNull }).nullish(),
    price_info: z.object({ product_price: fen, order_price: fen, freight: fenOrNull, discounted_price: fenOrNull }),
    delivery_info: z
      .object({
        address_info: address,
        delivery_product_info: listOf(parcel),
        ship_done_time: momentOrNull,
        address_under_review: z.union([z.boolean(), text]).nullish(),
      })
      .nullish(),
    ext_info: z.object({ customer_notes: text, merchant_notes: text, confirm_receipt_time: momentOrNull }).nullish(),
  }),
  aftersale_detail: z.object({ on_aftersale_order_cnt: wholeOrNull, aftersale_order_list: listOf(z.object({ aftersale_order_id: idOrNull })) }).nullish(),
});

export type Order = z.output<typeof order>;
export type Line = z.output<typeof line>;
export type Parcel = z.output<typeof parcel>;
