/**
 * Both lists take half an hour of changes at most, and no page behind the hundredth: a span that holds more is asked for by halves.
 * Rows that change move to other pages, so a span is walked from its last page to its first.
 */
import { tryParseJson } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { type CountedList, readBackwards, readWalk, type Walk } from "../backwards.ts";
import type { Connector, ConnectorContext, PullWindow } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rowsOf, textOf, versionKey } from "../wire.ts";
import { caseItem, fetchCase, fetchOrder, orderItem } from "./fetch.ts";
import { callXhs } from "./gateway.ts";
import { LONGEST_MS } from "./manifest.ts";

const PAGE_SIZE = 50;
/** No further page is answered; of after-sales it may be more, and it need not be. */
const LAST_PAGE = 100;
/** By when it changed. */
const UPDATED = 2;
/** Shorter spans are not halved: lists count in seconds. */
const SHORTEST_MS = 2_000;

type What = "orders" | "cases";

/** What one walk asks for, ms. */
interface Span {
  from: number;
  to: number;
}

/** Where a pull stands; everything needed to go on after a restart. */
interface Place {
  /** End of the window, ms: nothing new may enter it. */
  to: number;
  /** Begin of the span that is read now, and how long it is. */
  from: number;
  length: number;
  walk: Walk | null;
}

export const pull: NonNullable<Connector["pull"]> = async (context, what, ...[window, page]) => {
  let place = readPlace(page) ?? begin(context, window);
  for (;;) {
    const end = Math.min(place.from + place.length, place.to);
    const read = await readBackwards(sourceOf(context, what, { from: place.from, to: end }), place.walk);
    if (!read.ok) {
      if (read.refusal.details?.tooMany !== true || end - place.from <= SHORTEST_MS) return read;
      place = { ...place, length: Math.ceil((end - place.from) / 2), walk: null };
      continue;
    }
    const { items, next } = read.value;
    const later = next ? { ...place, walk: next } : end < place.to ? { to: place.to, from: end, length: LONGEST_MS, walk: null } : null;
    if (later === null || next !== null || items.length > 0) return ok({ items, next: later && JSON.stringify(later) });
    // A span with nothing in it is no page: the next one follows at once.
    place = later;
  }
};

function begin({ clock }: ConnectorContext, window: PullWindow): Place {
  const to = Math.min(window.to.getTime(), clock.now());
  return { to, from: Math.min(window.from.getTime(), to - 1_000), length: LONGEST_MS, walk: null };
}

function sourceOf(context: ConnectorContext, what: What, span: Span): CountedList {
  const isOrders = what === "orders";
  const [topic, idField, timeField] = isOrders ? ["order", "orderId", "updateTime"] : ["case", "returnsId", "updatedAt"];
  const idOf = (row: JsonObject): string => textOf(row[idField ?? ""]).trim();
  return {
    pageSize: PAGE_SIZE,
    list: ({ number, counted }) => list(context, what, { span, number, counted }),
    listed: (row) => {
      const updated = textOf(row[timeField ?? ""]);
      // What tells no time counts as never held.
      return { id: idOf(row), version: Number(updated) || Number.MAX_SAFE_INTEGER, key: versionKey({ topic: topic ?? "", id: idOf(row), version: updated }) };
    },
    item: (row) => (isOrders ? fetchOrder(context, idOf(row)) : fetchCase(context, idOf(row))),
    nameless: (row) => (isOrders ? orderItem(row, null) : caseItem(row, null)),
    known: async (listed) => (await context.known?.(what, listed)) ?? new Set(),
  };
}

async function list(
  context: ConnectorContext,
  what: What,
  { span, number, counted }: { span: Span; number: number; counted: boolean },
): Promise<Outcome<{ rows: JsonObject[]; total: number }>> {
  const isOrders = what === "orders";
  const times = isOrders && context.settings.orderTimeUnit?.trim().toLowerCase() !== "ms" ? inSeconds(span) : span;
  const answer = await callXhs(context, {
    method: isOrders ? "order.getOrderList" : "afterSale.listAfterSaleInfos",
    params: { timeType: UPDATED, startTime: times.from, endTime: times.to, pageNo: number, pageSize: PAGE_SIZE },
  });
  if (!answer.ok) return answer;
  const told = objectOf(answer.value);
  const rows = rowsOf(isOrders ? told.orderList : told.afterSaleBasicInfos).map(objectOf);
  const total = Number(textOf(isOrders ? told.total : told.totalCount)) || rows.length;
  if (counted && total > LAST_PAGE * PAGE_SIZE) return refuse("REFUSED", `半小时内有 ${total} 条变化，超过小红书一次能给的 ${LAST_PAGE} 页`, { tooMany: true });
  return ok({ rows, total });
}

const inSeconds = ({ from, to }: Span): Span => ({ from: Math.floor(from / 1_000), to: Math.floor(to / 1_000) });

/** A token that is not ours starts the window over: repeating is harmless, skipping is not. */
function readPlace(token: string | null): Place | null {
  const kept = objectOf(token === null ? undefined : tryParseJson(token));
  const [to, from, length] = [kept.to, kept.from, kept.length].map(Number) as [number, number, number];
  if (![to, from, length].every(Number.isSafeInteger) || length < 1 || length > LONGEST_MS) return null;
  return { to, from, length, walk: readWalk(kept.walk) };
}
