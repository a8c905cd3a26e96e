/** The lists of 聚水潭 that tell what happened to orders and what lies in the warehouses, and what a row of each is kept as. */
import type { Json } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { fromBeijing, toBeijing } from "../../kernel/time.ts";
import type { ConnectorContext, Listed, RawItem } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rawItem, rowsOf, textOf, versionKey } from "../wire.ts";
import { callJushuitan } from "./gateway.ts";

export const PAGE_SIZE = 50;
const STOCK_PAGE_SIZE = 100;

/** System orders, outbound documents, after-sales, what was counted in of returns, and stock by warehouse and article. */
export type List = "order" | "outbound" | "case" | "received" | "stock";
export const ON_THE_WAY_OUT: readonly List[] = ["order", "outbound", "stock"];
export const ON_THE_WAY_BACK: readonly List[] = ["case", "received"];

const CALLS: Readonly<Record<List, { path: string; id: string }>> = {
  order: { path: "/open/orders/single/query", id: "o_id" },
  outbound: { path: "/open/orders/out/simple/query", id: "io_id" },
  case: { path: "/open/refund/single/query", id: "as_id" },
  received: { path: "/open/aftersale/received/query", id: "io_id" },
  stock: { path: "/open/inventory/query", id: "sku_id" },
};

export const pageSizeOf = (list: List): number => (list === "stock" ? STOCK_PAGE_SIZE : PAGE_SIZE);

/** A warehouse of the account. */
export interface Depot {
  id: string;
  name: string;
}

interface Asked {
  from: Date;
  to: Date;
  page: number;
  /** Whose stock: without a warehouse all of them are counted together. */
  depot?: Depot | undefined;
}

/** One page by the time of change, and how many rows there are in all. The name of the rows differs by call. */
export async function readList(
  context: ConnectorContext,
  list: List,
  { from, to, page, depot }: Asked,
): Promise<Outcome<{ rows: JsonObject[]; total: number }>> {
  const biz = { page_index: page, page_size: pageSizeOf(list), modified_begin: toBeijing(from), modified_end: toBeijing(to) };
  const answer = await callJushuitan(context, CALLS[list].path, depot ? { ...biz, wms_co_id: idAsTold(depot.id) } : biz);
  if (!answer.ok) return answer;
  const rows = rowsWithin(answer.value);
  const total = countOf(answer.value.data_count) ?? pagesTold(answer.value, rows.length, pageSizeOf(list));
  if (total === null) return refuse("UNREADABLE", "聚水潭的回答没有说一共多少条（data_count）", { field: "data_count" });
  if (list === "stock") return ok({ rows: rows.map((row) => inDepot(row, depot)), total });
  return ok({ rows: rows.filter((row) => isWanted(context, row)), total });
}

/** A row of stock does not say whose it is: the question did. */
const inDepot = (row: JsonObject, depot: Depot | undefined): JsonObject => ({ ...row, wms_co_id: depot?.id ?? "0", warehouse: depot?.name ?? "" });

/** Most pages of warehouses. */
const DEPOT_PAGES = 10;

/** The warehouses of the account, their own and partners'. */
export async function readDepots(context: ConnectorContext): Promise<Outcome<Depot[]>> {
  const depots: Depot[] = [];
  for (let page = 1; page <= DEPOT_PAGES; page += 1) {
    const answer = await callJushuitan(context, "/open/wms/partner/query", { page_index: page, page_size: PAGE_SIZE });
    if (!answer.ok) return answer;
    const rows = rowsWithin(answer.value);
    for (const row of rows) {
      const id = textOf(row.wms_co_id).trim();
      if (!["", "0"].includes(id)) depots.push({ id, name: textOf(row.name).trim() || `仓库 ${id}` });
    }
    if (rows.length < PAGE_SIZE) break;
  }
  return ok([...new Map(depots.map((depot) => [depot.id, depot])).values()]);
}

/** Stock of one article in one warehouse, as it stands now. */
export async function readStock(context: ConnectorContext, sku: string, depot: Depot | undefined): Promise<Outcome<JsonObject[]>> {
  const biz = { page_index: 1, page_size: STOCK_PAGE_SIZE, sku_ids: sku };
  const answer = await callJushuitan(context, CALLS.stock.path, depot ? { ...biz, wms_co_id: idAsTold(depot.id) } : biz);
  return answer.ok ? ok(rowsWithin(answer.value).map((row) => inDepot(row, depot))) : answer;
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
function pagesTold(data: JsonObject, here: number, size: number): number | null {
  const pages = countOf(data.page_count);
  if (pages !== null && pages > 1) return pages * size;
  return data.has_next === true || textOf(data.has_next) === "true" ? null : here;
}

/** One account holds orders of many shops; where some are named, only theirs are read. */
function isWanted({ settings }: ConnectorContext, row: JsonObject): boolean {
  const shops = (settings.shopIds ?? "").split(/[,，\s]+/).filter((shop) => shop !== "");
  return shops.length === 0 || shops.includes(textOf(row.shop_id).trim());
}

/** A document's number; of stock the article and the warehouse it lies in. */
export function idOf(list: List, row: JsonObject): string {
  const id = textOf(row[CALLS[list].id]).trim();
  return list === "stock" && id !== "" ? `${id}@${textOf(row.wms_co_id)}` : id;
}

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
    extra: { list, changed, ...(list === "stock" ? { depot: textOf(row.wms_co_id), name: textOf(row.warehouse) } : {}) },
  };
}
