/**
 * There is no list of what changed. Orders are walked by the numbers that each store's orders have in a day; their refunds are asked for order by order, a
 * while after each order once more, and while an order is under way each time, which also makes up for pushes about it that were lost.
 */
import { tryParseJson } from "../../kernel/json.ts";
import { ok } from "../../kernel/result.ts";
import { beijingDay, beijingMidnight } from "../../kernel/time.ts";
import type { Connector, ConnectorContext, PullWindow, RawItem } from "../port.ts";
import { type Outcome, objectOf, rowsOf, textOf } from "../wire.ts";
import { type Day, idsBetween, numbersOf, rangeSize, SPREAD_MS } from "./day-numbers.ts";
import { askingAgain, storesOf } from "./gateway.ts";
import { readOrders } from "./read-orders.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Orders are looked at again by spans of this length, so that finding where they begin is paid for once. */
const BLOCK_MS = 30 * MINUTE;
const AGAIN_HOURS = [1, 2, 4, 26];
const MOST_LOOKS = 8;
/** A window that ends so little before now is the newest there is. */
const NEAR_MS = MINUTE;
/** Spans that are looked for in one go: with many stores a pull is several pages, so that none takes long. */
const LEGS_AT_ONCE = 12;
/** Orders of a page where numbers are asked for one by one. */
const ONE_BY_ONE = 20;

type What = "orders" | "cases";

/** Orders of one store that were made from `from` until `to` (ms), as far as they have numbers of one day. */
interface Leg {
  store: string;
  day: string;
  from: number;
  to: number;
  /** Looked at for the first time, or again. */
  again: boolean;
}

/** Orders under way of one page; a day's orders of a busy store are some hundred of them. */
const UNDER_WAY_AT_ONCE = 60;

/** Where a pull stands; everything needed to go on after a restart. Times are ms. */
interface Place {
  from: number;
  to: number;
  /** Stores that are walked: other ones are another walk. */
  stores: string;
  leg: number;
  /** The next number and the last one; 0 while they are not known. */
  next: number;
  last: number;
  /** Ids of this page that were read before the channel stopped us; behind the last leg, of the orders under way that were read. */
  done: string[];
  /** It goes up to now: what is under way is looked at with it. */
  isNewest: boolean;
}

export const pull: NonNullable<Connector["pull"]> = async (given, what, ...[window, page]) => {
  const context = askingAgain(given);
  const stores = storesOf(context);
  const isNewest = window.to.getTime() + NEAR_MS >= context.clock.now();
  const start: Place = { ...windowOf(context, window), isNewest, stores: stores.join(","), leg: 0, next: 0, last: 0, done: [] };
  // Without a store there is nothing to walk, and the call that is made says what is missing.
  const place = readPlace(page, start.stores) ?? start;
  const legs = legsOf(context, what, { ...place, stores: stores.length === 0 ? [""] : stores });
  const looksOn = what === "cases" && place.isNewest && context.underWay !== undefined;
  const days = new Map<string, Day>();
  for (let at = place.leg; at < legs.length; at += 1) {
    if (at - place.leg >= LEGS_AT_ONCE) return ok({ items: [], next: JSON.stringify({ ...place, leg: at, next: 0, last: 0, done: [] }) });
    const leg = legs[at] as Leg;
    const day = dayOf(days, leg);
    const begun = at === place.leg && place.next > 0 ? { first: place.next, last: place.last } : null;
    const numbers = begun ? ok(begun) : await numbersOf(context, day, leg);
    if (!numbers.ok) return numbers;
    if (numbers.value === null) continue;
    for (let { first } = numbers.value, { last } = numbers.value; first <= last; ) {
      const until = Math.min(last, first + pageSize(context) - 1);
      const done = begun && first === begun.first ? place.done : [];
      const read = await readNumbers(context, { what, leg, day, first, until, done });
      if (!read.ok) return read;
      const { items, stopped } = read.value;
      if (stopped) return ok({ items, next: JSON.stringify({ ...place, leg: at, next: first, last, done: [...done, ...stopped] }) });
      first = until + 1;
      if (items.length === 0) continue;
      const isOver = first > last && at + 1 >= legs.length && !looksOn;
      const rest = first > last ? { leg: at + 1, next: 0, last: 0 } : { leg: at, next: first, last };
      return ok({ items, next: isOver ? null : JSON.stringify({ ...place, ...rest, done: [] }) });
    }
  }
  if (!looksOn) return ok({ items: [], next: null });
  return readUnderWay(context, place.leg >= legs.length ? place : { ...place, leg: legs.length, next: 0, last: 0, done: [] });
};

function pageSize(context: ConnectorContext): number {
  const size = rangeSize(context);
  return size === 1 ? ONE_BY_ONE : size;
}

function windowOf({ clock }: ConnectorContext, window: PullWindow): Pick<Place, "from" | "to"> {
  return { from: window.from.getTime(), to: Math.min(window.to.getTime(), clock.now()) };
}

/** After how many hours an order is looked at again. */
function lookHours({ settings }: ConnectorContext): number[] {
  const told = (settings.lookAgainHours ?? "").split(/[,，;；\s]+/).filter((part) => part !== "");
  const hours = told.map(Number).filter((hour) => Number.isFinite(hour) && hour > 0 && hour <= 24 * 30);
  return (told.length > 0 && hours.length === told.length ? hours : AGAIN_HOURS).slice(0, MOST_LOOKS);
}

function legsOf(context: ConnectorContext, what: What, { from, to, stores }: { from: number; to: number; stores: string[] }): Leg[] {
  const spans = [{ from, to, again: false }];
  for (const hours of what === "cases" ? lookHours(context) : []) {
    const block = (at: number): number => Math.floor((at - hours * HOUR) / BLOCK_MS) * BLOCK_MS;
    spans.push({ from: block(from), to: block(to), again: true });
  }
  return stores.flatMap((store) =>
    spans.flatMap((span) => {
      const legs: Leg[] = [];
      if (span.from >= span.to) return legs;
      // What was made just before midnight may have its number after it.
      for (let day = beijingMidnight(span.from); day.getTime() <= span.to + SPREAD_MS && day.getTime() <= context.clock.now(); day = beijingMidnight(day, 1))
        legs.push({ ...span, store, day: beijingDay(day) });
      return legs;
    }),
  );
}

function dayOf(days: Map<string, Day>, { store, day }: Leg): Day {
  const key = `${store}\n${day}`;
  const known = days.get(key) ?? { store, day, made: new Map() };
  days.set(key, known);
  return known;
}

/** The orders of some numbers, each read whole. `stopped`: the channel stopped us, and these had been read. */
async function readNumbers(
  context: ConnectorContext,
  of: { what: What; leg: Leg; day: Day; first: number; until: number; done: readonly string[] },
): Promise<Outcome<{ items: RawItem[]; stopped: string[] | null }>> {
  const ids = await idsBetween(context, of.day, { first: of.first, last: of.until });
  if (!ids.ok) return ids;
  const wanted = ids.value.filter((id) => !of.done.includes(id));
  return readOrders(context, { ...of.leg, what: of.what, ids: wanted });
}

/** Orders that may still change, whatever their age: of what a push that was lost told of one, nothing else would tell until it is looked at again. */
async function readUnderWay(context: ConnectorContext, place: Place): Promise<Outcome<{ items: RawItem[]; next: string | null }>> {
  const all = (await context.underWay?.()) ?? [];
  const left = all.filter((id) => !place.done.includes(id));
  const ids = left.slice(0, UNDER_WAY_AT_ONCE);
  const read = await readOrders(context, { what: "cases", again: true, from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, ids });
  if (!read.ok) return read;
  const { items, stopped } = read.value;
  const isOver = stopped === null && left.length <= ids.length;
  return ok({ items, next: isOver ? null : JSON.stringify({ ...place, done: [...place.done, ...(stopped ?? ids)] }) });
}

/** A token that is not ours starts the window over: repeating is harmless, skipping is not. */
function readPlace(token: string | null, stores: string): Place | null {
  const kept = objectOf(token === null ? undefined : tryParseJson(token));
  const [from, to, leg, next, last] = [kept.from, kept.to, kept.leg, kept.next, kept.last].map(Number) as [number, number, number, number, number];
  if (![from, to, leg, next, last].every(Number.isSafeInteger) || kept.stores !== stores) return null;
  return { from, to, stores, leg, next, last, done: rowsOf(kept.done).map(textOf), isNewest: kept.isNewest === true };
}
