import { createHash } from "node:crypto";
import { type FakeChannel, NOW, SECOND, SOLD_AT } from "./fake.ts";
import { type Received, serve, type Trouble, withBigNumbers } from "./server.ts";

type Params = Record<string, string>;
type Thing = Record<string, unknown>;

export interface FakePinduoduo extends FakeChannel {
  orders: Map<string, Thing>;
  /** List rows and details of after-sales, by id. */
  refunds: Map<string, { row: Thing; detail: Thing }>;
  /** Calls by type, in order. */
  asked: { type: string; params: Params }[];
  /** Looks at every call before it is answered; may change the shop, or answer in its place. */
  before(hook: (type: string, params: Params) => unknown): void;
}

const SECRET = "pdd-secret";
export const local = (at: number): string => new Date(at + 8 * 3600 * SECOND).toISOString().slice(0, 19).replace("T", " ");
const momentOf = (text: unknown): number => Date.parse(`${String(text).replace(" ", "T")}+08:00`) / SECOND;

/** The rule as the documents put it. */
function verified(params: Params): boolean {
  const keys = Object.keys(params).filter((key) => key !== "sign");
  keys.sort((left, right) => (left < right ? -1 : 1));
  const text = SECRET + keys.map((key) => `${key}${params[key]}`).join("") + SECRET;
  const skew = Math.abs(Number(params.timestamp) * SECOND - NOW.getTime());
  return createHash("md5").update(text, "utf8").digest("hex").toUpperCase() === params.sign && skew <= 600 * SECOND && params.client_id === "pddclient";
}

const problem = (error_code: number, error_msg: string) => ({ error_response: { error_code, error_msg, sub_code: null, sub_msg: error_msg, request_id: "1" } });
const TROUBLES: Partial<Record<Trouble, unknown>> = { throttle: problem(70031, "调用过于频繁，请调整调用频率"), expired: problem(10019, "access_token已过期") };
const GONE = problem(45001, "订单不存在或不属于该店铺");

function pageOf(rows: Thing[], params: Params, timeOf: (row: Thing) => unknown): { page: Thing[]; total: number } | null {
  const [from, to] = [Number(params.start_updated_at), Number(params.end_updated_at)];
  if (!(to > from) || to - from > 1800 || Number(params.page_size) > 100) return null;
  const inside = rows.filter((row) => momentOf(timeOf(row)) >= from && momentOf(timeOf(row)) <= to);
  inside.sort((left, right) => momentOf(timeOf(right)) - momentOf(timeOf(left)));
  const start = (Number(params.page) - 1) * Number(params.page_size);
  return { page: inside.slice(start, start + Number(params.page_size)), total: inside.length };
}

export async function fakePinduoduo(): Promise<FakePinduoduo> {
  const orders: FakePinduoduo["orders"] = new Map();
  const refunds: FakePinduoduo["refunds"] = new Map();
  const asked: FakePinduoduo["asked"] = [];
  const troubles: Trouble[] = [];
  let bad = 0;
  let sent = 0;
  let hook: (type: string, params: Params) => unknown = () => undefined;
  let pending: Trouble | undefined;

  const answers: Record<string, (params: Params) => unknown> = {
    "pdd.order.number.list.increment.get": (params) => {
      const found = pageOf([...orders.values()], params, (row) => row.updated_at);
      if (!found) return problem(50001, "时间跨度不能超过30分钟");
      const counted =
        params.use_has_next === "true" ? { has_next: found.total > Number(params.page) * Number(params.page_size) } : { total_count: found.total };
      return { order_sn_increment_get_response: { ...counted, order_sn_list: found.page } };
    },
    "pdd.order.information.get": ({ order_sn = "" }) => (orders.has(order_sn) ? { order_info_get_response: { order_info: orders.get(order_sn) } } : GONE),
    "pdd.refund.list.increment.get": (params) => {
      const rows = [...refunds.values()].map(({ row }) => row);
      if (params.order_sn) return { refund_increment_get_response: { total_count: 1, refund_list: rows.filter((row) => row.order_sn === params.order_sn) } };
      const found = pageOf(rows, params, (row) => row.updated_time);
      return found ? { refund_increment_get_response: { total_count: found.total, refund_list: found.page } } : problem(50001, "时间跨度不能超过30分钟");
    },
    "pdd.refund.information.get": ({ order_sn, after_sales_id = "" }) => {
      const refund = refunds.get(after_sales_id);
      return refund && refund.row.order_sn === order_sn ? refund.detail : GONE;
    },
    "pdd.refund.agree": ({ request = "{}" }) => ({ response: { result: { ...JSON.parse(request), succ: true, message: "退款操作成功" } } }),
    "pdd.refund.returngoods.agree": ({ request = "{}" }) => ({ response: { success: true, result: { ...JSON.parse(request), success: true, message: "" } } }),
    "pdd.order.note.update": () => ({ response: { success: true } }),
    "pdd.pmc.user.permit": () => ({ pmc_user_permit_response: { is_success: true } }),
  };

  function answer(received: Received): string {
    const params = Object.fromEntries(new URLSearchParams(received.body));
    const type = params.type ?? "";
    asked.push({ type, params });
    if (received.path !== "/api/router" || !verified(params)) bad += 1;
    if (pending) return JSON.stringify(TROUBLES[pending]);
    return withBigNumbers(hook(type, params) ?? answers[type]?.(params) ?? problem(10001, "type 不存在"), ["id", "goods_id", "sku_id"]);
  }

  const server = await serve(answer, () => {
    pending = troubles.shift();
    return pending;
  });
  return {
    server,
    orders,
    refunds,
    asked,
    before: (next) => {
      hook = next;
    },
    settings: { clientId: "pddclient" },
    secrets: { clientSecret: SECRET, accessToken: "token-of-shop" },
    badSignatures: () => bad,
    next: (...more) => troubles.push(...more),
    fill: (what, count) =>
      Array.from({ length: count }, () => {
        const nth = what === "orders" ? orders.size : refunds.size;
        const at = SOLD_AT.getTime() + nth * SECOND;
        const orderSn = `261120-${String(100000000000000 + nth)}`;
        if (what === "orders") orders.set(orderSn, order(orderSn, at));
        // Beyond what a double counts exactly.
        const id = String(9007199254740993n + BigInt(nth));
        if (what === "cases") refunds.set(id, { row: refundRow(id, at), detail: refundDetail(id) });
        return what === "orders" ? orderSn : id;
      }),
    setStatus: (status) => {
      for (const one of orders.values()) one.order_status = status;
      for (const { row, detail } of refunds.values())
        Object.assign(row, { after_sales_status: status }) && Object.assign(detail, { after_sales_status: status });
    },
    frame: (_, id) => {
      sent += 1;
      const content = JSON.stringify({
        mall_id: 171500001,
        tid: refunds.get(id)?.row.order_sn,
        refund_id: id,
        refund_fee: 5900,
        bill_type: 2,
        operation: 1000,
      });
      const message = { type: "pdd_refund_RefundCreated", mallID: 171500001, content: content.replace(`"${id}"`, id) };
      return withBigNumbers({ id: `80${id}`.slice(0, 18), commandType: "Common", sendTime: NOW.getTime() + sent, message }, ["id"]);
    },
    refOf: (what, id) => (what === "orders" ? { kind: "order", id } : { kind: "case", id, extra: { order: String(refunds.get(id)?.row.order_sn) } }),
  };
}

export function order(orderSn: string, at: number): Thing {
  return {
    order_sn: orderSn,
    order_status: 1,
    refund_status: 1,
    after_sales_status: 0,
    confirm_status: 1,
    group_status: 1,
    risk_control_status: 0,
    pay_amount: "118.00",
    goods_amount: "128.00",
    discount_amount: "16.00",
    platform_discount: "10.00",
    seller_discount: "6.00",
    postage: "6.00",
    created_time: local(SOLD_AT.getTime()),
    pay_time: local(SOLD_AT.getTime() + 27 * SECOND),
    confirm_time: local(SOLD_AT.getTime() + 28 * SECOND),
    last_ship_time: local(SOLD_AT.getTime() + 48 * 3600 * SECOND),
    updated_at: local(at),
    receiver_name: "~AgAAAABkv3IEGwHKfgAcZ0h~0~",
    receiver_name_mask: "张**",
    receiver_phone_mask: "138****0003",
    receiver_address_mask: "演示路****",
    province: "广东省",
    city: "深圳市",
    town: "南山区",
    tracking_number: "",
    logistics_id: 0,
    remark: "",
    item_list: [
      {
        goods_id: "863360001",
        sku_id: "13182330001",
        outer_id: "TS-BLK-L",
        goods_name: "纯棉T恤",
        goods_spec: "黑色,L",
        goods_price: "64.00",
        goods_count: 2,
      },
    ],
  };
}

export function refundRow(id: string, at: number): Thing {
  return {
    id,
    order_sn: `261120-${String(200000000000000n + BigInt(id))}`,
    after_sales_type: 3,
    after_sales_status: 3,
    after_sale_reason: "货物与描述不符",
    order_amount: "118.00",
    refund_amount: "59.00",
    discount_amount: "0.00",
    goods_id: "863360001",
    sku_id: "13182330001",
    goods_name: "纯棉T恤",
    goods_number: "1",
    goods_price: "64.00",
    confirm_time: local(SOLD_AT.getTime()),
    created_time: local(SOLD_AT.getTime()),
    updated_time: local(at),
    tracking_number: "",
    speed_refund_flag: 0,
    speed_refund_status: "0",
    dispute_refund_status: 0,
    user_shipping_status: "2",
  };
}

/** Flat, in fen, with numbers of its own for the kinds. */
export function refundDetail(id: string): Thing {
  return {
    id,
    after_sales_type: 2,
    after_sales_status: 3,
    after_sales_reason: "货物与描述不符",
    remark: "颜色发错",
    images: [],
    refund_amount: 5900,
    order_amount: 11800,
    discount_amount: 0,
    goods_price: 6400,
    goods_number: 1,
    shipping_status: 1,
    join_or_not: "0",
    dispute_refund_status: 0,
    expire_time: SOLD_AT.getTime() / SECOND + 48 * 3600,
    recreated_at: SOLD_AT.getTime() / SECOND,
  };
}
