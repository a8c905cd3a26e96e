import type { SimClock } from "../engine/clock.ts";
import type { Life } from "../engine/life.ts";
import { openParcelLife } from "../engine/parcel-life.ts";
import type { XhsLedger } from "./ledger.ts";
import type { XhsOrder, XhsSale } from "./types.ts";

const openOf = (ledger: XhsLedger, order: XhsOrder, status: number): XhsSale | undefined =>
  [...ledger.sales.values()].find((sale) => sale.order === order && sale.status === status);

/** Opens the shop's life by this clock. */
export function xhsLife(real: SimClock): Life<XhsLedger> {
  return openParcelLife<XhsLedger, XhsOrder>(real, {
    name: "xiaohongshu",
    sell: (ledger, { good, quantity }) => {
      const discounts = 1_500;
      const item = { skuId: `65f00000000000000000000${good.sku}`, name: good.name, spec: good.spec, code: good.code, quantity };
      return ledger.sell({ items: [{ ...item, paid: good.price * quantity - discounts }] });
    },
    ship: (ledger, order) => ledger.ship(order),
    finish: (ledger, order) => ledger.finish(order),
    ask: (ledger, order, wish) => {
      if (wish === "before-shipping" && order.status === 4) ledger.ask(order, { type: 5 });
      if (wish === "money-only" && order.status === 6) ledger.ask(order, { type: 4, reason: "未收到货", cargo: 1 });
      if (wish === "return" && order.status === 6) ledger.ask(order, { type: 1, reason: "商品与描述不符", words: "颜色和图片不一样", cargo: 2 });
    },
    withdraw: (ledger, order) => {
      const sale = openOf(ledger, order, 1);
      if (sale) ledger.withdraw(sale);
    },
    sendBack: (ledger, order) => {
      const sale = openOf(ledger, order, 2);
      if (sale) ledger.sendBack(sale);
    },
    pass: (ledger) => ledger.pass(),
  });
}
