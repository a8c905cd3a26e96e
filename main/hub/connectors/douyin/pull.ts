/**
 * Rows are asked for by update time, oldest first. A row that changes while we walk leaves the window and would pull the
 * rows behind it onto pages already read; therefore each call starts again from the last time seen (page 0), and turns a
 * page only while one second fills it.
 */
import { type Json, tryParseJson } from "../../kernel/json.ts";
import { ok } from "../../kernel/result.ts";
import { unixSeconds } from "../../kernel/time.ts";
import { gather } from "../gather.ts";
import type { Connector, ConnectorContext, Listed, RawItem } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rawItem, rowsOf, textOf, versionKey } from "../wire.ts";
import { caseItem, caseRows, orderItem } from "./fetch.ts";
import { callDouyin } from "./gateway.ts";

const PAGE_SIZE = 50;

/** Where a pull stands; everything needed to go on after a restart. Times are unix seconds. */
interface Place {
  from: number;
  to: number;
  page: number;
  /** Ids seen since `from` began, so that its second is not handed over twice. */
  done: string[];
}

interface Row {
  id: string;
  updated: number;
  raw: JsonObject;
}

interface Source {
  list(context: ConnectorContext, place: Place): Promise<Outcome<Row[]>>;
  item(context: ConnectorContext, row: Row): Promise<Outcome<RawItem>>;
  /** A row that cannot be asked for as it has no id: kept as it came, so that somebody is told. */
  nameless(row: Row): RawItem;
}

const orders: Source = {
  async list(context, place) {
    const params = { update_time_start: place.from, update_time_end: place.to, order_by: "update_time", order_asc: true, page: place.page, size: PAGE_SIZE };
    const answer = await callDouyin(context, { method: "order.searchList", params });
    return answer.ok ? ok(rowsOf(objectOf(answer.value).shop_order_list).map((raw) => rowOf(objectOf(raw), "order_id", raw))) : answer;
  },
  async item(_context, row) {
    return ok(orderItem(row.raw));
  },
  nameless: (row) => orderItem(row.raw),
};

const cases: Source = {
  async list(context, place) {
    const params = { update_start_time: place.from, update_end_time: place.to, order_by: ["update_time asc"], page: place.page, size: PAGE_SIZE };
    const answer = await callDouyin(context, { method: "afterSale.List", params });
    return answer.ok ? ok(caseRows(answer.value).map((raw) => rowOf(objectOf(raw.aftersale_info), "aftersale_id", raw))) : answer;
  },
  item: (context, row) => caseItem(context, row.raw),
  nameless: (row) => rawItem({ topic: "case", id: "", version: String(row.updated), payload: { list: row.raw, detail: {} } }),
};

function rowOf(info: JsonObject, key: string, raw: Json): Row {
  return { id: textOf(info[key]).trim(), updated: Number(textOf(info.update_time)) || 0, raw: objectOf(raw) };
}

export const pull: NonNullable<Connector["pull"]> = async (context, what, ...[window, page]) => {
  const source = what === "orders" ? orders : cases;
  const to = unixSeconds(new Date(Math.min(window.to.getTime(), context.clock.now())));
  const place = readPlace(page) ?? { from: unixSeconds(window.from), to, page: 0, done: [] };
  const listed = await source.list(context, place);
  if (!listed.ok) return listed;
  const rows = new Map(listed.value.filter((row) => row.id !== "" && !place.done.includes(row.id)).map((row) => [row.id, row]));
  const nameless = listed.value.filter((row) => row.id === "").map((row) => source.nameless(row));
  // A row of the orders' list is the whole order; a case's detail is one call more.
  const known = what === "cases" ? await context.known?.(what, [...rows.values()].map(listedAs)) : undefined;
  const wanted = [...rows.keys()].filter((id) => !known?.has(id));
  const got = await gather(wanted, (id) => source.item(context, rows.get(id) ?? { id, updated: 0, raw: {} }));
  if (got.stop && got.done.length === 0) return { ok: false, refusal: got.stop };
  if (got.stop) return ok({ items: got.items, next: JSON.stringify({ ...place, done: [...place.done, ...got.done] }) });
  return ok({ items: [...nameless, ...got.items], next: listed.value.length < PAGE_SIZE ? null : JSON.stringify(nextPlace(place, listed.value)) });
};

function listedAs({ id, updated }: Row): Listed {
  return { id, version: updated * 1_000, key: versionKey({ topic: "case", id, version: String(updated) }) };
}

function nextPlace(place: Place, rows: readonly Row[]): Place {
  const last = rows.at(-1)?.updated ?? 0;
  if (last > place.from && last <= place.to) return { ...place, from: last, page: 0, done: rows.filter((row) => row.updated === last).map((row) => row.id) };
  return { ...place, page: place.page + 1, done: [...place.done, ...rows.map((row) => row.id)] };
}

/** A token that is not ours starts the window over: repeating is harmless, skipping is not. */
function readPlace(token: string | null): Place | null {
  const kept = objectOf(token === null ? undefined : tryParseJson(token));
  const [from, to, page] = [kept.from, kept.to, kept.page].map(Number) as [number, number, number];
  if (![from, to, page].every(Number.isSafeInteger) || page < 0) return null;
  return { from, to, page, done: rowsOf(kept.done).map(textOf) };
}
