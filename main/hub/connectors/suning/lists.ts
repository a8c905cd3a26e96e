/** The three lists of Suning, page by page, and what a row of each is kept as. */
import { sha256 } from "../../kernel/ids.ts";
import { canonicalJson } from "../../kernel/json.ts";
import { ok } from "../../kernel/result.ts";
import { toBeijing } from "../../kernel/time.ts";
import type { ConnectorContext, RawItem } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rawItem, rowsOf, textOf, versionKey } from "../wire.ts";
import { callSuning, type SuningCall } from "./gateway.ts";

/** From 10 to 50, and 10 whatever is said where the page's number is not said, too. */
export const PAGE_SIZE = 50;

/** Orders, after-sales of the new generation (which have an id) and of the old one (which have none). */
export type List = "order" | "refund" | "rejected";

interface Asked {
  from: Date;
  to: Date;
  page: number;
  /** Of lines of orders; left out: all. */
  status?: string;
}

/** One page by the time of change, and how many rows there are in all. */
export async function readList(context: ConnectorContext, list: List, asked: Asked): Promise<Outcome<{ rows: JsonObject[]; total: number }>> {
  const answer = await callSuning(context, CALLS[list](context, asked));
  if (!answer.ok) return answer;
  return ok({ rows: answer.value.rows, total: answer.value.total ?? answer.value.rows.length });
}

const CALLS: Readonly<Record<List, (context: ConnectorContext, asked: Asked) => SuningCall>> = {
  order: ({ settings }, asked) => ({
    method: `suning.custom.${settings.orderMethod?.trim() === "ord" ? "ord" : "ordmodtime"}.query`,
    bizName: "orderQuery",
    params: { startTime: toBeijing(asked.from), endTime: toBeijing(asked.to), ...pageOf(asked), ...(asked.status ? { orderLineStatus: asked.status } : {}) },
  }),
  refund: (_context, asked) => ({
    method: "suning.custom.refundlistinformation.query",
    bizName: "queryRefundlistinformation",
    params: { startModified: toBeijing(asked.from), endModified: toBeijing(asked.to), ...pageOf(asked) },
  }),
  rejected: (_context, asked) => ({
    method: "suning.custom.batchrejected.query",
    bizName: "batchQueryRejected",
    params: { startTime: toBeijing(asked.from), endTime: toBeijing(asked.to), ...pageOf(asked) },
  }),
};

const pageOf = ({ page }: Asked): Record<string, string> => ({ pageNo: String(page), pageSize: String(PAGE_SIZE) });

/** An order as Suning gives it by its number: without the times at which its lines changed. `null` where there is none. */
export async function readOrder(context: ConnectorContext, orderCode: string): Promise<Outcome<JsonObject | null>> {
  const answer = await callSuning(context, { method: "suning.custom.order.get", bizName: "orderGet", params: { orderCode } });
  if (!answer.ok) return answer.refusal.code === "NOT_FOUND" ? ok(null) : answer;
  return ok(answer.value.rows.find((row) => orderId(row) === orderCode) ?? null);
}

/** An after-sale of the new generation by its id; `null` where there is none. */
export async function readRefund(context: ConnectorContext, returnApplyId: string): Promise<Outcome<JsonObject | null>> {
  const call = { method: "suning.custom.refundinformation.query", bizName: "queryRefundinformation", params: { returnApplyId } };
  const answer = await callSuning(context, call);
  if (!answer.ok) return answer.refusal.code === "NOT_FOUND" ? ok(null) : answer;
  return ok(answer.value.rows.find((row) => refundId(row) === returnApplyId) ?? null);
}

/** After-sales of the old generation of one order. */
export async function readRejected(context: ConnectorContext, orderCode: string): Promise<Outcome<JsonObject[]>> {
  const answer = await callSuning(context, { method: "suning.custom.singlerejected.get", bizName: "singleGetRejected", params: { orderCode } });
  if (!answer.ok) return answer.refusal.code === "NOT_FOUND" ? ok([]) : answer;
  return ok(answer.value.rows);
}

export const orderId = (row: JsonObject): string => textOf(row.orderCode).trim();
export const refundId = (row: JsonObject): string => textOf(row.returnApplyId).trim();

/** The old generation names an after-sale by nothing: its order, when it was asked for, and its goods do. `""` where one of the first two is missing. */
export function rejectedId(row: JsonObject): string {
  const asked = textOf(row.applyTime).replace(/\D/g, "").slice(0, 14);
  return orderId(row) === "" || asked.length < 14 ? "" : `O${orderId(row)}-${asked}-${textOf(row.productCode).trim()}`;
}

/** The order within the id of an after-sale of the old generation; `null` for another id. */
export function orderOfRejected(id: string): string | null {
  return /^O(.+?)-\d{14}-/.exec(id)?.[1] ?? null;
}

/** When a line of it last changed, as Suning writes it; of an order that was asked for by its number, and says none, when it was made. */
export function changedAt(order: JsonObject): string {
  const times = rowsOf(order.orderDetail).map((line) => textOf(objectOf(line).orderLineStatusChangeTime).trim());
  return times.toSorted().at(-1) || textOf(order.orderSaleTime).trim();
}

/** How the keys of an order as it stood since then begin; two statuses may share a second. */
const orderSince = (row: JsonObject): string => `${changedAt(row)}/${textOf(row.orderTotalStatus)}#`;

/** An order's version: what changes on it besides its lines' status (an address, a note) has no time, so that its content is in it. */
export const orderVersion = (row: JsonObject): string => orderSince(row) + sha256(canonicalJson(row)).slice(0, 8);

export const refundVersion = (row: JsonObject): string => `${textOf(row.operateTime) || textOf(row.applyTime)}/${textOf(row.returnStatusValue)}`;

/** The old generation tells no time of change: what changes on it stands for it. */
export const rejectedVersion = (row: JsonObject): string => [row.statusDesc, row.statusPassTime, row.returnMoney, row.expressNo].map(textOf).join("/");

export function orderItem(row: JsonObject): RawItem {
  const item = rawItem({ topic: "order", id: orderId(row), version: orderVersion(row), payload: row });
  return { ...item, about: versionKey({ topic: "order", id: orderId(row), version: orderSince(row) }) };
}

export function refundItem(row: JsonObject): RawItem {
  return rawItem({ topic: "case", id: refundId(row), version: refundVersion(row), payload: { refund: row } });
}

/** An after-sale of the old generation as it is kept, with the lines of its order that its goods stand in. */
export function rejectedItem(row: JsonObject, lines: readonly string[]): RawItem {
  const id = rejectedId(row);
  const item = rawItem({ topic: "case", id, version: rejectedVersion(row), payload: { rejected: row, lines: [...lines] } });
  // No time says which of its versions is the newer: what is answered last is how it stands, also where it stood so before.
  return { ...item, about: `case:${id}:` };
}

/** The same, its order asked for: the old generation names goods, the new one lines, and both may tell of the same money. */
export async function rejectedOfRow(context: ConnectorContext, row: JsonObject): Promise<Outcome<RawItem>> {
  const product = textOf(row.productCode).trim();
  if (product === "") return ok(rejectedItem(row, []));
  const order = await readOrder(context, orderId(row));
  if (!order.ok) return order;
  const lines = rowsOf(order.value?.orderDetail)
    .map(objectOf)
    .filter((line) => textOf(line.productCode).trim() === product)
    .map((line) => textOf(line.orderLineNumber).trim());
  return ok(
    rejectedItem(
      row,
      lines.filter((line) => line !== ""),
    ),
  );
}
