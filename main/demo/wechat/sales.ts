/** Orders and after-sales of the shop, as its interface tells and changes them. */
import { type Answer, fault, fine, nowOf, type SimSale, type WechatShop } from "./shop.ts";

type Params = Record<string, unknown>;
const MOST_ORDER_SPAN_S = 7 * 86_400;
const MOST_SALE_SPAN_S = 86_400;
const ANSWER_S = 48 * 3600;
const RECEIPT_S = 7 * 86_400;
const NOT_FOUND = 10_020_064;
const STATE = 10_020_065;

interface Dated {
  update_time: number;
}

/** Ids changed in a time, oldest change first, from a cursor on that is a place in that order. */
function page(
  things: ReadonlyMap<string, Dated>,
  of: { from: number; to: number; key: unknown; size: number },
): { ids: string[]; next_key: string; has_more: boolean } {
  const ids = [...things]
    .filter(([, { update_time: at }]) => at >= of.from && at <= of.to)
    .sort(([, one], [, other]) => one.update_time - other.update_time)
    .map(([id]) => id);
  const at = Number(of.key ?? 0) || 0;
  return { ids: ids.slice(at, at + of.size), next_key: String(at + of.size), has_more: ids.length > at + of.size };
}

export function listOrders(shop: WechatShop, params: Params): Answer {
  const range = (params.update_time_range ?? params.create_time_range) as { start_time?: number; end_time?: number } | undefined;
  const [from, to] = [Number(range?.start_time), Number(range?.end_time)];
  if (!Number.isInteger(from) || !Number.isInteger(to)) return fault(47001, "time range missing");
  if (to < from || to - from > MOST_ORDER_SPAN_S) return fault(10_020_050, "time range out of limit");
  const size = Number(params.page_size);
  if (!Number.isInteger(size) || size < 1 || size > 100) return fault(10_020_051, "page_size out of limit");
  const { ids, ...rest } = page(shop.orders, { from, to, key: params.next_key, size });
  return fine({ order_id_list: ids, ...rest });
}

export function getOrder(shop: WechatShop, params: Params): Answer {
  const order = shop.orders.get(String(params.order_id));
  if (!order) return fault(NOT_FOUND, "order not exist");
  const { body, ...head } = order;
  const open = [...shop.sales.values()].filter((sale) => sale.order_id === order.order_id && sale.ends > 0);
  const list = open.map((sale) => ({ aftersale_order_id: sale.after_sale_order_id }));
  return fine({ order: { ...body, ...head, aftersale_detail: { on_aftersale_order_cnt: open.length, aftersale_order_list: list } } });
}

export function noteOrder(shop: WechatShop, params: Params): Answer {
  const order = shop.orders.get(String(params.order_id));
  if (!order) return fault(NOT_FOUND, "order not exist");
  const detail = order.body.order_detail as { ext_info: Record<string, unknown> };
  detail.ext_info.merchant_notes = String(params.merchant_notes ?? "");
  order.update_time = nowOf(shop);
  return fine();
}

export function listSales(shop: WechatShop, params: Params): Answer {
  const [from, to] = [Number(params.begin_update_time ?? params.begin_create_time), Number(params.end_update_time ?? params.end_create_time)];
  if (!Number.isInteger(from) || !Number.isInteger(to)) return fault(47001, "time range missing");
  if (to < from || to - from > MOST_SALE_SPAN_S) return fault(10_020_050, "time range out of limit");
  const { ids, ...rest } = page(shop.sales, { from, to, key: params.next_key, size: shop.settings.page });
  return fine({ after_sale_order_id_list: ids, ...rest });
}

export function getSale(shop: WechatShop, params: Params): Answer {
  const sale = shop.sales.get(String(params.after_sale_order_id));
  if (!sale) return fault(NOT_FOUND, "aftersale order not exist");
  const { amount, sku_id, desc, refund_reason, reject_reason, ends, ...rest } = sale;
  return fine({
    after_sale_order: {
      ...rest,
      product_info: { product_id: "10000000000001", sku_id, count: 1 },
      details: { desc, receive_product: sale.type === "RETURN", media_id_list: [] },
      refund_info: { amount, refund_reason },
      merchant_upload_info: { reject_reason, refund_certificates: [] },
      reason: "QUALITY_ISSUE",
      reason_text: "质量问题",
      // What is left, and only while somebody's clock runs.
      ...(ends > 0 ? { deadline: Math.max(0, ends - nowOf(shop)) } : {}),
    },
  });
}

function move(shop: WechatShop, sale: SimSale, to: { status: string; within?: number }): Answer {
  sale.status = to.status;
  sale.update_time = nowOf(shop);
  sale.ends = to.within === undefined ? 0 : nowOf(shop) + to.within;
  return fine();
}

function pay(shop: WechatShop, sale: SimSale): Answer {
  const paid = shop.ledger.some((entry) => entry.what === "refunded" && entry.sale === sale.after_sale_order_id);
  if (paid) return fault(STATE, "aftersale status has changed");
  sale.refund_reason = 3;
  shop.ledger.push({ what: "refunded", sale: sale.after_sale_order_id, amount: sale.amount, at: nowOf(shop) });
  return move(shop, sale, { status: sale.type === "RETURN" ? "MERCHANT_RETURN_SUCCESS" : "MERCHANT_REFUND_SUCCESS" });
}

/** Left out, `accept_type` means whatever comes next, also where that is the money. */
export function accept(shop: WechatShop, params: Params): Answer {
  const sale = shop.sales.get(String(params.after_sale_order_id));
  if (!sale) return fault(NOT_FOUND, "aftersale order not exist");
  const step = params.accept_type;
  if (sale.status === "MERCHANT_PROCESSING" && sale.type === "RETURN" && (step === undefined || step === 1)) {
    return params.address_id === undefined ? fault(10_020_052, "address_id missing") : move(shop, sale, { status: "USER_WAIT_RETURN", within: RECEIPT_S });
  }
  const isDue = sale.status === "MERCHANT_WAIT_RECEIPT" || (sale.status === "MERCHANT_PROCESSING" && sale.type === "REFUND");
  return isDue && (step === undefined || step === 2) ? pay(shop, sale) : fault(STATE, "aftersale status has changed");
}

const REASONS = [
  { reject_reason_type: 1, reject_reason_type_text: "已与买家协商一致", reject_reason: "" },
  { reject_reason_type: 2, reject_reason_type_text: "商品无质量问题", reject_reason: "" },
];
export const rejectReasons = (): Answer => fine({ reject_reason: REASONS });

export function reject(shop: WechatShop, params: Params): Answer {
  const sale = shop.sales.get(String(params.after_sale_order_id));
  if (!sale) return fault(NOT_FOUND, "aftersale order not exist");
  if (!REASONS.some((one) => one.reject_reason_type === params.reject_reason_type)) return fault(10_020_053, "reject_reason_type invalid");
  if (typeof params.reject_reason !== "string" || params.reject_reason === "") return fault(10_020_053, "reject_reason missing");
  if (sale.status !== "MERCHANT_PROCESSING" && sale.status !== "MERCHANT_WAIT_RECEIPT") return fault(STATE, "aftersale status has changed");
  sale.reject_reason = params.reject_reason;
  return move(shop, sale, { status: sale.type === "RETURN" ? "MERCHANT_REJECT_RETURN" : "MERCHANT_REJECT_REFUND", within: ANSWER_S });
}

export function getComplaint(shop: WechatShop, params: Params): Answer {
  const one = shop.complaints.get(String(params.complaint_id));
  return one ? fine({ ...one, history: [{ item_type: 1, time: nowOf(shop), content: "", media_id_list: [] }] }) : fault(NOT_FOUND, "complaint not exist");
}
