import { createCipheriv, createHash } from "node:crypto";
import { type FakeChannel, NOW, SECOND, SOLD_AT } from "./fake.ts";
import { type Received, serve, type Trouble } from "./server.ts";

type Thing = Record<string, unknown> & { update_time: number };
type Params = Record<string, unknown>;

export interface FakeWechat extends FakeChannel {
  orders: Map<string, Thing>;
  /** `after_sale_order` by id. */
  cases: Map<string, Thing>;
  complaints: Map<string, Params>;
  asked: { path: string; params: Params }[];
  before(hook: (path: string, params: Params) => unknown): void;
  /** A push that brings this message, wrapped and signed as WeChat does. */
  wrapped(message: unknown, more?: { appId?: string; xml?: boolean }): { headers: Record<string, string>; query: string; body: string };
}

const APP = "wx0000000000000001";
const SECRET = "wechat-secret";
const TOKEN = "fake-token";
const PUSH_TOKEN = "pushtoken";
const AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
const PAGE = 50;
const sold = SOLD_AT.getTime() / SECOND;
const now = NOW.getTime() / SECOND;

const TROUBLES: Partial<Record<Trouble, unknown>> = {
  throttle: { errcode: 45011, errmsg: "api minute-quota reach limit rid: 65f0" },
  expired: { errcode: 42001, errmsg: "access_token expired rid: 65f0" },
};

const sha1 = (parts: readonly string[]): string =>
  createHash("sha1")
    .update([...parts].sort().join(""))
    .digest("hex");

/** AES-256-CBC with padding to 32 bytes, by the vendor's words. */
function wrap(text: string, appId: string, random = "aaaabbbbccccdddd"): string {
  const key = Buffer.from(`${AES_KEY}=`, "base64");
  const content = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const plain = Buffer.concat([Buffer.from(random), length, content, Buffer.from(appId)]);
  const pad = 32 - (plain.length % 32);
  const cipher = createCipheriv("aes-256-cbc", key, key.subarray(0, 16));
  cipher.setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(pad, pad)])), cipher.final()]).toString("base64");
}

export async function fakeWechat(): Promise<FakeWechat> {
  const orders = new Map<string, Thing>();
  const cases = new Map<string, Thing>();
  const complaints = new Map<string, Params>();
  const asked: FakeWechat["asked"] = [];
  const troubles: Trouble[] = [];
  let bad = 0;
  let hook: (path: string, params: Params) => unknown = () => undefined;
  let pending: Trouble | undefined;

  const fine = (more: object = {}) => ({ errcode: 0, errmsg: "ok", ...more });
  const gone = (what: string) => ({ errcode: 10020064, errmsg: `${what} not exist` });
  const page = (source: Map<string, Thing>, { from, to, key }: { from: number; to: number; key: unknown }) => {
    const ids = [...source].filter(([, row]) => row.update_time >= from && row.update_time <= to).map(([id]) => id);
    const at = Number(key ?? 0);
    return { ids: ids.slice(at, at + PAGE), next_key: String(at + PAGE), has_more: at + PAGE < ids.length };
  };
  const answers: Record<string, (params: Params) => unknown> = {
    "/channels/ec/order/list/get": (params) => {
      const { start_time: from, end_time: to } = params.update_time_range as { start_time: number; end_time: number };
      const { ids, ...rest } = page(orders, { from, to, key: params.next_key });
      return fine({ order_id_list: ids, ...rest });
    },
    "/channels/ec/order/get": ({ order_id: id }) => (orders.has(String(id)) ? fine({ order: orders.get(String(id)) }) : gone("order")),
    "/channels/ec/aftersale/getaftersalelist": (params) => {
      const { ids, ...rest } = page(cases, { from: Number(params.begin_update_time), to: Number(params.end_update_time), key: params.next_key });
      return fine({ after_sale_order_id_list: ids, ...rest });
    },
    "/channels/ec/aftersale/getaftersaleorder": ({ after_sale_order_id: id }) =>
      cases.has(String(id)) ? fine({ after_sale_order: cases.get(String(id)) }) : gone("aftersale order"),
    "/channels/ec/aftersale/getcomplaintorder": ({ complaint_id: id }) => (complaints.has(String(id)) ? fine(complaints.get(String(id))) : gone("complaint")),
    "/channels/ec/aftersale/rejectreason/get": () =>
      fine({
        reject_reason: [
          { reject_reason_type: 1, reject_reason_type_text: "已与买家协商一致", reject_reason: "" },
          { reject_reason_type: 2, reject_reason_type_text: "商品无质量问题", reject_reason: "" },
        ],
      }),
  };

  function answer({ path, query, body }: Received): string {
    const params = body === "" ? {} : (JSON.parse(body) as Params);
    asked.push({ path, params });
    if (pending) return JSON.stringify(TROUBLES[pending]);
    const special = hook(path, params);
    if (special !== undefined) return JSON.stringify(special);
    if (path === "/cgi-bin/stable_token") {
      const isOurs = params.grant_type === "client_credential" && params.appid === APP && params.secret === SECRET;
      return JSON.stringify(isOurs ? { access_token: "fresh", expires_in: 7200 } : { errcode: 40001, errmsg: "invalid credential" });
    }
    if (query.get("access_token") !== TOKEN) {
      bad += 1;
      return JSON.stringify({ errcode: 40001, errmsg: "invalid credential, access_token is invalid or not latest" });
    }
    if (path === "/cgi-bin/media/upload") return JSON.stringify({ type: "image", media_id: `media-${asked.length}`, created_at: now });
    return JSON.stringify(answers[path]?.(params) ?? fine());
  }

  const server = await serve(answer, () => {
    pending = troubles.shift();
    return pending;
  });
  const wrapped: FakeWechat["wrapped"] = (message, { appId = APP, xml = false } = {}) => {
    const encrypted = wrap(typeof message === "string" ? message : JSON.stringify(message), appId);
    const [timestamp, nonce] = [String(now), "nonce1"];
    const query = new URLSearchParams({
      signature: sha1([PUSH_TOKEN, timestamp, nonce]),
      timestamp,
      nonce,
      openid: "oAAA0001",
      encrypt_type: "aes",
      msg_signature: sha1([PUSH_TOKEN, timestamp, nonce, encrypted]),
    });
    const body = xml
      ? `<xml><ToUserName><![CDATA[gh_a]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`
      : JSON.stringify({ Encrypt: encrypted, ToUserName: "gh_a" });
    return { headers: { "content-type": xml ? "text/xml" : "application/json" }, query: query.toString(), body };
  };
  return {
    server,
    orders,
    cases,
    complaints,
    asked,
    wrapped,
    before: (next) => {
      hook = next;
    },
    settings: { appId: APP, returnAddressId: "1001" },
    secrets: { appSecret: SECRET, pushToken: PUSH_TOKEN, encodingAesKey: AES_KEY },
    renewed: { accessToken: TOKEN },
    badSignatures: () => bad,
    next: (...more) => troubles.push(...more),
    fill: (what, count) =>
      Array.from({ length: count }, (_, index) => {
        const id = what === "orders" ? String(3_700_000_000_000_010_000n + BigInt(orders.size)) : String(2_000_000_000_001_000n + BigInt(cases.size));
        if (what === "orders") orders.set(id, order(id, sold + index));
        if (what === "cases") cases.set(id, saleRow(id, sold + index));
        return id;
      }),
    setStatus: (status) => {
      for (const one of orders.values()) one.status = Number(status);
      for (const one of cases.values()) one.status = status;
    },
    refOf: (what, id) => ({ kind: what === "orders" ? "order" : "case", id }),
    push: (_what, id) =>
      wrapped({
        ToUserName: "gh_a",
        FromUserName: "OpenID",
        CreateTime: sold,
        MsgType: "event",
        Event: "channels_ec_aftersale_update",
        finder_shop_aftersale_status: { after_sale_order_id: id, status: "MERCHANT_PROCESSING", order_id: "3700000000000000001" },
      }),
  };
}

export function order(id: string, updated: number): Thing {
  return {
    order_id: id,
    status: 20,
    openid: "oAAA0001",
    unionid: "",
    create_time: sold,
    update_time: updated,
    order_detail: {
      product_infos: [
        {
          product_id: "10000000000001",
          sku_id: "2000000001",
          sku_code: "LAMP-WH",
          title: "台灯",
          sku_attrs: [{ attr_key: "颜色", attr_value: "白" }],
          sku_cnt: 2,
          sale_price: 6400,
          market_price: 9900,
          real_price: 11200,
          on_aftersale_sku_cnt: 0,
          finish_aftersale_sku_cnt: 0,
          delivery_deadline: sold + 172_800,
        },
      ],
      pay_info: { prepay_id: "wx1", prepay_time: sold, pay_time: sold + 27, transaction_id: "42000001" },
      price_info: { product_price: 12800, order_price: 11800, freight: 600, discounted_price: 1600 },
      delivery_info: {
        address_info: {
          user_name: "陈*",
          province_name: "四川省",
          city_name: "成都市",
          county_name: "武侯区",
          detail_info: "****",
          tel_number: "138****0001",
          use_tel_number: 0,
        },
        delivery_product_info: [],
        ship_done_time: 0,
        deliver_method: 0,
      },
      ext_info: { customer_notes: "", merchant_notes: "", order_scene: 2 },
    },
    aftersale_detail: { on_aftersale_order_cnt: 0, aftersale_order_list: [] },
  };
}

/** Its deadline is 48 hours after the sale: at {@link NOW} so many seconds are left of it. */
export function saleRow(id: string, updated: number): Thing {
  return {
    after_sale_order_id: id,
    order_id: "3700000000000012345",
    status: "MERCHANT_PROCESSING",
    type: "RETURN",
    openid: "oAAA0001",
    product_info: { product_id: "10000000000001", sku_id: "2000000001", count: 1 },
    details: { desc: "有划痕", receive_product: true, media_id_list: ["m1"] },
    refund_info: { amount: 5900 },
    return_info: { waybill_id: "", delivery_id: "", delivery_name: "" },
    reason: "QUALITY_ISSUE",
    reason_text: "质量问题",
    create_time: sold,
    update_time: updated,
    complaint_id: "",
    deadline: sold + 172_800 - now,
  };
}
