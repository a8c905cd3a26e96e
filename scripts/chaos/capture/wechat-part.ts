/** A WeChat shop: pushes to our door, four tries each, and lists that name ids alone. */
import { type Listening, Sender } from "../../../main/demo/engine/http.ts";
import { buyerAsks, buyerPays, buyerReceives, buyerSendsBack, buyerWithdraws, deliver, shopShips } from "../../../main/demo/wechat/happen.ts";
import { serveWechat } from "../../../main/demo/wechat/server.ts";
import { openShop, type SimOrder, type SimSale, type WechatShop } from "../../../main/demo/wechat/shop.ts";
import type { LostPush, Part, PartWish, ToldShop } from "./part.ts";
import { Day, type Deeds } from "./plan.ts";
import { HANG_MS, paymentsOf, settingOf } from "./setting.ts";

const PRICES = [8_900, 3_900, 15_900, 25_900, 5_900];
const RULES = {
  texts: ["title", "customer_notes", "detail_info", "reason_text"],
  digits: ["product_id", "sku_id"],
  status: { id: "order_id", field: "status", from: "20", to: "25" },
};
type Told = Record<string, unknown>;

/** Opens it. */
export async function wechatPart(wish: PartWish): Promise<Part> {
  const { clock, faults, odd, plain } = settingOf(wish, RULES);
  const aesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
  const shop = openShop({ appId: `wxchaos${wish.name}`, appSecret: "chaos-wx-secret", pushToken: "chaospush", encodingAesKey: aesKey }, clock);
  const server: Listening = await serveWechat(shop, { faults, spoil: odd.spoil, hangMs: HANG_MS });
  const sender = new Sender();
  const lost: LostPush[] = [];
  let url = "";
  let nth = 0;
  let leaving: { told: Told; about: Omit<LostPush, "shopId"> }[] = [];

  const push = (about: Omit<LostPush, "shopId" | "at">, told: Told): void => {
    nth += 1;
    const message = { told, about: { ...about, at: clock.now() } };
    const fate = faults.push("wechatshop", `${nth}`, message.about);
    if (fate.fate === "drop") return;
    if ("ms" in fate) day.at(clock.now() + fate.ms, () => leaving.push(message));
    if (fate.fate !== "delay") leaving.push(message);
  };
  const ofOrder = (order: SimOrder, told: Told): void => push({ what: "order", id: order.order_id }, told);
  const ofSale = (sale: SimSale, told: Told): void => push({ what: "case", id: sale.after_sale_order_id }, told);
  const deeds: Deeds<SimOrder, SimSale> = {
    pay: (at) => {
      const { order, told } = buyerPays(shop, `oWX${wish.name}${at % 97}`, PRICES[at % PRICES.length] ?? 8_900);
      ofOrder(order, told);
      return order;
    },
    ship: (order, at) => {
      const isOpen = [...shop.sales.values()].some((sale) => sale.order_id === order.order_id && !sale.status.includes("CANCEL"));
      if (order.status === 20 && !isOpen)
        ofOrder(order, shopShips(shop, order, { delivery_id: "ZTO", waybill_id: `ZT${wish.name.replace(/\D/g, "")}${String(770_000_000 + at)}` }));
    },
    receive: (order) => {
      if (order.status === 30) ofOrder(order, buyerReceives(shop, order));
    },
    ask: (order, as) => {
      const amount =
        PRICES.find((price) => price === (order.body as { order_detail: { price_info: { order_price: number } } }).order_detail.price_info.order_price) ?? 0;
      const { sale, told } = buyerAsks(shop, order, {
        type: as === "return" && order.status === 100 ? "RETURN" : "REFUND",
        amount,
        desc: "与描述不符，想退款",
      });
      ofSale(sale, told);
      return sale;
    },
    withdraw: (sale) => {
      if (sale.status === "MERCHANT_PROCESSING") ofSale(sale, buyerWithdraws(shop, sale));
    },
    sendBack: (sale, at) => {
      const parcel = { waybill_id: `ZT9${wish.name.replace(/\D/g, "")}${String(880_000_000 + at)}`, delivery_id: "ZTO", delivery_name: "中通快递" };
      if (sale.status === "USER_WAIT_RETURN") ofSale(sale, buyerSendsBack(shop, sale, parcel));
    },
  };
  const day = new Day({ clock, deeds, wish });

  return {
    ...plain,
    shops: [
      {
        ...{ id: wish.name, channel: "wechatshop", is: "shop", name: `演示微信小店 ${wish.name}`, baseUrl: server.url },
        settings: { appId: shop.keys.appId, returnAddressId: "1001" },
        secrets: { appSecret: shop.keys.appSecret, pushToken: shop.keys.pushToken, encodingAesKey: aesKey },
      },
    ],
    begin: (hub) => {
      url = `${hub.url}/hooks/wechatshop/${wish.name}`;
    },
    advance: async (to) => {
      day.play(to);
      const now = leaving;
      leaving = [];
      for (const { told, about } of now) {
        // Four tries within some seconds, and then never again.
        if (!(await deliver(shop, { sender, url }, told))) lost.push({ ...about, shopId: wish.name });
      }
    },
    waiting: () => leaving.length,
    told: () => [toldBy(shop, wish.name, odd.word)],
    sold: () => [...shop.orders.keys()].map((number) => ({ number, goods: [{ sku: "LAMP-WH", quantity: 1 }] })),
    lost: () => [...lost, ...plain.lost()],
    close: async () => {
      sender.close();
      await server.close();
    },
  };
}

function toldBy(shop: WechatShop, shopId: string, word: (id: string, status: string) => string): ToldShop {
  const paid = shop.ledger.flatMap((entry) => (entry.what === "refunded" ? [entry] : []));
  const sales = [...shop.sales.values()];
  const orderOf = new Map(sales.map((sale) => [sale.after_sale_order_id, sale.order_id]));
  const { refunds, double, ofRefund, ofOrder } = paymentsOf(paid.map(({ sale, amount }) => ({ refund: sale, order: orderOf.get(sale) ?? "", fen: amount })));
  const priceOf = (order: SimOrder): number => (order.body as { order_detail: { price_info: { order_price: number } } }).order_detail.price_info.order_price;
  const parcelsOf = (order: SimOrder): { waybill_id: string }[] =>
    (order.body as { order_detail: { delivery_info: { delivery_product_info: { waybill_id: string }[] } } }).order_detail.delivery_info.delivery_product_info;
  const orders = [...shop.orders.values()];
  return {
    shopId,
    orders: orders.map((order) => ({
      id: order.order_id,
      status: word(order.order_id, String(order.status)),
      paidFen: priceOf(order),
      refundedFen: ofOrder(order.order_id),
      lines: null,
      waybills: parcelsOf(order).map((parcel) => parcel.waybill_id),
    })),
    cases: sales.map((sale) => ({
      id: sale.after_sale_order_id,
      status: sale.status,
      amountFen: sale.amount,
      refundedFen: ofRefund(sale.after_sale_order_id),
    })),
    facts: [],
    refunds,
    double,
    over: orders.filter((order) => ofOrder(order.order_id) > priceOf(order)).map(({ order_id }) => order_id),
  };
}
