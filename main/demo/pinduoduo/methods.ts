/** What the gateway answers, as strict as the documents say. */
import { toBeijing } from "../../hub/kernel/time.ts";
import type { Wire } from "../engine/big-json.ts";
import type { SimClock } from "../engine/clock.ts";
import { unitOf } from "../engine/rng.ts";
import type { PddLedger, PddRefund } from "./ledger.ts";
import { renderDetail, renderOrder, renderRow } from "./render.ts";

export type Params = Readonly<Record<string, string>>;
type Row = { [key: string]: Wire };
export type PddAnswer = Row | { fault: { code: number; said: string } };

/** What the methods work on. */
export interface PddShop {
  ledger: PddLedger;
  clock: SimClock;
  /** How long a change may take until the lists show it, ms; by chance below it. */
  lagMs: number;
  mallId: number;
  /** What is good now; `code` is what the page gave last, `""` once it was used. */
  tokens: { access: string; refresh: string; code: string };
  /** Messages that wait, and whether the shop lets the application hear them. */
  messages: { permitted: boolean; waiting(): number };
}

const HALF_HOUR = 1_800;
const THREE_MONTHS = 93 * 86_400;

export function fault(code: number, said: string): PddAnswer {
  return { fault: { code, said } };
}
const missing = (name: string): PddAnswer => fault(10_001, `参数缺失：${name}`);
const invalid = (said: string): PddAnswer => fault(50_001, said);
const GONE = fault(45_001, "订单不存在或不属于该店铺");

interface Window {
  from: number;
  to: number;
  page: number;
  size: number;
}

function windowOf({ clock }: PddShop, params: Params): Window | { refused: PddAnswer } {
  for (const name of ["start_updated_at", "end_updated_at"]) if (!params[name]) return { refused: missing(name) };
  const [from, to, page, size] = [params.start_updated_at, params.end_updated_at, params.page ?? 1, params.page_size ?? 100].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  if (![from, to, page, size].every(Number.isInteger)) return { refused: invalid("参数类型错误") };
  if (from >= to) return { refused: invalid("开始时间要早于结束时间") };
  if (to - from > HALF_HOUR) return { refused: invalid("时间跨度不能超过30分钟") };
  if (from < clock.now() / 1_000 - THREE_MONTHS) return { refused: invalid("只能查询三个月内的数据") };
  if (page < 1 || size < 1 || size > 100) return { refused: invalid("page_size 最大为 100") };
  return { from, to, page, size };
}

/** Rows of a window that the list shows already, newest first: what changes leaves it, and those behind move up. */
function inside<Thing extends { updatedAt: number }>(shop: PddShop, things: Iterable<Thing>, of: { window: Window; keyOf: (thing: Thing) => string }): Thing[] {
  const now = shop.clock.now();
  return [...things]
    .filter((thing) => {
      const seconds = Math.floor(thing.updatedAt / 1_000);
      const isShown = thing.updatedAt + unitOf(`lag:${of.keyOf(thing)}:${thing.updatedAt}`) * shop.lagMs <= now;
      return isShown && seconds >= of.window.from && seconds <= of.window.to;
    })
    .sort((left, right) => right.updatedAt - left.updatedAt || (of.keyOf(left) < of.keyOf(right) ? 1 : -1));
}

const cut = <Thing>(rows: readonly Thing[], { page, size }: Window): Thing[] => rows.slice((page - 1) * size, page * size);

function orderList(shop: PddShop, params: Params): PddAnswer {
  for (const name of ["order_status", "refund_status", "is_lucky_flag"]) if (params[name] === undefined) return missing(name);
  const at = windowOf(shop, params);
  if ("refused" in at) return at.refused;
  const rows = inside(shop, shop.ledger.orders.values(), { window: at, keyOf: ({ sn }) => sn }).filter(
    (order) =>
      (params.order_status === "5" || params.order_status === String(order.status)) &&
      (params.refund_status === "5" || params.refund_status === String(shop.ledger.refundStatus(order))),
  );
  const counted = params.use_has_next === "true" ? { has_next: rows.length > at.page * at.size } : { total_count: rows.length };
  return { order_sn_increment_get_response: { ...counted, order_sn_list: cut(rows, at).map((order) => renderOrder(shop.ledger, order)) } };
}

function orderInfo({ ledger }: PddShop, { order_sn: sn }: Params): PddAnswer {
  if (!sn) return missing("order_sn");
  const order = ledger.orders.get(sn);
  return order && !ledger.odd.has(sn) ? { order_info_get_response: { order_info: renderOrder(ledger, order) } } : GONE;
}

function refundList(shop: PddShop, params: Params): PddAnswer {
  for (const name of ["after_sales_status", "after_sales_type"]) if (!params[name]) return missing(name);
  const at = windowOf(shop, params);
  if ("refused" in at) return at.refused;
  const { ledger } = shop;
  const of = params.order_sn
    ? [...ledger.refunds.values()].filter(({ sn }) => sn === params.order_sn)
    : inside(shop, ledger.refunds.values(), { window: at, keyOf: ({ id }) => String(id) }).filter(
        ({ status, kind }) =>
          (params.after_sales_status === "1" || params.after_sales_status === String(status)) &&
          (params.after_sales_type === "1" || params.after_sales_type === String(kind + 1)),
      );
  return { refund_increment_get_response: { total_count: of.length, refund_list: cut(of, at).map((refund) => renderRow(ledger, refund)) } };
}

function refundOf({ ledger }: PddShop, of: { id: string; sn: string }): PddRefund | null {
  const refund = ledger.refunds.get(of.id);
  return refund && refund.sn === of.sn ? refund : null;
}

/** Without an envelope, as documented. */
function refundInfo(shop: PddShop, params: Params): PddAnswer {
  if (!params.order_sn) return missing("order_sn");
  const refund = refundOf(shop, { id: params.after_sales_id ?? "", sn: params.order_sn });
  return refund ? renderDetail(shop.ledger, refund) : GONE;
}

/** A request inside the request; ids in it may be numbers of 64 bits. */
function requestOf(params: Params): { id: string; sn: string; address: string } | null {
  const text = params.request ?? "";
  const read = (key: string): string => new RegExp(`"${key}"\\s*:\\s*"?([^",}]*)`).exec(text)?.[1] ?? "";
  return text.startsWith("{") ? { id: read("after_sales_id"), sn: read("order_sn"), address: read("return_address_id") } : null;
}

function agree(shop: PddShop, params: Params, kind: "refund" | "return"): PddAnswer {
  const request = requestOf(params);
  if (!request) return missing("request");
  if (kind === "return" && request.address === "") return missing("request.return_address_id");
  const refund = refundOf(shop, request);
  if (!refund) return GONE;
  const why = kind === "refund" ? shop.ledger.agreeRefund(refund) : shop.ledger.agreeReturn(refund);
  const result = { after_sales_id: refund.id, order_sn: refund.sn, message: why ?? "操作成功" };
  return kind === "refund"
    ? { response: { result: { ...result, succ: why === null } } }
    : { response: { success: true, error_code: 0, error_msg: "", result: { ...result, success: why === null } } };
}

function note({ ledger }: PddShop, { order_sn: sn, note: remark, tag, tag_name: name }: Params): PddAnswer {
  const order = ledger.orders.get(sn ?? "");
  if (!sn || !remark) return missing(sn ? "note" : "order_sn");
  if (!order) return GONE;
  if ((tag === undefined) !== (name === undefined) || [...(name ?? "")].length > 3) return invalid("tag 与 tag_name 要同时传入");
  ledger.note(order, { remark, tag: Number(tag ?? order.tag) });
  return { response: { success: true } };
}

/** A pair of tokens for the code that the page gave, which is good once, or for the pair before. */
function newTokens(shop: PddShop, is: boolean, why: string): PddAnswer {
  const { tokens, clock } = shop;
  if (!is) return fault(10_016, why);
  const nth = Number(tokens.access.split("#")[1] ?? 0) + 1;
  Object.assign(tokens, { access: `demo-access#${nth}`, refresh: `demo-refresh#${nth}`, code: "" });
  const expires_at = Math.floor(clock.now() / 1_000) + 86_400;
  const owner_id = String(shop.mallId);
  return { pop_auth_token_create_response: { access_token: tokens.access, refresh_token: tokens.refresh, expires_in: 86_400, expires_at, owner_id } };
}

/** Every call that this gateway answers. */
export const METHODS: Readonly<Record<string, (shop: PddShop, params: Params) => PddAnswer>> = {
  "pdd.time.get": ({ clock }) => ({ time_get_response: { time: toBeijing(new Date(clock.now())) } }),
  "pdd.order.number.list.increment.get": orderList,
  "pdd.order.information.get": orderInfo,
  "pdd.refund.list.increment.get": refundList,
  "pdd.refund.information.get": refundInfo,
  "pdd.refund.agree": (shop, params) => agree(shop, params, "refund"),
  "pdd.refund.returngoods.agree": (shop, params) => agree(shop, params, "return"),
  "pdd.order.note.update": note,
  "pdd.pop.auth.token.create": (shop, { code }) => newTokens(shop, Boolean(code) && code === shop.tokens.code, "code 无效或已使用"),
  "pdd.pop.auth.token.refresh": (shop, { refresh_token: token }) => newTokens(shop, token === shop.tokens.refresh, "refresh_token已过期"),
  "pdd.pmc.user.permit": ({ messages }) => {
    messages.permitted = true;
    return { pmc_user_permit_response: { is_success: true } };
  },
  "pdd.pmc.accrue.query": ({ messages }) => ({ pmc_accrue_query_response: { total_count: messages.waiting() } }),
};

/** Calls with an effect: their answer may be lost after it. */
export const WRITES: ReadonlySet<string> = new Set(["pdd.refund.agree", "pdd.refund.returngoods.agree", "pdd.order.note.update"]);
export const WITHOUT_TOKEN: ReadonlySet<string> = new Set(["pdd.time.get", "pdd.pop.auth.token.create", "pdd.pop.auth.token.refresh"]);
