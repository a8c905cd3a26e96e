import { createHash } from "node:crypto";
import type { WebhookRequest } from "../../../main/hub/connectors/port.ts";
import { type FakeChannel, NOW, SECOND, SOLD_AT } from "./fake.ts";
import { type Received, serve, type Trouble, withBigNumbers } from "./server.ts";

type Thing = Record<string, unknown>;
type Params = Record<string, string>;

export interface FakeMeituan extends FakeChannel {
  /** By id, in the order of their numbers of the day. */
  orders: Map<string, Thing>;
  refunds: Map<string, Thing>;
  /** Calls by path, in order. */
  asked: { path: string; params: Params; isRead: boolean }[];
  /** Looks at every call before it is answered; may change the store, or answer in its place. */
  before(hook: (path: string, params: Params) => unknown): void;
  /** A push of these fields to a path, texts encoded once more inside of the form, as the platform does. */
  pushed(fields: Params, to?: { path?: string; isGet?: boolean }): WebhookRequest;
}

const APP = "1234";
const SECRET = "mt-secret";
export const STORE = "shop_001";
export const HOOK = "/hooks/meituan/s1";
const DAY = "20261120";
/** Ids that are numbers on the wire. */
const IDS = ["order_id", "wm_order_id_view", "refund_id"];

const problem = (code: number, msg: string) => ({ data: "ng", error: { code, msg } });
const fine = (data: unknown) => ({ data });
const TROUBLES: Partial<Record<Trouble, unknown>> = { throttle: problem(711, "触发流控"), expired: problem(4001, "user token expired") };

/** The rule as the sheet puts it. */
function signed(url: string, params: Params): string {
  const keys = Object.keys(params).filter((key) => key !== "sig");
  keys.sort((left, right) => (left < right ? -1 : 1));
  return createHash("md5")
    .update(`${url}?${keys.map((key) => `${key}=${params[key]}`).join("&")}${SECRET}`)
    .digest("hex");
}

export async function fakeMeituan(): Promise<FakeMeituan> {
  const orders: FakeMeituan["orders"] = new Map();
  const refunds: FakeMeituan["refunds"] = new Map();
  const asked: FakeMeituan["asked"] = [];
  const troubles: Trouble[] = [];
  let bad = 0;
  let hook: (path: string, params: Params) => unknown = () => undefined;
  let pending: Trouble | undefined;
  const numbered = (params: Params): string[] => (params.app_poi_code === STORE && params.date_time === DAY ? [...orders.keys()] : []);

  const reading: Record<string, (params: Params) => unknown> = {
    "order/getOrderDaySeq": ({ app_poi_code: store }) => (store === STORE ? fine({ result: "ok", day_seq: orders.size }) : problem(803, "门店不存在")),
    "order/getOrderIdByDaySeq": (params) => {
      const id = numbered(params)[Number(params.day_seq) - 1];
      return id ? fine({ result: "ok", order_id: id }) : problem(806, "订单不存在");
    },
    "ecommerce/order/getOrderIdByDaySeq": (params) => {
      const ids = numbered(params).slice(Number(params.day_seq_start) - 1, Number(params.day_seq_end));
      return fine({ result: "ok", order_ids: ids.map(BigInt).map(String) });
    },
    "order/getOrderDetail": ({ order_id: id = "" }) => (orders.has(id) ? fine(orders.get(id)) : problem(806, "订单不存在")),
    "ecommerce/order/getOrderRefundDetail": ({ wm_order_id_view: view, refund_type: type }) =>
      fine([...refunds.values()].filter((row) => row.wm_order_id_view === view && String(row.refund_type) === type)),
  };
  const writing: Record<string, (params: Params) => unknown> = {
    "order/refund/agree": () => fine("ok"),
    "order/refund/reject": () => fine("ok"),
    "ecommerce/order/reviewAfterSales": () => fine("ok"),
    "oauth/token": () => ({ status: 0, access_token: "t2", expires_in: 3600, refresh_token: "r2", re_expires_in: 7200 }),
  };

  function answer(received: Received, baseUrl: string): string {
    const isRead = received.body === "";
    const system = Object.fromEntries(received.query);
    const params = { ...system, ...Object.fromEntries(new URLSearchParams(received.body)) };
    const path = received.path.replace("/api/v1/", "");
    asked.push({ path, params, isRead });
    const skew = Math.abs(Number(params.timestamp) * SECOND - NOW.getTime());
    if (params.sig !== signed(baseUrl + received.path, params) || params.app_id !== APP || skew > 600 * SECOND) bad += 1;
    if (pending) return JSON.stringify(TROUBLES[pending]);
    const told = hook(path, params) ?? (isRead ? reading : writing)[path]?.(params) ?? problem(705, "未知接口");
    return withBigNumbers(told, IDS).replace(/"order_ids":\[([^\]]*)\]/, (_all, ids: string) => `"order_ids":[${ids.replaceAll('"', "")}]`);
  }

  const server = await serve(
    (received) => answer(received, server.baseUrl),
    () => {
      pending = troubles.shift();
      return pending;
    },
  );
  const pushed: FakeMeituan["pushed"] = (fields, { path = HOOK, isGet = false } = {}) => {
    const once = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, /[^\w.-]/.test(value) ? encodeURIComponent(value) : value]));
    const form: Params = { ...once, app_id: APP, timestamp: String(NOW.getTime() / SECOND) };
    form.sig = signed(`https://hub.example${path}`, form);
    const text = new URLSearchParams(form).toString();
    const headers = { host: "hub.example", "content-type": "application/x-www-form-urlencoded" };
    return isGet ? { headers, path, query: text, body: "", isCheck: true } : { headers, path, body: text };
  };
  return {
    server,
    orders,
    refunds,
    asked,
    pushed,
    before: (next) => {
      hook = next;
    },
    settings: { appId: APP, appPoiCode: STORE, refusalReasons: "8=已与买家协商一致;12=商品无质量问题" },
    secrets: { appSecret: SECRET },
    answerWithinHours: 3,
    badSignatures: () => bad,
    next: (...more) => troubles.push(...more),
    fill: (what, count) =>
      Array.from({ length: count }, () => {
        const nth = orders.size;
        const at = SOLD_AT.getTime() / SECOND + nth;
        // Beyond what a double counts exactly.
        const orderId = String(27_060_000_000_000_001n + BigInt(nth));
        orders.set(orderId, order(orderId, at, nth + 1));
        if (what !== "cases") return orderId;
        const id = String(880_001 + refunds.size);
        refunds.set(id, refund({ id, order: orderId, at: SOLD_AT.getTime() / SECOND + refunds.size }));
        return id;
      }),
    setStatus: (status) => {
      for (const one of [...orders.values(), ...refunds.values()]) one.status = status;
    },
    push: (_, id) => {
      const row = refunds.get(id);
      return pushed({
        order_id: String(row?.order_id),
        wm_order_id_view: String(row?.wm_order_id_view),
        refund_id: id,
        notify_type: "apply",
        reason: "商品破损",
      });
    },
    refOf: (what, id) => (what === "orders" ? { kind: "order", id } : { kind: "case", id, extra: { order: String(refunds.get(id)?.order_id ?? "1") } }),
  };
}

/** A number that is shown to people, which the calls about refunds want. */
const viewOf = (id: string): string => `9${id.slice(2)}`;

export function order(id: string, at: number, number: number): Thing {
  const sold = SOLD_AT.getTime() / SECOND;
  return {
    order_id: id,
    wm_order_id_view: viewOf(id),
    app_poi_code: STORE,
    day_seq: number,
    status: 2,
    ctime: number === 1 ? sold : at,
    utime: at,
    order_receive_time: sold + 27,
    delivery_time: 0,
    total: 118.0,
    original_price: 134.0,
    shipping_fee: 6.0,
    package_bag_money: 0,
    package_bag_money_yuan: "0",
    pay_type: 2,
    pick_type: 0,
    recipient_name: "王(女士)",
    recipient_phone: "13900000000_4321",
    recipient_address: "某小区3号楼@#上海市浦东新区某路",
    caution: "",
    incmp_code: 0,
    detail: [
      {
        app_food_code: "MILK-250",
        food_name: "纯牛奶250ml",
        sku_id: "M250-12",
        upc: "6900000000001",
        quantity: 2,
        price: 64,
        box_num: 0,
        box_price: 0,
        unit: "盒",
      },
    ],
    extras: [{ act_detail_id: 901, type: 2, remark: "满100减16", reduce_fee: 16, mt_charge: 6, poi_charge: 10 }],
  };
}

export function refund(of: { id: string; order: string; at: number }): Thing {
  return {
    refund_id: of.id,
    order_id: of.order,
    wm_order_id_view: viewOf(of.order),
    refund_type: 2,
    service_type: 2,
    status: 1,
    res_type: 0,
    is_appeal: 0,
    apply_type: 1,
    apply_reason: "商品破损",
    money: 59.0,
    ctime: SOLD_AT.getTime() / SECOND,
    utime: of.at,
    pictures: "https://img.example/1.jpg,https://img.example/2.jpg",
    wmAppRetailForOrderPartRefundList: [{ app_food_code: "MILK-250", sku_id: "M250-12", count: 1, refund_price: 59 }],
  };
}
