/**
 * There is no list of what changed. Orders are walked by the numbers that each store's orders have in a day; their refunds are asked for order by order, a
 * while after each order once more, which also makes up for pushes about the order that were lost.
 */
import { tryParseJson } from "../../kernel/json.ts";
import { ok } from "../../kernel/result.ts";
import { beijingDay, beijingMidnight } from "../../kernel/time.ts";
import { gather } from "../gather.ts";
import type { Connector, ConnectorContext, Listed, PullWindow, RawItem } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rowsOf, textOf } from "../wire.ts";
import { type Day, idsBetween, numbersOf, rangeSize, SPREAD_MS } from "./day-numbers.ts";
import { caseItem, hintItem, orderItem, readOrder, readRefunds, viewOf } from "./fetch.ts";
import { storesOf } from "./gateway.ts";
import { caseIdOf } from "./ids.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Orders are looked at again by spans of this length, so that finding where they begin is paid for once. */
const BLOCK_MS = 30 * MINUTE;
const AGAIN_HOURS = [1, 2, 4, 26];
const MOST_LOOKS = 8;
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
  /** Ids of this page that were read before the channel stopped us. */
  done: string[];
}

/** What an order that was read brings. */
interface Found {
  listed: Listed[];
  /** By their ids in `listed`. */
  items: Map<string, RawItem>;
  /** What is told besides, whatever is known. */
  more: RawItem[];
}

export const pull: NonNullable<Connector["pull"]> = async (context, what, ...[window, page]) => {
  const stores = storesOf(context);
  const start: Place = { ...windowOf(context, window), stores: stores.join(","), leg: 0, next: 0, last: 0, done: [] };
  // Without a store there is nothing to walk, and the call that is made says what is missing.
  const place = readPlace(page, start.stores) ?? start;
  const legs = legsOf(context, what, { ...place, stores: stores.length === 0 ? [""] : stores });
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
      const isOver = first > last && at + 1 >= legs.length;
      const rest = first > last ? { leg: at + 1, next: 0, last: 0 } : { leg: at, next: first, last };
      return ok({ items, next: isOver ? null : JSON.stringify({ ...place, ...rest, done: [] }) });
    }
  }
  return ok({ items: [], next: null });
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
  const found = new Map<string, Found>();
  const got = await gather(wanted, async (id) => {
    const read = await readOne(context, of, id);
    if (!read.ok) return read;
    found.set(id, read.value);
    return ok(hintItem(id));
  });
  if (got.stop && got.done.length === 0) return { ok: false, refusal: got.stop };
  const all = got.done.flatMap((id) => found.get(id) ?? []);
  const listed = all.flatMap((one) => one.listed);
  const known = listed.length === 0 ? undefined : await context.known?.(of.what, listed);
  const items = all.flatMap((one) => [...one.more, ...one.listed.flatMap(({ id }) => (known?.has(id) ? [] : (one.items.get(id) ?? [])))]);
  return ok({ items, stopped: got.stop ? got.done : null });
}

const NOTHING: Found = { listed: [], items: new Map(), more: [] };

async function readOne(context: ConnectorContext, { what, leg }: { what: What; leg: Leg }, id: string): Promise<Outcome<Found>> {
  const order = await readOrder(context, id);
  if (!order.ok) return order.refusal.code === "STALE" ? ok({ ...NOTHING, more: [hintItem(id)] }) : order;
  const made = Number(textOf(order.value.ctime)) * 1_000;
  // One that does not say when it was made is taken, so that somebody is told.
  if (Number.isFinite(made) && made > 0 && (made < leg.from || made >= leg.to)) return ok(NOTHING);
  if (what === "orders") return ok(listedOrder(order.value, made));
  const view = viewOf(order.value);
  const rows = await readRefunds(context, { order: id, view });
  if (!rows.ok) return rows;
  // Read anyway: what was told of the order meanwhile and did not come. It is no part of the list of refunds.
  const { versionKey: _none, ...itself } = orderItem(order.value);
  return ok({ ...listedRefunds(rows.value, { order: id, view }), more: leg.again ? [itself] : [] });
}

/** An order counts by when it was made: that is what its number says. */
function listedOrder(order: JsonObject, made: number): Found {
  const item = orderItem(order);
  const id = textOf(order.order_id);
  return { listed: [{ id, version: made > 0 ? made : Number.MAX_SAFE_INTEGER, key: item.versionKey ?? "" }], items: new Map([[id, item]]), more: [] };
}

function listedRefunds(rows: readonly JsonObject[], extra: { order: string; view: string }): Found {
  const items = new Map(rows.map((row) => [caseIdOf(row), caseItem(row)]));
  const listed = rows.map((row): Listed => {
    const changed = Number(textOf(row.utime)) * 1_000;
    const id = caseIdOf(row);
    return { id, version: Number.isSafeInteger(changed) && changed > 0 ? changed : Number.MAX_SAFE_INTEGER, key: items.get(id)?.versionKey ?? "", extra };
  });
  return { listed, items, more: [] };
}

/** A token that is not ours starts the window over: repeating is harmless, skipping is not. */
function readPlace(token: string | null, stores: string): Place | null {
  const kept = objectOf(token === null ? undefined : tryParseJson(token));
  const [from, to, leg, next, last] = [kept.from, kept.to, kept.leg, kept.next, kept.last].map(Number) as [number, number, number, number, number];
  if (![from, to, leg, next, last].every(Number.isSafeInteger) || kept.stores !== stores) return null;
  return { from, to, stores, leg, next, last, done: rowsOf(kept.done).map(textOf) };
}
