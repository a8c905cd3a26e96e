/** Nothing is pushed: documents are asked for by the time they changed, list after list, each from its last page to its first, as the vendor advises. */
import { ok } from "../../kernel/result.ts";
import { type CountedList, piecesOf, readSpans } from "../backwards.ts";
import type { Connector, ConnectorContext } from "../port.ts";
import { CALLS, itemOf, type List, listedAs, ON_THE_WAY_BACK, ON_THE_WAY_OUT, PAGE_SIZE, readList } from "./lists.ts";

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
        piecesOf({ from: Math.min(window.from.getTime(), to - 1_000), to }, CALLS[list].longestMs).map((piece) => ({ list, ...piece })),
      ),
    source: (span) => sourceOf(context, what, span),
  });

const listsNamed = ({ settings }: Pick<ConnectorContext, "settings">): string[] => (settings.lists ?? "").split(/[,，\s]+/).filter((list) => list !== "");

/** What the account has a right to read may be less than all. */
function wantedLists(context: ConnectorContext, what: "orders" | "cases"): List[] {
  const told = listsNamed(context);
  return (what === "orders" ? ON_THE_WAY_OUT : ON_THE_WAY_BACK).filter((list) => told.length === 0 || told.includes(list));
}

function sourceOf(context: ConnectorContext, what: "orders" | "cases", { list, from, to }: Span): CountedList {
  return {
    pageSize: PAGE_SIZE,
    list: async ({ number, counted }) => {
      const page = await readList(context, list, { from: new Date(from), to: new Date(to), page: number, counted });
      // Without a right to stock, and where nobody asked for it by name, there is none: orders are read all the same.
      const isMissing =
        list === "stock" && !page.ok && page.refusal.code === "REFUSED" && /权限/.test(page.refusal.message) && !listsNamed(context).includes(list);
      return isMissing ? ok({ rows: [], total: 0 }) : page;
    },
    listed: (row) => listedAs(list, row),
    item: async (row) => ok(itemOf(list, row)),
    nameless: (row) => itemOf(list, row),
    known: async (listed) => (await context.known?.(what, listed)) ?? new Set(),
  };
}
