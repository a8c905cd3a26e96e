/**
 * JD's lists tell how many rows there are, and rows leave them while they are walked (what changes again moves out of the window). So the
 * first page is read for the total, then the walk goes from the last page down: a row that leaves only brings rows back that were seen
 * already. When the total is another at the end, the walk starts over.
 *
 * After-sales are several walks, one after the other: refund applications can be asked for by the time they were made or checked alone, so
 * what happens to them otherwise (withdrawn, paid by JD's finance) is found by looking through those of the last days once an hour; of
 * service orders the money may come after their last change, and they are looked through with them.
 */
import { tryParseJson } from "../../kernel/json.ts";
import { ok } from "../../kernel/result.ts";
import { gather } from "../gather.ts";
import type { Connector, ConnectorContext, PullPage, PullWindow, RawItem } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rowsOf, textOf } from "../wire.ts";
import {
  type Asked,
  applicationItem,
  type Listed,
  listApplications,
  listOrders,
  listServices,
  orderItem,
  PAGE_SIZE,
  serviceAlone,
  serviceItem,
} from "./lists.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Walks over one list before the rest is left to the next, overlapping window. */
const ROUNDS = 3;
/** Refund applications are answered on no page behind this one. */
const LAST_PAGE = 100;
/** A service order's list takes no longer window for certain. */
const MOST_DAYS = 7;

type Range = Pick<Asked, "from" | "to">;

interface Step {
  range: Range;
  id: string;
  /** Left out: however many there are. */
  lastPage?: number;
  list(context: ConnectorContext, asked: Asked): Promise<Outcome<Listed>>;
  item(context: ConnectorContext, row: JsonObject): Promise<Outcome<RawItem>>;
  nameless(row: JsonObject): RawItem;
}

/** Where a pull stands; everything needed to go on after a restart. */
interface Place {
  /** End of the window, not later than when the pull began: nothing new may enter it. */
  to: number;
  step: number;
  page: number;
  /** Rows there were when this walk began. */
  total: number;
  round: number;
  /** Ids of this page already handed over, when the channel stopped us half way. */
  done: string[];
}

export const pull: NonNullable<Connector["pull"]> = async (context, what, ...[window, token]) => {
  let place = readPlace(token) ?? begin(Math.min(window.to.getTime(), context.clock.now()), 0);
  const steps = stepsOf(context, what, { from: window.from, to: new Date(place.to) });
  for (;;) {
    const step = steps[place.step];
    if (!step) return ok({ items: [], next: null });
    const page = await readPage(context, { step, place, isLast: place.step === steps.length - 1 });
    if (!page.ok || page.value.items.length > 0 || page.value.next === null) return page;
    // A list with nothing in it is no page: the next one follows at once.
    place = readPlace(page.value.next) ?? begin(place.to, steps.length);
  }
};

function stepsOf(context: ConnectorContext, what: "orders" | "cases", window: PullWindow): Step[] {
  if (what === "orders") return [{ range: window, id: "orderId", list: listOrders, item: async (_context, row) => ok(orderItem(row)), nameless: orderItem }];
  const applications = (by: "apply" | "check", range: Range): Step => ({
    range,
    id: "id",
    lastPage: LAST_PAGE,
    list: (through, asked) => listApplications(through, { by, range: asked }),
    item: async (_context, row) => ok(applicationItem(row)),
    nameless: applicationItem,
  });
  const services = (range: Range): Step => ({
    range,
    id: "serviceId",
    list: (through, asked) => listServices(through, { range: asked }),
    item: serviceItem,
    nameless: (row) => serviceAlone(row, []),
  });
  const earlier = lookedThrough(context, window);
  return [
    applications("apply", window),
    applications("check", window),
    ...(earlier ? [applications("apply", earlier)] : []),
    services(window),
    ...(earlier ? [services(earlier)] : []),
  ];
}

/** The days before a window, when an hour begins within it; `null` otherwise, and where the shop's setting says none. */
function lookedThrough({ settings }: ConnectorContext, { from, to }: PullWindow): Range | null {
  const told = settings.lookBackDays?.trim() ?? "";
  const days = told === "" || !Number.isFinite(Number(told)) ? 5 : Math.min(MOST_DAYS, Math.max(0, Number(told)));
  if (days === 0 || Math.floor(from.getTime() / HOUR) === Math.floor(to.getTime() / HOUR)) return null;
  return { from: new Date(from.getTime() - days * DAY), to: new Date(from.getTime() - 1_000) };
}

async function readPage(context: ConnectorContext, { step, place, isLast }: { step: Step; place: Place; isLast: boolean }): Promise<Outcome<PullPage>> {
  const listed = await step.list(context, { ...step.range, page: place.page });
  if (!listed.ok) return listed;
  const { rows, total } = listed.value;
  const idOf = (row: JsonObject): string => textOf(row[step.id]).trim();
  // What has no id is kept as it came, so that somebody is told.
  const nameless = rows.filter((row) => idOf(row) === "").map(step.nameless);
  const byId = new Map(rows.flatMap((row) => (idOf(row) === "" ? [] : [[idOf(row), row] as const])));
  const wanted = [...byId.keys()].filter((id) => !place.done.includes(id));
  const got = await gather(wanted, (id) => step.item(context, byId.get(id) ?? {}));
  if (got.stop && got.done.length === 0) return { ok: false, refusal: got.stop };
  if (got.stop) return ok({ items: got.items, next: JSON.stringify({ ...place, done: [...place.done, ...got.done] }) });
  const next = nextPlace(place, total, step.lastPage) ?? (isLast ? null : begin(place.to, place.step + 1));
  return ok({ items: [...nameless, ...got.items], next: next && JSON.stringify(next) });
}

/** Where this list goes on; `null` when it is through. */
function nextPlace(place: Place, total: number, lastPage = Number.POSITIVE_INFINITY): Place | null {
  const here = { ...place, done: [] };
  const last = Math.min(lastPage, Math.ceil(total / PAGE_SIZE));
  if (place.page === 1 && place.round <= ROUNDS) return last > 1 ? { ...here, page: last, total } : null;
  if (place.page > 2) return { ...here, page: place.page - 1 };
  // The first page was read before the others: what has moved into it since, or between them, is read again.
  return place.page === 2 && total !== place.total ? { ...here, page: 1, total, round: place.round + 1 } : null;
}

function begin(to: number, step: number): Place {
  return { to, step, page: 1, total: 0, round: 1, done: [] };
}

/** A token that is not ours starts the window over: repeating is harmless, skipping is not. */
function readPlace(token: string | null): Place | null {
  const kept = objectOf(token === null ? undefined : tryParseJson(token));
  const [to, step, page, total, round] = [kept.to, kept.step, kept.page, kept.total, kept.round].map(Number) as [number, number, number, number, number];
  if (![to, step, page, total, round].every(Number.isSafeInteger) || page < 1 || step < 0) return null;
  return { to, step, page, total, round, done: rowsOf(kept.done).map(textOf) };
}
