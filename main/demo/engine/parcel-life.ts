/** The life of a shop that sends parcels: people buy, most are glad, some want their money, send back or change their mind. */
import type { SimClock } from "./clock.ts";
import { type Happening, type Life, openLife } from "./life.ts";
import { unitOf } from "./rng.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SLOT = 20 * MINUTE;
/** How much has happened before anybody looks. */
const BEFORE = 4 * DAY;

/** One of the goods of such a shop; price in fen. */
interface Good {
  sku: number;
  name: string;
  spec: string;
  code: string;
  price: number;
}

const GOODS: readonly Good[] = [
  { sku: 1, name: "演示台灯", spec: "白色", code: "LAMP-WH", price: 9_900 },
  { sku: 2, name: "演示陶瓷杯", spec: "青色 350ml", code: "CUP-350", price: 3_980 },
  { sku: 3, name: "演示棉麻抱枕", spec: "45cm", code: "PILLOW-45", price: 5_600 },
  { sku: 4, name: "演示香薰蜡烛", spec: "雪松", code: "CANDLE-C", price: 12_800 },
];

/** What a buyer wants once something is wrong. */
type Wish = "before-shipping" | "money-only" | "return";

/** What can happen to an order of this ledger; each gives nothing where it no longer can. */
export interface ParcelDeeds<Ledger, Order> {
  /** Name of the platform, by which chance is drawn. */
  name: string;
  sell(ledger: Ledger, of: { good: Good; quantity: number }): Order;
  ship(ledger: Ledger, order: Order): void;
  /** The buyer has it, and says so. */
  finish(ledger: Ledger, order: Order): void;
  ask(ledger: Ledger, order: Order, wish: Wish): void;
  withdraw(ledger: Ledger, order: Order): void;
  /** The buyer sends the goods back, where that was agreed to. */
  sendBack(ledger: Ledger, order: Order): void;
  pass(ledger: Ledger): void;
}

/** Opens such a life by this clock. */
export function openParcelLife<Ledger, Order>(real: SimClock, deeds: ParcelDeeds<Ledger, Order>): Life<Ledger> {
  return openLife<Ledger>(real, { slotMs: SLOT, beforeMs: BEFORE, pass: deeds.pass, begins: (ledger, slot, later) => buying({ ledger, slot, later, deeds }) });
}

interface Beginning<Ledger, Order> {
  ledger: Ledger;
  slot: number;
  later(next: Happening): void;
  deeds: ParcelDeeds<Ledger, Order>;
}

function buying<Ledger, Order>({ ledger, slot, later, deeds }: Beginning<Ledger, Order>): Happening {
  const draw = (what: string): number => unitOf(`${deeds.name}:${slot}:${what}`);
  const at = slot * SLOT + Math.floor(draw("minute") * 19) * MINUTE;
  const good = GOODS[Math.floor(draw("good") * GOODS.length)] ?? (GOODS[0] as Good);
  return {
    at,
    happen: () => {
      const order = deeds.sell(ledger, { good, quantity: 1 + Math.floor(draw("many") * 2) });
      const after = (ms: number, happen: () => void): void => later({ at: at + ms, happen });
      const wish = draw("wish");
      if (wish < 0.05) after(40 * MINUTE, () => deeds.ask(ledger, order, "before-shipping"));
      after((3 + Math.floor(draw("pack") * 12)) * HOUR, () => deeds.ship(ledger, order));
      if (wish > 0.95) after(30 * HOUR, () => deeds.ask(ledger, order, "money-only"));
      if (wish > 0.05 && wish < 0.13) after(46 * HOUR, () => deeds.ask(ledger, order, "return"));
      if (wish > 0.05 && wish < 0.07) after(50 * HOUR, () => deeds.withdraw(ledger, order));
      else after(60 * HOUR, () => deeds.sendBack(ledger, order));
      after(90 * HOUR, () => deeds.finish(ledger, order));
    },
  };
}
