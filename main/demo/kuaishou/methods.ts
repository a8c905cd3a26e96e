/** What the gateway answers, as strict as the documents say. */
import { LosslessNumber, parse } from "lossless-json";
import type { Wire } from "../engine/big-json.ts";
import type { KsLedger } from "./ledger.ts";
import { renderOrder, renderSale, type Told } from "./render.ts";
import type { KsOrder, KsSale } from "./types.ts";

/** Business parameters; numbers as their digits. */
type Params = ReadonlyMap<string, { digits: string } | { text: string }>;

export interface KsShop {
  ledger: KsLedger;
  /** The longest time that the list of after-sales takes, ms; the platform cuts it while it is busy. */
  caseWindowMs: number;
  /** What the platform writes otherwise than it says, by the id of an order or an after-sale: fields that replace or are added. */
  oddities: Map<string, Told>;
}

interface Method {
  /** Reads are asked by GET, writes by POST. */
  isWrite: boolean;
  run(shop: KsShop, params: Params): Told;
}

const DAY = 86_400_000;
const fine = (data: Wire): Told => ({ result: 1, code: "1", msg: "SUCCESS", error_msg: "success", data });
export const fault = (result: number, error_msg: string): Told => ({ result, code: String(result), error_msg });
const refused = (sub_msg: string): Told => ({ result: 100_200_500, code: "100200500", error_msg: "业务处理失败", sub_code: "BIZ", sub_msg });
const INVALID = (what: string): Told => fault(11, `参数不合法：${what}`);

/** Reads the one text of business parameters; nothing where it is no object. */
export function readParams(text: string): Params | null {
  try {
    const told: unknown = parse(text);
    if (told === null || typeof told !== "object" || Array.isArray(told)) return null;
    return new Map(Object.entries(told).map(([key, value]) => [key, value instanceof LosslessNumber ? { digits: value.value } : { text: String(value) }]));
  } catch {
    return null;
  }
}

/** A whole number, which text is not. */
function numberIn(params: Params, key: string): number | null {
  const given = params.get(key);
  const number = given && "digits" in given ? Number(given.digits) : Number.NaN;
  return Number.isSafeInteger(number) ? number : null;
}
const digitsIn = (params: Params, key: string): string => {
  const given = params.get(key);
  return given && "digits" in given ? given.digits : "";
};
const textIn = (params: Params, key: string): string => {
  const given = params.get(key);
  return given && "text" in given ? given.text : "";
};

interface Listed {
  id: string;
  at: number;
}

/** A page by a cursor; what is wrong with the question as an answer. */
function pageOf(rows: Listed[], params: Params, of: { longest: number; most: number; now: number; cursor: string }): { ids: string[]; cursor: string } | Told {
  const [from, to, size, sort] = ["beginTime", "endTime", "pageSize", "sort"].map((key) => numberIn(params, key));
  if (!from || !to || !size || size > of.most || (sort !== 1 && sort !== 2)) return INVALID("时间、每页条数或排序");
  if (to < from || to - from > of.longest) return INVALID("查询时间跨度过长");
  if (from < of.now - 90 * DAY) return INVALID("只能查询近90天");
  const sign = sort === 2 ? 1 : -1;
  const place = ({ at, id }: Listed): string => `${String(sign === 1 ? at : 9_999_999_999_999 - at).padStart(13, "0")}_${id}`;
  const after = rows.filter(({ at }) => at >= from && at <= to).map((row) => ({ ...row, place: place(row) }));
  after.sort((left, right) => (left.place < right.place ? -1 : 1));
  const rest = after.filter((row) => of.cursor === "" || row.place > of.cursor);
  const page = rest.slice(0, size);
  return { ids: page.map(({ id }) => id), cursor: rest.length > size ? (page.at(-1)?.place ?? "nomore") : "nomore" };
}

const oddly = ({ oddities }: KsShop, id: string, row: Told): Told => ({ ...row, ...oddities.get(id) });
/** Oddities of an order stand in its base. */
function orderTold(shop: KsShop, order: KsOrder): Told {
  const row = renderOrder(shop.ledger, order);
  return { ...row, orderBaseInfo: { ...(row.orderBaseInfo as Told), ...shop.oddities.get(order.id) } };
}
const saleTold = (shop: KsShop, sale: KsSale): Told => oddly(shop, sale.id, renderSale(sale));

function byTime<Thing extends { id: string; updatedAt: number }>(
  things: Iterable<Thing>,
  params: Params,
  createdAt: (thing: Thing) => number,
): Listed[] | Told {
  const queryType = numberIn(params, "queryType");
  if (queryType !== 1 && queryType !== 2) return INVALID("queryType");
  return [...things].map((thing) => ({ id: thing.id, at: queryType === 1 ? createdAt(thing) : thing.updatedAt }));
}

function orderList(shop: KsShop, params: Params): Told {
  const { ledger } = shop;
  const [view, cps] = [numberIn(params, "orderViewStatus"), numberIn(params, "cpsType")];
  if (view === null || view < 1 || view > 7 || cps === null) return INVALID("orderViewStatus 或 cpsType");
  const rows = byTime(ledger.orders.values(), params, ({ createdAt }) => createdAt);
  if (!Array.isArray(rows)) return rows;
  const page = pageOf(rows, params, { longest: 7 * DAY, most: 50, now: ledger.now(), cursor: textIn(params, "cursor") });
  if (!("ids" in page)) return page;
  const { ids, cursor } = page as { ids: string[]; cursor: string };
  return fine({
    cursor,
    pageSize: numberIn(params, "pageSize"),
    orderList: ids.flatMap((id) => ledger.orders.get(id) ?? []).map((order) => orderTold(shop, order)),
  });
}

function saleList(shop: KsShop, params: Params): Told {
  const { ledger } = shop;
  const [type, current] = [numberIn(params, "type"), numberIn(params, "currentPage")];
  if ((type !== 8 && type !== 9) || !current) return INVALID("type 或 currentPage");
  const rows = byTime(ledger.sales.values(), params, ({ askedAt }) => askedAt);
  if (!Array.isArray(rows)) return rows;
  const page = pageOf(rows, params, { longest: shop.caseWindowMs, most: 100, now: ledger.now(), cursor: textIn(params, "pcursor") });
  if (!("ids" in page)) return page;
  const { ids, cursor: pcursor } = page as { ids: string[]; cursor: string };
  const list = ids.flatMap((id) => ledger.sales.get(id) ?? []).map((sale) => saleTold(shop, sale));
  return fine({ pcursor, totalPage: 1, totalSize: rows.length, refundOrderInfoList: list });
}

const ofOrder =
  (key: "oid" | "orderId", run: (shop: KsShop, order: KsOrder, params: Params) => Told): Method["run"] =>
  (shop, params) => {
    const order = shop.ledger.orders.get(digitsIn(params, key));
    return order ? run(shop, order, params) : refused("订单不存在");
  };
const ofSale =
  (run: (shop: KsShop, sale: KsSale, params: Params) => Told): Method["run"] =>
  (shop, params) => {
    const sale = shop.ledger.sales.get(digitsIn(params, "refundId"));
    return sale ? run(shop, sale, params) : refused("售后单不存在");
  };
const answered = (why: string | null): Told => (why === null ? fine(true) : refused(why));

const REASONS = [
  { code: 101, desc: "商品已发出", tip: "", requiredRejectDesc: true, requiredRejectImage: false },
  { code: 102, desc: "退回商品影响二次销售", tip: "请上传开箱照片", requiredRejectDesc: true, requiredRejectImage: true },
];

function reject({ ledger }: KsShop, sale: KsSale, params: Params): Told {
  const reason = REASONS.find(({ code }) => code === numberIn(params, "reasonCode"));
  const words = textIn(params, "rejectDesc").trim();
  if (!reason) return refused("拒绝原因不在可选范围");
  if (words === "") return refused("请填写拒绝说明");
  if (reason.requiredRejectImage && textIn(params, "rejectImages") === "") return refused("请上传拒绝凭证");
  return answered(ledger.reject(sale, numberIn(params, "refundVersion") ?? 0, { code: reason.code, words }));
}

/** Every call that this gateway answers. */
export const METHODS: Readonly<Record<string, Method>> = {
  "open.order.cursor.list": { isWrite: false, run: orderList },
  "open.order.detail": { isWrite: false, run: ofOrder("oid", (shop, order) => fine(orderTold(shop, order))) },
  "open.seller.order.refund.pcursor.list": { isWrite: false, run: saleList },
  "open.seller.order.refund.detail": { isWrite: false, run: ofSale((shop, sale) => fine(saleTold(shop, sale))) },
  "open.refund.reject.reason": { isWrite: false, run: ofSale(() => fine(REASONS)) },
  "open.refund.reject": { isWrite: true, run: ofSale(reject) },
  "open.seller.order.refund.approve": {
    isWrite: true,
    run: ofSale(({ ledger }, sale, params) => {
      if (numberIn(params, "status") !== sale.status || numberIn(params, "refundHandingWay") !== 10) return refused("售后单状态不允许该操作");
      return answered(ledger.approve(sale, numberIn(params, "refundAmount") ?? -1));
    }),
  },
  "open.seller.order.refund.returngoods.approve": {
    isWrite: true,
    run: ofSale(({ ledger }, sale, params) => (digitsIn(params, "addressId") === "" ? INVALID("addressId") : answered(ledger.approveReturn(sale)))),
  },
  "open.seller.order.refund.confirm.receipt": {
    isWrite: true,
    run: ofSale(({ ledger }, sale, params) => answered(ledger.receive(sale, numberIn(params, "status") ?? 0))),
  },
  "open.seller.order.note.add": {
    isWrite: true,
    run: ofOrder("orderId", ({ ledger }, order, params) => {
      ledger.note(order, textIn(params, "note"), numberIn(params, "flag") ?? 0);
      return fine(true);
    }),
  },
};
