/** The calls, by path. */
import { beijingDay } from "../../hub/kernel/time.ts";
import type { Wire } from "../engine/big-json.ts";
import type { SimClock } from "../engine/clock.ts";
import type { MtLedger } from "./ledger.ts";
import { orderJson, refundJson } from "./render.ts";
import type { MtOrder } from "./types.ts";

export type Params = Readonly<Record<string, string>>;
export type MtAnswer = { data: Wire } | { fault: { code: number; said: string } };

export interface MtShop {
  ledger: MtLedger;
  clock: SimClock;
  /** Most numbers that one call may ask for; not published. */
  mostRange: number;
}

export const fault = (code: number, said: string): MtAnswer => ({ fault: { code, said } });
const OK: MtAnswer = { data: "ok" };
const NO_ORDER = fault(806, "订单不存在");

/** Calls that change something. */
export const WRITES: ReadonlySet<string> = new Set(["order/refund/agree", "order/refund/reject", "ecommerce/order/reviewAfterSales"]);

type Method = (shop: MtShop, params: Params) => MtAnswer;

/** The store that a call names. */
export function storeFault({ ledger }: MtShop, params: Params): MtAnswer | null {
  if (params.app_poi_code === undefined) return null;
  return ledger.stores.some(({ code }) => code === params.app_poi_code) ? null : fault(803, "门店不存在");
}

function needed(params: Params, keys: readonly string[]): MtAnswer | null {
  const missing = keys.find((key) => !params[key]);
  return missing === undefined ? null : fault(701, `缺少参数：${missing}`);
}

const whole = (text: string | undefined): number => (/^\d+$/.test(text ?? "") ? Number(text) : Number.NaN);

/** Orders by what the calls name them by. */
function orderOf({ ledger }: MtShop, params: Params): MtOrder | undefined {
  return params.order_id ? ledger.orders.get(params.order_id) : ledger.byView(params.wm_order_id_view ?? "");
}

const daySeq: Method = ({ ledger, clock }, params) => {
  const today = ledger.ofDay(params.app_poi_code ?? "", beijingDay(new Date(clock.now())));
  return needed(params, ["app_poi_code"]) ?? { data: { result: "ok", day_seq: today.at(-1)?.number ?? 0 } };
};

const idByNumber: Method = ({ ledger }, params) => {
  const missing = needed(params, ["app_poi_code", "date_time", "day_seq"]);
  if (missing) return missing;
  if (!/^\d{8}$/.test(params.date_time ?? "") || Number.isNaN(whole(params.day_seq))) return fault(705, "参数格式错误");
  const order = ledger.ofDay(params.app_poi_code ?? "", params.date_time ?? "").find(({ number }) => number === whole(params.day_seq));
  return order ? { data: { result: "ok", order_id: BigInt(order.id) } } : NO_ORDER;
};

const idsByNumbers: Method = ({ ledger, mostRange }, params) => {
  const missing = needed(params, ["app_poi_code", "date_time", "day_seq_start", "day_seq_end"]);
  if (missing) return missing;
  const [first, last] = [whole(params.day_seq_start), whole(params.day_seq_end)];
  if (!(first >= 1 && last >= first) || last - first >= mostRange) return fault(705, `流水号区间不能超过 ${mostRange}`);
  const orders = ledger.ofDay(params.app_poi_code ?? "", params.date_time ?? "").filter(({ number }) => number >= first && number <= last);
  return { data: { result: "ok", order_ids: orders.map(({ id }) => BigInt(id)) } };
};

const detail: Method = (shop, params) => {
  const missing = needed(params, ["order_id"]);
  if (missing) return missing;
  const order = orderOf(shop, params);
  return order ? { data: orderJson(order) } : NO_ORDER;
};

const refundDetail: Method = (shop, params) => {
  const missing = needed(params, ["wm_order_id_view"]);
  if (missing) return missing;
  const order = shop.ledger.byView(params.wm_order_id_view ?? "");
  if (!order) return NO_ORDER;
  const isWhole = params.refund_type === "1";
  const rows = shop.ledger.refundsOf(order.id).filter(({ type }) => params.refund_type === undefined || (type === 1) === isWhole);
  return { data: rows.map((refund) => refundJson(refund, order)) };
};

const done = (why: string | null): MtAnswer => (why === null ? OK : fault(808, why));

/** The old flow's answers are not for stores that take goods back, and the other way round. */
function flowFault(shop: MtShop, order: MtOrder, isOld: boolean): MtAnswer | null {
  const takesBack = shop.ledger.stores.find(({ code }) => code === order.store)?.takesBack === true;
  return takesBack === isOld ? fault(808, isOld ? "门店已开通退货退款，请使用售后审核接口" : "门店未开通退货退款") : null;
}

const agree: Method = (shop, params) => {
  const missing = needed(params, ["order_id", "reason"]);
  if (missing) return missing;
  const order = orderOf(shop, params);
  return order ? (flowFault(shop, order, true) ?? done(shop.ledger.agree(order))) : NO_ORDER;
};

const reject: Method = (shop, params) => {
  const missing = needed(params, ["order_id", "reason"]);
  if (missing) return missing;
  const order = orderOf(shop, params);
  return order ? (flowFault(shop, order, true) ?? done(shop.ledger.refuse(order, params.reason ?? ""))) : NO_ORDER;
};

const reviewAfterSales: Method = (shop, params) => {
  const missing = needed(params, ["wm_order_id_view", "review_type"]);
  if (missing) return missing;
  const order = shop.ledger.byView(params.wm_order_id_view ?? "");
  if (!order) return NO_ORDER;
  const other = flowFault(shop, order, false);
  if (other) return other;
  if (params.review_type === "1") return done(shop.ledger.agree(order));
  if (params.review_type !== "2") return fault(705, "review_type 取值错误");
  const reason = needed(params, params.reject_reason_code === "-1" ? ["reject_reason_code", "reject_other_reason"] : ["reject_reason_code"]);
  return reason ?? done(shop.ledger.refuse(order, params.reject_other_reason ?? params.reject_reason_code ?? ""));
};

/** Which way a call is made, and what answers it. */
export const METHODS: Readonly<Record<string, Method>> = {
  "order/getOrderDaySeq": daySeq,
  "order/getOrderIdByDaySeq": idByNumber,
  "ecommerce/order/getOrderIdByDaySeq": idsByNumbers,
  "order/getOrderDetail": detail,
  "order/viewstatus": (shop, params) => {
    const order = orderOf(shop, params);
    return order ? { data: { status: order.status } } : NO_ORDER;
  },
  "ecommerce/order/getOrderRefundDetail": refundDetail,
  "order/refund/agree": agree,
  "order/refund/reject": reject,
  "ecommerce/order/reviewAfterSales": reviewAfterSales,
};
