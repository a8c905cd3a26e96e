import { ok, refuse } from "../../kernel/result.ts";
import type { ChannelRef, ConnectorContext, RawItem } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rawItem, rowsOf, textOf } from "../wire.ts";
import { callPdd } from "./gateway.ts";

/** A row of the order list, or a detail: the fields of both are named alike. */
export function orderItem(order: JsonObject): RawItem {
  return rawItem({ topic: "order", id: textOf(order.order_sn), version: textOf(order.updated_at), payload: order });
}

/** An after-sale as it is kept: its row of the list (yuan, confirmed) and its detail (fen, deadline, words). */
export function caseItem(list: JsonObject, detail: JsonObject): RawItem {
  return rawItem({ topic: "case", id: textOf(list.id), version: textOf(list.updated_time), payload: { list, detail } });
}

async function fetchOrder(context: ConnectorContext, id: string): Promise<Outcome<RawItem>> {
  const answer = await callPdd(context, { type: "pdd.order.information.get", params: { order_sn: id } });
  if (!answer.ok) return answer;
  const order = objectOf(answer.value.order_info);
  return textOf(order.order_sn) === "" ? refuse("NOT_FOUND", `拼多多没有订单 ${id}`, { id }) : ok(orderItem(order));
}

/** The order of a row, whole. Where the channel refuses this one record (45001), its row says nearly all: it is kept as it is. */
export async function orderOfRow(context: ConnectorContext, row: JsonObject): Promise<Outcome<RawItem>> {
  const whole = await fetchOrder(context, textOf(row.order_sn));
  return !whole.ok && whole.refusal.code === "NOT_FOUND" ? ok(orderItem(row)) : whole;
}

/** Detail of an after-sale; it is asked for by its order. */
export function fetchDetail(context: ConnectorContext, of: { order: string; id: string }): Promise<Outcome<JsonObject>> {
  return callPdd(context, { type: "pdd.refund.information.get", params: { order_sn: of.order, after_sales_id: of.id } });
}

/** The after-sale of a row with its detail. One whose detail is refused (45001) is kept without. */
export async function caseOfRow(context: ConnectorContext, row: JsonObject): Promise<Outcome<RawItem>> {
  const detail = await fetchDetail(context, { order: textOf(row.order_sn), id: textOf(row.id) });
  if (detail.ok) return ok(caseItem(row, detail.value));
  return detail.refusal.code === "NOT_FOUND" ? ok(caseItem(row, {})) : detail;
}

/** How the list is asked for what is about one order: the window and the other filters are wanted, and not looked at. */
async function fetchCase(context: ConnectorContext, ref: ChannelRef): Promise<Outcome<RawItem>> {
  const order = ref.extra?.order ?? "";
  if (order === "") return refuse("NOT_FOUND", "拼多多要按订单号查售后单，这张售后单的订单号还不知道", { id: ref.id });
  const to = Math.floor(context.clock.now() / 1_000);
  const params = {
    order_sn: order,
    after_sales_status: "1",
    after_sales_type: ALL_TYPES,
    start_updated_at: String(to - 60),
    end_updated_at: String(to),
    page: "1",
    page_size: "100",
  };
  const answer = await callPdd(context, { type: "pdd.refund.list.increment.get", params });
  if (!answer.ok) return answer;
  const row = rowsOf(answer.value.refund_list)
    .map(objectOf)
    .find((one) => textOf(one.id) === ref.id);
  return row ? caseOfRow(context, row) : refuse("NOT_FOUND", `拼多多的订单 ${order} 没有售后单 ${ref.id}`, { id: ref.id });
}

/** `after_sales_type` is wanted with every list; 1 means all. */
export const ALL_TYPES = "1";

export async function fetchOne(context: ConnectorContext, ref: ChannelRef): Promise<Outcome<RawItem>> {
  if (ref.kind === "order") return fetchOrder(context, ref.id);
  if (ref.kind === "case") return fetchCase(context, ref);
  return refuse("NOT_SUPPORTED", "拼多多不按运单号查询");
}
