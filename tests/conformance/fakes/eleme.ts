import { createHash } from "node:crypto";
import { type FakeChannel, NOW, SECOND, SOLD_AT } from "./fake.ts";
import { type Received, serve, type Trouble, withBigNumbers } from "./server.ts";

export type Thing = Record<string, unknown>;
type Params = Record<string, unknown>;

export interface FakeEleme extends FakeChannel {
  orders: Map<string, Thing>;
  /** Cases by the number of their order. */
  refunds: Map<string, Thing>;
  /** Numbers of orders whose cancellation, or refund, waits for the seller. */
  waiting: { cancel: Set<string>; refund: Set<string> };
  /** Messages whose push failed. */
  failed: Thing[];
  /** Calls in order. */
  asked: { action: string; params: Params; token: string }[];
  /** Bodies of the calls for tokens, with the head that names the application. */
  grants: Record<string, string>[];
  /** Looks at every call before it is answered; may change the shop, or answer in its place. */
  before(hook: (action: string, params: Params) => unknown): void;
  /** A push of this type about this message, signed as the platform signs. */
  pushed(type: number | string, message: unknown, more?: Thing): { headers: Record<string, string>; body: string };
}

const APP = "elekey";
const SECRET = "elesecret";
const TOKEN = "token-of-shop";
export const SHOP = 300001;
const APP_ID = 1234;

const md5 = (text: string): string => createHash("md5").update(text, "utf8").digest("hex").toUpperCase();
const problem = (code: string, message: string) => ({ error: { code, message }, result: null });
const fine = (result: unknown) => ({ result, error: null });
const TROUBLES: Partial<Record<Trouble, unknown>> = {
  throttle: problem("EXCEED_LIMIT", "超出接口访问的频次限制"),
  expired: problem("UNAUTHORIZED", "token 无效"),
};
const GONE = problem("BIZ_ORDER_NOT_EXIST", "订单不存在");

interface Sent {
  nop: string;
  id: string;
  action: string;
  token: string;
  metas: { app_key: string; timestamp: number };
  params: Params;
  signature: string;
}

/** The rule as the sheet puts it. */
function verified({ nop, id, action, token, metas, params, signature }: Sent): boolean {
  const all = Object.entries({ ...params, ...metas });
  all.sort(([left], [right]) => (left < right ? -1 : 1));
  const text = all.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join("");
  const isFresh = Math.abs(metas.timestamp * SECOND - NOW.getTime()) <= 600 * SECOND;
  const wanted = action.startsWith("eleme.msgNew.") ? "" : TOKEN;
  const isNamed = nop === "1.0.0" && /^[0-9A-F]{32}\|\d{13}$/.test(id) && metas.app_key === APP && token === wanted;
  return signature === md5(action + token + text + SECRET) && isFresh && isNamed;
}

export async function fakeEleme(): Promise<FakeEleme> {
  const orders: FakeEleme["orders"] = new Map();
  const refunds: FakeEleme["refunds"] = new Map();
  const waiting: FakeEleme["waiting"] = { cancel: new Set(), refund: new Set() };
  const failed: Thing[] = [];
  const asked: FakeEleme["asked"] = [];
  const grants: FakeEleme["grants"] = [];
  const troubles: Trouble[] = [];
  const ids = new Set<string>();
  let bad = 0;
  let hook: (action: string, params: Params) => unknown = () => undefined;
  let pending: Trouble | undefined;

  const answers: Record<string, (params: Params) => unknown> = {
    "eleme.order.getOrder": ({ orderId }) => (orders.has(String(orderId)) ? fine(orders.get(String(orderId))) : GONE),
    "eleme.order.getAllOrders": ({ shopId, pageNo, pageSize, date }) => {
      const [page, size] = [Number(pageNo), Number(pageSize)];
      if (shopId !== SHOP || page < 1 || page > 100 || size < 1 || size > 50) return problem("VALIDATION_FAILED", "参数错误");
      const rows = [...orders.values()].filter((row) => String(row.createdAt).startsWith(String(date)) && !String(row.id).startsWith("9"));
      return fine({ list: rows.slice((page - 1) * size, page * size), total: rows.length });
    },
    "eleme.order.getRefundOrder": ({ orderId }) => (refunds.has(String(orderId)) ? fine(refunds.get(String(orderId))) : GONE),
    "eleme.order.getCancelOrders": () => fine([...waiting.cancel]),
    "eleme.order.getRefundOrders": () => fine([...waiting.refund]),
    "eleme.order.agreeRefundLite": () => fine(null),
    "eleme.order.disagreeRefundLite": () => fine(null),
    "eleme.msgNew.getPushFailMsg": () => fine(failed),
    "eleme.msgNew.confirmPullMsg": ({ msgConfirmRequest }) => {
      const done = (msgConfirmRequest as { requestIds: string[] }).requestIds;
      failed.splice(0, failed.length, ...failed.filter(({ requestId }) => !done.includes(String(requestId))));
      return fine(true);
    },
  };

  function tokens({ body, headers }: Received): unknown {
    const grant = Object.fromEntries(new URLSearchParams(body));
    grants.push({ ...grant, head: String(headers.authorization) });
    const name = Buffer.from(String(headers.authorization).replace("Basic ", ""), "base64").toString();
    if (name !== `${APP}:${SECRET}`) return { error: "invalid_client", error_description: "client is not valid" };
    if (grant.grant_type === "client_credentials") return { access_token: TOKEN, token_type: "Bearer", expires_in: 2592000 };
    const isGood = grant.grant_type === "authorization_code" ? grant.code === "code-1" : grant.refresh_token === "refresh-1" && grant.scope === "all";
    if (!isGood) return { error: "access_denied", error_description: "授权已取消" };
    return { access_token: TOKEN, token_type: "Bearer", expires_in: 2592000, refresh_token: "refresh-2" };
  }

  function answer(received: Received): string {
    if (received.path === "/token") return JSON.stringify(tokens(received));
    const sent = JSON.parse(received.body) as Sent;
    asked.push({ action: sent.action, params: sent.params, token: sent.token });
    if (received.path !== "/api/v1/" || !verified(sent) || ids.has(sent.id) || !(sent.action in answers)) bad += 1;
    ids.add(sent.id);
    const told = pending
      ? TROUBLES[pending]
      : (hook(sent.action, sent.params) ?? answers[sent.action]?.(sent.params) ?? problem("METHOD_NOT_ALLOWED", "无此接口"));
    return JSON.stringify({ id: sent.id, ...(told as object) });
  }

  const server = await serve(answer, () => {
    pending = troubles.shift();
    return pending;
  });
  let sent = 0;
  const pushed: FakeEleme["pushed"] = (type, message, more = {}) => {
    sent += 1;
    const requestId = `20000000000000${String(sent).padStart(4, "0")}`;
    const text = JSON.stringify(message);
    const told: Thing = {
      appId: APP_ID,
      message: text,
      requestId,
      shopId: SHOP,
      timestamp: NOW.getTime() + sent,
      type,
      userId: "5000000000000000001",
      ...more,
    };
    const plain = Object.keys(told).sort();
    const signature = md5(plain.map((key) => `${key}=${told[key]}`).join("") + SECRET);
    return { headers: { "content-type": "application/json" }, body: withBigNumbers({ ...told, signature }, ["userId"]) };
  };
  const now = NOW.getTime();
  return {
    server,
    orders,
    refunds,
    waiting,
    failed,
    asked,
    grants,
    pushed,
    before: (next) => {
      hook = next;
    },
    settings: { appKey: APP, shopId: String(SHOP), appId: String(APP_ID) },
    secrets: { appSecret: SECRET, accessToken: TOKEN },
    // What proves them stands in the body.
    pushesAreSealed: true,
    calledInPushes: (id) => id.split("-")[0] ?? "",
    // Neither is told: counted from when it was found among those that wait.
    caseTimes: { createdAt: NOW, deadlineAt: new Date(now + 15 * 60 * SECOND) },
    badSignatures: () => bad,
    next: (...more) => troubles.push(...more),
    fill: (what, count) =>
      Array.from({ length: count }, () => {
        const nth = what === "orders" ? orders.size : refunds.size;
        const id = String((what === "orders" ? 8000000000000000001n : 9000000000000000001n) + BigInt(nth));
        orders.set(id, order(id));
        if (what === "orders") return id;
        refunds.set(id, refund(id));
        waiting.cancel.add(id);
        return `${id}-${now / SECOND}`;
      }),
    setStatus: (status) => {
      for (const one of orders.values()) one.status = status;
      for (const one of refunds.values()) one.refundStatus = status;
    },
    push: (_, id) => {
      const [orderId] = id.split("-");
      return pushed("20", {
        orderId,
        refundStatus: "applied",
        reason: "不想要了",
        shopId: SHOP,
        goodsList: [],
        refundType: "normal",
        totalPrice: 59,
        updateTime: 1795137151,
      });
    },
    refOf: (what, id) => (what === "orders" ? { kind: "order", id } : { kind: "case", id }),
  };
}

const local = (at: number): string => new Date(at + 8 * 3600 * SECOND).toISOString().slice(0, 19);

export function order(id: string): Thing {
  const sold = SOLD_AT.getTime();
  return {
    id,
    orderId: id,
    openId: "own-1",
    shopId: SHOP,
    shopName: "演示小店",
    daySn: 17,
    status: "unprocessed",
    refundStatus: "noRefund",
    createdAt: local(sold),
    activeAt: local(sold + 27 * SECOND),
    deliverTime: null,
    book: false,
    totalPrice: 118,
    originalPrice: 134,
    deliverFee: 6,
    vipDeliveryFeeDiscount: 0,
    packageFee: 0,
    hongbao: 0,
    activityTotal: -16,
    onlinePaid: true,
    userId: 51000001,
    consignee: "王女士",
    phoneList: ["13900000000,4321"],
    secretPhoneExpireTime: local(sold + 3 * 3600 * SECOND),
    address: "某小区3号楼",
    deliveryPoiAddress: "某小区3号楼",
    deliveryGeo: "121.1,31.1",
    description: "不要辣",
    downgraded: false,
    groups: [
      {
        name: "1号篮子",
        type: "normal",
        items: [
          {
            id: 1,
            skuId: 200000000001,
            name: "纯棉T恤-黑色[L]",
            price: 64,
            quantity: 2,
            total: 128,
            newSpecs: [{ name: "颜色", value: "黑色" }],
            attributes: [],
            extendCode: "TS-BLK-L",
          },
        ],
      },
      { name: "其它费用", type: "extra", items: [{ id: -70000, skuId: -1, name: "餐盒", price: 0, quantity: 1, total: 0 }] },
    ],
  };
}

export function refund(orderId: string): Thing {
  return { orderId, refundStatus: "applied", refundType: "normal", totalPrice: 59, goodsList: [], applyRefundReason: "不想要了" };
}
