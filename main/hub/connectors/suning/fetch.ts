import { ok, refuse } from "../../kernel/result.ts";
import { fromBeijing } from "../../kernel/time.ts";
import type { ChannelRef, ConnectorContext, RawItem } from "../port.ts";
import type { JsonObject, Outcome } from "../wire.ts";
import {
  orderId,
  orderItem,
  orderOfRejected,
  PAGE_SIZE,
  readList,
  readOrder,
  readRefund,
  readRejected,
  refundItem,
  rejectedId,
  rejectedOfRow,
} from "./lists.ts";

const SECOND = 1_000;
/** Pages of the second in which an order changed. */
const MOST_PAGES = 5;

/** One thing again, whole. */
export async function fetchOne(context: ConnectorContext, ref: ChannelRef): Promise<Outcome<RawItem>> {
  if (ref.kind === "order") return fetchOrder(context, ref);
  if (ref.kind === "parcel") return refuse("NOT_SUPPORTED", "苏宁不按运单号查询");
  const order = orderOfRejected(ref.id);
  return order === null ? fetchRefund(context, ref.id) : fetchRejected(context, { order, id: ref.id });
}

/** Where it is known when it changed (`extra.changed`), as the list has it: by its number alone Suning does not say when its lines changed. */
async function fetchOrder(context: ConnectorContext, ref: ChannelRef): Promise<Outcome<RawItem>> {
  const changed = fromBeijing(ref.extra?.changed ?? "");
  const listed = changed ? await listedOrder(context, ref.id, changed) : ok(null);
  if (!listed.ok) return listed;
  if (listed.value) return ok(orderItem(listed.value));
  const order = await readOrder(context, ref.id);
  if (!order.ok) return order;
  return order.value ? ok(orderItem(order.value)) : refuse("NOT_FOUND", `苏宁没有订单 ${ref.id}`, { id: ref.id });
}

async function listedOrder(context: ConnectorContext, id: string, changed: Date): Promise<Outcome<JsonObject | null>> {
  const [from, to] = [new Date(changed.getTime() - SECOND), new Date(changed.getTime() + SECOND)];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await readList(context, "order", { from, to, page });
    if (!answer.ok) return answer;
    const row = answer.value.rows.find((one) => orderId(one) === id);
    if (row) return ok(row);
    if (page * PAGE_SIZE >= answer.value.total) break;
  }
  return ok(null);
}

async function fetchRefund(context: ConnectorContext, id: string): Promise<Outcome<RawItem>> {
  const refund = await readRefund(context, id);
  if (!refund.ok) return refund;
  return refund.value ? ok(refundItem(refund.value)) : refuse("NOT_FOUND", `苏宁没有退货单 ${id}`, { id });
}

async function fetchRejected(context: ConnectorContext, of: { order: string; id: string }): Promise<Outcome<RawItem>> {
  const found = await readRejected(context, of.order);
  if (!found.ok) return found;
  const row = found.value.find((one) => rejectedId(one) === of.id);
  return row ? rejectedOfRow(context, row) : refuse("NOT_FOUND", `苏宁的订单 ${of.order} 没有旧版退货单 ${of.id}`, { id: of.id });
}
