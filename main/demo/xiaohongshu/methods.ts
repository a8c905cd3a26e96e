/** What the gateway answers, as strict as the documents say. */
import type { TokenPair } from "../engine/token-pair.ts";
import type { XhsLedger } from "./ledger.ts";
import { renderLogistics, renderOrder, renderReceiver, renderSale, type Told } from "./render.ts";
import type { XhsOrder, XhsSale } from "./types.ts";

export type Params = Readonly<Record<string, unknown>>;

export interface XhsShop {
  ledger: XhsLedger;
  sellerId: string;
  tokens: TokenPair;
  /** What the platform writes otherwise than it says, by the id of an order or an after-sale: fields that replace or are added. */
  oddities: Map<string, Told>;
}

type Method = (shop: XhsShop, params: Params) => Told;

const SECOND = 1_000;
const HALF_HOUR = 1_800 * SECOND;
const DAY = 86_400 * SECOND;

const fine = (data: unknown): Told => ({ success: true, error_code: 0, error_msg: "", data });
/** Newer calls name their code otherwise, and wrap a second answer. */
const wrapped = (data: unknown): Told => ({ success: true, code: 0, msg: "", data: { success: true, code: 0, msg: "ok", data } });
export const fault = (error_code: number, error_msg: string): Told => ({ success: false, error_code, error_msg, data: null });
const wrong = (code: number, msg: string): Told => ({ success: true, code: 0, msg: "", data: { success: false, code, msg, data: null } });
const INVALID = -2_000_400;
const GONE = -2_000_404;

interface Asked {
  /** How long one unit of the times is, ms. */
  unit: number;
  most: number;
  timesOf(id: string): { created: number; updated: number } | undefined;
}

/** Ids of a page, newest change first; what is wrong with the question as a sentence. */
function pageOf(ids: Iterable<string>, params: Params, { unit, most, timesOf }: Asked): { ids: string[]; total: number } | string {
  const { timeType, startTime, endTime, pageNo, pageSize } = params;
  if (![timeType, startTime, endTime, pageNo, pageSize].every(Number.isInteger)) return "请求参数错误：缺少时间或分页";
  const [from, to, page, size] = [Number(startTime) * unit, Number(endTime) * unit, Number(pageNo), Number(pageSize)];
  if (timeType !== 1 && timeType !== 2) return "请求参数错误：timeType";
  if (to < from || to - from > (timeType === 1 ? DAY : HALF_HOUR)) return `请求参数错误：时间跨度不能超过${timeType === 1 ? "24小时" : "30分钟"}`;
  if (page < 1 || size < 1 || size > 100 || page * size > most) return "请求参数错误：分页超出范围";
  const rows = [...ids].flatMap((id) => {
    const times = timesOf(id);
    const at = times && (timeType === 1 ? times.created : times.updated);
    return at !== undefined && at >= from && at < to + unit ? [{ id, at }] : [];
  });
  rows.sort((left, right) => right.at - left.at || (left.id < right.id ? 1 : -1));
  return { ids: rows.slice((page - 1) * size, page * size).map(({ id }) => id), total: rows.length };
}

const told = ({ oddities }: XhsShop, id: string, row: Told): Told => ({ ...row, ...oddities.get(id) });
const orderTold = (shop: XhsShop, order: XhsOrder): Told => told(shop, order.id, renderOrder(shop.ledger, order, shop.sellerId));
const saleTold = (shop: XhsShop, sale: XhsSale): Told => told(shop, sale.id, renderSale(sale));

function orderList(shop: XhsShop, params: Params): Told {
  const { orders } = shop.ledger;
  const timesOf = (id: string) => {
    const order = orders.get(id);
    return order && { created: order.createdAt, updated: order.updatedAt };
  };
  const page = pageOf(orders.keys(), params, { unit: SECOND, most: 100 * Number(params.pageSize), timesOf });
  if (typeof page === "string") return fault(INVALID, page);
  const { pageNo, pageSize } = params;
  const orderList = page.ids.flatMap((id) => orders.get(id) ?? []).map((order) => orderTold(shop, order));
  return fine({ total: page.total, pageNo, pageSize, maxPageNo: Math.ceil(page.total / Number(pageSize)), orderList });
}

function saleList(shop: XhsShop, params: Params): Told {
  const { sales } = shop.ledger;
  const timesOf = (id: string) => {
    const sale = sales.get(id);
    return sale && { created: sale.askedAt, updated: sale.updatedAt };
  };
  const page = pageOf(sales.keys(), params, { unit: 1, most: 50_000, timesOf });
  if (typeof page === "string") return wrong(INVALID, page);
  const afterSaleBasicInfos = page.ids.flatMap((id) => sales.get(id) ?? []).map((sale) => saleTold(shop, sale));
  return wrapped({ totalCount: page.total, pageNo: params.pageNo, pageSize: params.pageSize, afterSaleBasicInfos });
}

const ofOrder =
  (method: (shop: XhsShop, order: XhsOrder, params: Params) => Told): Method =>
  (shop, params) => {
    // An id is text; a number would have lost its letter.
    const order = typeof params.orderId === "string" ? shop.ledger.orders.get(params.orderId) : undefined;
    return order ? method(shop, order, params) : fault(GONE, "包裹不存在");
  };
const ofSale =
  (method: (shop: XhsShop, sale: XhsSale, params: Params) => Told): Method =>
  (shop, params) => {
    const sale = typeof params.returnsId === "string" ? shop.ledger.sales.get(params.returnsId) : undefined;
    return sale ? method(shop, sale, params) : wrong(GONE, "售后单不存在");
  };

/** Of the review, and of the receipt. */
const REASONS: Readonly<Record<number, readonly { reasonId: number; reasonName: string }[]>> = {
  1: [
    { reasonId: 8, reasonName: "已与买家协商一致" },
    { reasonId: 9, reasonName: "商品已发出" },
  ],
  2: [
    { reasonId: 21, reasonName: "退回商品不符" },
    { reasonId: 22, reasonName: "退回商品影响二次销售" },
  ],
};

function refusalIn(step: 1 | 2, { reason, description }: Params): XhsSale["refusal"] | string {
  if (!REASONS[step]?.some(({ reasonId }) => reasonId === reason)) return "拒绝原因不在可选范围";
  if (typeof description !== "string" || description.trim() === "") return "请填写拒绝说明";
  return { reason: Number(reason), words: description };
}

const answered = (why: string | null): Told => (why === null ? wrapped("success") : wrong(-2_000_500, why));

function review({ ledger }: XhsShop, sale: XhsSale, params: Params): Told {
  const { action, receiverInfo } = params;
  if (action === 2 && !(receiverInfo as Told | undefined)?.sellerAddressRecordId) return wrong(INVALID, "请求参数错误：缺少退货地址");
  if (action === 1 || action === 2) return answered(ledger.review(sale, action));
  const refusal = action === 3 ? refusalIn(1, params) : "请求参数错误：action";
  return typeof refusal === "string" ? wrong(INVALID, refusal) : answered(ledger.review(sale, 3, refusal));
}

function receive({ ledger }: XhsShop, sale: XhsSale, params: Params): Told {
  if (params.action === 1) return answered(ledger.receive(sale, 1));
  const refusal = params.action === 2 ? refusalIn(2, params) : "请求参数错误：action";
  return typeof refusal === "string" ? wrong(INVALID, refusal) : answered(ledger.receive(sale, 2, refusal));
}

function mark({ ledger }: XhsShop, order: XhsOrder, { sellerMarkNote, operator, sellerMarkPriority }: Params): Told {
  const isFlag = Number.isInteger(sellerMarkPriority) && Number(sellerMarkPriority) >= 1 && Number(sellerMarkPriority) <= 6;
  if (typeof sellerMarkNote !== "string" || sellerMarkNote === "" || typeof operator !== "string" || !isFlag) return fault(INVALID, "请求参数错误：备注");
  ledger.note(order, sellerMarkNote, Number(sellerMarkPriority));
  return fine(null);
}

function receivers({ ledger }: XhsShop, { receiverQueries }: Params): Told {
  if (!Array.isArray(receiverQueries) || receiverQueries.length > 100) return fault(INVALID, "请求参数错误：receiverQueries");
  return fine({
    receiverInfos: (receiverQueries as Told[]).map((query) => {
      const order = ledger.orders.get(String(query.orderId));
      const receiver = order && renderReceiver(order);
      return receiver && receiver.openAddressId === query.openAddressId ? receiver : { ...query, matched: false };
    }),
  });
}

function pair({ tokens, sellerId }: XhsShop): Told {
  const { access, refresh, accessEndsAt, refreshEndsAt } = tokens;
  const ends = { accessTokenExpiresAt: accessEndsAt, refreshTokenExpiresAt: refreshEndsAt };
  return fine({ accessToken: access, refreshToken: refresh, ...ends, sellerId, sellerName: "演示家居小红书店" });
}

/** Every call that this gateway answers. */
export const METHODS: Readonly<Record<string, Method>> = {
  "oauth.getAccessToken": (shop, { code }) => (shop.tokens.byCode(code) ? pair(shop) : fault(-1, "code 无效或已使用")),
  "oauth.refreshToken": (shop, { refreshToken }) => (shop.tokens.renew(refreshToken) ? pair(shop) : fault(401, "refreshToken 已失效")),
  "order.getOrderList": orderList,
  "order.getOrderDetail": ofOrder((shop, order) => fine(orderTold(shop, order))),
  "order.getOrderReceiverInfo": receivers,
  "order.modifySellerMarkInfo": ofOrder(mark),
  "afterSale.listAfterSaleInfos": saleList,
  "afterSale.getAfterSaleInfo": ofSale((shop, sale) =>
    wrapped({ afterSaleInfo: saleTold(shop, sale), logisticsInfo: renderLogistics(sale), negotiateRecords: [] }),
  ),
  "afterSale.rejectReasons": ofSale((_shop, _sale, { rejectReasonType: type }) => {
    const reasons = REASONS[Number(type)];
    return reasons
      ? wrapped({ rejectReasons: reasons.map((one) => ({ reasonType: Number(type) - 1, ...one })) })
      : wrong(INVALID, "请求参数错误：rejectReasonType");
  }),
  "afterSale.auditReturns": ofSale(review),
  "afterSale.confirmReceive": ofSale(receive),
};

/** Calls with an effect: their answer may be lost after it. */
export const WRITES: ReadonlySet<string> = new Set(["afterSale.auditReturns", "afterSale.confirmReceive", "order.modifySellerMarkInfo"]);
/** Calls by which tokens come, and which carry none. */
export const WITHOUT_TOKEN: ReadonlySet<string> = new Set(["oauth.getAccessToken", "oauth.refreshToken"]);
