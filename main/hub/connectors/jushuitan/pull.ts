/** Nothing is pushed: documents are asked for by the time they changed, list after list, each from its last page to its first. */
import { ok } from "../../kernel/result.ts";
import { type CountedList, piecesOf, readSpans } from "../backwards.ts";
import type { Connector, ConnectorContext } from "../port.ts";
import { itemOf, type List, listedAs, ON_THE_WAY_BACK, ON_THE_WAY_OUT, PAGE_SIZE, readList } from "./lists.ts";

const DAY = 86_400_000;
const LONGEST_MS = 7 * DAY;

/** One walk; times are ms. */
interface Span {
  list: List;
  from: number;
  to: number;
}

export const pull: NonNullable<Connector["pull"]> = (context, what, ...[window, page]) =>
  readSpans(page, {
    end: Math.min(window.to.getTime(), context.clock.now()),
    spans: (to) =>
      wantedLists(context, what).flatMap((list) =>
        piecesOf({ from: Math.min(window.from.getTime(), to - 1_000), to }, LONGEST_MS).map((piece) => ({ list, ...piece })),
      ),
    source: (span) => sourceOf(context, what, span),
  });

/** What the application has a right to read may be less than all. */
function wantedLists({ settings }: ConnectorContext, what: "orders" | "cases"): List[] {
  const told = (settings.lists ?? "").split(/[,，\s]+/).filter((list) => list !== "");
  return (what === "orders" ? ON_THE_WAY_OUT : ON_THE_WAY_BACK).filter((list) => told.length === 0 || told.includes(list));
}

function sourceOf(context: ConnectorContext, what: "orders" | "cases", { list, from, to }: Span): CountedList {
  return {
    pageSize: PAGE_SIZE,
    list: ({ number }) => readList(context, list, { from: new Date(from), to: new Date(to), page: number }),
    listed: (row) => listedAs(list, row),
    item: async (row) => ok(itemOf(list, row)),
    nameless: (row) => itemOf(list, row),
    known: async (listed) => (await context.known?.(what, listed)) ?? new Set(),
  };
}
