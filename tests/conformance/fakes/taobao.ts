import { createHash, createHmac } from "node:crypto";
import { type FakeChannel, NOW, SECOND, SOLD_AT } from "./fake.ts";
import { type Received, serve, type Trouble, withBigNumbers } from "./server.ts";

type Params = Record<string, string>;
type Thing = Record<string, unknown> & { modified: string };

export interface FakeTaobao extends FakeChannel {
  trades: Map<string, Thing>;
  refunds: Map<string, Thing>;
  messages: { id: string; topic: string; content: string }[];
  confirmed: string[];
  /** Calls by method name, in order. */
  asked: { method: string; params: Params }[];
  /** Looks at every call before it is answered; may change the shop, or answer in its place. */
  before(hook: (method: string, params: Params) => unknown): void;
}

const SECRET = "taobao-secret";
const BEIJING = 8 * 3600 * SECOND;
export const local = (at: number): string => new Date(at + BEIJING).toISOString().slice(0, 19).replace("T", " ");

/** The rule as the documents put it, for any of the three methods. */
function verified(params: Params): boolean {
  const text = Object.entries(params)
    .filter(([key]) => key !== "sign")
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flat()
    .join("");
  const expected =
    params.sign_method === "md5"
      ? createHash("md5").update(SECRET + text + SECRET)
      : createHmac(params.sign_method === "hmac" ? "md5" : "sha256", SECRET).update(text);
  const skew = Math.abs(Date.parse(`${params.timestamp?.replace(" ", "T")}+08:00`) - NOW.getTime());
  return expected.digest("hex").toUpperCase() === params.sign && skew <= 600 * SECOND;
}

const TROUBLES: Partial<Record<Trouble, unknown>> = {
  throttle: { code: 7, msg: "App Call Limited", sub_code: "accesscontrol.limited-by-api-access-count", sub_msg: "This ban will last for 3 more seconds" },
  expired: { code: 27, msg: "Invalid session", sub_code: "invalid-sessionkey" },
};

export async function fakeTaobao(): Promise<FakeTaobao> {
  const trades = new Map<string, Thing>();
  const refunds = new Map<string, Thing>();
  const messages: FakeTaobao["messages"] = [];
  const confirmed: string[] = [];
  const asked: FakeTaobao["asked"] = [];
  const troubles: Trouble[] = [];
  let bad = 0;
  let hook: (method: string, params: Params) => unknown = () => undefined;
  let pending: Trouble | undefined;

  const list = (source: Map<string, Thing>, params: Params) => {
    const rows = [...source.values()]
      .filter((row) => row.modified >= (params.start_modified ?? "") && row.modified <= (params.end_modified ?? ""))
      .sort((left, right) => (left.modified < right.modified ? 1 : -1));
    const size = Number(params.page_size);
    const from = (Number(params.page_no) - 1) * size;
    const page = rows.slice(from, from + size);
    return { page, more: params.use_has_next === "true" ? { has_next: rows.length > from + size } : { total_results: rows.length } };
  };

  const answers: Record<string, (params: Params) => unknown> = {
    "taobao.trades.sold.increment.get": (params) => {
      const { page, more } = list(trades, params);
      return { trades_sold_increment_get_response: { ...more, ...(page.length ? { trades: { trade: page } } : {}) } };
    },
    "taobao.refunds.receive.get": (params) => {
      const { page, more } = list(refunds, params);
      return { refunds_receive_get_response: { ...more, ...(page.length ? { refunds: { refund: page.length === 1 ? page[0] : page } } : {}) } };
    },
    "taobao.trade.fullinfo.get": ({ tid = "" }) =>
      trades.has(tid) ? { trade_fullinfo_get_response: { request_id: String(asked.length), trade: trades.get(tid) } } : gone("isv.trade-not-exist"),
    "taobao.refund.get": ({ refund_id = "" }) =>
      refunds.has(refund_id)
        ? { refund_get_response: { request_id: String(asked.length), refund: refunds.get(refund_id) } }
        : gone("isv.refund-not-exist:refund not exist"),
    "taobao.refund.refusereason.get": () => ({
      refund_refusereason_get_response: {
        has_next: false,
        reasons: {
          reason: [
            { reason_id: 11, reason_text: "物流正常派送中" },
            { reason_id: 12, reason_text: "" },
          ],
        },
      },
    }),
    "taobao.refund.refuse": ({ refund_id = "" }) => ({ refund_refuse_response: { is_success: true, refund: { refund_id } } }),
    "taobao.rp.returngoods.refuse": () => ({ rp_returngoods_refuse_response: { result: true } }),
    "taobao.tmc.messages.consume": () => ({ tmc_messages_consume_response: messages.length ? { messages: { tmc_message: messages } } : {} }),
    "taobao.tmc.messages.confirm": ({ s_message_ids = "" }) => {
      confirmed.push(...s_message_ids.split(","));
      return { tmc_messages_confirm_response: { is_success: true } };
    },
  };

  function answer(received: Received): string {
    const params = received.parts?.fields ?? Object.fromEntries(new URLSearchParams(received.body));
    const method = params.method ?? "";
    asked.push({ method, params });
    if (received.path !== "/router/rest" || !verified(params)) bad += 1;
    if (pending) return JSON.stringify({ error_response: TROUBLES[pending] });
    const body = hook(method, params) ?? answers[method]?.(params) ?? gone("isv.invalid-method");
    return withBigNumbers(body, ["tid", "oid", "num_iid"]);
  }

  const server = await serve(answer, () => {
    pending = troubles.shift();
    return pending;
  });
  return {
    server,
    trades,
    refunds,
    messages,
    confirmed,
    asked,
    before: (next) => {
      hook = next;
    },
    settings: { appKey: "12345678" },
    secrets: { appSecret: SECRET, session: "session-of-shop" },
    badSignatures: () => bad,
    next: (...more) => troubles.push(...more),
    fill: (what, count) =>
      Array.from({ length: count }, (_, index) => {
        const at = SOLD_AT.getTime() + index * SECOND;
        const tid = String(3811200045678900000n + BigInt(trades.size));
        if (what === "orders") trades.set(tid, trade(tid, at));
        const refundId = String(263000011122330000n + BigInt(refunds.size));
        if (what === "cases") refunds.set(refundId, refund(refundId, at));
        return what === "orders" ? tid : refundId;
      }),
    setStatus: (status) => {
      for (const thing of [...trades.values(), ...refunds.values()]) thing.status = status;
    },
    refOf: (what, id) => ({ kind: what === "orders" ? "order" : "case", id }),
  };
}

function gone(subCode: string): unknown {
  return { error_response: { code: 15, msg: "Remote service error", sub_code: subCode, sub_msg: "not exist" } };
}

export function trade(tid: string, at: number): Thing {
  return {
    tid,
    status: "WAIT_SELLER_SEND_GOODS",
    type: "fixed",
    payment: "118.00",
    total_fee: "128.00",
    discount_fee: "10.00",
    post_fee: "6.00",
    created: local(SOLD_AT.getTime()),
    pay_time: local(SOLD_AT.getTime() + 27 * SECOND),
    modified: local(at),
    buyer_nick: "t**1",
    buyer_open_uid: "AAEhx0T",
    receiver_name: "王**",
    receiver_mobile: "138****0001",
    receiver_state: "浙江省",
    receiver_city: "杭州市",
    receiver_district: "余杭区",
    orders: {
      order: [
        {
          oid: tid,
          num_iid: "701234567890",
          sku_id: "5012345678901",
          outer_sku_id: "TS-BLK-L",
          title: "纯棉T恤",
          sku_properties_name: "颜色:黑色;尺码:L",
          price: "64.00",
          num: 2,
          payment: "118.00",
          divide_order_fee: "112.00",
          refund_status: "NO_REFUND",
          status: "WAIT_SELLER_SEND_GOODS",
        },
      ],
    },
  };
}

export function refund(refundId: string, at: number): Thing {
  return {
    refund_id: refundId,
    tid: "3811200045678901234",
    oid: "3811200045679901234",
    status: "WAIT_SELLER_AGREE",
    order_status: "WAIT_BUYER_CONFIRM_GOODS",
    dispute_type: "REFUND_AND_RETURN",
    has_good_return: true,
    good_status: "BUYER_RECEIVED",
    refund_fee: "59.00",
    total_fee: "118.00",
    reason: "质量问题",
    desc: "领口开线",
    created: local(SOLD_AT.getTime()),
    modified: local(at),
    refund_phase: "onsale",
    refund_version: 1795435265000,
    cs_status: 1,
    refund_remind_timeout: { exist_timeout: true, remind_type: 1, timeout: local(SOLD_AT.getTime() + 48 * 3600 * SECOND) },
  };
}
