/** What the days before the demonstration hold, as a list of chapters: pure, so that a stopped telling goes on where it stood. */
import { seeded } from "../engine/rng.ts";
import { type DeskDeed, deskOf } from "./desk.ts";

const DAY = 86_400_000;
const BEIJING = 8 * 3_600_000;

/** What is wished of the days before. */
export interface PastWish {
  /** Where the past ends and the demonstration begins, ms. */
  untilMs: number;
  days: number;
  orders: number;
  cases: number;
}

/** What a story is about, where it is not left to chance. */
export type Theme = "ordinary" | "hub_closed" | "risk" | Waiting;

/** What nobody has answered when the past ends: a morning's work. */
const waitings = ["waits_stalled", "waits_signed", "waits_staff", "waits_doubted"] as const;
export type Waiting = (typeof waitings)[number];

/** One piece of the past, told by itself: a day's orders that nobody complained about, what was complained about on that day, and what was done at the desk. */
export interface ChapterPlan {
  number: number;
  /** Beijing midnight of its day, ms. */
  dayMs: number;
  /** How many orders are bought on it that nobody complains about. */
  orders: number;
  /** What is complained about on it, of orders of the days before. */
  stories: readonly Theme[];
  /** What the shop's people do that morning beside the cases. */
  desk: readonly DeskDeed[];
}

/** Days before the end on which a promotion ran, and on which a carrier's hub stood still. */
const PROMOTION = 17;
const CLOSED = { from: 41, to: 37 };
/** How many of the stories of the last weeks are those of accounts that return again and again. */
const RISK = { days: 33, share: 0.2 };
/** A chapter is told alone, and the day that is flowing waits for it: a day with more stories than these has several. */
const STORIES_AT_ONCE = 6;

/** Chapters in the order in which they are told, day by day. */
export function outline(wish: PastWish, seed: string): ChapterPlan[] {
  const rng = seeded(`${seed}:past`);
  const lastDay = Math.floor((wish.untilMs + BEIJING) / DAY) * DAY - BEIJING;
  const days = Array.from({ length: wish.days }, (_none, index) => lastDay - (wish.days - 1 - index) * DAY);
  const weights = days.map((dayMs, index) => weightOf(dayMs, wish.days - 1 - index));
  const orders = spread(wish.orders - wish.cases, weights);
  // Complaints follow the goods by some days.
  const stories = spread(
    wish.cases,
    weights.map((weight, index) => (weight + (weights[index - 2] ?? weight)) / 2),
  );
  const chapters = days.flatMap((dayMs, index) => {
    const ago = wish.days - 1 - index;
    const isClosed = ago <= CLOSED.from && ago >= CLOSED.to;
    const theme = (): Theme => (isClosed ? (rng.chance(0.7) ? "hub_closed" : "ordinary") : ago < RISK.days && rng.chance(RISK.share) ? "risk" : "ordinary");
    const lived = Array.from({ length: stories[index] ?? 0 }, theme);
    const themes = ago === 0 ? [...lived.slice(waitings.length), ...waitings] : lived;
    const parts = Math.max(1, Math.ceil(themes.length / STORIES_AT_ONCE));
    return Array.from({ length: parts }, (_none, part) => ({
      dayMs,
      // What waits on the last day is part of what was wished.
      orders: part === 0 ? Math.max(0, (orders[index] ?? 0) - (themes.length - lived.length)) : 0,
      stories: themes.slice(part * STORIES_AT_ONCE, (part + 1) * STORIES_AT_ONCE),
      desk: part === 0 ? deskOf(ago, wish.days) : [],
    }));
  });
  return chapters.map((chapter, number) => ({ ...chapter, number }));
}

/** How busy a day is: weekends more, growing over the months, and one promotion whose evening the shop remembers. */
function weightOf(dayMs: number, ago: number): number {
  const weekday = new Date(dayMs + BEIJING).getUTCDay();
  const week = weekday === 0 || weekday === 6 ? 1.25 : 1;
  const growth = 1.2 - ago / 300;
  const promotion = ago === PROMOTION ? 5 : ago === PROMOTION - 1 ? 2.2 : ago === PROMOTION + 1 ? 0.7 : 1;
  return week * growth * promotion;
}

/** Shares a number over weights, in whole ones that add up to it. */
function spread(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((left, right) => left + right, 0);
  let given = 0;
  let reached = 0;
  return weights.map((weight) => {
    reached += weight;
    const share = Math.round((total * reached) / sum) - given;
    given += share;
    return share;
  });
}
