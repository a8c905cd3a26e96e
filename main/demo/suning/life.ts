import type { SimClock } from "../engine/clock.ts";
import type { Life } from "../engine/life.ts";
import { openParcelLife } from "../engine/parcel-life.ts";
import type { SnLedger } from "./ledger.ts";
import type { SnOrder, SnSale } from "./types.ts";

const openOf = (ledger: SnLedger, order: SnOrder, statuses: readonly number[]): SnSale | undefined =>
  [...ledger.sales.values()].find((sale) => sale.order === order && statuses.includes(sale.status));

/** Opens the shop's life by this clock. */
export function snLife(real: SimClock): Life<SnLedger> {
  return openParcelLife<SnLedger, SnOrder>(real, {
    name: "suning",
    sell: (ledger, { good, quantity }) => ledger.sell([{ name: good.name, code: good.code, unit: good.price, quantity }]),
    ship: (ledger, order) => {
      if (!openOf(ledger, order, [1, 5, 6])) ledger.ship(order);
    },
    finish: (ledger, order) => ledger.finish(order),
    ask: (ledger, order, wish) => {
      if (wish === "before-shipping" && order.status === 10) ledger.ask(order);
      if (wish === "money-only" && order.status === 20) ledger.ask(order, { type: 3, isMoneyOnly: true, reason: "未收到货" });
      if (wish === "return" && order.status === 20) ledger.ask(order, { reason: "质量问题", words: "开关不灵", isOld: true });
    },
    withdraw: (ledger, order) => {
      const sale = openOf(ledger, order, [1]);
      if (sale) ledger.withdraw(sale);
    },
    sendBack: (ledger, order) => {
      const sale = openOf(ledger, order, [3]);
      if (sale) ledger.sendBack(sale);
    },
    pass: (ledger) => ledger.pass(),
  });
}
