/** What buyers do, each with how it is told to whoever is pushed to. */
import type { Sender } from "../engine/http.ts";
import { nowOf, type SimOrder, type SimSale, type WechatShop } from "./shop.ts";
import { allow } from "./talk.ts";
import { sha1Of, wrap } from "./wrap.ts";

/** A push as it goes over the line. */
interface Push {
  query: string;
  body: string;
  headers: Record<string, string>;
}

const ANSWER_S = 48 * 3600;

/** A message of the platform, wrapped and signed; each repeat is wrapped anew. */
function pushOf(shop: WechatShop, message: Record<string, unknown>): Push {
  const { pushToken } = shop.keys;
  const [timestamp, nonce] = [String(nowOf(shop)), String(1_000_000 + shop.numbered)];
  const encrypted = wrap(JSON.stringify(message), shop.keys);
  const query = new URLSearchParams({
    signature: sha1Of(pushToken, timestamp, nonce),
    timestamp,
    nonce,
    openid: String(message.FromUserName ?? ""),
    encrypt_type: "aes",
    msg_signature: sha1Of(pushToken, timestamp, nonce, encrypted),
  });
  return { query: query.toString(), body: JSON.stringify({ ToUserName: "gh_demo", Encrypt: encrypted }), headers: { "content-type": "application/json" } };
}

/** Pushes a message until it is answered with `success` or nothing, some times at most. @returns whether it was. */
export async function deliver(shop: WechatShop, to: { sender: Sender; url: string }, told: Record<string, unknown>): Promise<boolean> {
  for (let tries = 0; tries <= shop.settings.repeats; tries += 1) {
    const { query, body, headers } = pushOf(shop, told);
    const answer = await to.sender.post(`${to.url}?${query}`, { body, headers, timeoutMs: 5_000 });
    if (answer?.status === 200 && (answer.body === "success" || answer.body === "")) return true;
  }
  return false;
}

function message(shop: WechatShop, openid: string, body: Record<string, unknown>): Record<string, unknown> {
  return { ToUserName: "gh_demo", FromUserName: openid, CreateTime: nowOf(shop), ...body };
}

/** A buyer writes in the mini-program. */
export function buyerWrites(shop: WechatShop, openid: string, text: string): Record<string, unknown> {
  allow(shop, openid, "wrote");
  shop.numbered += 1;
  return message(shop, openid, { MsgType: "text", MsgId: String(24_000_000_000_000_000n + BigInt(shop.numbered)), Content: text });
}

/** A buyer comes in and says nothing yet. */
export function buyerEnters(shop: WechatShop, openid: string): Record<string, unknown> {
  allow(shop, openid, "entered");
  return message(shop, openid, { MsgType: "event", Event: "user_enter_tempsession", SessionFrom: "order" });
}

/** A buyer pays for one lamp. */
export function buyerPays(shop: WechatShop, openid: string, fen: number): { order: SimOrder; told: Record<string, unknown> } {
  const now = nowOf(shop);
  const id = String(3_700_000_000_000_000_000n + BigInt(shop.orders.size + 1));
  const line = {
    product_id: "10000000000001",
    sku_id: "2000000001",
    sku_code: "LAMP-WH",
    title: "台灯（演示）",
    sku_attrs: [{ attr_key: "颜色", attr_value: "白" }],
  };
  const order: SimOrder = {
    order_id: id,
    status: 20,
    openid,
    update_time: now,
    body: {
      create_time: now,
      order_detail: {
        product_infos: [{ ...line, sku_cnt: 1, sale_price: fen, market_price: fen, real_price: fen, delivery_deadline: now + ANSWER_S }],
        pay_info: { pay_time: now, transaction_id: `42${id}` },
        price_info: { product_price: fen, order_price: fen, freight: 0 },
        delivery_info: {
          address_info: {
            user_name: "演*",
            province_name: "浙江省",
            city_name: "杭州市",
            county_name: "演示区",
            detail_info: "****",
            tel_number: "129****0001",
            use_tel_number: 0,
          },
          delivery_product_info: [],
        },
        ext_info: { customer_notes: "", merchant_notes: "", order_scene: 2 },
      },
    },
  };
  shop.orders.set(id, order);
  return { order, told: message(shop, "OpenID", { MsgType: "event", Event: "channels_ec_order_pay", order_info: { order_id: id, pay_time: now } }) };
}

/** The shop sends an order away, in one parcel. */
export function shopShips(shop: WechatShop, order: SimOrder, parcel: { delivery_id: string; waybill_id: string }): Record<string, unknown> {
  const now = nowOf(shop);
  const detail = order.body.order_detail as { delivery_info: Record<string, unknown> };
  detail.delivery_info.delivery_product_info = [{ ...parcel, delivery_time: now, product_infos: [{ sku_id: "2000000001", product_cnt: 1 }] }];
  detail.delivery_info.ship_done_time = now;
  return orderTold(shop, order, { status: 30, event: "channels_ec_order_deliver" });
}

/** A buyer says that the goods are there. */
export function buyerReceives(shop: WechatShop, order: SimOrder): Record<string, unknown> {
  const detail = order.body.order_detail as { ext_info: Record<string, unknown> };
  detail.ext_info.confirm_receipt_time = nowOf(shop);
  return orderTold(shop, order, { status: 100, event: "channels_ec_order_confirm_receipt" });
}

/** A buyer takes an after-sale back. */
export function buyerWithdraws(shop: WechatShop, sale: SimSale): Record<string, unknown> {
  Object.assign(sale, { status: "USER_CANCELD", update_time: nowOf(shop), ends: 0 });
  return saleTold(shop, sale);
}

/** A buyer hands over to a carrier what goes back. */
export function buyerSendsBack(shop: WechatShop, sale: SimSale, parcel: SimSale["return_info"]): Record<string, unknown> {
  Object.assign(sale, { status: "MERCHANT_WAIT_RECEIPT", update_time: nowOf(shop), return_info: parcel });
  return saleTold(shop, sale);
}

function orderTold(shop: WechatShop, order: SimOrder, { status, event }: { status: number; event: string }): Record<string, unknown> {
  Object.assign(order, { status, update_time: nowOf(shop) });
  return message(shop, "OpenID", { MsgType: "event", Event: event, order_info: { order_id: order.order_id } });
}

/** A buyer wants money back for an order. */
export function buyerAsks(shop: WechatShop, order: SimOrder, of: Pick<SimSale, "type" | "amount" | "desc">): { sale: SimSale; told: Record<string, unknown> } {
  const now = nowOf(shop);
  const sale: SimSale = {
    ...of,
    after_sale_order_id: String(2_000_000_000_000_000n + BigInt(shop.sales.size + 1)),
    order_id: order.order_id,
    openid: order.openid,
    status: "MERCHANT_PROCESSING",
    sku_id: "2000000001",
    refund_reason: 0,
    reject_reason: "",
    complaint_id: "",
    create_time: now,
    update_time: now,
    ends: now + ANSWER_S,
    return_info: { waybill_id: "", delivery_id: "", delivery_name: "" },
  };
  shop.sales.set(sale.after_sale_order_id, sale);
  order.update_time = now;
  return { sale, told: saleTold(shop, sale) };
}

/** That an after-sale changed. */
function saleTold(shop: WechatShop, { after_sale_order_id, status, order_id }: SimSale): Record<string, unknown> {
  const body = { finder_shop_aftersale_status: { after_sale_order_id, status, order_id } };
  return message(shop, "OpenID", { MsgType: "event", Event: "channels_ec_aftersale_update", ...body });
}
