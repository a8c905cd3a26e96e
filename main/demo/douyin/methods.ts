import type { Wire } from "../engine/big-json.ts";
import { sellerAgreesRefund, sellerAgreesReturn, sellerIntercepts, sellerNotes, type WriteRefusal, type WriteResult } from "../truth/seller-writes.ts";
import type { SimClaim, SimOrder } from "../truth/types.ts";
import type { World } from "../truth/world.ts";
import { buyerOf } from "../world/buyers.ts";
import { type Body, type DouyinAnswer, failure, numberOf, textOf } from "./answer.ts";
import { orderStatus, renderOrder, seconds } from "./orders.ts";
import { REFUSE_TYPES, refuseOne, rejectReasons } from "./refuse.ts";
import { arbitrationFilter, renderDetail, renderSale, saleStatus, saleType, saleVersion } from "./sales.ts";

/** What the methods work on. */
export interface DouyinShop {
  world: World;
  shopId: string;
  name: string;
  /** Where its pictures lie, once it listens. */
  address: string;
}

type Method = (shop: DouyinShop, body: Body) => DouyinAnswer;

const DAY_S = 86_400;
const DEEPEST_ROW = 50_000;

function bad(what: string): DouyinAnswer {
  return failure(40004, "isv.parameter-invalid", what);
}

interface Cut {
  page: number;
  size: number;
}

function readCut(body: Body): Cut | null {
  const page = numberOf(body, "page") ?? 0;
  const size = numberOf(body, "size") ?? 10;
  const isGood = Number.isInteger(page) && page >= 0 && Number.isInteger(size) && size >= 1 && size <= 100 && (page + 1) * size <= DEEPEST_ROW;
  return isGood ? { page, size } : null;
}

/** Keeps what lies between two bounds in seconds; a bound that was not sent does not bind. */
function between(body: Body, names: [string, string], value: number): boolean {
  const [from, to] = names.map((name) => numberOf(body, name));
  return (from === null || from === undefined || value >= from) && (to === null || to === undefined || value <= to);
}

const searchList: Method = (shop, body) => {
  const cut = readCut(body);
  if (!cut) return bad("page/size不合法");
  const { world } = shop;
  const now = world.parts.clock.now();
  const earliest = numberOf(body, "update_time_start") ?? numberOf(body, "create_time_start");
  if (earliest !== null && earliest < seconds(now) - 90 * DAY_S - DAY_S) return bad("只能查询90天内的订单");
  const wanted = wantedStatuses(body);
  const by = textOf(body, "order_by") === "update_time" ? "modified" : "createdAt";
  const rows = [...world.orders.values()].filter((order) => {
    if (order.channel !== "douyin" || order.arrived > now) return false;
    if (wanted && !wanted.includes(orderStatus(order, now))) return false;
    return (
      between(body, ["create_time_start", "create_time_end"], seconds(order.createdAt)) &&
      between(body, ["update_time_start", "update_time_end"], seconds(order.modified))
    );
  });
  const sign = body.order_asc === true || body.order_asc === "true" ? 1 : -1;
  rows.sort((left, right) => sign * (left[by] - right[by] || (left.id < right.id ? -1 : 1)));
  const shown = rows.slice(cut.page * cut.size, (cut.page + 1) * cut.size).map((order) => renderOrder(world, order, { id: shop.shopId, name: shop.name }));
  return { data: { page: cut.page, size: cut.size, total: rows.length, shop_order_list: shown } };
};

function wantedStatuses(body: Body): number[] | null {
  const combined = Array.isArray(body.combine_status) ? (body.combine_status as Body[]).flatMap((entry) => textOf(entry, "order_status").split(",")) : [];
  const all = [...combined, ...textOf(body, "order_status").split(",")].filter((entry) => entry !== "").map(Number);
  return all.length > 0 ? all : null;
}

const orderDetail: Method = (shop, body) => {
  const order = orderOf(shop, textOf(body, "shop_order_id"));
  if (!order) return failure(50002, "isv.business-failed:1001", "订单不存在");
  return { data: { shop_order_detail: renderOrder(shop.world, order, { id: shop.shopId, name: shop.name }) } };
};

function orderOf(shop: DouyinShop, id: string): SimOrder | null {
  const order = shop.world.orders.get(id);
  return order && order.channel === "douyin" ? order : null;
}

function claimOf(shop: DouyinShop, id: string): SimClaim | null {
  const claim = shop.world.claims.get(id);
  return claim && claim.channel === "douyin" ? claim : null;
}

const saleList: Method = (shop, body) => {
  const cut = readCut(body);
  if (!cut) return bad("page/size不合法");
  const order = Array.isArray(body.order_by) && body.order_by.length > 0 ? String(body.order_by[0]) : textOf(body, "order_by") || "apply_time desc";
  const [field = "apply_time", direction = "asc"] = order.trim().split(/\s+/);
  const keys: Record<string, (claim: SimClaim) => number> = {
    apply_time: (claim) => seconds(claim.createdAt),
    update_time: saleVersion,
    status_deadline: (claim) => seconds(claim.deadline),
  };
  const key = keys[field];
  if (!key) return bad(`order_by不支持${field}`);
  const rows = [...shop.world.claims.values()].filter((claim) => claim.channel === "douyin" && isWanted(claim, body));
  const sign = direction === "desc" ? -1 : 1;
  rows.sort((left, right) => sign * (key(left) - key(right) || (left.id < right.id ? -1 : 1)));
  const shown = rows.slice(cut.page * cut.size, (cut.page + 1) * cut.size).map((claim) => renderSale(shop.world, claim));
  return { data: { items: shown, has_more: (cut.page + 1) * cut.size < rows.length, total: rows.length, page: cut.page, size: cut.size } };
};

function isWanted(claim: SimClaim, body: Body): boolean {
  const statuses = Array.isArray(body.standard_aftersale_status) ? body.standard_aftersale_status.map(Number) : [];
  if (statuses.length > 0 && !statuses.includes(saleStatus(claim).sale)) return false;
  const type = numberOf(body, "aftersale_type");
  if (type !== null && saleType(claim) !== type) return false;
  if (textOf(body, "aftersale_id") && textOf(body, "aftersale_id") !== claim.id) return false;
  if (textOf(body, "order_id") && ![claim.orderId, claim.lineId].includes(textOf(body, "order_id"))) return false;
  const arbitration = Array.isArray(body.arbitrate_status) ? body.arbitrate_status.map(Number) : [];
  if (arbitration.length > 0 && !arbitration.includes(arbitrationFilter(claim))) return false;
  return between(body, ["start_time", "end_time"], seconds(claim.createdAt)) && between(body, ["update_start_time", "update_end_time"], saleVersion(claim));
}

const saleDetail: Method = (shop, body) => {
  const claim = claimOf(shop, textOf(body, "after_sale_id") || textOf(body, "aftersale_id"));
  if (!claim) return failure(50002, "isv.business-failed:2001", "售后单不存在");
  return { data: renderDetail(shop.world, claim, shop.address) };
};

const REFUSALS: Partial<Record<WriteRefusal, string>> = {
  "not-found": "售后单不存在",
  "refund-again": "售后单已退款，不可重复操作",
  "refund-too-much": "退款金额超过可退金额",
  "refund-too-early": "买家未退货，不可确认收货",
  "return-again": "已同意退货，不可重复操作",
  "no-proof": "该原因需要上传凭证",
  "refuse-again": "售后单已拒绝，不可重复操作",
  "refuse-in-arbitration": "平台仲裁中，不可拒绝",
  "refuse-forbidden": "该售后单不支持拒绝",
  "stale-version": "售后单已更新，请刷新后重试",
};

const operate: Method = (shop, body) => {
  const type = numberOf(body, "type");
  const items = Array.isArray(body.items) ? (body.items as Body[]) : [];
  if (type === null || ![101, 111, 201, 301, ...REFUSE_TYPES].includes(type)) return bad("type不支持");
  if (items.length === 0 || items.length > 50) return bad("items不合法");
  const results = items.map((item) => {
    const id = textOf(item, "aftersale_id");
    const claim = claimOf(shop, id);
    const outcome = claim ? operateOne(shop, claim, { type, item }) : ({ ok: false, why: "not-found" } as const);
    const words = outcome.ok ? "success" : (REFUSALS[outcome.why] ?? "当前售后状态不允许该操作");
    return { aftersale_id: /^\d+$/.test(id) ? BigInt(id) : id, status_code: outcome.ok ? 0 : 50002, status_msg: words };
  });
  return { data: { items: results }, partial: results.some((result) => result.status_code !== 0) };
};

function operateOne(shop: DouyinShop, claim: SimClaim, order: { type: number; item: Body }): WriteResult {
  const sent = numberOf(order.item, "update_time");
  const version = sent === null ? null : sent * 1_000;
  const write = { claimId: claim.id, version: version ?? saleVersion(claim) * 1_000, at: shop.world.parts.clock.now() };
  if (REFUSE_TYPES.includes(order.type)) return refuseOne(shop.world, claim, { ...order, version: write.version });
  if (order.type === 101 || order.type === 301) {
    const fitsKind = order.type === 101 ? claim.kind === "return" : claim.kind === "exchange";
    return fitsKind ? sellerAgreesReturn(shop.world, write) : { ok: false, why: "wrong-state" };
  }
  const fitsKind = order.type === 111 ? claim.kind === "return" : claim.kind === "refund_shipped" || claim.kind === "refund_unshipped";
  return fitsKind ? sellerAgreesRefund(shop.world, write) : { ok: false, why: "wrong-state" };
}

const reasonList: Method = (shop, body) => {
  const claim = claimOf(shop, textOf(body, "aftersale_id"));
  return claim ? { data: rejectReasons(claim) } : failure(50002, "isv.business-failed:2001", "售后单不存在");
};

const saleRemark: Method = (shop, body) => {
  const claim = claimOf(shop, textOf(body, "after_sale_id"));
  return note(shop, { orderId: claim?.orderId ?? textOf(body, "order_id"), text: textOf(body, "remark") });
};

const orderRemark: Method = (shop, body) => {
  const star = numberOf(body, "star");
  return note(shop, { orderId: textOf(body, "order_id"), text: textOf(body, "remark"), flag: star ?? undefined });
};

function note(shop: DouyinShop, wish: { orderId: string; text: string; flag?: number }): DouyinAnswer {
  if (wish.text === "") return failure(40001, "isv.parameter-missing", "缺少remark");
  if (!orderOf(shop, wish.orderId)) return failure(50002, "isv.business-failed:1001", "订单不存在");
  sellerNotes(shop.world, { ...wish, at: shop.world.parts.clock.now() });
  return { data: {} };
}

const decrypt: Method = (shop, body) => {
  const infos = Array.isArray(body.cipher_infos) ? (body.cipher_infos as Body[]) : [];
  if (infos.length === 0 || infos.length > 50) return bad("cipher_infos不合法");
  const rows = infos.map((info): Wire => {
    const order = orderOf(shop, textOf(info, "auth_id"));
    const cipher = textOf(info, "cipher_text");
    const shown = order ? renderOrder(shop.world, order, { id: shop.shopId, name: shop.name }) : null;
    if (!order || !shown) return { auth_id: textOf(info, "auth_id"), cipher_text: cipher, decrypt_text: "", err_no: 40004, err_msg: "密文不合法" };
    const buyer = buyerOf(shop.world.parts.seed, order.buyer);
    return { auth_id: order.id, cipher_text: cipher, decrypt_text: cipher === shown.encrypt_post_tel ? buyer.phone : buyer.name, err_no: 0, err_msg: "" };
  });
  return { data: { decrypt_infos: rows } };
};

const intercept: Method = (shop, body) => {
  const claim = claimOf(shop, textOf(body, "after_sale_id"));
  const targets = Array.isArray(body.intercept_targets) ? (body.intercept_targets as Body[]) : [];
  if (!claim) return failure(50002, "isv.business-failed:2001", "售后单不存在");
  if (targets.length === 0 || numberOf(body, "op_from") !== 1) return bad("intercept_targets不合法");
  const at = shop.world.parts.clock.now();
  const results = targets.map((target): Wire => {
    const taken = sellerIntercepts(shop.world, { orderId: claim.orderId, waybill: textOf(target, "tracking_no"), at });
    return { tracking_no: textOf(target, "tracking_no"), can_intercept: taken, unavailable_reason: taken ? "" : "包裹未揽收或已签收" };
  });
  return { data: { intercept_results: results } };
};

/** Methods by path. */
export const METHODS: Readonly<Record<string, Method>> = {
  "/order/searchList": searchList,
  "/order/orderDetail": orderDetail,
  "/order/addOrderRemark": orderRemark,
  "/order/batchDecrypt": decrypt,
  "/afterSale/List": saleList,
  "/afterSale/Detail": saleDetail,
  "/afterSale/operate": operate,
  "/afterSale/addOrderRemark": saleRemark,
  "/afterSale/rejectReasonCodeList": reasonList,
  "/afterSale/applyLogisticsIntercept": intercept,
};

/** Paths with an effect. */
export const WRITES: ReadonlySet<string> = new Set([
  "/afterSale/operate",
  "/afterSale/addOrderRemark",
  "/afterSale/applyLogisticsIntercept",
  "/order/addOrderRemark",
]);
