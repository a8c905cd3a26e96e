import { fromBeijing } from "../../hub/kernel/time.ts";
import type { Wire } from "../engine/big-json.ts";
import type { SimClaim, SimOrder } from "../truth/types.ts";
import { chosen, invalid, missing, type Params, refusal, type TopAnswer } from "./answer.ts";
import { renderTrade, tradeStatus } from "./orders.ts";
import { refundVersion, renderRefund } from "./refunds.ts";
import type { TaobaoShop } from "./shop.ts";

const DAY = 86_400_000;
/** `oaid` is only made when all of these are asked for together. */
const FOR_OAID = ["receiver_name", "receiver_address", "created", "receiver_mobile", "receiver_phone"];
/** Lists carry a subset; the rest is in `trade.fullinfo.get`. */
const NOT_IN_LISTS = ["buyer_message", "seller_memo", "receiver_zip", "oaid", "lm", "modify_address"];

interface Page {
  from: number;
  size: number;
  number: number;
}

function readPage(params: Params): Page | null {
  const number = Number(params.page_no ?? 1);
  const size = Number(params.page_size ?? 40);
  if (!Number.isInteger(number) || number < 1 || !Number.isInteger(size) || size < 1 || size > 100) return null;
  return { number, size, from: (number - 1) * size };
}

function readSpan(params: Params, names: [string, string]): { from: number; to: number } | string {
  const [from, to] = names.map((name) => fromBeijing(params[name] ?? "")?.getTime());
  if (from === undefined) return names[0];
  return to === undefined || to < from ? names[1] : { from, to };
}

function tradeRow(shop: TaobaoShop, order: SimOrder, want: { fields: string; isList: boolean }): { [key: string]: Wire } {
  const fields = want.fields.split(",").map((field) => field.trim());
  const trade = renderTrade(shop.world, order, { name: shop.nick });
  const hidden = want.isList ? NOT_IN_LISTS : [];
  if (!FOR_OAID.every((field) => fields.includes(field))) hidden.push("oaid");
  return chosen(Object.fromEntries(Object.entries(trade).filter(([key]) => !hidden.includes(key))), want.fields);
}

/** Wraps a page as TOP does: no key at all when empty, no total with `use_has_next`. */
function wrap(rows: { [key: string]: Wire }[], shape: { outer: string; inner: string; params: Params; total: number; page: Page }): TopAnswer {
  const hasNext = shape.page.from + rows.length < shape.total;
  const counted = shape.params.use_has_next === "true" ? { has_next: hasNext } : { total_results: shape.total };
  return { value: rows.length > 0 ? { ...counted, [shape.outer]: { [shape.inner]: rows } } : counted };
}

function listTrades(shop: TaobaoShop, params: Params, by: "modified" | "arrived" | "createdAt"): TopAnswer {
  if (!params.fields) return missing("fields");
  const page = readPage(params);
  if (!page) return invalid("page_size");
  const span = readSpan(
    params,
    by === "modified" ? ["start_modified", "end_modified"] : by === "arrived" ? ["start_create", "end_create"] : ["start_created", "end_created"],
  );
  if (typeof span === "string") return params[span] ? invalid(span) : missing(span);
  const now = shop.world.parts.clock.now();
  if (by !== "createdAt" && span.to - span.from > DAY) return refusal("isv.invalid-parameter", "开始时间和结束时间间隔不能超过一天");
  if (span.from < now - 93 * DAY) return refusal("isv.invalid-parameter", "只能查询三个月内的交易");
  const seconds = (at: number): number => Math.floor(at / 1_000) * 1_000;
  const rows = [...shop.world.orders.values()].filter((order) => {
    if (order.channel !== "taobao" || order.arrived > now) return false;
    if (params.status && tradeStatus(order) !== params.status) return false;
    return seconds(order[by]) >= span.from && seconds(order[by]) <= span.to;
  });
  rows.sort((left, right) => right[by] - left[by] || (left.id < right.id ? 1 : -1));
  const fields = params.fields;
  const cut = rows.slice(page.from, page.from + page.size).map((order) => tradeRow(shop, order, { fields, isList: true }));
  return wrap(cut, { outer: "trades", inner: "trade", params, total: rows.length, page });
}

function fullInfo(shop: TaobaoShop, params: Params): TopAnswer {
  if (!params.fields) return missing("fields");
  if (!params.tid) return missing("tid");
  const order = shop.world.orders.get(params.tid);
  if (order?.channel !== "taobao") return refusal("isv.trade-not-exist", "交易不存在");
  return { value: { trade: tradeRow(shop, order, { fields: params.fields, isList: false }) } };
}

function listRefunds(shop: TaobaoShop, params: Params): TopAnswer {
  if (!params.fields) return missing("fields");
  const page = readPage(params);
  if (!page) return invalid("page_size");
  const hasSpan = params.start_modified !== undefined || params.end_modified !== undefined;
  const span = hasSpan ? readSpan(params, ["start_modified", "end_modified"]) : { from: 0, to: Number.MAX_SAFE_INTEGER };
  if (typeof span === "string") return params[span] ? invalid(span) : missing(span);
  const inSpan = (claim: SimClaim): boolean => refundVersion(claim) >= span.from && refundVersion(claim) <= span.to;
  const rendered = [...shop.world.claims.values()]
    .filter((claim) => claim.channel === "taobao" && inSpan(claim))
    .sort((left, right) => right.modified - left.modified || (left.id < right.id ? 1 : -1))
    .map((claim) => ({ claim, row: renderRefund(shop.world, claim) }))
    .filter(({ row }) => !params.status || row.status === params.status);
  const fields = params.fields;
  const cut = rendered.slice(page.from, page.from + page.size).map(({ row }) => chosen(row, fields));
  return wrap(cut, { outer: "refunds", inner: "refund", params, total: rendered.length, page });
}

/** The methods that list and show. */
export const tradeLists: Readonly<Record<string, (shop: TaobaoShop, params: Params) => TopAnswer>> = {
  "taobao.trades.sold.increment.get": (shop, params) => listTrades(shop, params, "modified"),
  "taobao.trades.sold.incrementv.get": (shop, params) => listTrades(shop, params, "arrived"),
  "taobao.trades.sold.get": (shop, params) => listTrades(shop, params, "createdAt"),
  "taobao.trade.fullinfo.get": fullInfo,
  "taobao.trade.get": fullInfo,
  "taobao.refunds.receive.get": listRefunds,
};
