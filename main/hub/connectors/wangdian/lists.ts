/** The lists of 旺店通 that tell what happened to orders and what lies in the warehouses, and what a row of each is kept as. */
import type { Json } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { fromBeijing, toBeijing } from "../../kernel/time.ts";
import type { ConnectorContext, Listed, RawItem } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rawItem, rowsOf, textOf, versionKey } from "../wire.ts";
import { callWangdian } from "./gateway.ts";

/** Up to 1000 are taken; the vendor's advice is below 200. */
export const PAGE_SIZE = 50;

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** System orders, outbound documents, after-sales, what was counted in of returns, and stock by warehouse and article. */
export type List = "order" | "outbound" | "case" | "received" | "stock";
export const ON_THE_WAY_OUT: readonly List[] = ["order", "outbound", "stock"];
export const ON_THE_WAY_BACK: readonly List[] = ["case", "received"];

/** Every status of an outbound document: asked by none, the cancelled ones alone are told. */
const OUTBOUND_STATUSES = "5,10,50,51,52,53,54,58,60,61,63,65,70,73,74,75,77,79,90,110";

interface Call {
  method: string;
  id: string;
  /** Longest window, ms. */
  longestMs: number;
  from: string;
  to: string;
  more?: { [key: string]: Json };
}

export const CALLS: Readonly<Record<List, Call>> = {
  order: {
    method: "sales.TradeQuery.queryWithDetail",
    id: "trade_no",
    longestMs: 60 * MINUTE,
    from: "start_time",
    to: "end_time",
    more: { time_type: 1 },
  },
  outbound: {
    method: "wms.stockout.Sales.queryWithDetail",
    id: "order_no",
    longestMs: 60 * MINUTE,
    from: "start_time",
    to: "end_time",
    more: { status_type: 3, status: OUTBOUND_STATUSES },
  },
  case: { method: "aftersales.refund.Refund.search", id: "refund_no", longestMs: 30 * DAY, from: "modified_from", to: "modified_to" },
  received: {
    method: "wms.stockin.Refund.queryWithDetail",
    id: "order_no",
    longestMs: 30 * DAY,
    from: "start_time",
    to: "end_time",
    more: { time_type: 0 },
  },
  stock: { method: "wms.StockSpec.search2", id: "spec_no", longestMs: 30 * DAY, from: "start_time", to: "end_time" },
};

interface Asked {
  from: Date;
  to: Date;
  /** From 1, as everywhere here; 旺店通 counts from 0. */
  page: number;
  counted: boolean;
}

/** One page by the time of change; how many rows there are is told where it is asked for, which is dear to them. */
export async function readList(context: ConnectorContext, list: List, asked: Asked): Promise<Outcome<{ rows: JsonObject[]; total: number }>> {
  const { method, from, to, more } = CALLS[list];
  const params = { [from]: toBeijing(asked.from), [to]: toBeijing(asked.to), ...more };
  const answer = await callWangdian(context, { method, params, pager: { number: asked.page - 1, size: PAGE_SIZE, counted: asked.counted } });
  if (!answer.ok) return answer;
  const rows = rowsWithin(answer.value);
  const total = countOf(answer.value.total_count);
  if (asked.counted && total === null) return refuse("UNREADABLE", "旺店通的回答没有说一共多少条（total_count）", { field: "total_count" });
  // What lies in a warehouse is no shop's.
  return ok({ rows: list === "stock" ? rows : rows.filter((row) => isWanted(context, row)), total: total ?? 0 });
}

/** Documents stand under one name, stock under another. */
const rowsWithin = (data: JsonObject): JsonObject[] => rowsOf(data.order ?? data.detail_list).map(objectOf);

/** Stock of an article in a warehouse, as it stands now. */
export async function readStock(context: ConnectorContext, sku: string, warehouse: string): Promise<Outcome<JsonObject[]>> {
  const pager = { number: 0, size: PAGE_SIZE, counted: false };
  const answer = await callWangdian(context, { method: CALLS.stock.method, params: { spec_nos: [sku], warehouse_no: warehouse }, pager });
  if (!answer.ok) return answer.refusal.code === "NOT_FOUND" ? ok([]) : answer;
  return ok(rowsWithin(answer.value));
}

/** A system order by its own number, for which no time is needed. */
export async function readOrder(context: ConnectorContext, id: string): Promise<Outcome<JsonObject | null>> {
  const pager = { number: 0, size: PAGE_SIZE, counted: false };
  const answer = await callWangdian(context, { method: CALLS.order.method, params: { trade_no: id }, pager });
  if (!answer.ok) return answer.refusal.code === "NOT_FOUND" ? ok(null) : answer;
  return ok(
    rowsOf(answer.value.order)
      .map(objectOf)
      .find((row) => idOf("order", row) === id) ?? null,
  );
}

function countOf(told: Json | undefined): number | null {
  const count = Number(textOf(told).trim() || Number.NaN);
  return Number.isSafeInteger(count) && count >= 0 ? count : null;
}

/** One account holds orders of many shops; where some are named, only theirs are read. */
function isWanted({ settings }: ConnectorContext, row: JsonObject): boolean {
  const shops = (settings.shopNos ?? "").split(/[,，\s]+/).filter((shop) => shop !== "");
  return shops.length === 0 || shops.includes(textOf(row.shop_no).trim());
}

/** A document's number; of stock the article and the warehouse it lies in, damaged goods apart. */
export function idOf(list: List, row: JsonObject): string {
  const id = textOf(row[CALLS[list].id]).trim();
  if (list !== "stock" || id === "") return id;
  return `${id}@${textOf(row.warehouse_no).trim()}${isDamaged(row) ? "!" : ""}`;
}

const isDamaged = ({ defect }: JsonObject): boolean => ["true", "1"].includes(textOf(defect));

/** When a row changed: some lists write ms, and local text beside it or instead. */
function changedAt(row: JsonObject): Date | null {
  const told = textOf(row.modified).trim();
  const at = /^\d{13}$/.test(told) ? new Date(Number(told)) : (fromBeijing(told) ?? fromBeijing(textOf(row.modified_date).trim()));
  return at && !Number.isNaN(at.getTime()) ? at : null;
}

/** Its moment of change and its status: two changes may share a second. */
const version = (row: JsonObject): string => [changedAt(row)?.getTime() ?? "", textOf(row.trade_status ?? row.status), textOf(row.consign_status)].join("/");

export function itemOf(list: List, row: JsonObject): RawItem {
  return rawItem({ topic: list, id: idOf(list, row), version: version(row), payload: row });
}

/** A row as a list names it, with what it takes to find it again. */
export function listedAs(list: List, row: JsonObject): Listed {
  const id = idOf(list, row);
  const changed = changedAt(row);
  return {
    id,
    // What is no time counts as never held.
    version: changed?.getTime() ?? Number.MAX_SAFE_INTEGER,
    key: versionKey({ topic: list, id, version: version(row) }),
    extra: {
      list,
      changed: changed ? toBeijing(changed) : "",
      ...(list === "stock" ? { sku: textOf(row.spec_no).trim(), warehouse: textOf(row.warehouse_no).trim() } : {}),
    },
  };
}
