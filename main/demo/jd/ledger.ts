import type { SimClock } from "../engine/clock.ts";
import { OFTEN, purchaseOf, SLOT_MS } from "./life.ts";
import type { Purchase } from "./types.ts";

/** How long before now somebody bought something first. */
const DAYS_BACK = 4;

/** How a shop lives, where it is not as the demonstration's does. */
export interface JdHabits {
  /** Share of minutes in which somebody buys. */
  often?: number;
  daysBack?: number;
  /** Nothing happens from then on, ms. */
  quietFrom?: number;
}

/** What the simulated shop has sold and paid back, as it stands now. */
export class JdLedger {
  readonly #clock: SimClock;
  readonly #life: { seed: string; often: number };
  readonly #quietFrom: number;
  /** The first minute of which it tells. */
  readonly #since: number;
  #kept: { now: number; told: Purchase } | null = null;

  constructor(of: { clock: SimClock; seed: string; habits?: JdHabits }) {
    const { often = OFTEN, daysBack = DAYS_BACK, quietFrom = Number.POSITIVE_INFINITY } = of.habits ?? {};
    this.#clock = of.clock;
    this.#life = { seed: of.seed, often };
    this.#quietFrom = quietFrom;
    this.#since = Math.floor(of.clock.now() / SLOT_MS) - (daysBack * 86_400_000) / SLOT_MS;
  }

  now(): number {
    return this.#clock.now();
  }

  /** Everything there is; of one second it is the same. */
  all(): Purchase {
    const now = Math.floor(Math.min(this.#clock.now(), this.#quietFrom) / 1_000) * 1_000;
    if (this.#kept?.now === now) return this.#kept.told;
    const told: Purchase = { orders: [], applications: [], services: [], refunds: [] };
    for (let slot = this.#since; slot * SLOT_MS <= now; slot += 1) {
      const purchase = purchaseOf(this.#life, slot, now);
      if (!purchase) continue;
      told.orders.push(...purchase.orders);
      told.applications.push(...purchase.applications);
      told.services.push(...purchase.services);
      told.refunds.push(...purchase.refunds);
    }
    this.#kept = { now, told };
    return told;
  }

  /** Fen that went back to buyers, each once, whichever record tells of it. */
  paidBack(): number {
    const { applications, refunds } = this.all();
    const bySlot = new Map(refunds.filter(({ status }) => status === 13).map(({ orderId, amount }) => [orderId, amount]));
    for (const { orderId, amount, status } of applications) if (status === 3) bySlot.set(orderId, Math.max(amount, bySlot.get(orderId) ?? 0));
    return [...bySlot.values()].reduce((sum, fen) => sum + fen, 0);
  }
}
