/** The lists of 旺店通 企业版 and 网页版 that tell what happened to orders. */
import { ok, refuse } from "../../kernel/result.ts";
import { fromBeijing, toBeijing } from "../../kernel/time.ts";
import { countTold, type DocumentList, type Documents } from "../documents.ts";
import type { ConnectorContext } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rowsOf, textOf } from "../wire.ts";
import { callHuice } from "./gateway.ts";

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

interface Call {
  name: string;
  /** Under which the rows stand. */
  rows: string;
  id: string;
  longestMs: number;
  /** Names of the window's ends. */
  window: readonly [from: string, to: string];
  more: Readonly<Record<string, string>>;
}

const TIMES = ["start_time", "end_time"] as const;
const CALLS: Readonly<Record<DocumentList, Call>> = {
  order: { name: "trade_query", rows: "trades", id: "trade_no", longestMs: 3 * DAY, window: TIMES, more: {} },
  // Asked for nothing more, only what has left comes, and by when it left.
  outbound: {
    name: "stockout_order_query_trade",
    ...{ rows: "stockout_list", id: "order_no", longestMs: 30 * DAY, window: TIMES, more: { time_type: "1", status_type: "2" } },
  },
  revoked: { name: "stockout_order_query_trade_cancel", rows: "stockout_list", id: "order_no", longestMs: 30 * DAY, window: TIMES, more: {} },
  case: { name: "refund_query", rows: "refunds", id: "refund_no", longestMs: 30 * DAY, window: ["modified_from", "modified_to"], more: { time_type: "0" } },
  received: { name: "stockin_order_query_refund", rows: "stockin_list", id: "order_no", longestMs: 30 * DAY, window: TIMES, more: {} },
};

/** Where 企业版 differs: its outbound documents have statuses of their own, all of which are named, and a shipping taken back is one of them. */
const ENTERPRISE: Partial<Record<DocumentList, Partial<Call>>> = {
  order: { longestMs: 60 * MINUTE },
  outbound: { more: { status: "5,55,95,105,110,113", is_by_modified: "1" } },
};

/** Told by the setting, else by the address. */
function isEnterprise({ settings, baseUrl }: ConnectorContext): boolean {
  const told = (settings.edition ?? "").trim();
  return told === "" ? /\/openapi2\/*$/.test(baseUrl) : /企业|qyb|enterprise/i.test(told);
}

const callOf = (context: ConnectorContext, list: DocumentList): Call => ({ ...CALLS[list], ...(isEnterprise(context) ? ENTERPRISE[list] : {}) });
/** Up to 100 are taken, and 40 orders by 企业版. */
const pageSize = (context: ConnectorContext, list: DocumentList): number => (list === "order" && isEnterprise(context) ? 40 : 50);

async function read(
  context: ConnectorContext,
  list: DocumentList,
  asked: { params: Readonly<Record<string, string>>; page: number },
): Promise<Outcome<JsonObject>> {
  const pager = { page_no: String(asked.page - 1), page_size: String(pageSize(context, list)) };
  return callHuice(context, CALLS[list].name, { ...asked.params, ...pager });
}

const rowsIn = (list: DocumentList, answer: JsonObject): JsonObject[] => rowsOf(answer[CALLS[list].rows]).map(objectOf);

/** Numbers by which a list may be asked without a time. */
const BY_NUMBER: Partial<Record<DocumentList, string>> = { order: "trade_no" };

async function byNumber(context: ConnectorContext, list: DocumentList, of: { name: string; id: string }): Promise<Outcome<JsonObject | null>> {
  const answer = await read(context, list, { params: { [of.name]: of.id }, page: 1 });
  return answer.ok ? ok(rowsIn(list, answer.value).find((row) => textOf(row[CALLS[list].id]).trim() === of.id) ?? null) : answer;
}

export const documents: Documents = {
  name: "旺店通",
  lists: (context) => (isEnterprise(context) ? ["order", "outbound", "case", "received"] : ["order", "outbound", "revoked", "case", "received"]),
  pageSize,
  longestMs: (context, list) => callOf(context, list).longestMs,
  read: async (context, list, { from, to, page, counted }) => {
    const { window, more } = callOf(context, list);
    const answer = await read(context, list, { params: { ...more, [window[0]]: toBeijing(from), [window[1]]: toBeijing(to) }, page });
    if (!answer.ok) return answer;
    // Told on the first page alone.
    const total = countTold(answer.value.total_count);
    if (counted && total === null) return refuse("UNREADABLE", "旺店通的回答没有说一共多少条（total_count）", { field: "total_count" });
    return ok({ rows: rowsIn(list, answer.value), total: total ?? 0 });
  },
  byNumber: (context, list, id) => {
    const name = BY_NUMBER[list];
    return name ? byNumber(context, list, { name, id }) : undefined;
  },
  idOf: (list, row) => textOf(row[CALLS[list].id]).trim(),
  changedAt: (row) => fromBeijing(textOf(row.modified).trim()),
  version: (row) => [textOf(row.trade_status ?? row.status), textOf(row.refund_status)].join("/"),
  shopOf: (row) => textOf(row.shop_no).trim(),
};
