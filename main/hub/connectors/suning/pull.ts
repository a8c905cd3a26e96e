/** Nothing is pushed: orders and both generations of after-sales are asked for by the time they changed, each from its last page to its first. */
import { ok } from "../../kernel/result.ts";
import { fromBeijing } from "../../kernel/time.ts";
import { type CountedList, piecesOf, readSpans } from "../backwards.ts";
import type { Connector, ConnectorContext, Listed } from "../port.ts";
import { type JsonObject, textOf, versionKey } from "../wire.ts";
import {
  changedAt,
  type List,
  orderId,
  orderItem,
  orderVersion,
  PAGE_SIZE,
  readList,
  refundId,
  refundItem,
  refundVersion,
  rejectedId,
  rejectedItem,
  rejectedOfRow,
  rejectedVersion,
} from "./lists.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Of the old generation a window may be thirty days long. */
const LONGEST_REJECTED = 30 * DAY;

/** One walk; times are ms. */
interface Span {
  list: List;
  from: number;
  to: number;
  status?: string;
}

type What = "orders" | "cases";

export const pull: NonNullable<Connector["pull"]> = (context, what, ...[window, page]) =>
  readSpans(page, {
    end: Math.min(window.to.getTime(), context.clock.now()),
    spans: (to) => spansOf(context, what, { from: Math.min(window.from.getTime(), to - 1_000), to }),
    source: (span) => sourceOf(context, span),
  });

function spansOf({ settings }: ConnectorContext, what: What, window: { from: number; to: number }): Span[] {
  const cut = (list: List, longestMs: number): Span[] => piecesOf(window, longestMs).map((piece) => ({ list, ...piece }));
  if (what === "orders") {
    const statuses = (settings.lineStatuses ?? "").split(/[,，\s]+/).filter((one) => /^\d{1,3}$/.test(one));
    return cut("order", DAY).flatMap((span) => (statuses.length === 0 ? [span] : statuses.map((status) => ({ ...span, status }))));
  }
  const which = settings.afterSales?.trim() ?? "";
  const hours = Number(settings.refundWindowHours?.trim() || "24");
  const refundMs = hours >= 1 && hours <= 24 ? Math.floor(hours * HOUR) : DAY;
  return [...(which === "old" ? [] : cut("refund", refundMs)), ...(which === "new" ? [] : cut("rejected", LONGEST_REJECTED))];
}

function sourceOf(context: ConnectorContext, span: Span): CountedList {
  return {
    pageSize: PAGE_SIZE,
    list: ({ number }) =>
      readList(context, span.list, { from: new Date(span.from), to: new Date(span.to), page: number, ...(span.status ? { status: span.status } : {}) }),
    ...READERS[span.list](context, span),
  };
}

type Reader = Pick<CountedList, "listed" | "item" | "nameless" | "known">;

const named = (row: JsonObject, of: { topic: string; id: string; version: string; time: string }): Listed => ({
  id: of.id,
  // What is no time counts as never held.
  version: fromBeijing(of.time)?.getTime() ?? Number.MAX_SAFE_INTEGER,
  key: versionKey(of),
  ...(of.topic === "order" ? { extra: { changed: changedAt(row) } } : {}),
});

const READERS: Readonly<Record<List, (context: ConnectorContext, span: Span) => Reader>> = {
  order: (context, span) => ({
    listed: (row) => named(row, { topic: "order", id: orderId(row), version: orderVersion(row), time: changedAt(row) }),
    item: async (row) => ok(orderItem(row)),
    nameless: orderItem,
    // What is listed though its lines changed before has changed otherwise (a note, an address), of which there is no time: it is never held.
    known: async (listed) => {
      const dated = listed.filter(({ version }) => version >= span.from);
      return (await context.known?.("orders", dated)) ?? new Set();
    },
  }),
  refund: () => ({
    listed: (row) => named(row, { topic: "case", id: refundId(row), version: refundVersion(row), time: textOf(row.operateTime) || textOf(row.applyTime) }),
    item: async (row) => ok(refundItem(row)),
    nameless: refundItem,
    // A row is the whole after-sale: leaving it out would spare no call.
    known: async () => new Set(),
  }),
  rejected: (context) => ({
    listed: (row) => named(row, { topic: "case", id: rejectedId(row), version: rejectedVersion(row), time: textOf(row.applyTime) }),
    item: (row) => rejectedOfRow(context, row),
    nameless: (row) => rejectedItem(row, []),
    known: async (listed) => (await context.known?.("cases", listed)) ?? new Set(),
  }),
};
