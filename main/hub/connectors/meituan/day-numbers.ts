/**
 * The numbers that a store's orders have in a day, from 1: the only list there is. A number is given when an order is paid, an order is made a while
 * before: numbers grow with time but for that while.
 */
import { ok } from "../../kernel/result.ts";
import { beijingDay } from "../../kernel/time.ts";
import type { ConnectorContext } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rowsOf, textOf } from "../wire.ts";
import { askedOrder } from "./fetch.ts";
import { readMt } from "./gateway.ts";

/** An order that is not paid in fifteen minutes is cancelled: so long it may have been made before its number. */
export const SPREAD_MS = 15 * 60_000;
const RANGE = 40;
const MOST_NUMBERS = 200_000;
/** Numbers beside a missing one that are tried in its place. */
const BESIDE = 3;

/** A store's day, and what of it was asked already. */
export interface Day {
  store: string;
  /** `YYYYMMDD` in Beijing. */
  day: string;
  /** When the order of a number was made, ms; `null`: the number has none. */
  made: Map<number, number | null>;
}

export function rangeSize({ settings }: ConnectorContext): number {
  const told = Number(settings.rangeSize);
  return Number.isSafeInteger(told) && told >= 1 ? Math.min(told, 200) : RANGE;
}

/** The newest number of a day: asked of today, found for days before. 0: none yet. */
async function newestOf(context: ConnectorContext, day: Day): Promise<Outcome<number>> {
  if (day.day === beijingDay(new Date(context.clock.now()))) {
    const answer = await readMt(context, "order/getOrderDaySeq", { app_poi_code: day.store });
    if (!answer.ok) return answer.refusal.code === "NOT_FOUND" ? ok(0) : answer;
    const newest = Number(textOf(one(answer.value).day_seq));
    return ok(Number.isSafeInteger(newest) && newest > 0 ? Math.min(newest, MOST_NUMBERS) : 0);
  }
  const size = rangeSize(context);
  const isThere = async (number: number): Promise<Outcome<boolean>> => {
    const ids = await idsBetween(context, day, { first: number, last: number + size - 1 });
    return ids.ok ? ok(ids.value.length > 0) : ids;
  };
  let [low, high] = [0, 1];
  for (; high < MOST_NUMBERS; low = high, high *= 2) {
    const there = await isThere(high);
    if (!there.ok) return there;
    if (!there.value) break;
  }
  while (high - low > size) {
    const middle = Math.floor((low + high) / 2);
    const there = await isThere(middle);
    if (!there.ok) return there;
    if (there.value) low = middle;
    else high = middle;
  }
  // What is asked from the last number that has some, by a range, is all there is.
  return ok(low === 0 ? 0 : Math.max(low + size - 1, high - 1));
}

/** Ids of the orders of these numbers, as far as there are. */
export async function idsBetween(context: ConnectorContext, day: Day, of: { first: number; last: number }): Promise<Outcome<string[]>> {
  if (rangeSize(context) === 1 || of.first === of.last) return idsOneByOne(context, day, of);
  const range = { app_poi_code: day.store, date_time: day.day, day_seq_start: String(of.first), day_seq_end: String(of.last) };
  const answer = await readMt(context, "ecommerce/order/getOrderIdByDaySeq", range);
  // An application may not have the call, or not for so many: the numbers can be asked for singly all the same.
  if (!answer.ok && answer.refusal.code === "REFUSED") return idsOneByOne(context, day, of);
  if (!answer.ok) return answer.refusal.code === "NOT_FOUND" ? ok([]) : answer;
  const ids = rowsOf(one(answer.value).order_ids).map((id) => textOf(id).trim());
  return ok([...new Set(ids.filter((id) => id !== "" && id !== "0"))]);
}

async function idsOneByOne(context: ConnectorContext, day: Day, { first, last }: { first: number; last: number }): Promise<Outcome<string[]>> {
  const ids: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const id = await idOf(context, day, number);
    if (!id.ok) return id;
    if (id.value !== null) ids.push(id.value);
  }
  return ok(ids);
}

async function idOf(context: ConnectorContext, day: Day, number: number): Promise<Outcome<string | null>> {
  const asked = { app_poi_code: day.store, date_time: day.day, day_seq: String(number) };
  const answer = await readMt(context, "order/getOrderIdByDaySeq", asked);
  if (!answer.ok) return answer.refusal.code === "NOT_FOUND" ? ok(null) : answer;
  const id = textOf(one(answer.value).order_id).trim();
  return ok(id === "" || id === "0" ? null : id);
}

/** Answers come as an object or as a list of one. */
function one(value: Parameters<typeof objectOf>[0]): JsonObject {
  return objectOf(Array.isArray(value) ? value[0] : value);
}

/** When the order of a number was made, or the next one's where it has none; `null`: none of these has. */
async function madeAt(context: ConnectorContext, day: Day, number: number): Promise<Outcome<number | null>> {
  for (let near = number; near < number + BESIDE; near += 1) {
    let made = day.made.get(near);
    if (made === undefined) {
      const id = await idOf(context, day, near);
      if (!id.ok) return id;
      const order = id.value === null ? null : await askedOrder(context, id.value);
      if (order && !order.ok && order.refusal.code !== "NOT_FOUND") return order;
      const seconds = order?.ok ? Number(textOf(order.value.ctime)) : 0;
      made = seconds > 0 ? seconds * 1_000 : null;
      day.made.set(near, made);
    }
    if (made !== null) return ok(made);
  }
  return ok(null);
}

/**
 * The first number from which on no order was made before `at` (ms), but for the while between making and paying; found from the newest number back, as
 * what is asked for is mostly new. `orElse` says what an unknown moment counts as.
 */
async function firstFrom(context: ConnectorContext, day: Day, of: { at: number; newest: number; unknownIsLater: boolean }): Promise<Outcome<number>> {
  const isLater = async (number: number): Promise<Outcome<boolean>> => {
    const made = await madeAt(context, day, number);
    return made.ok ? ok(made.value === null ? of.unknownIsLater : made.value >= of.at) : made;
  };
  let [low, high] = [0, of.newest + 1];
  for (let step = 1; high > 1; step *= 2) {
    const number = Math.max(1, of.newest + 1 - step);
    const later = await isLater(number);
    if (!later.ok) return later;
    if (!later.value) {
      low = number;
      break;
    }
    high = number;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const later = await isLater(middle);
    if (!later.ok) return later;
    if (later.value) high = middle;
    else low = middle;
  }
  return ok(high);
}

/** The numbers among which all orders of a day are that were made from `from` until `to` (ms); others may be among them. `null`: there are none. */
export async function numbersOf(
  context: ConnectorContext,
  day: Day,
  of: { from: number; to: number },
): Promise<Outcome<{ first: number; last: number } | null>> {
  const newest = await newestOf(context, day);
  if (!newest.ok) return newest;
  if (newest.value === 0) return ok(null);
  const first = await firstFrom(context, day, { at: of.from - SPREAD_MS, newest: newest.value, unknownIsLater: true });
  if (!first.ok) return first;
  if (first.value > newest.value) return ok(null);
  if (of.to + SPREAD_MS >= context.clock.now()) return ok({ first: first.value, last: newest.value });
  const behind = await firstFrom(context, day, { at: of.to + SPREAD_MS, newest: newest.value, unknownIsLater: false });
  if (!behind.ok) return behind;
  return ok(behind.value <= first.value ? null : { first: first.value, last: behind.value - 1 });
}
