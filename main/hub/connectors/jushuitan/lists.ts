/** The four lists of 聚水潭 that tell what happened to orders, and what a row of each is kept as. */
import type { Json } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { fromBeijing, toBeijing } from "../../kernel/time.ts";
import type { ConnectorContext, Listed, RawItem } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rawItem, rowsOf, textOf, versionKey } from "../wire.ts";
import { callJushuitan } from "./gateway.ts";

export const PAGE_SIZE = 50;

/** System orders, outbound documents, after-sales, and what was counted in of returns. */
export type List = "order" | "outbound" | "case" | "received";
export const ON_THE_WAY_OUT: readonly List[] = ["order", "outbound"];
export const ON_THE_WAY_BACK: readonly List[] = ["case", "received"];

const CALLS: Readonly<Record<List, { path: string; id: string }>> = {
  order: { path: "/open/orders/single/query", id: "o_id" },
  outbound: { path: "/open/orders/out/simple/query", id: "io_id" },
  case: { path: "/open/refund/single/query", id: "as_id" },
  received: { path: "/open/aftersale/received/query", id: "io_id" },
};

interface Asked {
  from: Date;
  to: Date;
  page: number;
}

/** One page by the time of change, and how many rows there are in all. The name of the rows differs by call. */
export async function readList(context: ConnectorContext, list: List, { from, to, page }: Asked): Promise<Outcome<{ rows: JsonObject[]; total: number }>> {
  const biz = { page_index: page, page_size: PAGE_SIZE, modified_begin: toBeijing(from), modified_end: toBeijing(to) };
  const answer = await callJushuitan(context, CALLS[list].path, biz);
  if (!answer.ok) return answer;
  const rows = rowsWithin(answer.value);
  const total = countOf(answer.value.data_count) ?? pagesTold(answer.value, rows.length);
  if (total === null) return refuse("UNREADABLE", "聚水潭的回答没有说一共多少条（data_count）", { field: "data_count" });
  return ok({ rows: rows.filter((row) => isWanted(context, row)), total });
}

/** System orders by their own numbers. */
export async function readOrders(context: ConnectorContext, ids: readonly string[]): Promise<Outcome<JsonObject[]>> {
  const answer = await callJushuitan(context, CALLS.order.path, { page_index: 1, page_size: PAGE_SIZE, o_ids: ids.map(idAsTold) });
  return answer.ok ? ok(rowsWithin(answer.value)) : answer;
}

/** Numbers are asked for as numbers, as they are told. */
const idAsTold = (id: string): Json => (/^\d{1,15}$/.test(id) ? Number(id) : id);

const ROW_NAMES = ["orders", "datas", "inventorys"] as const;

function rowsWithin(data: JsonObject): JsonObject[] {
  const name = ROW_NAMES.find((one) => one in data);
  return rowsOf(name && data[name]).map(objectOf);
}

function countOf(told: Json | undefined): number | null {
  const count = Number(textOf(told).trim() || Number.NaN);
  return Number.isSafeInteger(count) && count >= 0 ? count : null;
}

/** Where no rows are counted the pages may be, or that there are no more. */
function pagesTold(data: JsonObject, here: number): number | null {
  const pages = countOf(data.page_count);
  if (pages !== null && pages > 1) return pages * PAGE_SIZE;
  return data.has_next === true || textOf(data.has_next) === "true" ? null : here;
}

/** One account holds orders of many shops; where some are named, only theirs are read. */
function isWanted({ settings }: ConnectorContext, row: JsonObject): boolean {
  const shops = (settings.shopIds ?? "").split(/[,，\s]+/).filter((shop) => shop !== "");
  return shops.length === 0 || shops.includes(textOf(row.shop_id).trim());
}

export const idOf = (list: List, row: JsonObject): string => textOf(row[CALLS[list].id]).trim();

/** Its second of change, with the row's own version where it has one: two changes may share a second. */
const version = (row: JsonObject): string => [textOf(row.modified), textOf(row.status), textOf(row.ts)].join("/");

export function itemOf(list: List, row: JsonObject): RawItem {
  return rawItem({ topic: list, id: idOf(list, row), version: version(row), payload: row });
}

/** A row as a list names it, with what it takes to find it again. */
export function listedAs(list: List, row: JsonObject): Listed {
  const id = idOf(list, row);
  const changed = textOf(row.modified).trim();
  return {
    id,
    // What is no time counts as never held.
    version: fromBeijing(changed)?.getTime() ?? Number.MAX_SAFE_INTEGER,
    key: versionKey({ topic: list, id, version: version(row) }),
    extra: { list, changed },
  };
}
