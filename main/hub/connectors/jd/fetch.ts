import { ok, refuse } from "../../kernel/result.ts";
import type { ChannelRef, ConnectorContext, RawItem } from "../port.ts";
import { type JsonObject, type Outcome, textOf } from "../wire.ts";
import { applicationItem, listApplications, listServices, orderItem, readOrder, serviceItem } from "./lists.ts";

/** One thing again, whole. A case's id begins with the record that it is in: `R` refund application, `S` service order. */
export async function fetchOne(context: ConnectorContext, ref: ChannelRef): Promise<Outcome<RawItem>> {
  if (ref.kind === "order") return fetchOrder(context, ref.id);
  if (ref.kind === "parcel") return refuse("NOT_SUPPORTED", "京东不按运单号查询");
  const [, kind, id = ""] = /^([RS])(\w+)$/.exec(ref.id) ?? [];
  if (kind === "R") return fetchApplication(context, id);
  if (kind === "S") return fetchService(context, id);
  return refuse("NOT_FOUND", `京东没有售后单 ${ref.id}（退款申请的编号以 R 开头，服务单以 S 开头）`, { id: ref.id });
}

async function fetchOrder(context: ConnectorContext, id: string): Promise<Outcome<RawItem>> {
  const order = await readOrder(context, id);
  if (!order.ok) return order;
  return order.value ? ok(orderItem(order.value)) : refuse("NOT_FOUND", `京东没有订单 ${id}`, { id });
}

async function fetchApplication(context: ConnectorContext, id: string): Promise<Outcome<RawItem>> {
  const found = await listApplications(context, { id });
  if (!found.ok) return found;
  const row = named(found.value.rows, "id", id);
  return row ? ok(applicationItem(row)) : refuse("NOT_FOUND", `京东没有退款申请 ${id}`, { id });
}

async function fetchService(context: ConnectorContext, id: string): Promise<Outcome<RawItem>> {
  const found = await listServices(context, { id });
  if (!found.ok) return found;
  const row = named(found.value.rows, "serviceId", id);
  return row ? serviceItem(context, row) : refuse("NOT_FOUND", `京东没有服务单 ${id}`, { id });
}

const named = (rows: readonly JsonObject[], key: string, id: string): JsonObject | undefined => rows.find((row) => textOf(row[key]).trim() === id);
