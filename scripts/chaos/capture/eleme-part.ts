/** An Ele.me shop: orders listed by the day alone, cases that have no number, and messages that failed and are kept for whoever asks. */
import type { ElemeCase, ElemeOrder } from "../../../main/demo/eleme/ledger.ts";
import { startEleme } from "../../../main/demo/eleme/server.ts";
import type { Part, PartWish, ToldShop } from "./part.ts";
import { Day, type Deeds } from "./plan.ts";
import { HANG_MS, settingOf } from "./setting.ts";

const PRICES = [1_790, 2_990, 4_500, 990];
/** An order that nobody accepts for five minutes is void. */
const ACCEPT_MS = 90_000;

/** Opens it. */
export async function elemePart(wish: PartWish): Promise<Part> {
  const { name } = wish;
  const { clock, faults, plain } = settingOf(wish);
  const server = await startEleme({ clock, faults, hangMs: HANG_MS, appKey: `chaos-${name}`, secret: `chaos-eleme-secret-${name}` });
  const { ledger, pushes, keys } = server;
  const deeds: Deeds<ElemeOrder, ElemeCase> = {
    pay: (nth) => {
      const price = PRICES[nth % PRICES.length] ?? 1_790;
      const order = ledger.sell({
        items: [{ skuId: 200_000_000_000 + (nth % 40), name: `演示鲜食${nth % 40}`, price, quantity: 2, code: `FRESH-${nth % 40}` }],
      });
      day.at(clock.now() + ACCEPT_MS, () => {
        if (order.status === "unprocessed") ledger.accept(order);
      });
      return order;
    },
    ship: (order) => {
      if (order.status === "valid" && order.case?.status !== "applied") ledger.rider(order, "picked");
    },
    receive: (order) => {
      if (order.status !== "valid" || order.case?.status === "applied") return;
      ledger.rider(order, "delivered");
      ledger.settle(order);
    },
    ask: (order) => ledger.ask(order, { reason: "商品与描述不符" }),
    withdraw: (asked) => {
      const order = ledger.orders.get(asked.orderId);
      if (order?.case === asked && asked.status === "applied") ledger.withdraw(order);
    },
    // What spoils is not sent back.
    sendBack: () => undefined,
  };
  const day = new Day({ clock, deeds, wish });

  const toldBy = (): ToldShop => {
    const orders = [...ledger.orders.values()];
    return {
      shopId: name,
      orders: orders.map((order) => ({ id: order.id, status: order.status, paidFen: order.paid, refundedFen: order.repaid, lines: null, waybills: [] })),
      cases: ledger.cases.map((asked) => ({
        id: `${asked.orderId}-`,
        begins: true,
        status: asked.status,
        amountFen: asked.amount,
        refundedFen: asked.status === "successful" ? asked.amount : 0,
      })),
      facts: [],
      refunds: ledger.grants.length,
      double: ledger.grants.filter(({ orderId }, at) => ledger.grants.findIndex((grant) => grant.orderId === orderId) !== at).map(({ orderId }) => orderId),
      over: orders.filter((order) => order.repaid > order.paid).map(({ id }) => id),
    };
  };

  return {
    ...plain,
    shops: [
      {
        ...{ id: name, channel: "eleme", is: "shop", name: `演示饿了么店 ${name}`, baseUrl: server.url },
        settings: { appKey: keys.appKey, shopId: String(keys.shopId), appId: String(keys.appId) },
        secrets: { appSecret: keys.secret },
      },
    ],
    begin: (hub) => {
      pushes.hook = `${hub.url}/hooks/eleme/${name}`;
    },
    advance: async (to) => {
      day.play(to);
      ledger.pass();
      await pushes.flush();
    },
    waiting: () => pushes.waiting() + pushes.failed.length,
    told: () => [toldBy()],
    expire: () => server.tokens.expire(),
    close: server.close,
  };
}
