/** Plans one chapter of the past: orders, and in its stories what their buyers live through and what the shop's people will do about it. */

import { type ClaimShape, pickShape, planClaim, type Stage, talkAfter } from "../day/plan-claim.ts";
import { fits, livedWith } from "../day/plan-day.ts";
import { type OrderPlan, type PlanParts, planOrder } from "../day/plan-order.ts";
import type { SimEvent } from "../truth/events.ts";
import type { SimClaim } from "../truth/types.ts";
import type { ChapterPlan, Theme, Waiting } from "./outline.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** People who bought in these months; the first four hundred buy on the day of the demonstration, too. */
const BUYERS = 1_600;
const RISK_BUYERS = [3_001, 3_001, 3_002, 3_003] as const;
/** So much waits for a person whatever the policy: more than it grants. */
const WAITS_FROM_FEN = 20_100;
/** More than that goes to the risk reviewer. */
const TOO_MUCH_FEN = 49_000;
/** The channel's staff were called so long before the morning: they are still in it then. */
const CALLED_BEFORE = 30 * MINUTE;
const TRIES = 1_500;

/** A planned chapter. */
export interface PastPlan {
  events: SimEvent[];
  /** What is claimed and somebody answers to. */
  claims: SimClaim[];
}

/** Plans a chapter; nothing in it begins after `untilMs`. */
export function planChapter(parts: PlanParts, chapter: ChapterPlan, untilMs: number): PastPlan {
  const events = quietOrders(parts, chapter, untilMs);
  const stories = chapter.stories.map((theme) => story(parts, { theme, dayMs: chapter.dayMs, untilMs }));
  return {
    events: [...events, ...stories.flatMap((one) => one.events)],
    claims: stories.flatMap(({ claim, theme }) => (claim && !isWaiting(theme) ? claim : [])),
  };
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

interface StoryWish {
  theme: Theme;
  dayMs: number;
  untilMs: number;
}

/** What a buyer complains about on a day, and the order of the days before that it is about. */
function story(parts: PlanParts, { theme, dayMs, untilMs }: StoryWish): { theme: Theme; events: SimEvent[]; claim: SimClaim | null } {
  const { rng } = parts;
  const shape = pickShape(parts, themed[theme]);
  const buyer = theme === "risk" ? rng.pick(RISK_BUYERS) : rng.int(1, BUYERS);
  // What is complained about on the last day comes in the night before it.
  const latest = Math.min(22 * HOUR, untilMs - 3 * HOUR - dayMs);
  const earliest = Math.min(8 * HOUR, latest - 6 * HOUR);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const at = dayMs + rng.int(earliest, latest);
    const plan = planOrder(parts, { at: at - boughtBefore(parts, shape.stage), buyer });
    const isFit = plan.order.unusual === "" && suits(plan, { shape, theme }) && isTime(plan, { at, stage: shape.stage });
    if (!isFit || !fits(plan, { at, stage: shape.stage })) continue;
    const lived = livedWith(plan, { at, stage: shape.stage });
    const events = planClaim(parts, { order: plan.order, shape, at, lived });
    const claim = events.find((event) => event.type === "claim");
    if (claim?.type !== "claim") continue;
    if (!isWaiting(theme)) return { theme, events: [...plan.events, ...events, ...talkAfter(parts, claim.claim)], claim: claim.claim };
    if (claim.claim.amount < WAITS_FROM_FEN || claim.claim.amount > TOO_MUCH_FEN) continue;
    return { theme, events: [...plan.events, ...leftOpen(claim.claim, { theme, untilMs })], claim: claim.claim };
  }
  return { theme, events: planUntil(parts, { at: Math.min(untilMs - 2 * DAY, dayMs), buyer, isFit: () => true }).events, claim: null };
}

const themed: Readonly<Record<Theme, readonly string[] | undefined>> = {
  ordinary: undefined,
  hub_closed: ["not_received"],
  risk: ["quality", "not_as_described", "seven_day", "missing_item"],
  waits_stalled: ["not_received"],
  waits_signed: ["missing_item"],
  waits_staff: ["quality"],
  waits_doubted: ["suspected_abuse"],
};

function isWaiting(theme: Theme): theme is Waiting {
  return theme.startsWith("waits_");
}

/** A complaint that is there in the morning with two days to answer it; where the channel's staff were called, they are in it. */
function leftOpen(claim: SimClaim, { theme, untilMs }: { theme: Waiting; untilMs: number }): SimEvent[] {
  const events: SimEvent[] = [{ at: claim.createdAt, type: "claim", claim: { ...claim, deadline: claim.createdAt + 2 * DAY } }];
  return theme === "waits_staff" ? [...events, { at: untilMs - CALLED_BEFORE, type: "arbitrate", claimId: claim.id }] : events;
}

function planUntil(parts: PlanParts, wish: { at: number; buyer: number; isFit(plan: OrderPlan): boolean }): OrderPlan {
  let plan = planOrder(parts, wish);
  for (let attempt = 0; attempt < TRIES && !wish.isFit(plan); attempt += 1) plan = planOrder(parts, wish);
  return plan;
}

/** How long before the complaint the order was bought, by where it is then. */
function boughtBefore({ rng }: PlanParts, stage: Stage): number {
  if (stage === "unshipped") return rng.int(20, 120) * MINUTE;
  if (stage === "ghost") return rng.int(34 * 60, 96 * 60) * MINUTE;
  return stage === "moving" ? rng.int(30 * 60, 130 * 60) * MINUTE : rng.int(40 * 60, 200 * 60) * MINUTE;
}

/** Whether a buyer would say this at that time of an order that goes as planned. */
function isTime({ shipAt, signAt, route }: OrderPlan, { at, stage }: { at: number; stage: Stage }): boolean {
  if (shipAt === 0) return false;
  if (stage === "unshipped") return at < shipAt;
  if (stage === "ghost") return at > shipAt + 30 * HOUR;
  if (stage === "signed") return signAt > 0 && at > signAt + 2 * HOUR && at < signAt + 6 * DAY;
  return signAt === 0 ? at > shipAt + (route.at(-1)?.after ?? 0) + 20 * HOUR : at > shipAt + 20 * HOUR;
}

/** Who got the wrong thing was packed the wrong thing, and who was not, was not. A hub that stands still holds parcels up. */
function suits({ order }: OrderPlan, { shape, theme }: { shape: ClaimShape; theme: Theme }): boolean {
  if ((order.fate === "wrong_item") !== (shape.id === "wrong_item")) return false;
  if (theme === "hub_closed" || theme === "waits_stalled") return order.fate === "stalled";
  return true;
}
