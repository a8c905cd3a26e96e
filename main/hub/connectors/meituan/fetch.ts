import { type Json, tryParseJson } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import type { ChannelRef, ConnectorContext, RawItem } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, pushItem, rawItem, rowsOf, textOf } from "../wire.ts";
import { type Params, readMt } from "./gateway.ts";
import { caseIdOf } from "./ids.ts";
import { orderFact } from "./normalize-order.ts";

const DEGRADED = "-1";

/** An order as it is kept. Its key names when it was made: as its status changes it is the same order, told anew. */
export function orderItem(order: JsonObject): RawItem {
  return rawItem({ topic: "order", id: textOf(order.order_id), version: textOf(order.ctime), payload: order });
}

/** A refund as it is kept. That its order was cancelled changes what it says, and not its own time. */
export function caseItem(row: JsonObject): RawItem {
  const version = [textOf(row.utime), textOf(row.order_status)].filter((part) => part !== "").join("-");
  return rawItem({ topic: "case", id: caseIdOf(row), version, payload: row });
}

/** In place of an order that could not be read whole: it is asked for once more, by itself. */
export function hintItem(id: string): RawItem {
  return pushItem(id, { order_id: id, why: "degraded" });
}

/**
 * An order as the platform has it. Where it says that parts are missing it is asked once more; what can be read all the same is taken, and completed when
 * it is read the next time.
 */
export async function readOrder(context: ConnectorContext, id: string): Promise<Outcome<JsonObject>> {
  const first = await askedOrder(context, id);
  if (!first.ok || textOf(first.value.incmp_code) !== DEGRADED) return first;
  const again = await askedOrder(context, id);
  if (!again.ok || textOf(again.value.incmp_code) !== DEGRADED) return again;
  const fact = orderFact(JSON.stringify(again.value));
  const isWhole = fact.ok && fact.value.some((one) => one.type === "order" && one.lines.length > 0);
  return isWhole ? again : refuse("STALE", `美团暂时没有给全订单 ${id} 的内容，稍后再读`, { id });
}

export async function askedOrder(context: ConnectorContext, id: string): Promise<Outcome<JsonObject>> {
  const answer = await readMt(context, "order/getOrderDetail", { order_id: id, is_mt_logistics: "1" });
  if (!answer.ok) return answer;
  const order = objectOf(answer.value);
  return textOf(order.order_id) === "" ? refuse("NOT_FOUND", `美团没有订单 ${id}`, { id }) : ok(order);
}

/** By which an order is named in the calls about refunds. */
export function viewOf(order: JsonObject): string {
  return textOf(order.wm_order_id_view) || textOf(order.order_id);
}

/** An order's refunds, whole ones and parts, each once. */
export async function readRefunds(context: ConnectorContext, of: { order: string; view: string }): Promise<Outcome<JsonObject[]>> {
  const rows = new Map<string, JsonObject>();
  for (const refund_type of ["1", "2"]) {
    const answer = await readMt(context, "ecommerce/order/getOrderRefundDetail", { wm_order_id_view: of.view, refund_type } satisfies Params);
    if (!answer.ok && answer.refusal.code !== "NOT_FOUND") return answer;
    for (const told of answer.ok ? listIn(answer.value) : []) {
      const row = objectOf(told);
      const whole = { ...row, order_id: textOf(row.order_id) || of.order, wm_order_id_view: textOf(row.wm_order_id_view) || of.view };
      rows.set(caseIdOf(whole), whole);
    }
  }
  return ok([...rows.values()]);
}

/** A list, or one in a text. "ok" and other words are none. */
function listIn(value: Json): Json[] {
  const told = typeof value === "string" ? (tryParseJson(value) ?? null) : value;
  return rowsOf(told).filter((row) => row !== null && typeof row === "object");
}

/** A refund as the platform has it, by its order. */
async function readRefund(context: ConnectorContext, of: { id: string; order: string; view?: string | undefined }): Promise<Outcome<JsonObject>> {
  const all = await refundsOfOrder(context, of);
  if (!all.ok) return all;
  const row = all.value.find((one) => caseIdOf(one) === of.id);
  return row ? ok(row) : refuse("NOT_FOUND", `美团订单 ${of.order} 没有退款 ${of.id}`, { id: of.id });
}

/** All refunds of an order; what names it in those calls is read first where it is not known. */
export async function refundsOfOrder(context: ConnectorContext, of: { order: string; view?: string | undefined }): Promise<Outcome<JsonObject[]>> {
  if (of.view) return readRefunds(context, { order: of.order, view: of.view });
  const order = await askedOrder(context, of.order);
  return order.ok ? readRefunds(context, { order: of.order, view: viewOf(order.value) }) : order;
}

/** What the platform said of the money is told in a push alone, and goes with the refund that is read for it. */
async function fetchCase(context: ConnectorContext, { id, extra = {} }: ChannelRef): Promise<Outcome<RawItem>> {
  const { order, view, refund_status: status, refund_money: money } = extra;
  if (!order) return refuse("NOT_FOUND", `美团的退款要按订单查询，退款 ${id} 不知道属于哪一单`, { id });
  const row = await readRefund(context, { id, order, view });
  if (!row.ok) return row;
  return ok(caseItem(status ? { ...row.value, refund_result: { status, money: money ?? "" } } : row.value));
}

export async function fetchOne(context: ConnectorContext, ref: ChannelRef): Promise<Outcome<RawItem>> {
  if (ref.kind === "case") return fetchCase(context, ref);
  if (ref.kind !== "order") return refuse("NOT_SUPPORTED", "美团不按运单号查询");
  const order = await readOrder(context, ref.id);
  return order.ok ? ok(orderItem(order.value)) : order;
}
