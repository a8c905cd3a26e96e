/** A Pinduoduo shop: pushes over a connection, lists that show changes late. */
import type { PddOrder, PddRefund } from "../../../main/demo/pinduoduo/ledger.ts";
import { startPinduoduo } from "../../../main/demo/pinduoduo/server.ts";
import type { Part, PartWish, ToldShop } from "./part.ts";
import { Day, type Deeds } from "./plan.ts";
import { HANG_MS, paymentsOf, settingOf } from "./setting.ts";

const PRICES = [1_990, 2_590, 4_900, 3_290, 12_900, 29_900];
const CARRIERS = [
  { logisticsId: 44, prefix: "SF" },
  { logisticsId: 85, prefix: "YT" },
  { logisticsId: 384, prefix: "JT" },
] as const;
const RULES = {
  texts: ["goods_name", "remark", "buyer_memo", "receiver_phone_mask"],
  digits: ["outer_id", "goods_price", "tracking_number", "goods_number"],
  status: { id: "order_sn", field: "order_status", from: "1", to: "91" },
};
/** What may still be taken back, and what waits for the goods. */
const OPEN = new Set([2, 3]);
const WAITS_FOR_GOODS = 7;

/** Opens it. */
export async function pinduoduoPart(wish: PartWish): Promise<Part> {
  const { clock, faults, odd, plain } = settingOf(wish, RULES);
  const mallId = 171_500_100 + Number(/\d+$/.exec(wish.name)?.[0] ?? 0);
  // Each shop has an application of its own: whoever authorises both sees both.
  const keys = { clientId: `chaos-pdd-${wish.name}`, secret: `chaos-pdd-secret-${wish.name}`, mallId };
  const server = await startPinduoduo({ clock, faults, hangMs: HANG_MS, spoil: odd.spoil, ...keys });
  const { ledger, pmc } = server;
  const deeds: Deeds<PddOrder, PddRefund> = {
    pay: (nth) => ledger.sell({ goods: PRICES[nth % PRICES.length] ?? 1_990, discount: 200, count: 1, outerId: `PDD-${nth % PRICES.length}` }),
    ship: (order, nth) => {
      if (order.status !== 1 || ledger.refundStatus(order) > 1) return;
      const { logisticsId, prefix } = CARRIERS[nth % CARRIERS.length] ?? CARRIERS[0];
      ledger.ship(order, { logisticsId, tracking: `${prefix}${mallId}${String(nth).padStart(5, "0")}` });
    },
    receive: (order) => {
      if (order.status === 2) ledger.receive(order);
    },
    ask: (order, as) => ledger.ask(order, { kind: as === "return" && order.status === 3 ? 2 : 1 }),
    withdraw: (refund) => {
      if (OPEN.has(refund.status)) ledger.withdraw(refund);
    },
    sendBack: (refund, nth) => {
      if (refund.status === WAITS_FOR_GOODS) ledger.sendBack(refund, { tracking: `YT9${mallId}${String(nth).padStart(5, "0")}`, carrier: "圆通速递" });
    },
  };
  const day = new Day({ clock, deeds, wish });
  return {
    ...plain,
    shops: [
      {
        ...{ id: wish.name, channel: "pinduoduo", is: "shop", name: `演示拼多多店 ${wish.name}`, baseUrl: server.url },
        settings: { clientId: keys.clientId, mallId: String(mallId), returnAddressId: "1001", pushUrl: pmc.url },
        secrets: { clientSecret: keys.secret, accessToken: server.tokens.access, refreshToken: server.tokens.refresh },
      },
    ],
    advance: async (to) => {
      day.play(to);
      ledger.pass();
    },
    waiting: () => pmc.waiting(),
    told: () => [toldBy()],
    sold: () => [...ledger.orders.values()].map(({ sn, outerId, count }) => ({ number: sn, goods: [{ sku: outerId, quantity: count }] })),
    expire: server.expire,
    close: server.close,
  };

  function toldBy(): ToldShop {
    const { refunds, double, ofRefund, ofOrder } = paymentsOf(ledger.grants.map(({ refundId, sn, amount }) => ({ refund: refundId, order: sn, fen: amount })));
    const orders = [...ledger.orders.values()];
    return {
      shopId: wish.name,
      orders: orders.map((order) => ({
        id: order.sn,
        status: odd.word(order.sn, String(order.status)),
        paidFen: order.pay,
        refundedFen: ofOrder(order.sn),
        lines: null,
        waybills: order.tracking === "" ? [] : [order.tracking],
      })),
      cases: [...ledger.refunds.values()].map((refund) => ({
        id: String(refund.id),
        status: String(refund.status),
        amountFen: refund.amount,
        refundedFen: ofRefund(String(refund.id)),
      })),
      facts: [],
      refunds,
      double,
      over: orders.filter((order) => ofOrder(order.sn) > order.pay).map(({ sn }) => sn),
    };
  }
}
