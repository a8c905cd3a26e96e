import { createHash, createHmac } from "node:crypto";
import { type FakeChannel, NOW, SECOND, SOLD_AT } from "./fake.ts";
import { type Received, serve, type Trouble, withBigNumbers } from "./server.ts";

type Thing = Record<string, unknown> & { update_time: number };
type Params = Record<string, unknown>;

export interface FakeDouyin extends FakeChannel {
  orders: Map<string, Thing>;
  /** `aftersale_info` by id. */
  cases: Map<string, Thing>;
  asked: { method: string; params: Params }[];
  before(hook: (method: string, params: Params) => unknown): void;
  signed(body: string, method?: "md5" | "hmac-sha256"): { headers: Record<string, string>; body: string };
}

const KEY = "7000000000000000001";
const SECRET = "douyin-secret";
const sold = SOLD_AT.getTime() / SECOND;

function verified(received: Received): boolean {
  const { query, body, path } = received;
  const get = (key: string) => query.get(key) ?? "";
  const text = `${SECRET}app_key${get("app_key")}method${get("method")}param_json${body}timestamp${get("timestamp")}v${get("v")}${SECRET}`;
  const expected = get("sign_method") === "md5" ? createHash("md5").update(text) : createHmac("sha256", SECRET).update(text);
  const keys = Object.keys(JSON.parse(body) as Params);
  const canonical = JSON.stringify(JSON.parse(body)) === body && keys.join() === keys.toSorted().join();
  const fresh = get("timestamp") === String(NOW.getTime() / SECOND);
  return canonical && fresh && expected.digest("hex") === get("sign") && path === `/${get("method").replaceAll(".", "/")}`;
}

const TROUBLES: Partial<Record<Trouble, unknown>> = {
  throttle: { code: 60000, msg: "限流", sub_code: "isv.limit", sub_msg: "请求过于频繁" },
  expired: { code: 40003, msg: "token 过期", sub_code: "isv.access-token-expired", sub_msg: "access_token 已过期" },
};

export async function fakeDouyin(): Promise<FakeDouyin> {
  const orders = new Map<string, Thing>();
  const cases = new Map<string, Thing>();
  const asked: FakeDouyin["asked"] = [];
  const troubles: Trouble[] = [];
  let bad = 0;
  let hook: (method: string, params: Params) => unknown = () => undefined;
  let pending: Trouble | undefined;

  const pageOf = (source: Map<string, Thing>, params: Params, keys: { from: string; to: string }) => {
    const rows = [...source.values()]
      .filter((row) => row.update_time >= Number(params[keys.from] ?? 0) && row.update_time <= Number(params[keys.to] ?? Number.MAX_SAFE_INTEGER))
      .sort((left, right) => left.update_time - right.update_time);
    const at = Number(params.page) * Number(params.size);
    return { rows: rows.slice(at, at + Number(params.size)), total: rows.length };
  };
  const answers: Record<string, (params: Params) => unknown> = {
    "order.searchList": (params) => {
      const { rows, total } = pageOf(orders, params, { from: "update_time_start", to: "update_time_end" });
      return { page: params.page, size: params.size, total, shop_order_list: rows };
    },
    "order.orderDetail": (params) => ({ shop_order_detail: orders.get(String(params.shop_order_id)) ?? null }),
    "afterSale.List": (params) => {
      const one = params.aftersale_id === undefined ? cases : new Map([...cases].filter(([id]) => id === params.aftersale_id));
      const { rows, total } = pageOf(one, params, { from: "update_start_time", to: "update_end_time" });
      return { page: params.page, size: params.size, total, has_more: false, items: rows.map(caseRow) };
    },
    "afterSale.Detail": (params) => ({
      process_info: {
        after_sale_info: { after_sale_id: params.after_sale_id, reason_remark: "灯罩裂了", evidence: ["https://img.example/1.jpg"] },
        logistics_info: {},
      },
    }),
    "afterSale.rejectReasonCodeList": () => ({
      items: [
        { reject_reason_code: 7, reason: "商品影响二次销售", evidence_need: "Y", evidence_description: "破损处的照片", pkg: 1, order_type: -1 },
        { reject_reason_code: 8, reason: "已与买家协商一致", evidence_need: "N", evidence_description: "", pkg: -1, order_type: -1 },
      ],
    }),
    "afterSale.operate": (params) => ({
      items: (params.items as { aftersale_id: string }[]).map(({ aftersale_id }) => ({ aftersale_id, status_code: 0, status_msg: "success" })),
    }),
    "token.refresh": () => ({ access_token: "fresh", refresh_token: "fresh-refresh", expires_in: 604800 }),
  };

  function answer(received: Received): string {
    const method = received.query.get("method") ?? "";
    const params = JSON.parse(received.body) as Params;
    asked.push({ method, params });
    if (!verified(received)) bad += 1;
    if (pending) return JSON.stringify(TROUBLES[pending]);
    const special = hook(method, params);
    const body = special ?? { code: 10000, msg: "success", sub_code: "", sub_msg: "", log_id: String(asked.length), data: answers[method]?.(params) ?? null };
    return withBigNumbers(body, ["after_sale_id"]);
  }

  const server = await serve(answer, () => {
    pending = troubles.shift();
    return pending;
  });
  const signed: FakeDouyin["signed"] = (body, method = "md5") => {
    const text = KEY + body + SECRET;
    const sign = method === "md5" ? createHash("md5").update(text) : createHmac("sha256", SECRET).update(text);
    return { headers: { "app-id": KEY, "event-sign": sign.digest("hex"), "sign-method": method }, body };
  };
  return {
    server,
    orders,
    cases,
    asked,
    signed,
    before: (next) => {
      hook = next;
    },
    settings: { appKey: KEY },
    secrets: { appSecret: SECRET, accessToken: "token", refreshToken: "refresh" },
    badSignatures: () => bad,
    next: (...more) => troubles.push(...more),
    fill: (what, count) =>
      Array.from({ length: count }, (_, index) => {
        const id = what === "orders" ? String(6920000000000010000n + BigInt(orders.size)) : String(142000000000001000n + BigInt(cases.size));
        if (what === "orders") orders.set(id, order(id, sold + index));
        if (what === "cases") cases.set(id, caseInfo(id, sold + index));
        return id;
      }),
    setStatus: (status) => {
      for (const one of orders.values()) one.order_status = Number(status);
      for (const one of cases.values()) one.aftersale_status = Number(status);
    },
    refOf: (what, id) => ({ kind: what === "orders" ? "order" : "case", id }),
    push: (_what, id) => {
      const data = withBigNumbers({ aftersale_id: id, p_id: "6920000000000012345", shop_id: 45670001, update_time: sold }, ["aftersale_id", "p_id"]);
      return signed(JSON.stringify([{ tag: "200", msg_id: `${id}:200:${sold}:1`, data }]));
    },
  };
}

export function order(id: string, updated: number): Thing {
  return {
    order_id: id,
    shop_id: 45670001,
    order_status: 2,
    order_amount: 12800,
    pay_amount: 11800,
    post_amount: 600,
    create_time: sold,
    pay_time: sold + 27,
    update_time: updated,
    exp_ship_time: sold + 172800,
    ship_time: 0,
    finish_time: 0,
    buyer_words: "",
    doudian_open_id: "open-1",
    mask_post_receiver: "陈*",
    mask_post_tel: "1*********4",
    mask_post_addr: { province: { name: "四川省" }, city: { name: "成都市" }, town: { name: "武侯区" }, street: { name: "***" }, detail: "****" },
    logistics_info: [],
    sku_order_list: [
      {
        order_id: id,
        parent_order_id: id,
        sku_id: 1730000000000001,
        code: "LAMP-WH",
        product_name: "台灯",
        spec: [{ name: "颜色", value: "白" }],
        origin_amount: 6400,
        item_num: 2,
        pay_amount: 11800,
        post_amount: 600,
        after_sale_info: { after_sale_status: 0, after_sale_type: 0, refund_status: 0 },
      },
    ],
  };
}

export function caseInfo(id: string, updated: number): Thing {
  return {
    aftersale_id: id,
    aftersale_order_type: 1,
    aftersale_type: 0,
    aftersale_status: 6,
    related_id: "6920000000000012345",
    apply_time: sold,
    update_time: updated,
    status_deadline: sold + 172800,
    refund_amount: 5900,
    refund_post_amount: 0,
    arbitrate_status: 0,
    refund_status: 1,
    got_pkg: 1,
    return_logistics_code: "",
    reason_second_labels: [{ code: 1001, name: "商品破损" }],
  };
}

export function caseRow(info: Thing): unknown {
  return {
    aftersale_info: info,
    order_info: { shop_order_id: "6920000000000012345", related_order_info: [{ sku_order_id: "6920000000000012345", pay_amount: 8900 }] },
    text_part: { reason_text: "质量问题" },
  };
}
