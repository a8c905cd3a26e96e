/** Stores that live by the clock: what comes of each ten minutes follows from their number alone, so that nothing has to be kept between two starts. */
import type { SimClock } from "../engine/clock.ts";
import { type Happening, type Life, openLife } from "../engine/life.ts";
import { unitOf } from "../engine/rng.ts";
import type { MtLedger } from "./ledger.ts";
import type { MtLine, MtOrder } from "./types.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SLOT = 10 * MINUTE;
/** How much has happened before anybody looks. */
const BEFORE = 30 * HOUR;

const GOODS: readonly MtLine[] = [
  { code: "MILK-250", sku: "M250-12", name: "演示纯牛奶250ml", upc: "6900000000001", quantity: 2, price: 2_390, boxNum: 0, boxPrice: 0 },
  { code: "EGG-30", sku: "E30", name: "演示鲜鸡蛋30枚", upc: "6900000000002", quantity: 1, price: 2_980, boxNum: 0, boxPrice: 0 },
  { code: "BERRY-125", sku: "B125", name: "演示蓝莓125克", upc: "6900000000003", quantity: 3, price: 1_290, boxNum: 1, boxPrice: 100 },
  { code: "SHRIMP-500", sku: "S500", name: "演示鲜活基围虾500克", upc: "6900000000004", quantity: 1, price: 6_900, boxNum: 1, boxPrice: 150 },
];
const REASONS = ["商品破损", "缺斤少两", "不新鲜", "少送商品"] as const;

/** Opens the shop's life by this clock. */
export function meituanLife(real: SimClock): Life<MtLedger> {
  return openLife(real, { slotMs: SLOT, beforeMs: BEFORE, begins: buyingIn, pass: (ledger) => ledger.pass() });
}

/** Somebody buys in this slot. */
function buyingIn(ledger: MtLedger, slot: number, later: (next: Happening) => void): Happening {
  const draw = (what: string): number => unitOf(`mt:${slot}:${what}`);
  const at = slot * SLOT + Math.floor(draw("minute") * 8) * MINUTE;
  return {
    at,
    happen: () => {
      const first = Math.floor(draw("good") * GOODS.length);
      const lines = GOODS.filter((_, nth) => nth === first || (nth === (first + 1) % GOODS.length && draw("second") < 0.4));
      const store = ledger.stores[Math.floor(draw("store") * ledger.stores.length)]?.code ?? "";
      const order = ledger.sell({ store, lines: lines.map((line) => ({ ...line })), discount: draw("discount") < 0.5 ? 500 : 0 });
      if (draw("changed") < 0.04) later({ at: at + MINUTE, happen: () => ledger.cancel(order, { code: 1_102, reason: "用户取消", by: 1 }) });
      else delivering({ ledger, order, draw, later, at });
    },
  };
}

/** The rider's way, and what some buyers come back with. */
function delivering(of: { ledger: MtLedger; order: MtOrder; draw(what: string): number; later(next: Happening): void; at: number }): void {
  const { ledger, order, draw, later, at } = of;
  const way = 10 + Math.floor(draw("way") * 25);
  const steps: readonly (readonly [number, () => void])[] = [
    [1, () => ledger.accept(order)],
    [3, () => ledger.ride(order, 10)],
    [8, () => ledger.ride(order, 20)],
    [8 + way, () => ledger.ride(order, 40)],
    [90, () => (order.status === 9 ? undefined : ledger.finish(order))],
  ];
  for (const [minutes, happen] of steps) later({ at: at + minutes * MINUTE, happen });
  if (draw("wish") > 0.12) return;
  const line = order.lines[0];
  const reason = REASONS[Math.floor(draw("reason") * REASONS.length)] ?? REASONS[0];
  later({
    at: at + (way + 20) * MINUTE,
    happen: () => {
      if (order.status === 9 || !line) return;
      const isWhole = draw("whole") < 0.25;
      const part = { type: 2, money: line.price, parts: [{ sku: line.sku, code: line.code, count: 1, price: line.price }] } as const;
      ledger.ask(order, { reason, ...(isWhole ? {} : { ...part, parts: [...part.parts] }) });
    },
  });
}
