/** A shop that lives by the clock: what comes of each ten minutes follows from their number alone, so that nothing has to be kept between two starts. */
import type { SimClock } from "../engine/clock.ts";
import { type Happening, type Life, openLife } from "../engine/life.ts";
import { unitOf } from "../engine/rng.ts";
import type { ElemeItem, ElemeLedger, ElemeOrder } from "./ledger.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SLOT = 10 * MINUTE;
/** How much has happened before anybody looks. */
const BEFORE = 30 * HOUR;

const GOODS: readonly Omit<ElemeItem, "quantity">[] = [
  { skuId: 200_000_000_001, name: "演示鲜牛奶-950ml", price: 1_790, code: "MILK-950" },
  { skuId: 200_000_000_002, name: "演示全麦面包", price: 1_280, code: "BREAD-W" },
  { skuId: 200_000_000_003, name: "演示冰鲜草莓-300g", price: 2_990, code: "BERRY-300" },
  { skuId: 200_000_000_004, name: "演示矿泉水-6瓶", price: 1_350, code: "WATER-6" },
];

/** Opens the shop's life by this clock. */
export function elemeLife(real: SimClock): Life<ElemeLedger> {
  return openLife(real, { slotMs: SLOT, beforeMs: BEFORE, begins: buyingIn, pass: (ledger) => ledger.pass() });
}

/** Somebody buys in this slot, and what follows from it. */
function buyingIn(ledger: ElemeLedger, slot: number, later: (next: Happening) => void): Happening {
  const draw = (what: string): number => unitOf(`eleme:${slot}:${what}`);
  const at = slot * SLOT + Math.floor(draw("minute") * 9) * MINUTE;
  const [first = GOODS[0], second = GOODS[1]] = ["first", "second"].map((what) => GOODS[Math.floor(draw(what) * GOODS.length)]);
  const items = [first, ...(draw("two") < 0.4 && second !== first ? [second] : [])].flatMap((good) =>
    good ? [{ ...good, quantity: 1 + Math.floor(draw(good.code) * 2) }] : [],
  );
  return {
    at,
    happen: () => {
      const order = ledger.sell({ items, daySn: slot % 144, wholeAt: draw("load") < 0.05 ? at + 40_000 : 0 });
      later({ at: at + 2 * MINUTE, happen: () => onward({ ledger, order, at: at + 2 * MINUTE, draw, later }) });
    },
  };
}

interface Way {
  ledger: ElemeLedger;
  order: ElemeOrder;
  at: number;
  draw(what: string): number;
  later(next: Happening): void;
}

/** It is accepted and goes out; some buyers cancel, others come back to it when it is done. */
function onward({ ledger, order, at, draw, later }: Way): void {
  if (order.status !== "unprocessed") return;
  ledger.accept(order);
  const wish = draw("wish");
  if (wish < 0.03) later({ at: at + 30_000, happen: () => void ledger.cancelAtOnce(order) });
  const isOn = (): boolean => order.status === "valid";
  const step = (minutes: number, happen: () => void): void => later({ at: at + minutes * MINUTE, happen: () => void (isOn() && happen()) });
  if (wish > 0.03 && wish < 0.1) step(4, () => void ledger.ask(order, { reason: "不想要了" }));
  step(9, () => ledger.rider(order, "atShop"));
  step(12, () => ledger.rider(order, "picked"));
  step(32, () => ledger.rider(order, "delivered"));
  step(45, () => ledger.settle(order));
  const [item] = order.items;
  if (wish > 0.9 && item)
    later({
      at: at + 80 * MINUTE,
      happen: () => {
        if (order.status === "settled") ledger.ask(order, { reason: "少送了一件", goods: [{ name: item.name, quantity: 1, price: item.price }] });
      },
    });
}
