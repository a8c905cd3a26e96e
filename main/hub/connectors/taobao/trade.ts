/** The payload of a trade with its lines. */
import { z } from "zod";
import { beijing, beijingOrNull, id, idOrNull, listOf, text, wholeOrNull, yuan, yuanOrNull } from "../fields.ts";

const line = z
  .object({
    oid: idOrNull,
    oid_str: idOrNull,
    status: text,
    refund_status: text,
    num_iid: text,
    sku_id: text,
    outer_iid: text,
    outer_sku_id: text,
    title: text,
    sku_properties_name: text,
    price: yuan,
    num: wholeOrNull,
    payment: yuanOrNull,
    divide_order_fee: yuanOrNull,
    part_mjz_discount: yuanOrNull,
    discount_fee: yuanOrNull,
    adjust_fee: yuanOrNull,
    consign_time: beijingOrNull,
    logistics_company: text,
    invoice_no: text,
  })
  .refine((row) => row.oid_str !== null || row.oid !== null, { path: ["oid"], message: "没有编号" });

/** A trade as TOP shows it, as far as it is read. */
export const trade = z
  .object({
    tid: idOrNull,
    tid_str: idOrNull,
    status: id,
    type: text,
    step_trade_status: text,
    step_paid_fee: yuanOrNull,
    payment: yuan,
    total_fee: yuanOrNull,
    discount_fee: yuanOrNull,
    adjust_fee: yuanOrNull,
    post_fee: yuanOrNull,
    created: beijing,
    pay_time: beijingOrNull,
    consign_time: beijingOrNull,
    end_time: beijingOrNull,
    modified: beijing,
    buyer_nick: text,
    buyer_open_uid: text,
    buyer_message: text,
    seller_memo: text,
    seller_flag: text,
    receiver_name: text,
    receiver_mobile: text,
    receiver_phone: text,
    receiver_state: text,
    receiver_city: text,
    receiver_district: text,
    receiver_town: text,
    receiver_address: text,
    orders: listOf(line, "order"),
  })
  .refine((row) => row.tid_str !== null || row.tid !== null, { path: ["tid"], message: "没有编号" });

export type Trade = z.output<typeof trade>;
export type Line = z.output<typeof line>;
