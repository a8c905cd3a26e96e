import { createHash } from "node:crypto";
import type { WebhookRequest } from "../../../main/hub/connectors/port.ts";
import { type FakeChannel, NOW, SECOND, SOLD_AT } from "./fake.ts";
import { type Received, serve, type Trouble } from "./server.ts";

type Thing = Record<string, unknown>;

export interface FakeXiaohongshu extends FakeChannel {
  orders: Map<string, Thing>;
  /** `afterSaleInfo` by id. */
  cases: Map<string, Thing>;
  /** `logisticsInfo` of after-sales, by id. */
  logistics: Map<string, Thing>;
  asked: { method: string; params: Thing }[];
  /** Looks at every call before it is answered; may answer in its place, envelope and all. */
  before(hook: (method: string, params: Thing) => unknown): void;
  /** A push of these messages to this address, signed as the channel signs: the body is not in it. */
  signed(messages: unknown, to?: { path?: string; query?: string; key?: string }): WebhookRequest;
}

const APP = "xhsapp";
const SECRET = "xhs-secret";
const TOKEN = "token-of-shop";
export const SELLER = "5f0000000000000000000001";
const sold = SOLD_AT.getTime();
const HALF_HOUR = 1_800 * SECOND;
const md5 = (text: string): string => createHash("md5").update(text, "utf8").digest("hex");

/** The rule as the documents put it: four system parameters, and nothing of the business. */
function verified({ path, body }: Received): boolean {
  const { method, appId, timestamp, version, sign } = JSON.parse(body) as Record<string, string>;
  const expected = md5(`${method}?appId=${appId}&timestamp=${timestamp}&version=2.0${SECRET}`);
  const isFresh = timestamp === String(NOW.getTime() / SECOND);
  return path === "/ark/open_api/v3/common_controller" && sign === expected && isFresh && version === "2.0" && appId === APP;
}

const fine = (data: unknown) => ({ success: true, error_code: 0, error_msg: "", data });
/** Newer calls name their code otherwise and wrap a second answer. */
const wrapped = (data: unknown) => ({ success: true, code: 0, msg: "", data: { success: true, code: 0, msg: "ok", data } });
export const problem = (error_code: number, error_msg: string) => ({ success: false, error_code, error_msg, data: null });
const TROUBLES: Partial<Record<Trouble, unknown>> = { throttle: problem(-100, "flow control"), expired: problem(401, "accessToken已过期") };

interface Range {
  from: number;
  to: number;
}

function pageOf(source: Map<string, Thing>, params: Thing, { from, to, timeOf }: Range & { timeOf: (row: Thing) => number }) {
  const [page, size] = [Number(params.pageNo), Number(params.pageSize)];
  if (params.timeType !== 2 || !(to > from) || to - from > HALF_HOUR || size > 100 || page < 1 || page > 100) return null;
  const rows = [...source.values()].filter((row) => timeOf(row) >= from && timeOf(row) <= to).sort((left, right) => timeOf(right) - timeOf(left));
  return { rows: rows.slice((page - 1) * size, page * size), total: rows.length };
}

export async function fakeXiaohongshu(): Promise<FakeXiaohongshu> {
  const orders: FakeXiaohongshu["orders"] = new Map();
  const cases: FakeXiaohongshu["cases"] = new Map();
  const logistics: FakeXiaohongshu["logistics"] = new Map();
  const asked: FakeXiaohongshu["asked"] = [];
  const troubles: Trouble[] = [];
  let bad = 0;
  let hook: (method: string, params: Thing) => unknown = () => undefined;
  let pending: Trouble | undefined;

  const answers: Record<string, (params: Thing) => unknown> = {
    "order.getOrderList": (params) => {
      const range = { from: Number(params.startTime) * SECOND, to: Number(params.endTime) * SECOND };
      const found = pageOf(orders, params, { ...range, timeOf: (row) => Number(row.updateTime) });
      if (!found) return problem(-2000400, "请求参数错误：更新时间跨度不能超过30分钟");
      const maxPageNo = Math.ceil(found.total / Number(params.pageSize));
      return fine({ total: found.total, pageNo: params.pageNo, pageSize: params.pageSize, maxPageNo, orderList: found.rows });
    },
    "order.getOrderDetail": ({ orderId }) => (orders.has(String(orderId)) ? fine(orders.get(String(orderId))) : problem(-2000101, "包裹不存在")),
    "order.getOrderReceiverInfo": ({ receiverQueries }) =>
      fine({
        receiverInfos: (receiverQueries as Thing[]).map((one) => ({
          ...one,
          matched: true,
          receiverName: "王*",
          receiverPhone: "138****0003",
          receiverAddress: "#Zm9vYmFyYmF6cXV4#1##",
        })),
      }),
    "afterSale.listAfterSaleInfos": (params) => {
      const found = pageOf(cases, params, { from: Number(params.startTime), to: Number(params.endTime), timeOf: (row) => Number(row.updatedAt) });
      if (!found) return { success: false, code: -2000400, msg: "请求参数错误：更新时间跨度不能超过30分钟" };
      return wrapped({ totalCount: found.total, pageNo: params.pageNo, pageSize: params.pageSize, afterSaleBasicInfos: found.rows });
    },
    "afterSale.getAfterSaleInfo": ({ returnsId }) => {
      const id = String(returnsId);
      if (!cases.has(id)) return { success: false, code: -2000404, msg: "售后单不存在" };
      return wrapped({ afterSaleInfo: cases.get(id), logisticsInfo: logistics.get(id) ?? { afterSale: null, exchange: null, order: null } });
    },
    "afterSale.rejectReasons": ({ rejectReasonType }) => {
      const reasonType = Number(rejectReasonType) - 1;
      return wrapped({ rejectReasons: [{ reasonType, reasonId: 8, reasonName: reasonType === 0 ? "已与买家协商一致" : "退回商品不符" }] });
    },
    "afterSale.auditReturns": () => wrapped("success"),
    "afterSale.confirmReceive": () => wrapped("success"),
    "order.modifySellerMarkInfo": () => fine(null),
    "oauth.getAccessToken": ({ code }) => (code === "code-1" ? fine(pair("1")) : problem(-1, "code 无效")),
    "oauth.refreshToken": ({ refreshToken }) => (refreshToken === "refresh" ? fine(pair("2")) : problem(401, "refreshToken 已失效")),
  };

  function answer(received: Received): string {
    const { method: told, appId: _app, timestamp: _time, version: _version, sign: _sign, accessToken, ...params } = JSON.parse(received.body) as Thing;
    const method = String(told);
    asked.push({ method, params });
    if (!verified(received)) bad += 1;
    if (pending) return JSON.stringify(TROUBLES[pending]);
    const special = hook(method, params);
    if (special !== undefined) return JSON.stringify(special);
    if (!method.startsWith("oauth.") && accessToken !== TOKEN) return JSON.stringify(TROUBLES.expired);
    return JSON.stringify(answers[method]?.(params) ?? problem(-1, "method 不支持"));
  }

  const server = await serve(answer, () => {
    pending = troubles.shift();
    return pending;
  });
  const signed: FakeXiaohongshu["signed"] = (messages, { path = "/hooks/xiaohongshu/shop-1", query = "", key = APP } = {}) => {
    const timestamp = String(NOW.getTime());
    const parts = [`app-key=${key}`, ...query.split("&").filter(Boolean).toSorted(), `timestamp=${timestamp}`];
    const sign = md5(`${path}?${parts.join("&")}${SECRET}`);
    return { headers: { sign, "app-key": key, timestamp }, path, ...(query ? { query } : {}), body: JSON.stringify(messages) };
  };
  return {
    server,
    orders,
    cases,
    logistics,
    asked,
    signed,
    before: (next) => {
      hook = next;
    },
    settings: { appId: APP },
    secrets: { appSecret: SECRET, accessToken: TOKEN, refreshToken: "refresh" },
    badSignatures: () => bad,
    next: (...more) => troubles.push(...more),
    fill: (what, count) =>
      Array.from({ length: count }, () => {
        const nth = what === "orders" ? orders.size : cases.size;
        const id = what === "orders" ? `P7${String(10_000_000_000_000_000n + BigInt(nth))}` : `R7${String(10_000_000_000_000 + nth)}`;
        if (what === "orders") orders.set(id, order(id, sold + nth * SECOND));
        if (what === "cases") cases.set(id, sale(id, sold + nth * SECOND));
        return id;
      }),
    setStatus: (status) => {
      for (const one of orders.values()) one.orderStatus = Number(status);
      for (const one of cases.values()) one.status = Number(status);
    },
    refOf: (what, id) => ({ kind: what === "orders" ? "order" : "case", id }),
    push: (_what, id) => {
      const data = { returnsId: id, orderId: cases.get(id)?.orderId, returnType: 1, requestFrom: 1, refundFee: 59.0, updateTime: sold };
      return signed([{ msgTag: "msg_after_sale_create", sellerId: SELLER, data: JSON.stringify(data) }]);
    },
  };
}

const pair = (nth: string) => ({
  accessToken: `access-${nth}`,
  accessTokenExpiresAt: NOW.getTime() + 7 * 86_400 * SECOND,
  refreshToken: `refresh-${nth}`,
  refreshTokenExpiresAt: NOW.getTime() + 14 * 86_400 * SECOND,
  sellerId: SELLER,
  sellerName: "演示店",
});

export function order(orderId: string, updateTime: number): Thing {
  return {
    orderId,
    orderType: 1,
    orderStatus: 4,
    orderAfterSalesStatus: 1,
    cancelStatus: 0,
    createdTime: sold,
    paidTime: sold + 27 * SECOND,
    updateTime,
    deliveryTime: 0,
    cancelTime: 0,
    finishTime: 0,
    promiseLastDeliveryTime: sold + 48 * 3600 * SECOND,
    customerRemark: "",
    sellerRemark: "",
    sellerRemarkFlag: 1,
    totalPayAmount: 11800,
    totalShippingFree: 600,
    totalMerchantDiscount: 600,
    totalRedDiscount: 1000,
    expressTrackingNo: "",
    expressCompanyCode: "",
    openAddressId: "a1b2c3",
    receiverProvinceName: "浙江省",
    receiverCityName: "杭州市",
    receiverDistrictName: "西湖区",
    userId: "6000000000000000000000aa",
    sellerId: SELLER,
    skuList: [
      {
        skuId: "65f0000000000000000000a1",
        skuName: "台灯",
        erpcode: "LAMP-WH",
        skuSpec: "白",
        skuQuantity: 2,
        totalPaidAmount: 11200,
        totalMerchantDiscount: 600,
        totalRedDiscount: 1000,
        skuTag: 0,
        skuAfterSaleStatus: 1,
      },
    ],
  };
}

/** A return that waits for the seller; its money is yuan in doubles. */
export function sale(returnsId: string, updatedAt: number): Thing {
  return {
    returnsId,
    orderId: "P700000000000000001",
    returnType: 1,
    reasonId: 12,
    reasonNameZh: "商品与描述不符",
    status: 1,
    userId: "6000000000000000000000aa",
    applyTime: sold,
    updatedAt,
    expireTime: sold + 48 * 3600 * SECOND,
    returnsTag: 0,
    expectedRefundAmountYuan: 59.0,
    appliedSkusAmountYuan: 59.0,
    appliedShipFeeAmountYuan: 0.0,
    refundAmountYuan: 0.0,
    refundStatus: 0,
    cargoStatus: 0,
    closeReasonZh: "",
    desc: "灯罩裂了",
    proofPhotos: ["https://img.example/1.jpg"],
    skus: [
      { skuId: "65f0000000000000000000a1", skuName: "台灯", appliedCount: 1, boughtCount: 2, appliedTotalAmountYuan: 59.0, price: 64.0, skuERPCode: "LAMP-WH" },
    ],
    exchangeSKUs: [],
  };
}
