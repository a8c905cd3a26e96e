/** What the gateway answers, as strict as the documents say. */
import { toBeijing } from "../../hub/kernel/time.ts";
import type { ElemeLedger, ElemeOrder } from "./ledger.ts";
import type { ElemePushes } from "./pushes.ts";
import { renderOrder, renderRefund } from "./render.ts";

export type Params = Readonly<Record<string, unknown>>;
export type ElemeAnswer = { result: unknown } | { error: { code: string; message: string } };

export interface ElemeShop {
  ledger: ElemeLedger;
  pushes: ElemePushes;
  /** Orders of this shop alone, or of another of the same seller's, which the token reaches as well. */
  others: Map<string, ElemeOrder>;
}

export const fault = (code: string, message: string): ElemeAnswer => ({ error: { code, message } });
const INVALID = fault("VALIDATION_FAILED", "参数校验失败");
const NO_ORDER = fault("BIZ_ORDER_NOT_EXIST", "订单不存在");
const NO_CASE = fault("BIZ_REFUND_NOT_EXIST", "退单不存在");

type Method = (shop: ElemeShop, params: Params) => ElemeAnswer;

/** A method about one order, whose number is text. */
const ofOrder =
  (method: (shop: ElemeShop, order: ElemeOrder, params: Params) => ElemeAnswer): Method =>
  (shop, params) => {
    if (typeof params.orderId !== "string" || !/^\d{18,19}$/.test(params.orderId)) return typeof params.orderId === "string" ? NO_ORDER : INVALID;
    const order = shop.ledger.orders.get(params.orderId);
    return order ? method(shop, order, params) : NO_ORDER;
  };

/** A method about the shop, whose number is a number. */
const ofShop =
  (method: (shop: ElemeShop, params: Params) => unknown): Method =>
  (shop, params) => {
    if (typeof params.shopId !== "number") return INVALID;
    if (params.shopId !== shop.ledger.shopId) return fault("PERMISSION_DENIED", "没有该店铺的权限");
    const result = method(shop, params);
    return result === undefined ? INVALID : { result };
  };

function day({ ledger }: ElemeShop, { pageNo, pageSize, date }: Params): unknown {
  const [page, size] = [Number(pageNo ?? 1), Number(pageSize ?? 20)];
  if (!Number.isInteger(page) || !Number.isInteger(size) || page < 1 || page > 100 || size < 1 || size > 50) return undefined;
  const wanted = date === undefined ? toBeijing(new Date(ledger.now())).slice(0, 10) : date;
  if (typeof wanted !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(wanted)) return undefined;
  const rows = [...ledger.orders.values()]
    .filter(({ activeAt }) => toBeijing(new Date(activeAt)).startsWith(wanted))
    .toSorted((left, right) => right.activeAt - left.activeAt || right.daySn - left.daySn);
  return { list: rows.slice((page - 1) * size, page * size).map((order) => renderOrder(ledger, order, ledger.now())), total: rows.length };
}

const waiting = (family: "cancel" | "refund") =>
  ofShop(({ ledger }) => [...ledger.orders.values()].filter((order) => order.case?.family === family && order.case.status === "applied").map(({ id }) => id));

/** Every call that this gateway answers. */
export const METHODS: Readonly<Record<string, Method>> = {
  "eleme.order.getOrder": (shop, params) => {
    const other = shop.others.get(String(params.orderId));
    if (other) return { result: { ...renderOrder(shop.ledger, other, shop.ledger.now()), shopId: shop.ledger.shopId + 1 } };
    return ofOrder(({ ledger }, order) => ({ result: renderOrder(ledger, order, ledger.now()) }))(shop, params);
  },
  "eleme.order.getAllOrders": ofShop(day),
  "eleme.order.getUnprocessOrders": ofShop(({ ledger }) => [...ledger.orders.values()].filter(({ status }) => status === "unprocessed").map(({ id }) => id)),
  "eleme.order.getCancelOrders": waiting("cancel"),
  "eleme.order.getRefundOrders": waiting("refund"),
  "eleme.order.getRefundOrder": ofOrder((_shop, order) => (order.case ? { result: renderRefund(order, order.case) } : NO_CASE)),
  "eleme.order.agreeRefundLite": ofOrder(({ ledger }, order) => answered(ledger.agree(order))),
  "eleme.order.disagreeRefundLite": ofOrder(({ ledger }, order, { reason }) =>
    typeof reason === "string" && reason.trim() !== "" ? answered(ledger.refuse(order)) : INVALID,
  ),
  "eleme.msgNew.getPushFailMsg": ({ pushes }) => ({ result: pushes.failed.slice(0, 50) }),
  "eleme.msgNew.confirmPullMsg": ({ pushes }, { msgConfirmRequest }) => {
    const { requestIds } = (msgConfirmRequest ?? {}) as { requestIds?: unknown };
    if (!Array.isArray(requestIds)) return INVALID;
    pushes.failed = pushes.failed.filter(({ requestId }) => !requestIds.includes(requestId));
    return { result: true };
  },
};

const answered = (why: string | null): ElemeAnswer => (why === null ? { result: null } : fault("BIZ_REFUND_ILLEGAL_STATUS", why));

/** Calls with an effect: their answer may be lost after it. */
export const WRITES: ReadonlySet<string> = new Set(["eleme.order.agreeRefundLite", "eleme.order.disagreeRefundLite"]);
/** Calls of the application, which carry no token. */
export const OF_APPLICATION: ReadonlySet<string> = new Set(["eleme.msgNew.getPushFailMsg", "eleme.msgNew.confirmPullMsg"]);
