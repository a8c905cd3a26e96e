/** Both lists are sorted by modified, newest first, and a row that changes leaves the window: they are read from the last page to the first. */
import { tryParseJson } from "../../kernel/json.ts";
import { ok } from "../../kernel/result.ts";
import { fromBeijing, toBeijing } from "../../kernel/time.ts";
import { type CountedList, readBackwards, readWalk, type Walk } from "../backwards.ts";
import type { Connector, ConnectorContext, RawItem } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rawItem, rowsOf, textOf, versionKey } from "../wire.ts";
import { fetchTalk, fetchTrade } from "./fetch.ts";
import { callTop } from "./gateway.ts";

const PAGE_SIZE = 50;

interface Source {
  topic: string;
  method: string;
  outer: string;
  inner: string;
  id: string;
  fetchOne(context: ConnectorContext, id: string): Promise<Outcome<RawItem>>;
}

const SOURCES: Record<"orders" | "cases", Source> = {
  orders: { topic: "order", method: "taobao.trades.sold.increment.get", outer: "trades", inner: "trade", id: "tid", fetchOne: fetchTrade },
  cases: { topic: "case", method: "taobao.refunds.receive.get", outer: "refunds", inner: "refund", id: "refund_id", fetchOne: fetchTalk },
};

export const pull: NonNullable<Connector["pull"]> = async (context, what, ...[window, page]) => {
  const kept = readPlace(page);
  // The end of the window, not later than when the pull began: nothing new may enter it.
  const to = kept?.to ?? Math.min(window.to.getTime(), context.clock.now());
  const range = { start_modified: toBeijing(window.from), end_modified: toBeijing(new Date(to)) };
  const read = await readBackwards(listOf(context, what, range), kept?.walk ?? null);
  if (!read.ok) return read;
  const { items, next } = read.value;
  return ok({ items, next: next && JSON.stringify({ to, ...next }) });
};

function listOf(context: ConnectorContext, what: "orders" | "cases", range: { start_modified: string; end_modified: string }): CountedList {
  const source = SOURCES[what];
  const idOf = (row: JsonObject): string => textOf(row[`${source.id}_str`]).trim() || textOf(row[source.id]).trim();
  return {
    pageSize: PAGE_SIZE,
    list: async ({ number, counted }) => {
      // `use_has_next` hides the total.
      const page = { page_no: String(number), page_size: String(PAGE_SIZE), use_has_next: String(!counted) };
      const answer = await callTop(context, source.method, { ...range, ...page, fields: `${source.id},modified` });
      if (!answer.ok) return answer;
      const rows = rowsOf(answer.value[source.outer], source.inner).map(objectOf);
      return ok({ rows, total: Number(textOf(answer.value.total_results) || rows.length) });
    },
    listed: (row) => {
      const [id, modified] = [idOf(row), textOf(row.modified)];
      const key = versionKey({ topic: source.topic, id, version: modified });
      return { id, version: fromBeijing(modified)?.getTime() ?? Number.MAX_SAFE_INTEGER, key };
    },
    item: (row) => source.fetchOne(context, idOf(row)),
    nameless: (row) => rawItem({ topic: source.topic, id: "", version: textOf(row.modified), payload: row }),
    known: async (listed) => (await context.known?.(what, listed)) ?? new Set(),
  };
}

/** A token that is not ours starts the window over: repeating is harmless, skipping is not. */
function readPlace(token: string | null): { to: number; walk: Walk } | null {
  const kept = objectOf(token === null ? undefined : tryParseJson(token));
  const [to, walk] = [Number(kept.to), readWalk(kept)];
  return Number.isSafeInteger(to) && walk ? { to, walk } : null;
}
