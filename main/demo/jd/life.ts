/**
 * What buyers do at the simulated JD shop. A minute of the clock either has a purchase or not, and all that becomes of it is drawn from the
 * minute's number: a shop that is asked twice, or after a new start, tells the same, and nothing has to be kept.
 */
import { type Rng, seeded } from "../engine/rng.ts";
import { GOODS } from "../world/goods.ts";
import type { JdApplication, JdLine, JdOrder, JdRefund, JdService, Purchase } from "./types.ts";

export const SLOT_MS = 60_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Share of minutes with a purchase, where nobody says another. */
export const OFTEN = 0.3;

const REASONS = ["不想要了", "收货地址填错了", "商品降价", "重复下单", "发货太慢"];
const REMARKS = ["", "", "", "请尽快发货", "工作日送货", "送前打电话"];
/** JD's numbers for carriers, and how their waybills begin. */
const CARRIERS = [
  ["467", "SF"],
  ["1499", "78"],
  ["463", "YT"],
  ["2087", "JD"],
] as const;

/** The purchase of a minute as it stands `now`; `null` where nobody bought anything, or not yet. */
export function purchaseOf({ seed, often }: { seed: string; often: number }, slot: number, now: number): Purchase | null {
  const rng = seeded(`${seed}:jd:${slot}`);
  if (!rng.chance(often)) return null;
  const created = slot * SLOT_MS + rng.int(0, 50) * 1_000;
  if (created > now) return null;
  const plan = new Plan({ rng, slot, created, now });
  plan.run();
  return plan.told;
}

/** Lives through a purchase, up to now. */
class Plan {
  readonly told: Purchase;
  readonly #rng: Rng;
  readonly #now: number;
  readonly #slot: number;
  readonly #first: JdOrder;

  constructor(of: { rng: Rng; slot: number; created: number; now: number }) {
    this.#rng = of.rng;
    this.#now = of.now;
    this.#slot = of.slot;
    this.#first = firstOrder(of.rng, of.slot, of.created);
    this.told = { orders: [this.#first], applications: [], services: [], refunds: [] };
  }

  /** True when this moment has come; then the order is told to have changed. */
  #at(order: JdOrder, at: number): boolean {
    if (at > this.#now) return false;
    order.modified = Math.max(order.modified, at);
    return true;
  }

  run(): void {
    const rng = this.#rng;
    const order = this.#first;
    const fate = rng.unit();
    const wait = (low: number, high: number): number => rng.int(low, high) * 1_000;
    if (fate < 0.05) {
      const ended = order.created + 30 * MINUTE;
      if (this.#at(order, ended)) Object.assign(order, { state: "TRADE_CANCELED", ended });
      return;
    }
    const paid = order.created + wait(5, 120);
    if (!this.#at(order, paid)) return;
    Object.assign(order, { state: "WAIT_SELLER_STOCK_OUT", paid });
    if (fate < 0.14) this.#cancelled(order, paid + wait(60, 1_200));
    else if (fate > 0.96 && order.lines.length > 1) this.#split(order, paid + wait(60, 300));
    else this.#ship(order, { at: paid + wait(1_200, 5_400), draws: rng, returns: fate > 0.78 && fate <= 0.96 });
  }

  /** A refund before it left: the order is locked while the seller looks at it. */
  #cancelled(order: JdOrder, at: number): void {
    if (!this.#at(order, at)) return;
    const rng = this.#rng;
    const application: JdApplication = {
      id: `88${String(this.#slot)}`,
      orderId: order.id,
      applyTime: at,
      amount: paidFor(order),
      status: 0,
      checkTime: 0,
      reason: rng.pick(REASONS),
    };
    this.told.applications.push(application);
    order.state = "LOCKED";
    const decided = at + rng.int(10, 90) * MINUTE;
    if (rng.chance(0.2)) {
      // Withdrawn by the buyer: nobody has checked it, and no time says when.
      if (!this.#at(order, decided)) return;
      application.status = 11;
      order.state = "WAIT_SELLER_STOCK_OUT";
      this.#ship(order, { at: decided + HOUR, draws: rng, returns: false });
      return;
    }
    if (!this.#at(order, decided)) return;
    Object.assign(application, { status: 1, checkTime: decided });
    const out = decided + rng.int(5, 25) * MINUTE;
    if (!this.#at(order, out)) return;
    application.status = 3;
    Object.assign(order, { state: "TRADE_CANCELED", ended: out });
  }

  /** Goods of two warehouses become two orders; the first is told to be closed. */
  #split(order: JdOrder, at: number): void {
    if (!this.#at(order, at)) return;
    Object.assign(order, { state: "PARENT_TRADE_CANCELED", ended: at });
    order.lines.forEach((line, index) => {
      const child: JdOrder = {
        ...order,
        id: String(BigInt(order.id) + BigInt(index + 1)),
        parentId: order.id,
        state: "WAIT_SELLER_STOCK_OUT",
        lines: [line],
        off: index === 0 ? order.off : 0,
        freight: index === 0 ? order.freight : 0,
        ended: 0,
        parcels: [],
      };
      this.told.orders.push(child);
      this.#ship(child, { at: at + this.#rng.int(30, 90) * MINUTE, draws: this.#rng, returns: false });
    });
  }

  #ship(order: JdOrder, of: { at: number; draws: Rng; returns: boolean }): void {
    const { draws } = of;
    const [carrier, head] = draws.pick(CARRIERS);
    const parts = draws.chance(0.06) ? 2 : 1;
    const finished = of.at + draws.int(26, 50) * HOUR;
    if (!this.#at(order, of.at)) return;
    order.left = of.at;
    order.state = "WAIT_GOODS_RECEIVE_CONFIRM";
    order.parcels = Array.from({ length: parts }, (_, part) => ({ carrier, waybill: `${head}${order.id}${part || ""}`, at: of.at + part * 600_000 }));
    if (of.returns) this.#returned(order, of.at + draws.int(10, 24) * HOUR);
    if (this.#at(order, finished)) Object.assign(order, { state: "FINISHED_L", ended: finished });
  }

  /** After receipt: a service order, and for a return the money after it is done. */
  #returned(order: JdOrder, at: number): void {
    const [line] = order.lines;
    if (at > this.#now || !line) return;
    const rng = this.#rng;
    const expect = rng.pick([10, 10, 10, 11, 20, 80]);
    const service: JdService = {
      id: `20${String(this.#slot)}`,
      orderId: order.id,
      applyTime: at,
      updated: at,
      expect,
      status: 10_001,
      line,
      amount: Math.min(line.price * line.quantity - line.off, paidFor(order) - order.freight),
    };
    this.told.services.push(service);
    const steps: [hours: number, status: number][] =
      expect === 10
        ? [
            [1, 10_005],
            [14, 10_007],
            [16, 10_041],
            [17, 10_010],
          ]
        : expect === 11
          ? [
              [1, 10_041],
              [2, 10_010],
            ]
          : [
              [1, 10_005],
              [14, 10_007],
              [18, 10_010],
            ];
    for (const [hours, status] of steps) {
      const moved = at + hours * HOUR + rng.int(0, 40) * MINUTE;
      if (moved > this.#now) return;
      Object.assign(service, { status, updated: moved });
    }
    if (expect === 10 || expect === 11) this.#moneyOf(service);
  }

  /** The money comes after the service is done, and not always: its end proves nothing. Now and then the other record tells of the same money. */
  #moneyOf(service: JdService): void {
    const rng = this.#rng;
    const paid = rng.chance(0.85);
    const out = service.updated + rng.int(10, 120) * MINUTE;
    const isOut = paid && out <= this.#now;
    const refund: JdRefund = {
      id: `66${String(this.#slot)}`,
      orderId: service.orderId,
      serviceId: service.id,
      status: isOut ? 13 : 11,
      amount: service.amount,
      completed: isOut ? out : 0,
    };
    this.told.refunds.push(refund);
    if (!isOut || !rng.chance(0.15)) return;
    const { orderId, amount, applyTime } = service;
    this.told.applications.push({
      id: `88${String(this.#slot)}`,
      orderId,
      amount,
      applyTime: applyTime + HOUR,
      status: 3,
      checkTime: out,
      reason: "协商退货退款",
    });
  }
}

function firstOrder(rng: Rng, slot: number, created: number): JdOrder {
  const chosen = rng.shuffle(GOODS).slice(0, rng.chance(0.75) ? 1 : 2);
  const isOff = rng.chance(0.35);
  const lines: JdLine[] = chosen.map(({ sku, price }) => ({
    sku,
    quantity: rng.chance(0.9) ? 1 : 2,
    price,
    off: isOff ? Math.round((price * rng.int(3, 12)) / 100) : 0,
  }));
  return {
    // Twelve digits, three of which are left for orders it is split into.
    id: `3${String(slot % 100_000_000).padStart(8, "0")}000`,
    parentId: "0",
    buyer: rng.int(0, 400),
    state: "NOT_PAY",
    created,
    paid: 0,
    left: 0,
    ended: 0,
    modified: created,
    lines,
    off: rng.chance(0.15) ? 500 : 0,
    freight: rng.chance(0.1) ? 600 : 0,
    parcels: [],
    remark: rng.pick(REMARKS),
  };
}

/** What the buyer pays for an order, fen. */
export function paidFor(order: Pick<JdOrder, "lines" | "off" | "freight">): number {
  return Math.max(0, order.lines.reduce((sum, line) => sum + line.price * line.quantity - line.off, 0) - order.off) + order.freight;
}
