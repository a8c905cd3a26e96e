/** What the simulated gateway's methods answer. Each is as strict as the documents are. */
import { fromBeijing } from "../../hub/kernel/time.ts";
import type { Wire } from "../engine/big-json.ts";
import { hash32 } from "../engine/rng.ts";
import type { JdLedger } from "./ledger.ts";
import { renderApplication, renderOrder, renderRefund, renderService } from "./render.ts";

type Params = { [key: string]: unknown };
type Body = { [key: string]: Wire };
export interface JdShop {
  ledger: JdLedger;
  seed: string;
  venderId: string;
}

const DAY = 86_400_000;
const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");
const objectIn = (params: Params, key: string): Params => {
  const inner = params[key];
  return inner !== null && typeof inner === "object" && !Array.isArray(inner) ? (inner as Params) : params;
};

/** `success` is written both ways. */
const yes = (key: string): Wire => (hash32(key) % 2 === 0 ? true : "true");
const orderFault = (words: string): Body => ({
  searchorderinfo_result: {
    apiResult: { success: false, numberCode: 10_100_003, chineseErrCode: words, englishErrCode: "param error" },
    orderTotal: 0,
    orderInfoList: [],
  },
});

function pageOf<Row>(rows: readonly Row[], page: number, size: number): Row[] {
  return rows.slice((page - 1) * size, page * size);
}

/** A window as it is asked for; a fault in words where it is none, or too long. */
function windowOf(from: unknown, to: unknown, mostDays: number): [from: number, to: number] | string {
  const [start, end] = [fromBeijing(text(from)), fromBeijing(text(to))];
  if (!start || !end) return "时间格式应为 yyyy-MM-dd HH:mm:ss";
  if (end < start) return "开始时间晚于结束时间";
  return end.getTime() - start.getTime() > mostDays * DAY ? `时间跨度不能超过 ${mostDays} 天` : [start.getTime(), end.getTime()];
}

/** Seconds are what is told, so seconds are compared. */
const isWithin = (at: number, [from, to]: [number, number]): boolean =>
  at > 0 && Math.floor(at / 1_000) * 1_000 >= from && Math.floor(at / 1_000) * 1_000 <= to;

/** Only what was asked for is told. */
function fieldsOf(row: Body, wanted: string): Body {
  const names = new Set(wanted.split(",").map((name) => name.trim()));
  return Object.fromEntries(Object.entries(row).filter(([name]) => names.has(name)));
}

function searchOrders(shop: JdShop, given: Params, encrypted: boolean): Body {
  const params = objectIn(given, "paramOrderJSFQuery");
  const [fields, states] = [text(params.optional_fields), text(params.order_state)];
  if (fields === "") return orderFault("optional_fields 不能为空");
  if (states === "") return orderFault("order_state 不能为空");
  const [page, size] = [Number(text(params.page)), Number(text(params.page_size))];
  if (!(page >= 1) || !(size >= 1 && size <= 100)) return orderFault("page 从 1 开始，page_size 最大 100");
  const span = windowOf(params.start_date, params.end_date, 31);
  if (typeof span === "string") return orderFault(span);
  const key = text(params.dateType) === "1" ? "created" : "modified";
  if (key === "modified" && span[0] < shop.ledger.now() - 92 * DAY) return orderFault("按修改时间只能查最近 3 个月");
  const wanted = new Set(states.split(","));
  const rows = shop.ledger.all().orders.filter((order) => wanted.has(order.state) && isWithin(order[key], span));
  rows.sort((left, right) => (text(params.sortType) === "1" ? right[key] - left[key] : left[key] - right[key]));
  const orderInfoList = pageOf(rows, page, size).map((order) => fieldsOf(renderOrder(order, { ...shop, encrypted }), fields));
  const apiResult = { success: yes(`${page}:${rows.length}`), numberCode: 0, chineseErrCode: "成功", englishErrCode: "success" };
  return { searchorderinfo_result: { apiResult, orderTotal: rows.length, orderInfoList } };
}

function getOrder(shop: JdShop, params: Params, encrypted: boolean): Body {
  const fields = text(params.optional_fields);
  const order = shop.ledger.all().orders.find(({ id }) => id === text(params.order_id));
  if (!order || fields === "")
    return { orderDetailInfo: { apiResult: { success: false, numberCode: 10_100_006, chineseErrCode: order ? "optional_fields 不能为空" : "订单不存在" } } };
  return { orderDetailInfo: { apiResult: { success: yes(order.id), numberCode: 0 }, orderInfo: fieldsOf(renderOrder(order, { ...shop, encrypted }), fields) } };
}

/** The rows within every window that is asked for, each named by a pair of parameters; a text where one is refused. */
function withinTimes<Row>(
  rows: readonly Row[],
  params: Params,
  { from, days, by }: { from: "Start" | "Begin"; days: number; by: Readonly<Record<string, (row: Row) => number>> },
): Row[] | string {
  let left = [...rows];
  for (const [name, timeOf] of Object.entries(by)) {
    const [begin, end] = [params[`${name}${from}`], params[`${name}End`]];
    if (begin === undefined && end === undefined) continue;
    const span = windowOf(begin, end, days);
    if (typeof span === "string") return span;
    left = left.filter((row) => isWithin(timeOf(row), span));
  }
  return left;
}

function listApplications(shop: JdShop, params: Params): Body {
  const [page, size] = [Number(text(params.pageIndex)), Number(text(params.pageSize))];
  const fault = (errorMessage: string): Body => ({ queryResult: { success: false, errorMessage, totalCount: 0, result: [] } });
  if (!(page >= 1 && page <= 100) || !(size >= 1 && size <= 50)) return fault("pageIndex 1–100，pageSize 1–50");
  const timed = withinTimes(shop.ledger.all().applications, params, {
    from: "Start",
    days: 92,
    by: { applyTime: (row) => row.applyTime, checkTime: (row) => row.checkTime },
  });
  if (typeof timed === "string") return fault(timed);
  let rows = timed;
  const ids = text(params.ids)
    .split(",")
    .filter((id) => id !== "");
  if (ids.length > 0) rows = rows.filter(({ id }) => ids.includes(id));
  if (text(params.orderId) !== "") rows = rows.filter(({ orderId }) => orderId === text(params.orderId));
  if (text(params.status) !== "") rows = rows.filter(({ status }) => String(status) === text(params.status));
  return { queryResult: { success: yes(`a${rows.length}`), totalCount: rows.length, result: pageOf(rows, page, size).map(renderApplication) } };
}

function listServices(shop: JdShop, given: Params): Body {
  const [params, paging] = [objectIn(given, "serviceAllQuery"), objectIn(given, "pageRequest")];
  const fault = (errorMessage: string): Body => ({ pageResult: { success: false, errorMessage, totalCount: 0, data: [] } });
  if (text(params.buId) !== shop.venderId) return fault("buId 与授权店铺不符");
  if (text(params.operatePin) === "" || text(params.operateNick) === "") return fault("operatePin、operateNick 不能为空");
  const [page, size] = [Number(text(paging.pageNumber)), Number(text(paging.pageSize))];
  if (!(page >= 1) || !(size >= 1 && size <= 100)) return fault("pageNumber 从 1 开始，pageSize 最大 100");
  const timed = withinTimes(shop.ledger.all().services, params, {
    from: "Begin",
    days: 7,
    by: { applyTime: (row) => row.applyTime, updateTime: (row) => row.updated },
  });
  if (typeof timed === "string") return fault(timed);
  let rows = timed;
  if (text(params.serviceId) !== "") rows = rows.filter(({ id }) => id === text(params.serviceId));
  if (text(params.orderId) !== "") rows = rows.filter(({ orderId }) => orderId === text(params.orderId));
  rows = rows.toSorted((left, right) => left.updated - right.updated);
  return { pageResult: { totalCount: rows.length, pageNumber: page, pageSize: size, data: pageOf(rows, page, size).map(renderService) } };
}

function viewRefunds(shop: JdShop, params: Params): Body {
  const [page, size] = [Number(text(params.pageNumber)), Number(text(params.pageSize))];
  if (!(page >= 1) || !(size >= 1 && size <= 50)) return { pageResult: { success: false, errorMessage: "pageSize 最大 50", totalCount: 0, data: [] } };
  const rows = shop.ledger.all().refunds.filter(({ orderId }) => orderId === text(params.orderId));
  return { pageResult: { totalCount: rows.length, data: pageOf(rows, page, size).map(renderRefund) } };
}

/** What each method answers below `<method>_responce`. */
export const METHODS: Readonly<Record<string, (shop: JdShop, params: Params) => Body>> = {
  "jingdong.pop.order.search": (shop, params) => searchOrders(shop, params, false),
  "jingdong.pop.order.enSearch": (shop, params) => searchOrders(shop, params, true),
  "jingdong.pop.order.get": (shop, params) => getOrder(shop, params, false),
  "jingdong.pop.order.enGet": (shop, params) => getOrder(shop, params, true),
  "jingdong.pop.afs.soa.refundapply.queryPageList": listApplications,
  "jingdong.asc.query.list": listServices,
  "jingdong.asc.serviceAndRefund.view": viewRefunds,
};
