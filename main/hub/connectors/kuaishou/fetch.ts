import type { Json } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import type { ChannelRef, ConnectorContext, RawItem } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rawItem, textOf } from "../wire.ts";
import { readKs } from "./gateway.ts";

/** Stands where cipher text stood. */
const CIPHER = "(cipher)";

/**
 * Cipher text is another one at each reading of the same order, so that it would make news of nothing; it is of no use here, as masks are shown. That
 * there is some is kept: where there is none, nothing may be shipped.
 */
function withoutCipher(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutCipher);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, /^encrypted[A-Z]/.test(key) && typeof one === "string" && one !== "" ? CIPHER : withoutCipher(one)]),
  );
}

/** An order as it is kept: its detail. */
function orderItem(order: JsonObject): RawItem {
  const base = objectOf(order.orderBaseInfo);
  return rawItem({ topic: "order", id: textOf(base.oid), version: textOf(base.updateTime), payload: withoutCipher(order) });
}

/** An after-sale as it is kept: its detail, or a row of the list that names none. */
function caseItem(sale: JsonObject): RawItem {
  return rawItem({ topic: "case", id: textOf(sale.refundId), version: textOf(sale.updateTime), payload: withoutCipher(sale) });
}

/** A row without an id cannot be asked for: it is kept as it came, so that somebody is told. */
export function namelessItem(topic: "order" | "case", row: JsonObject): RawItem {
  return topic === "order" ? orderItem(row) : caseItem(row);
}

/** An order, whole: notes, flags and the promised time are in the detail alone. */
export async function fetchOrder(context: ConnectorContext, id: string): Promise<Outcome<RawItem>> {
  const order = await readOrder(context, id);
  return order.ok ? ok(orderItem(order.value)) : order;
}

export async function readOrder(context: ConnectorContext, id: string): Promise<Outcome<JsonObject>> {
  const answer = await readKs(context, "open.order.detail", { oid: id });
  if (!answer.ok) return answer;
  const order = objectOf(answer.value);
  return textOf(objectOf(order.orderBaseInfo).oid) === "" ? refuse("NOT_FOUND", `快手没有订单 ${id}`, { id }) : ok(order);
}

export async function fetchCase(context: ConnectorContext, id: string): Promise<Outcome<RawItem>> {
  const sale = await readSale(context, id);
  return sale.ok ? ok(caseItem(sale.value)) : sale;
}

/** An after-sale as the platform has it now. */
export async function readSale(context: ConnectorContext, id: string): Promise<Outcome<JsonObject>> {
  const answer = await readKs(context, "open.seller.order.refund.detail", { refundId: id });
  if (!answer.ok) return answer;
  const sale = objectOf(answer.value);
  return textOf(sale.refundId) === "" ? refuse("NOT_FOUND", `快手没有售后单 ${id}`, { id }) : ok(sale);
}

export async function fetchOne(context: ConnectorContext, ref: ChannelRef): Promise<Outcome<RawItem>> {
  if (ref.kind === "order") return fetchOrder(context, ref.id);
  if (ref.kind === "case") return fetchCase(context, ref.id);
  return refuse("NOT_SUPPORTED", "快手小店不按运单号查询");
}
