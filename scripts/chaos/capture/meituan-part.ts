/** An application's two stores at Meituan: a push to our door for each step, and no list of what changed. */
import { unitOf } from "../../../main/demo/engine/rng.ts";
import { startMeituan } from "../../../main/demo/meituan/server.ts";
import type { MtOrder, MtRefund, MtTopic } from "../../../main/demo/meituan/types.ts";
import type { LostPush, Part, PartWish, ToldShop } from "./part.ts";
import { Day, type Deeds } from "./plan.ts";
import { HANG_MS, paymentsOf, settingOf } from "./setting.ts";

const MINUTE = 60_000;
const PRICES = [2_390, 1_290, 6_900, 2_980];
const RULES = {
  texts: ["caution", "recipient_address", "package_bag_money_yuan"],
  digits: ["service_type", "logistics_code", "apply_op_user_type"],
};
const TOPICS: readonly MtTopic[] = ["paid", "accepted", "cancelled", "whole_refund", "part_refund", "refund_result", "delivery", "finished"];
/** Of those who ask, who ask for a part, and who want to send it back where the store takes it. */
const [PARTS, RETURNS] = [0.6, 0.5];

/** Opens it. What is bought there is at the door within the hour, and who has a reason asks before the order is done. */
export async function meituanPart(wish: PartWish): Promise<Part> {
  const { name, startMs, endMs, orders: count, cases } = wish;
  const { clock, faults, odd, plain } = settingOf(wish, RULES);
  const server = await startMeituan({
    clock,
    faults,
    hangMs: HANG_MS,
    spoil: odd.spoil,
    appId: `99${name.replace(/\D/g, "")}`,
    secret: `chaos-mt-secret-${name}`,
  });
  const { ledger, office, keys } = server;
  // A short day has shorter ways.
  const minute = (MINUTE * (endMs - startMs)) / (15 * 60 * MINUTE);
  const asks = (nth: number): boolean => Math.floor(((nth + 1) * cases) / Math.max(1, count)) > Math.floor((nth * cases) / Math.max(1, count));
  const deeds: Deeds<MtOrder, MtRefund> = {
    pay: (nth) => {
      const price = PRICES[nth % PRICES.length] ?? 2_390;
      const line = {
        code: `FRESH-${nth % 40}`,
        sku: `F${nth % 40}`,
        name: `演示鲜食${nth % 40}`,
        upc: "6900000000001",
        quantity: 2,
        price,
        boxNum: 0,
        boxPrice: 0,
      };
      const order = ledger.sell({ store: keys.stores[nth % keys.stores.length]?.code ?? "", lines: [line], discount: 0 });
      deliver(order);
      if (asks(nth)) later(20 + (nth % 7) * 9, () => ask(order, nth));
      return order;
    },
    // The platform's riders bring it.
    ship: () => undefined,
    receive: () => undefined,
    ask: (order) => ledger.ask(order),
    withdraw: () => undefined,
    sendBack: () => undefined,
  };
  const day = new Day({ clock, deeds, wish: { ...wish, cases: 0 } });

  function later(minutes: number, act: () => void): void {
    day.at(clock.now() + minutes * minute, act);
  }

  function deliver(order: MtOrder): void {
    const steps: readonly (readonly [number, () => void])[] = [
      [1, () => ledger.accept(order)],
      [4, () => ledger.ride(order, 10)],
      [10, () => ledger.ride(order, 20)],
      [40, () => ledger.ride(order, 40)],
      [90, () => ledger.finish(order)],
    ];
    for (const [minutes, act] of steps) later(minutes, () => (order.status === 9 ? undefined : act()));
  }

  function ask(order: MtOrder, nth: number): void {
    const [line] = order.lines;
    if (order.status === 9 || !line) return;
    const takesBack = keys.stores.find(({ code }) => code === order.store)?.takesBack === true;
    const isPart = unitOf(`${wish.seed}:${name}:${nth}:part`) < PARTS;
    const part = { type: 2 as const, money: line.price, parts: [{ sku: line.sku, code: line.code, count: 1, price: line.price }] };
    const service = takesBack ? (unitOf(`${wish.seed}:${name}:${nth}:return`) < RETURNS ? 2 : 1) : 0;
    const refund = ledger.ask(order, { ...(isPart ? part : {}), service });
    const waits = (): boolean => (service === 0 ? refund.res === 0 : refund.status === 1);
    if (nth % 7 === 3) later(6, () => (waits() ? ledger.withdraw(refund) : undefined));
    if (service !== 2) return;
    const number = `YT93${String(100_000_000 + nth)}`;
    later(60, () => (refund.status === 10 ? ledger.sendBack(refund, { company: "圆通", number }) : undefined));
  }

  return {
    ...plain,
    shops: [
      {
        ...{ id: name, channel: "meituan", is: "shop", name: `演示美团店 ${name}`, baseUrl: server.url },
        settings: { appId: keys.appId, appPoiCode: keys.stores.map(({ code }) => code).join(","), history_hours: "2" },
        secrets: { appSecret: keys.secret },
      },
    ],
    begin: (hub) => server.pushTo(Object.fromEntries(TOPICS.map((topic) => [topic, `${hub.url}/hooks/meituan/${name}`]))),
    advance: async (to) => {
      day.play(to);
      await server.goOn();
    },
    waiting: () => office.waiting(),
    told: () => [toldBy()],
    lost: () => office.lost.flatMap(lostOf),
    close: () => server.close(),
  };

  /** What a push would have told; of money that went back nothing tells but the push. */
  function lostOf({ news: { topic, order, refund }, at }: (typeof office.lost)[number]): LostPush[] {
    if (topic === "refund_result") return [];
    return [refund ? { what: "case", id: refund.id, at, shopId: name } : { what: "order", id: order.id, at, shopId: name }];
  }

  function toldBy(): ToldShop {
    const untold = new Set(office.lost.flatMap(({ news: { topic, refund } }) => (topic === "refund_result" && refund ? [refund.id] : [])));
    /** What went back, where it can be known: a whole refund's order is cancelled then, of a part the push alone tells. */
    const back = (refund: MtRefund): number | null => {
      if (refund.money_back !== "paid") return 0;
      const isShown = refund.type === 1 && ledger.orders.get(refund.order)?.status === 9;
      return untold.has(refund.id) && !isShown ? null : refund.money;
    };
    const orders = [...ledger.orders.values()];
    const { refunds, double, ofOrder } = paymentsOf(ledger.grants.map(({ refundId, order, amount }) => ({ refund: refundId, order, fen: amount })));
    return {
      shopId: name,
      orders: orders.map((order) => {
        const sums = ledger.refundsOf(order.id).map(back);
        const refundedFen = sums.includes(null) ? null : sums.reduce<number>((sum, fen) => sum + (fen ?? 0), 0);
        return { id: order.id, status: String(order.status), paidFen: order.pay, refundedFen, lines: null, waybills: [] };
      }),
      cases: [...ledger.refunds.values()].map((refund) => ({
        id: refund.id,
        status: String(refund.service === 0 ? refund.res : refund.status),
        amountFen: refund.money,
        refundedFen: back(refund),
      })),
      facts: [],
      refunds,
      double,
      over: orders.filter((order) => ofOrder(order.id) > order.pay).map(({ id }) => id),
    };
  }
}
