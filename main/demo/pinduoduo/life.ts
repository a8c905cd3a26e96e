/** A shop that lives by the clock: what comes of each quarter of an hour follows from its number alone, so that nothing has to be kept between two starts. */
import type { SimClock } from "../engine/clock.ts";
import { type Happening, type Life, openLife } from "../engine/life.ts";
import { unitOf } from "../engine/rng.ts";
import type { PddLedger, PddOrder, PddRefund } from "./ledger.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SLOT = 15 * MINUTE;
/** How much has happened before anybody looks. */
const BEFORE = 48 * HOUR;

const GOODS = [
  { title: "演示中筒袜3双", outerId: "SOCK-3P", price: 1_990, skuId: 13_182_330_001n },
  { title: "演示纯棉毛巾2条", outerId: "TOWEL-2", price: 2_590, skuId: 13_182_330_002n },
  { title: "演示保温杯500ml", outerId: "CUP-500", price: 4_900, skuId: 13_182_330_003n },
  { title: "演示抽纸30包", outerId: "TISSUE-30", price: 3_290, skuId: 13_182_330_004n },
] as const;
const CARRIERS = [
  { logisticsId: 44, prefix: "SF" },
  { logisticsId: 85, prefix: "YT" },
  { logisticsId: 384, prefix: "JT" },
] as const;

/** Opens the shop's life by this clock. */
export function pinduoduoLife(real: SimClock): Life<PddLedger> {
  return openLife(real, { slotMs: SLOT, beforeMs: BEFORE, begins: buyingIn });
}

/** Somebody buys in this slot, and what follows from it. */
function buyingIn(ledger: PddLedger, slot: number, later: (next: Happening) => void): Happening {
  const draw = (what: string): number => unitOf(`pdd:${slot}:${what}`);
  const at = slot * SLOT + Math.floor(draw("minute") * 12) * MINUTE;
  const good = GOODS[Math.floor(draw("good") * GOODS.length)] ?? GOODS[0];
  const count = draw("count") < 0.2 ? 2 : 1;
  const isGrouping = draw("group") < 0.06;
  const isRisky = draw("risk") < 0.04;
  return {
    at,
    happen: () => {
      const day = new Date(at + 8 * HOUR).toISOString().slice(2, 10).replaceAll("-", "");
      const { title, outerId, skuId, price } = good;
      const sn = `${day}-${String(600_000_000_000_000 + slot)}`;
      const goods = price * count;
      const order = ledger.sell({ sn, title, outerId, skuId, count, goods, discount: 200, group: isGrouping ? 0 : 1, risky: isRisky });
      if (isGrouping) later({ at: at + 9 * MINUTE, happen: () => ledger.formGroup(order) });
      if (isRisky) later({ at: at + 25 * MINUTE, happen: () => ledger.review(order, false) });
      if (draw("unshipped") < 0.08)
        later({ at: at + 40 * MINUTE, happen: () => void ledger.ask(order, claimOf(slot, { kind: 1, speedy: true, reason: "多拍、拍错、不想要" })) });
      else later({ at: at + Math.floor(3 * HOUR + draw("ship") * 5 * HOUR), happen: () => sending({ ledger, order, slot, later }) });
    },
  };
}

const claimOf = (slot: number, more: Partial<PddRefund>): Partial<PddRefund> => ({ id: 9_007_199_254_740_993n + BigInt(slot), ...more });

/** The order is sent; some buyers come back to it, others say that they have it. */
function sending({ ledger, order, slot, later }: { ledger: PddLedger; order: PddOrder; slot: number; later(next: Happening): void }): void {
  const draw = (what: string): number => unitOf(`pdd:${slot}:${what}`);
  const now = order.createdAt + Math.floor(3 * HOUR + draw("ship") * 5 * HOUR);
  const { logisticsId, prefix } = CARRIERS[Math.floor(draw("carrier") * CARRIERS.length)] ?? CARRIERS[0];
  ledger.ship(order, { logisticsId, tracking: `${prefix}${String(8_000_000_000_000 + slot)}` });
  const wish = draw("wish");
  if (wish < 0.08) later({ at: now + 8 * HOUR, happen: () => void ledger.ask(order, claimOf(slot, { kind: 1, reason: "快递一直未送达" })) });
  const receivedAt = now + Math.floor(20 * HOUR + draw("way") * 16 * HOUR);
  later({
    at: receivedAt,
    happen: () => {
      ledger.receive(order);
      if (wish < 0.08 || wish > 0.16) return;
      const refund = ledger.ask(order, claimOf(slot, { kind: 2, reason: "与商品描述不符" }));
      later({
        at: receivedAt + 30 * HOUR,
        happen: () => {
          if (refund.status === 7) ledger.sendBack(refund, { tracking: `YT${String(9_000_000_000_000 + slot)}`, carrier: "圆通速递" });
        },
      });
    },
  });
}
