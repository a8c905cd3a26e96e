import type { Json } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import type { ChannelRef, ConnectorContext, RawItem } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rawItem, rowsOf, textOf } from "../wire.ts";
import { callXhs } from "./gateway.ts";

/** An order as it is kept: the order, and to whom it goes, which is a call of its own. */
export function orderItem(order: JsonObject, receiver: Json): RawItem {
  return rawItem({ topic: "order", id: textOf(order.orderId), version: textOf(order.updateTime), payload: { order, receiver } });
}

/** An after-sale as it is kept, with its parcels. */
export function caseItem(sale: JsonObject, logistics: Json): RawItem {
  return rawItem({ topic: "case", id: textOf(sale.returnsId), version: textOf(sale.updatedAt), payload: { sale, logistics } });
}

/** The order itself, without its receiver. */
export async function orderDetail(context: ConnectorContext, id: string): Promise<Outcome<JsonObject>> {
  const answer = await callXhs(context, { method: "order.getOrderDetail", params: { orderId: id } });
  if (!answer.ok) return answer;
  const order = objectOf(answer.value);
  return textOf(order.orderId) === "" ? refuse("NOT_FOUND", `小红书没有订单 ${id}`, { id }) : ok(order);
}

/** Of an order whose receiver is not told (no permission, over, another address since) the rest is kept without. */
const UNTOLD = new Set(["REFUSED", "NOT_FOUND", "STALE"]);

async function receiverOf(context: ConnectorContext, order: JsonObject): Promise<Outcome<Json>> {
  const [orderId, openAddressId] = [textOf(order.orderId), textOf(order.openAddressId)];
  if (openAddressId === "") return ok(null);
  const params = { receiverQueries: [{ orderId, openAddressId }], isReturn: false };
  const answer = await callXhs(context, { method: "order.getOrderReceiverInfo", params });
  if (!answer.ok) return UNTOLD.has(answer.refusal.code) ? ok(null) : answer;
  const [told = null] = rowsOf(objectOf(answer.value).receiverInfos);
  return ok(textOf(objectOf(told).matched) === "false" ? null : told);
}

export async function fetchOrder(context: ConnectorContext, id: string): Promise<Outcome<RawItem>> {
  const order = await orderDetail(context, id);
  if (!order.ok) return order;
  const receiver = await receiverOf(context, order.value);
  return receiver.ok ? ok(orderItem(order.value, receiver.value)) : receiver;
}

export async function fetchCase(context: ConnectorContext, id: string): Promise<Outcome<RawItem>> {
  const params = { returnsId: id, needNegotiateRecord: false };
  const answer = await callXhs(context, { method: "afterSale.getAfterSaleInfo", params });
  if (!answer.ok) return answer;
  const told = objectOf(answer.value);
  const sale = objectOf(told.afterSaleInfo);
  return textOf(sale.returnsId) === "" ? refuse("NOT_FOUND", `小红书没有售后单 ${id}`, { id }) : ok(caseItem(sale, told.logisticsInfo ?? null));
}

export async function fetchOne(context: ConnectorContext, ref: ChannelRef): Promise<Outcome<RawItem>> {
  if (ref.kind === "order") return fetchOrder(context, ref.id);
  if (ref.kind === "case") return fetchCase(context, ref.id);
  return refuse("NOT_SUPPORTED", "小红书不按运单号查询");
}
