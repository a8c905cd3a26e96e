import { z } from "zod";
import type { Json } from "../../kernel/json.ts";
import { beijing, beijingOrNull, id, listOf, text, wholeOrNull } from "../fields.ts";
import { rowsOf } from "../wire.ts";
import { yuan, yuanOrNull } from "./money.ts";

const option = z.object({ name: text, value: text });

const item = z.object({
  id: text,
  skuId: text,
  name: text,
  price: yuan,
  quantity: wholeOrNull,
  newSpecs: listOf(option),
  attributes: listOf(option),
  extendCode: text,
  barCode: text,
});

/** Goods, or packaging, freight and discounts that are told as if they were goods. */
const group = z.object({ name: text, type: text, items: listOf(item) });

const flag = z.union([z.boolean(), text]).nullish();

export const order = z.preprocess(
  named,
  z.object({
    orderId: id,
    status: id,
    refundStatus: text,
    createdAt: beijing,
    activeAt: beijingOrNull,
    deliverTime: beijingOrNull,
    totalPrice: yuan,
    deliverFee: yuanOrNull,
    vipDeliveryFeeDiscount: yuanOrNull,
    packageFee: yuanOrNull,
    onlinePaid: flag,
    downgraded: flag,
    userId: text,
    consignee: text,
    phoneList: z.preprocess((value) => rowsOf(value as Json | undefined), z.array(text)),
    secretPhoneExpireTime: text,
    address: text,
    deliveryPoiAddress: text,
    description: text,
    daySn: text,
    groups: listOf(group),
  }),
);

/** Its number stands in `id`, or in `orderId`. */
function named(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const told = value as Record<string, unknown>;
  return { ...told, orderId: told.id ?? told.orderId };
}

export type Order = z.output<typeof order>;
export type Item = z.output<typeof item>;
