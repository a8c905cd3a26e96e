import { type JsonObject, textOf } from "../wire.ts";

/** By which a refund is named: its own number, and where the platform gives none, its order, kind and moment. */
export function caseIdOf(row: JsonObject): string {
  const own = textOf(row.refund_id).trim();
  return own !== "" && own !== "0" ? own : [row.order_id, row.refund_type, row.ctime].map(textOf).join("-");
}

/** By which a line of an order and the goods of a refund are named alike: the seller's SKU, else the goods' code. */
export function goodsKey(goods: { sku_id: string; app_food_code: string; app_spu_code: string; upc: string; food_name: string }): string {
  return [goods.sku_id, goods.app_food_code, goods.app_spu_code, goods.upc, goods.food_name].map((part) => part.trim()).find((part) => part !== "") ?? "";
}
