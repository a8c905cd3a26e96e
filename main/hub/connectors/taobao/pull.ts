/**
 * Both lists are sorted by modified, newest first, and a row that changes leaves the window. Walking from the last page
 * to the first, such a row can only bring a row back that was already seen; walking forward, rows would be skipped.
 * Rows that appear late push others the other way, so the total is counted again at the end and the walk repeated.
 */
import { tryParseJson } from "../../kernel/json.ts";
import { ok } from "../../kernel/result.ts";
import { fromBeijing, toBeijing } from "../../kernel/time.ts";
import { gather } from "../gather.ts";
import type { Connector, ConnectorContext, PullPage, RawItem } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rawItem, rowsOf, textOf, versionKey } from "../wire.ts";
import { fetchTalk, fetchTrade } from "./fetch.ts";
import { callTop } from "./gateway.ts";

const PAGE_SIZE = 50;
/** Walks over one window before the rest is left to the next, overlapping one. */
const ROUNDS = 3;

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

/** Where a pull stands; everything needed to go on after a restart. */
interface Place {
  /** End of the window, not later than when the pull began: nothing new may enter it. */
  to: number;
  page: number;
  total: number;
  round: number;
  /** Ids of this page already handed over, when the channel stopped us half way. */
  done: string[];
}

interface Walk {
  what: "orders" | "cases";
  context: ConnectorContext;
  source: Source;
  range: { start_modified: string; end_modified: string };
}

export const pull: NonNullable<Connector["pull"]> = async (context, what, ...[window, page]) => {
  const source = SOURCES[what];
  const kept = readPlace(page);
  const to = kept?.to ?? Math.min(window.to.getTime(), context.clock.now());
  const walk: Walk = { what, context, source, range: { start_modified: toBeijing(window.from), end_modified: toBeijing(new Date(to)) } };
  if (kept) return readPage(walk, kept);
  const total = await count(walk);
  if (!total.ok) return total;
  if (total.value === 0) return ok({ items: [], next: null });
  return readPage(walk, { to, page: lastPage(total.value), total: total.value, round: 1, done: [] });
};

async function readPage(walk: Walk, place: Place): Promise<Outcome<PullPage>> {
  const { source, context } = walk;
  const answer = await callTop(context, source.method, {
    ...walk.range,
    fields: `${source.id},modified`,
    page_no: String(place.page),
    page_size: String(PAGE_SIZE),
    use_has_next: "true",
  });
  if (!answer.ok) return answer;
  const rows = rowsOf(answer.value[source.outer], source.inner).map(objectOf);
  const idOf = (row: JsonObject): string => textOf(row[`${source.id}_str`]).trim() || textOf(row[source.id]).trim();
  // What cannot be asked for as it has no id is kept as it came, so that somebody is told.
  const nameless = rows.filter((row) => idOf(row) === "").map((row) => rawItem({ topic: source.topic, id: "", version: textOf(row.modified), payload: row }));
  const listed = rows
    .map((row) => {
      const id = idOf(row);
      const modified = textOf(row.modified);
      const key = versionKey({ topic: source.topic, id, version: modified });
      return { id, version: fromBeijing(modified)?.getTime() ?? Number.MAX_SAFE_INTEGER, key };
    })
    .filter(({ id }) => id !== "" && !place.done.includes(id));
  const known = (await context.known?.(walk.what, listed)) ?? new Set();
  const ids = listed.map(({ id }) => id).filter((id) => !known.has(id));
  const got = await gather(ids, (id) => source.fetchOne(context, id));
  if (got.stop && got.done.length === 0) return { ok: false, refusal: got.stop };
  if (got.stop) return ok({ items: got.items, next: writePlace({ ...place, done: [...place.done, ...got.done] }) });
  const items = [...nameless, ...got.items];
  if (place.page > 1) return ok({ items, next: writePlace({ ...place, page: place.page - 1, done: [] }) });
  return ok({ items, next: await nextRound(walk, place) });
}

/** After page 1: more rows than at the start means that some slid behind us. A failing count is left to the next window's overlap. */
async function nextRound(walk: Walk, place: Place): Promise<string | null> {
  if (place.round >= ROUNDS) return null;
  const total = await count(walk);
  if (!total.ok || total.value <= place.total) return null;
  return writePlace({ ...place, page: lastPage(total.value), total: total.value, round: place.round + 1, done: [] });
}

/** `use_has_next` hides the total, so it is asked for once without, by a page of one row. */
async function count(walk: Walk): Promise<Outcome<number>> {
  const answer = await callTop(walk.context, walk.source.method, {
    ...walk.range,
    fields: walk.source.id,
    page_no: "1",
    page_size: "1",
    use_has_next: "false",
  });
  if (!answer.ok) return answer;
  return ok(Number(textOf(answer.value.total_results) || rowsOf(answer.value[walk.source.outer], walk.source.inner).length));
}

function lastPage(total: number): number {
  return Math.max(1, Math.ceil(total / PAGE_SIZE));
}

function writePlace(place: Place): string {
  return JSON.stringify(place);
}

/** A token that is not ours starts the window over: repeating is harmless, skipping is not. */
function readPlace(token: string | null): Place | null {
  const raw = token === null ? undefined : tryParseJson(token);
  const kept = objectOf(raw);
  const [to, page, total, round] = [kept.to, kept.page, kept.total, kept.round].map(Number) as [number, number, number, number];
  if (![to, page, total, round].every(Number.isSafeInteger) || page < 1) return null;
  return { to, page, total, round, done: rowsOf(kept.done).map(textOf) };
}
