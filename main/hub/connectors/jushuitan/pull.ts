/** Nothing is pushed: documents are asked for by the time they changed, list after list, each from its last page to its first. */
import { tryParseJson } from "../../kernel/json.ts";
import { ok } from "../../kernel/result.ts";
import { type CountedList, piecesOf, readSpans } from "../backwards.ts";
import type { Connector, ConnectorContext } from "../port.ts";
import { type Outcome, objectOf, rowsOf, textOf } from "../wire.ts";
import { type Depot, itemOf, type List, listedAs, ON_THE_WAY_BACK, ON_THE_WAY_OUT, pageSizeOf, readDepots, readList } from "./lists.ts";

const DAY = 86_400_000;
const LONGEST_MS = 7 * DAY;
/** Refused for want of a right to the interface. */
const NO_RIGHT = "190";

/** One walk; times are ms. */
interface Span {
  list: List;
  from: number;
  to: number;
  depot?: Depot | undefined;
}

export const pull: NonNullable<Connector["pull"]> = async (context, what, ...[window, page]) => {
  const lists = wantedLists(context, what);
  const depots = lists.includes("stock") ? await depotsFor(context, page) : ok([]);
  if (!depots.ok) return depots;
  const answer = await readSpans(page, {
    end: Math.min(window.to.getTime(), context.clock.now()),
    spans: (to) => {
      const pieces = piecesOf({ from: Math.min(window.from.getTime(), to - 1_000), to }, LONGEST_MS);
      const of = (list: List): Pick<Span, "list" | "depot">[] => (list === "stock" ? depots.value.map((depot) => ({ list, depot })) : [{ list }]);
      return lists.flatMap(of).flatMap((one) => pieces.map((piece) => ({ ...one, ...piece })));
    },
    source: (span) => sourceOf(context, what, span),
  });
  if (!answer.ok || answer.value.next === null || depots.value.length === 0) return answer;
  // Which warehouses there are is asked once a pull, and stands in its place.
  return ok({ ...answer.value, next: JSON.stringify({ ...objectOf(tryParseJson(answer.value.next)), depots: depots.value }) });
};

const listsNamed = ({ settings }: Pick<ConnectorContext, "settings">): string[] => (settings.lists ?? "").split(/[,，\s]+/).filter((list) => list !== "");

/** What the application has a right to read may be less than all. */
function wantedLists(context: ConnectorContext, what: "orders" | "cases"): List[] {
  const told = listsNamed(context);
  return (what === "orders" ? ON_THE_WAY_OUT : ON_THE_WAY_BACK).filter((list) => told.length === 0 || told.includes(list));
}

/** Without a right to stock, and where nobody asked for it by name, there is none: orders are read all the same. */
const unlessNamed = <Value>(context: ConnectorContext, answer: Outcome<Value>, none: Value): Outcome<Value> =>
  !answer.ok && answer.refusal.details?.code === NO_RIGHT && !listsNamed(context).includes("stock") ? ok(none) : answer;

async function depotsFor(context: ConnectorContext, page: string | null): Promise<Outcome<Depot[]>> {
  const kept = objectOf(page === null ? undefined : tryParseJson(page)).depots;
  const depots = rowsOf(kept).map((row) => ({ id: textOf(objectOf(row).id), name: textOf(objectOf(row).name) }));
  return depots.length > 0 ? ok(depots) : unlessNamed(context, await readDepots(context), []);
}

function sourceOf(context: ConnectorContext, what: "orders" | "cases", { list, from, to, depot }: Span): CountedList {
  return {
    pageSize: pageSizeOf(list),
    list: async ({ number }) => {
      const page = await readList(context, list, { from: new Date(from), to: new Date(to), page: number, depot });
      return list === "stock" ? unlessNamed(context, page, { rows: [], total: 0 }) : page;
    },
    listed: (row) => listedAs(list, row),
    item: async (row) => ok(itemOf(list, row)),
    nameless: (row) => itemOf(list, row),
    known: async (listed) => (await context.known?.(what, listed)) ?? new Set(),
  };
}
