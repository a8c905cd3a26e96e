import { seeded } from "../engine/rng.ts";
import type { SimEvent } from "../truth/events.ts";
import type { Ids } from "../truth/ids.ts";
import { type Lived, pickShape, planClaim, planQuestion, type Stage, talkBefore } from "./plan-claim.ts";
import { type OrderPlan, type PlanParts, planOrder } from "./plan-order.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What a day is made of. */
export interface DayWish {
  /** All orders, those of the days before included. */
  orders: number;
  /** All claims and questions, those that are open from before included. */
  cases: number;
  seed: string;
  ids: Ids;
  /** Buyers' words to use instead of the demonstration's own. */
  questions?: readonly string[];
  /** 09:00 Beijing time, ms. */
  startMs: number;
  /** How long the day is (15 h), and how fast things happen in it. */
  lengthMs?: number;
  pace?: number;
  /** Share of orders, and of cases, that are from before. */
  past?: { orders: number; cases: number; days: number };
}

/** A planned day: everything that will happen unless the seller acts, and when the day ends. */
export interface DayPlan {
  events: SimEvent[];
  endMs: number;
  /** Buyers who send things back again and again. */
  returners: number[];
}

const RETURNED = ["seven_day", "quality", "not_as_described"] as const;

/** Plans one business day; the same wish always gives the same plan. */
export function planDay(wish: DayWish): DayPlan {
  const parts: PlanParts = { rng: seeded(`${wish.seed}:day`), ids: wish.ids, seed: wish.seed, pace: wish.pace ?? 1 };
  const endMs = wish.startMs + (wish.lengthMs ?? 15 * HOUR);
  const past = wish.past ?? { orders: 0.5, cases: 0.2, days: 9 };
  const returners = Array.from({ length: Math.max(1, Math.floor(wish.cases / 60)) }, (_entry, index) => index);
  const plans = planOrders(parts, { wish, past, returners, endMs });
  const events = plans.flatMap((plan) => plan.events.filter((event) => event.at <= endMs));
  const desk = new CaseDesk(parts, plans);
  const words = wish.questions && wish.questions.length > 0 ? parts.rng.shuffle(wish.questions) : null;
  for (let index = 0; index < wish.cases; index += 1) {
    const isPast = index < Math.floor(wish.cases * past.cases);
    const at = isPast ? wish.startMs - parts.rng.int(MINUTE, 40 * HOUR) : wish.startMs + parts.rng.int(5 * MINUTE, endMs - wish.startMs - 20 * MINUTE);
    const isRepeat = index % 8 === 3;
    const planned = desk.plan({
      at,
      words: words?.[index % words.length],
      returner: isRepeat ? (returners[Math.floor(index / 8) % returners.length] ?? 0) : null,
    });
    events.push(...planned);
    const claim = planned.find((event) => event.type === "claim");
    if (isPast && claim?.type === "claim") events.push(...talkBefore(parts, claim.claim, wish.startMs));
    if (isPast && claim?.type === "claim" && parts.rng.chance(0.5)) {
      events.push({ at: Math.min(wish.startMs - MINUTE, at + parts.rng.int(10 * MINUTE, 20 * HOUR)), type: "agreed-before", claimId: claim.claim.id });
    }
  }
  return { events, endMs, returners };
}

function planOrders(parts: PlanParts, day: { wish: DayWish; past: { orders: number; days: number }; returners: number[]; endMs: number }): OrderPlan[] {
  const { rng } = parts;
  const { wish, past, returners } = day;
  const pastCount = Math.floor(wish.orders * past.orders);
  const buyers = Math.max(20, Math.ceil(wish.orders * 0.7));
  return Array.from({ length: wish.orders }, (_entry, index) => {
    const isPast = index < pastCount;
    const at = isPast ? wish.startMs - rng.int(10 * MINUTE, past.days * DAY) : wish.startMs + rng.int(0, day.endMs - wish.startMs - 30 * MINUTE);
    const isReturner = index % 12 === 5;
    const buyer = isReturner ? rng.pick(returners) : returners.length + rng.int(0, buyers);
    return planOrder(parts, { at, buyer });
  });
}

/** Finds orders that fit what a buyer wants to say; each line is claimed once. */
class CaseDesk {
  readonly #parts: PlanParts;
  readonly #plans: readonly OrderPlan[];
  readonly #used = new Set<string>();

  constructor(parts: PlanParts, plans: readonly OrderPlan[]) {
    this.#parts = parts;
    this.#plans = plans;
  }

  plan(want: { at: number; words?: string; returner: number | null }): SimEvent[] {
    const { rng } = this.#parts;
    if (this.#plans.length === 0) return [];
    const isQuestion = want.returner === null && rng.chance(0.22);
    const shape = pickShape(this.#parts, want.returner === null ? undefined : RETURNED);
    const found = isQuestion ? null : this.#find({ at: want.at, stage: shape.stage, buyer: want.returner });
    if (found) {
      this.#used.add(found.order.id);
      return planClaim(this.#parts, {
        order: found.order,
        shape,
        at: want.at,
        lived: livedWith(found, { at: want.at, stage: shape.stage }),
        words: want.words,
      });
    }
    const known = this.#some((plan) => plan.order.createdAt < want.at && plan.order.unusual !== "edited") ?? rng.pick(this.#plans);
    const at = Math.max(want.at, known.order.createdAt + MINUTE);
    const lived = livedWith(known, { at, stage: stageAt(known, at) });
    return [planQuestion(this.#parts, { order: known.order, at, lived, words: want.words })];
  }

  #find(want: { at: number; stage: Stage; buyer: number | null }): OrderPlan | null {
    const isFree = (plan: OrderPlan): boolean => !this.#used.has(plan.order.id) && fits(plan, want);
    if (want.buyer === null) return this.#some(isFree) ?? this.#plans.find(isFree) ?? null;
    const own = this.#plans.filter(
      (plan) => plan.order.buyer === want.buyer && !this.#used.has(plan.order.id) && plan.shipAt > 0 && plan.order.createdAt < want.at,
    );
    return own.find((plan) => fits(plan, want)) ?? own[0] ?? null;
  }

  #some(isFit: (plan: OrderPlan) => boolean): OrderPlan | null {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const plan = this.#parts.rng.pick(this.#plans);
      if (isFit(plan)) return plan;
    }
    return null;
  }
}

/** What the buyer will have lived through by then, if all goes as planned. */
export function livedWith(plan: OrderPlan, { at, stage }: { at: number; stage: Stage }): Lived {
  const { order, shipAt, signAt, route } = plan;
  const last = route.findLast((step) => shipAt + step.after <= at);
  const since = { unshipped: order.createdAt, ghost: shipAt, moving: shipAt + (last?.after ?? 0), signed: signAt }[stage];
  return { stage, since: Math.min(since, at), seenIn: stage === "moving" ? (last?.scan.city ?? "") : "" };
}

function stageAt(plan: OrderPlan, at: number): Stage {
  if (plan.shipAt === 0 || at < plan.shipAt) return "unshipped";
  if (plan.order.fate === "ghost") return "ghost";
  return plan.signAt > 0 && plan.signAt < at ? "signed" : "moving";
}

/** Whether an order is by then, as planned, where a buyer could say this. */
export function fits(plan: OrderPlan, want: { at: number; stage: Stage }): boolean {
  const { order, shipAt, signAt } = plan;
  if (shipAt === 0) return false;
  if (want.stage === "unshipped") return order.readyAt < want.at && want.at < shipAt;
  if (want.stage === "ghost") return order.fate === "ghost" && shipAt + 2 * HOUR < want.at;
  if (want.stage === "signed") return signAt > 0 && signAt < want.at;
  return order.fate !== "ghost" && shipAt + 6 * HOUR < want.at && (signAt === 0 || want.at < signAt);
}
