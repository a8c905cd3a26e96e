import { createCipheriv, createHash, createHmac } from "node:crypto";
import { type FakeChannel, NOW, SECOND, SOLD_AT } from "./fake.ts";
import { type Received, serve, type Trouble, withBigNumbers } from "./server.ts";

type Thing = Record<string, unknown>;
type Params = Record<string, unknown>;

export interface FakeKuaishou extends FakeChannel {
  orders: Map<string, Thing>;
  refunds: Map<string, Thing>;
  /** Calls by method, in order; ids as text. */
  asked: { method: string; params: Params }[];
  /** Bodies of the calls for tokens. */
  grants: Record<string, string>[];
  /** Looks at every call before it is answered; may change the shop, or answer in its place. */
  before(hook: (method: string, params: Params) => unknown): void;
  /** A push that brings this text, wrapped as the platform does. */
  wrapped(text: string): { headers: Record<string, string>; body: string };
}

const APP = "ks7000000000000001";
const APP_SECRET = "app-secret";
const SIGN_SECRET = "sign-secret";
const TOKEN = "token-of-shop";
const MESSAGE_KEY = "MDEyMzQ1Njc4OWFiY2RlZg==";
const DAY = 24 * 3600 * SECOND;
/** Ids that are numbers on the wire. */
const IDS = ["oid", "refundId", "orderId", "itemId", "skuId", "bizId"];

const problem = (result: number, error_msg: string) => ({ result, error_msg, code: String(result), msg: error_msg });
const fine = (data: unknown) => ({ result: 1, error_msg: "success", data });
const TROUBLES: Partial<Record<Trouble, unknown>> = { throttle: problem(1016, "请求过于频繁"), expired: problem(24, "access_token 已过期") };
const GONE = problem(10001, "单据不存在");

/** The rule as the sheet puts it. */
function verified(sent: Record<string, string>): boolean {
  const keys = Object.keys(sent).filter((key) => key !== "sign");
  keys.sort((left, right) => (left < right ? -1 : 1));
  const text = `${keys.map((key) => `${key}=${sent[key]}`).join("&")}&signSecret=${SIGN_SECRET}`;
  const expected =
    sent.signMethod === "HMAC_SHA256" ? createHmac("sha256", SIGN_SECRET).update(text).digest("base64") : createHash("md5").update(text).digest("hex");
  const skew = Math.abs(Number(sent.timestamp) - NOW.getTime());
  return expected === sent.sign && skew <= 600 * SECOND && sent.appkey === APP && sent.access_token === TOKEN && sent.version === "1";
}

export function wrap(text: string, key = MESSAGE_KEY): string {
  const cipher = createCipheriv("aes-128-cbc", Buffer.from(key, "base64"), Buffer.alloc(16));
  return Buffer.concat([cipher.update(text, "utf8"), cipher.final()]).toString("base64");
}

export async function fakeKuaishou(): Promise<FakeKuaishou> {
  const orders: FakeKuaishou["orders"] = new Map();
  const refunds: FakeKuaishou["refunds"] = new Map();
  const asked: FakeKuaishou["asked"] = [];
  const grants: FakeKuaishou["grants"] = [];
  const troubles: Trouble[] = [];
  let bad = 0;
  let reads = 0;
  let hook: (method: string, params: Params) => unknown = () => undefined;
  let pending: Trouble | undefined;

  const pageOf = (rows: Thing[], params: Params, longest: number) => {
    const [from, to] = [Number(params.beginTime), Number(params.endTime)];
    if (!(to > from) || to - from > longest || from < NOW.getTime() - 90 * DAY || params.queryType !== 2) return null;
    const timeOf = (row: Thing): number => Number((row.orderBaseInfo as Thing | undefined)?.updateTime ?? row.updateTime);
    const inside = rows.filter((row) => timeOf(row) >= from && timeOf(row) <= to).sort((left, right) => timeOf(left) - timeOf(right));
    if (params.sort !== 2) inside.reverse();
    const start = Number(params.cursor || params.pcursor || 0);
    const size = Number(params.pageSize);
    return { rows: inside.slice(start, start + size), next: start + size < inside.length ? String(start + size) : "nomore", total: inside.length };
  };
  /** Cipher text is another one at each reading. */
  const shown = (order: Thing): Thing => {
    reads += 1;
    const address = Object.entries((order.orderAddress ?? {}) as Thing).map(([key, value]) => [
      key,
      key.startsWith("encrypted") && value !== "" ? `${value}${reads}` : value,
    ]);
    return { ...order, orderAddress: Object.fromEntries(address) };
  };

  const reading: Record<string, (params: Params) => unknown> = {
    "open.order.cursor.list": (params) => {
      const found = pageOf([...orders.values()], params, 7 * DAY);
      if (!found || Number(params.pageSize) > 50) return problem(10002, "查询时间跨度不能超过7天");
      // Notes are in the detail alone.
      return fine({ cursor: found.next, pageSize: params.pageSize, orderList: found.rows.map((row) => shown({ ...row, orderNote: undefined })) });
    },
    "open.order.detail": ({ oid }) => {
      const order = orders.get(String(oid));
      return order ? fine(shown(order)) : GONE;
    },
    "open.seller.order.refund.pcursor.list": (params) => {
      const found = pageOf([...refunds.values()], params, DAY);
      if (!found || Number(params.pageSize) > 100) return problem(10002, "查询时间跨度不能超过1天");
      return fine({ pcursor: found.next, totalSize: found.total, refundOrderInfoList: found.rows.map((row) => ({ ...row, pictures: undefined })) });
    },
    "open.seller.order.refund.detail": ({ refundId }) => (refunds.has(String(refundId)) ? fine(refunds.get(String(refundId))) : GONE),
    "open.refund.reject.reason": () =>
      fine([
        { code: 8, desc: "已与买家协商一致", tip: "", requiredRejectDesc: true, requiredRejectImage: false },
        { code: 12, desc: "商品无质量问题", tip: "请上传商品检测照片", requiredRejectDesc: true, requiredRejectImage: true },
      ]),
  };
  const writing: Record<string, (params: Params) => unknown> = {
    "open.refund.reject": (params) => {
      const row = refunds.get(String(params.refundId));
      if (!row) return GONE;
      return String(row.updateTime) === String(params.refundVersion) ? fine(true) : problem(10003, "售后单版本已过期，请刷新后重试");
    },
    "open.seller.order.refund.approve": () => fine(true),
    "open.seller.order.refund.returngoods.approve": () => fine(true),
    "open.seller.order.refund.confirm.receipt": () => fine(true),
    "open.seller.order.note.add": () => fine(true),
  };

  function tokens(received: Received): unknown {
    const grant = Object.fromEntries(new URLSearchParams(received.body));
    grants.push(grant);
    if (grant.app_id !== APP || grant.app_secret !== APP_SECRET) return { result: 100200101, error_msg: "app_secret 错误" };
    const isGood = grant.grant_type === "code" ? grant.code === "code-1" : grant.refresh_token === "refresh-1";
    if (!isGood) return { result: 100200103, error_msg: "code 或 refresh_token 无效" };
    return { result: 1, access_token: TOKEN, expires_in: 172800, refresh_token: "refresh-2", refresh_token_expires_in: 15552000, open_id: "o1", scopes: [] };
  }

  function answer(received: Received): string {
    if (received.path.startsWith("/oauth2/")) return JSON.stringify(pending ? TROUBLES[pending] : tokens(received));
    // Reads come in the address, writes in the body.
    const isRead = received.body === "";
    const sent = Object.fromEntries(isRead ? received.query : new URLSearchParams(received.body));
    const { method = "", param = "{}" } = sent;
    // As text, since a double would not keep them; they come as numbers.
    const params = JSON.parse(param.replace(/"(oid|refundId|orderId|addressId|refundVersion)":(\d+)/g, '"$1":"$2"')) as Params;
    const isQuoted = /"(oid|refundId|orderId|refundVersion)":"/.test(param);
    asked.push({ method, params });
    const answers = isRead ? reading : writing;
    if (received.path !== `/${method.split(".").join("/")}` || !verified(sent) || isQuoted || !(method in answers)) bad += 1;
    if (pending) return JSON.stringify(TROUBLES[pending]);
    return withBigNumbers(hook(method, params) ?? answers[method]?.(params) ?? problem(11, "method 不存在"), IDS);
  }

  const server = await serve(answer, () => {
    pending = troubles.shift();
    return pending;
  });
  const wrapped: FakeKuaishou["wrapped"] = (text) => ({ headers: { "content-type": "text/plain" }, body: wrap(text) });
  return {
    server,
    orders,
    refunds,
    asked,
    grants,
    wrapped,
    before: (next) => {
      hook = next;
    },
    settings: { appKey: APP, returnAddressId: "5001" },
    secrets: { appSecret: APP_SECRET, signSecret: SIGN_SECRET, messageKey: MESSAGE_KEY, accessToken: TOKEN },
    pushesAreSealed: true,
    badSignatures: () => bad,
    next: (...more) => troubles.push(...more),
    fill: (what, count) =>
      Array.from({ length: count }, () => {
        const nth = what === "orders" ? orders.size : refunds.size;
        const at = SOLD_AT.getTime() + nth * SECOND;
        // Beyond what a double counts exactly.
        const id = String((what === "orders" ? 9107600000000001n : 9107690000000001n) + BigInt(nth));
        if (what === "orders") orders.set(id, order(id, at));
        if (what === "cases") refunds.set(id, refund(id, at));
        return id;
      }),
    setStatus: (status) => {
      for (const one of orders.values()) (one.orderBaseInfo as Thing).status = status;
      for (const one of refunds.values()) one.status = status;
    },
    push: (_, id) => {
      const info = JSON.stringify({ orderId: "9107600000000001", refundId: id, handlingWay: 1, status: 11, updateTime: NOW.getTime() });
      const message = { eventId: "e-1", msgId: "1", bizId: id, userId: 2, openId: "o1", appKey: APP, event: "kwaishop_aftersales_updateRefund", status: 1 };
      return wrapped(withBigNumbers({ ...message, info, createTime: NOW.getTime(), updateTime: NOW.getTime(), test: false }, IDS));
    },
    refOf: (what, id) => (what === "orders" ? { kind: "order", id } : { kind: "case", id }),
  };
}

export function order(oid: string, at: number): Thing {
  const sold = SOLD_AT.getTime();
  return {
    orderBaseInfo: {
      oid,
      status: 30,
      createTime: sold,
      payTime: sold + 27 * SECOND,
      sendTime: 0,
      recvTime: 0,
      updateTime: at,
      expressFee: 600,
      discountFee: 1600,
      totalFee: 11800,
      payType: 1,
      remark: "",
      buyerOpenId: "buyer-1",
      buyerNick: "k**1",
      validPromiseShipmentTimeStamp: sold + 2 * DAY,
      disableDeliveryReasonCode: [],
    },
    orderItemInfo: { itemId: "20000000000001", itemTitle: "纯棉T恤", skuId: "30000000000001", skuDesc: "黑色,L", skuNick: "TS-BLK-L", num: 2, price: 6400 },
    subOrderList: [],
    orderRefundList: [],
    orderLogisticsInfo: [],
    orderNote: { orderNoteInfo: [] },
    orderAddress: {
      encryptedConsignee: "Zk9",
      desensitiseConsignee: "王*",
      encryptedMobile: "Zm8",
      desensitiseMobile: "138****0001",
      province: "四川省",
      city: "成都市",
      district: "武侯区",
      encryptedAddress: "Zn7",
      desensitiseAddress: "***",
    },
  };
}

export function refund(refundId: string, at: number): Thing {
  const sold = SOLD_AT.getTime();
  return {
    refundId,
    oid: String(9107600000000000n + (BigInt(refundId) % 100000n)),
    skuId: "30000000000001",
    itemId: "20000000000001",
    handlingWay: 1,
    status: 11,
    negotiateStatus: 1,
    refundFee: 5900,
    productNum: 1,
    refundReasonDesc: "质量问题",
    refundDesc: "开线了",
    receiptStatus: 2,
    buyerOpenId: "buyer-1",
    submitTime: sold,
    createTime: sold,
    updateTime: at,
    endTime: 0,
    expireTime: sold + 2 * DAY,
    pictures: "https://pic.example/1.jpg,https://pic.example/2.jpg",
  };
}
