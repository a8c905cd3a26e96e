import type { Json } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import type { ChannelRef, ConnectorContext, RawItem } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rawItem, rowsOf, textOf } from "../wire.ts";
import { callDouyin } from "./gateway.ts";

/** An order row of a list or a detail; both have the same shape. */
export function orderItem(order: JsonObject): RawItem {
  return rawItem({ topic: "order", id: textOf(order.order_id), version: textOf(order.update_time), payload: order });
}

/** An after-sale as two views: the list row (arbitration, texts) and the detail (words, pictures, return waybill). */
export async function caseItem(context: ConnectorContext, row: JsonObject): Promise<Outcome<RawItem>> {
  const info = objectOf(row.aftersale_info);
  const id = textOf(info.aftersale_id);
  // The sheets disagree on the spelling, and unknown names are ignored.
  const answer = await callDouyin(context, { method: "afterSale.Detail", params: { after_sale_id: id, aftersale_id: id } });
  return answer.ok ? ok(rawItem({ topic: "case", id, version: textOf(info.update_time), payload: { list: row, detail: answer.value } })) : answer;
}

async function fetchOrder(context: ConnectorContext, id: string): Promise<Outcome<RawItem>> {
  const answer = await callDouyin(context, { method: "order.orderDetail", params: { shop_order_id: id } });
  if (!answer.ok) return answer;
  const order = objectOf(objectOf(answer.value).shop_order_detail);
  return textOf(order.order_id) === "" ? refuse("NOT_FOUND", `抖店没有订单 ${id}`, { id }) : ok(orderItem(order));
}

async function fetchCase(context: ConnectorContext, id: string): Promise<Outcome<RawItem>> {
  const answer = await callDouyin(context, { method: "afterSale.List", params: { aftersale_id: id, page: 0, size: 10 } });
  if (!answer.ok) return answer;
  const row = caseRows(answer.value).find((candidate) => textOf(objectOf(candidate.aftersale_info).aftersale_id) === id);
  return row ? caseItem(context, row) : refuse("NOT_FOUND", `抖店没有售后单 ${id}`, { id });
}

/** Rows of `afterSale.List`. */
export function caseRows(data: Json): JsonObject[] {
  return rowsOf(objectOf(data).items).map(objectOf);
}

export async function fetchOne(context: ConnectorContext, ref: ChannelRef): Promise<Outcome<RawItem>> {
  if (ref.kind === "order") return fetchOrder(context, ref.id);
  if (ref.kind === "case") return fetchCase(context, ref.id);
  return refuse("NOT_SUPPORTED", "抖店不按运单号查询");
}
