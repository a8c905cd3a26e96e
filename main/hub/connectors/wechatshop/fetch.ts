import type { Json } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import type { ChannelRef, ConnectorContext, RawItem } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rawItem, textOf } from "../wire.ts";
import { callWechat } from "./gateway.ts";

const MINUTE = 60;

/** An order, whole. */
export async function fetchOrder(context: ConnectorContext, id: string): Promise<Outcome<RawItem>> {
  const answer = await callWechat(context, "/channels/ec/order/get", { order_id: id });
  if (!answer.ok) return answer;
  const order = objectOf(answer.value.order);
  if (textOf(order.order_id) === "") return refuse("NOT_FOUND", `微信小店没有订单 ${id}`, { id });
  return ok(rawItem({ topic: "order", id: textOf(order.order_id), version: textOf(order.update_time), payload: order }));
}

/** An after-sale with its dispute, where it has one. */
export async function fetchCase(context: ConnectorContext, id: string): Promise<Outcome<RawItem>> {
  const sale = await saleOf(context, id);
  if (!sale.ok) return sale;
  const { deadline, ...row } = sale.value;
  const complaintId = textOf(row.complaint_id);
  let complaint: Json = null;
  if (complaintId !== "" && complaintId !== "0") {
    const answer = await callWechat(context, "/channels/ec/aftersale/getcomplaintorder", { complaint_id: complaintId });
    if (!answer.ok && answer.refusal.code !== "NOT_FOUND") return answer;
    complaint = answer.ok ? withoutEnvelope(answer.value) : null;
  }
  const payload = { sale: row, deadline_at: deadlineAt(context, { left: Number(textOf(deadline)), changed: Number(textOf(row.update_time)) }), complaint };
  return ok(rawItem({ topic: "case", id: textOf(row.after_sale_order_id), version: textOf(row.update_time), payload }));
}

/** An after-sale as the channel has it. */
export async function saleOf(context: ConnectorContext, id: string): Promise<Outcome<JsonObject>> {
  const answer = await callWechat(context, "/channels/ec/aftersale/getaftersaleorder", { after_sale_order_id: id });
  if (!answer.ok) return answer;
  const row = objectOf(answer.value.after_sale_order);
  return textOf(row.after_sale_order_id) === "" ? refuse("NOT_FOUND", `微信小店没有售后单 ${id}`, { id }) : ok(row);
}

/**
 * The channel tells how many seconds are left, which is another number each time it is asked. Kept is the moment they lead to (unix seconds), by
 * whole minutes from the last change: how long the answer was on its way makes no other content of it. 0: nobody's clock runs.
 */
function deadlineAt(context: ConnectorContext, { left, changed }: { left: number; changed: number }): number {
  if (!Number.isFinite(left) || left <= 0) return 0;
  const moment = Math.floor(context.clock.now() / 1000) + Math.round(left);
  return Number.isFinite(changed) ? changed + Math.round((moment - changed) / MINUTE) * MINUTE : moment;
}

function withoutEnvelope({ errcode: _code, errmsg: _said, ...rest }: JsonObject): JsonObject {
  return rest;
}

export async function fetchOne(context: ConnectorContext, ref: ChannelRef): Promise<Outcome<RawItem>> {
  if (ref.kind === "order") return fetchOrder(context, ref.id);
  if (ref.kind === "case") return fetchCase(context, ref.id);
  return refuse("NOT_SUPPORTED", "微信小店不按运单号查询");
}
