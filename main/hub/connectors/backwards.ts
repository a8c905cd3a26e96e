/**
 * Lists that are asked for by a window of change times: a row that changes leaves the window, and the rows behind it move up. Walking from the last page
 * to the first, such a move can only bring a row back that was already seen; walking forward, rows would be skipped. Rows that appear late
 * push others the other way, so the rows are counted again at the end and the walk repeated when there are more.
 */
import { type Json, tryParseJson } from "../kernel/json.ts";
import { ok } from "../kernel/result.ts";
import { gather } from "./gather.ts";
import type { Listed, PullPage, RawItem } from "./port.ts";
import { type JsonObject, type Outcome, objectOf, rowsOf, textOf } from "./wire.ts";

/** Walks over one window before the rest is left to the next, overlapping one. */
const ROUNDS = 3;

/** A list that is counted, and read by pages from 1. */
export interface CountedList {
  pageSize: number;
  /** One page; `total` is needed where it is to be counted. */
  list(page: { number: number; counted: boolean }): Promise<Outcome<{ rows: JsonObject[]; total: number }>>;
  /** What a row is; an id that is `""` is none. */
  listed(row: JsonObject): Listed;
  /** The thing of a row, whole. */
  item(row: JsonObject): Promise<Outcome<RawItem>>;
  /** A row that cannot be asked for as it has no id: kept as it came, so that somebody is told. */
  nameless(row: JsonObject): RawItem;
  /** Which of these are held in that version already. */
  known(listed: readonly Listed[]): Promise<ReadonlySet<string>>;
}

/** Where a walk stands; plain data, so that it goes on after a kill. */
export interface Walk {
  page: number;
  total: number;
  round: number;
  /** Ids of this page already handed over, when the channel stopped us half way. */
  done: string[];
}

interface Read {
  items: RawItem[];
  /** `null`: all of the window was read. */
  next: Walk | null;
}

/** One page of a walk, the last first; `walk` is `null` at its beginning. */
export async function readBackwards(source: CountedList, walk: Walk | null): Promise<Outcome<Read>> {
  if (walk) {
    const page = await source.list({ number: walk.page, counted: false });
    return page.ok ? takePage(source, walk, page.value.rows) : page;
  }
  const first = await source.list({ number: 1, counted: true });
  if (!first.ok) return first;
  const { rows, total } = first.value;
  const last = pagesOf(source, total);
  // What was counted and read in one answer cannot have moved in between.
  if (last <= 1) return takePage(source, { page: 1, total: Math.max(total, rows.length), round: ROUNDS, done: [] }, rows);
  return readBackwards(source, { page: last, total, round: 1, done: [] });
}

const pagesOf = ({ pageSize }: CountedList, total: number): number => Math.ceil(total / pageSize);

async function takePage(source: CountedList, walk: Walk, rows: readonly JsonObject[]): Promise<Outcome<Read>> {
  const named = rows.map((row) => ({ row, ...source.listed(row) })).filter(({ id }) => id !== "" && !walk.done.includes(id));
  const byId = new Map(named.map(({ id, row }) => [id, row]));
  const known = await source.known(named.map(({ row: _row, ...listed }) => listed));
  const got = await gather(
    [...byId.keys()].filter((id) => !known.has(id)),
    (id) => source.item(byId.get(id) ?? {}),
  );
  if (got.stop && got.done.length === 0) return { ok: false, refusal: got.stop };
  if (got.stop) return ok({ items: got.items, next: { ...walk, done: [...walk.done, ...got.done] } });
  const nameless = rows.filter((row) => source.listed(row).id === "").map(source.nameless);
  const items = [...nameless, ...got.items];
  if (walk.page > 1) return ok({ items, next: { ...walk, page: walk.page - 1, done: [] } });
  return ok({ items, next: await nextRound(source, walk) });
}

/** After page 1: more rows than at the start means that some slid behind us. A failing count is left to the next window's overlap. */
async function nextRound(source: CountedList, walk: Walk): Promise<Walk | null> {
  if (walk.round >= ROUNDS) return null;
  const again = await source.list({ number: 1, counted: true });
  if (!again.ok || again.value.total <= walk.total) return null;
  return { page: Math.max(1, pagesOf(source, again.value.total)), total: again.value.total, round: walk.round + 1, done: [] };
}

/** A walk out of a kept token; `null` for what is none: then it begins again, for repeating is harmless and skipping is not. */
export function readWalk(kept: Json | undefined): Walk | null {
  const told = objectOf(kept);
  const [page, total, round] = [told.page, told.total, told.round].map(Number) as [number, number, number];
  if (![page, total, round].every(Number.isSafeInteger) || page < 1) return null;
  return { page, total, round, done: rowsOf(told.done).map(textOf) };
}

/** Where a pull over several spans stands; everything needed to go on after a restart. */
interface Place {
  /** End of the window, ms: nothing new may enter it. */
  to: number;
  span: number;
  walk: Walk | null;
}

/** A window that is cut into spans, each of them a list of its own. */
export interface Spans<Span> {
  /** End of the window, ms, as it is when the pull begins. */
  end: number;
  /** The spans up to an end, in their order; the same for the same end. */
  spans(to: number): readonly Span[];
  source(span: Span): CountedList;
}

/** One page of a pull over spans; `token` is `null` at its beginning. A span with nothing in it is no page: the next one follows at once. */
export async function readSpans<Span>(token: string | null, { end, spans, source }: Spans<Span>): Promise<Outcome<PullPage>> {
  const kept = readPlace(token);
  const to = kept?.to ?? end;
  const all = spans(to);
  let walk = kept?.walk ?? null;
  for (const [at, span] of [...all.entries()].slice(kept?.span ?? 0)) {
    const read = await readBackwards(source(span), walk);
    if (!read.ok) return read;
    const { items, next } = read.value;
    const isLast = next === null && at + 1 >= all.length;
    const place: Place = { to, span: next === null ? at + 1 : at, walk: next };
    if (isLast || next !== null || items.length > 0) return ok({ items, next: isLast ? null : JSON.stringify(place) });
    walk = null;
  }
  return ok({ items: [], next: null });
}

/** A token that is not ours starts the window over: repeating is harmless, skipping is not. */
function readPlace(token: string | null): Place | null {
  const kept = objectOf(token === null ? undefined : tryParseJson(token));
  const [to, span] = [kept.to, kept.span].map(Number) as [number, number];
  return Number.isSafeInteger(to) && Number.isSafeInteger(span) && span >= 0 ? { to, span, walk: readWalk(kept.walk) } : null;
}

/** A stretch of time in pieces that a list lets itself be asked for, the earliest first; all in ms. */
export function piecesOf({ from, to }: { from: number; to: number }, longestMs: number): { from: number; to: number }[] {
  const pieces: { from: number; to: number }[] = [];
  for (let start = from; start < to; start += longestMs) pieces.push({ from: start, to: Math.min(to, start + longestMs) });
  return pieces;
}
