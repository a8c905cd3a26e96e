/** Plans one chapter of the past: orders, and in a story what its buyer lives through and what the shop's people will do about it. */

import { type ClaimShape, pickShape, planClaim, talkAfter } from "../day/plan-claim.ts";
import { fits, livedWith } from "../day/plan-day.ts";
import { type OrderPlan, type PlanParts, planOrder } from "../day/plan-order.ts";
import type { SimEvent } from "../truth/events.ts";
import type { SimClaim } from "../truth/types.ts";
import type { ChapterPlan } from "./outline.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** People who bought in these months; the first four hundred buy on the day of the demonstration, too. */
const BUYERS = 1_600;
const RISK_BUYERS = [3_001, 3_002, 3_003] as const;
const TRIES = 400;

/** A planned chapter. */
export interface PastPlan {
  events: SimEvent[];
  /** In a story: what is claimed; `null` in a day's orders. */
  claim: SimClaim | null;
}

/** Plans a chapter; nothing in it begins after `untilMs`. */
export function planChapter(parts: PlanParts, chapter: ChapterPlan, untilMs: number): PastPlan {
  return chapter.kind === "orders" ? { events: quietOrders(parts, chapter, untilMs), claim: null } : story(parts, chapter, untilMs);
}

/** Orders that nobody complains about: they left, arrived and ended, or were never paid. */
function quietOrders(parts: PlanParts, { dayMs, orders }: ChapterPlan, untilMs: number): SimEvent[] {
  const isQuiet = ({ order }: OrderPlan): boolean => order.fate === "normal";
  return Array.from({ length: orders }, () => {
    const at = Math.min(untilMs - HOUR, dayMs + hourOf(parts) * HOUR + parts.rng.int(0, HOUR));
    return planUntil(parts, { at, buyer: parts.rng.int(1, BUYERS), isFit: isQuiet }).events;
  }).flat();
}

/** Most is bought in the evening. */
function hourOf({ rng }: PlanParts): number {
  return rng.pick([8, 9, 10, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 20, 21, 21, 21, 22, 22, 23]);
}

function story(parts: PlanParts, chapter: ChapterPlan, untilMs: number): PastPlan {
  const { rng } = parts;
  const isRisk = chapter.theme === "risk";
  const shape = pickShape(parts, themed[chapter.theme]);
  const buyer = isRisk ? rng.pick(RISK_BUYERS) : rng.int(1, BUYERS);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const plan = planOrder(parts, { at: chapter.dayMs + hourOf(parts) * HOUR + rng.int(0, HOUR), buyer });
    const at = claimedAt(parts, plan, shape);
    const isFit = at !== null && at < untilMs - 2 * HOUR && plan.order.unusual === "" && suits(plan, shape, chapter) && fits(plan, { at, stage: shape.stage });
    if (!isFit || at === null) continue;
    const lived = livedWith(plan, { at, stage: shape.stage });
    const events = planClaim(parts, { order: plan.order, shape, at, lived });
    const claim = events.find((event) => event.type === "claim");
    if (claim?.type !== "claim") continue;
    return { events: [...plan.events, ...events, ...talkAfter(parts, claim.claim)], claim: claim.claim };
  }
  return { events: planUntil(parts, { at: Math.min(untilMs - 2 * DAY, chapter.dayMs), buyer, isFit: () => true }).events, claim: null };
}

const themed = { ordinary: undefined, hub_closed: ["not_received"], risk: ["quality", "not_as_described", "seven_day", "missing_item"] } as const;

function planUntil(parts: PlanParts, wish: { at: number; buyer: number; isFit(plan: OrderPlan): boolean }): OrderPlan {
  let plan = planOrder(parts, wish);
  for (let attempt = 0; attempt < TRIES && !wish.isFit(plan); attempt += 1) plan = planOrder(parts, wish);
  return plan;
}

/** When a buyer would say this of an order that goes as planned; `null` where never. */
function claimedAt({ rng }: PlanParts, { order, shipAt, signAt, route }: OrderPlan, { stage }: ClaimShape): number | null {
  if (shipAt === 0) return null;
  if (stage === "unshipped") return order.readyAt + Math.round(rng.unit() * (shipAt - order.readyAt));
  if (stage === "ghost") return shipAt + rng.int(30 * 60, 90 * 60) * MINUTE;
  if (stage === "signed") return signAt === 0 ? null : signAt + rng.int(2 * 60, 5 * 24 * 60) * MINUTE;
  const last = shipAt + (route.at(-1)?.after ?? 0);
  return signAt === 0 ? last + rng.int(30 * 60, 80 * 60) * MINUTE : shipAt + rng.int(20 * 60, 50 * 60) * MINUTE;
}

/** Who got the wrong thing was packed the wrong thing, and who was not, was not. A hub that stands still holds parcels up. */
function suits({ order }: OrderPlan, shape: ClaimShape, { theme }: ChapterPlan): boolean {
  if ((order.fate === "wrong_item") !== (shape.id === "wrong_item")) return false;
  if (theme === "hub_closed") return order.fate === "stalled";
  return true;
}
