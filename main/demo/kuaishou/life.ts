import type { SimClock } from "../engine/clock.ts";
import type { Life } from "../engine/life.ts";
import { openParcelLife } from "../engine/parcel-life.ts";
import type { KsLedger } from "./ledger.ts";
import type { KsOrder, KsSale } from "./types.ts";

const openOf = (ledger: KsLedger, order: KsOrder, statuses: readonly number[]): KsSale | undefined =>
  [...ledger.sales.values()].find((sale) => sale.order === order && statuses.includes(sale.status));

/** Opens the shop's life by this clock. */
export function ksLife(real: SimClock): Life<KsLedger> {
  return openParcelLife<KsLedger, KsOrder>(real, {
    name: "kuaishou",
    sell: (ledger, { good, quantity }) =>
      ledger.sell({ item: { skuId: 30_000_000_000_000 + good.sku, title: good.name, code: good.code, price: good.price, quantity } }),
    ship: (ledger, order) => {
      if (!openOf(ledger, order, [10, 20, 50])) ledger.ship(order);
    },
    finish: (ledger, order) => {
      ledger.sign(order);
      ledger.finish(order);
    },
    ask: (ledger, order, wish) => {
      if (wish === "before-shipping" && order.status === 30) ledger.ask(order, { way: 10 });
      if (wish === "money-only" && order.status === 40) ledger.ask(order, { way: 10, reason: "未收到货", received: 1 });
      if (wish === "return" && order.status === 40) ledger.ask(order, { way: 1, reason: "质量问题", words: "杯口有裂" });
    },
    withdraw: (ledger, order) => {
      const sale = openOf(ledger, order, [10, 11]);
      if (sale) ledger.withdraw(sale);
    },
    sendBack: (ledger, order) => {
      const sale = openOf(ledger, order, [30]);
      if (sale) ledger.sendBack(sale);
    },
    pass: (ledger) => ledger.pass(),
  });
}
