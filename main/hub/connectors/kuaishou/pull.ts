/** Both lists are walked by a cursor, oldest change first, to the word `nomore`; every row is fetched whole. A window that is too long is cut into several. */
import { tryParseJson } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { gather } from "../gather.ts";
import type { Connector, ConnectorContext, Listed, PullWindow, RawItem } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rowsOf, textOf, versionKey } from "../wire.ts";
import { fetchCase, fetchOrder, namelessItem } from "./fetch.ts";
import { readKs } from "./gateway.ts";

const PAGE_SIZE = 50;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ORDERS_MS = 7 * DAY;
/** Lists reach back ninety days; a little less, as our clocks may differ. */
const REACH_MS = 90 * DAY - 10 * MINUTE;
const END = "nomore";

/** Where a pull stands; everything needed to go on after a restart. Times are ms. */
interface Place {
  from: number;
  /** End of the window: nothing new may enter it. */
  to: number;
  /** The channel's cursor, `""` for the first page. */
  cursor: string;
  /** Number of the page, from 1. */
  page: number;
  /** Ids of this page that were fetched before the channel stopped us. */
  done: string[];
}
interface Row {
  id: string;
  updated: string;
  raw: JsonObject;
}
type What = "orders" | "cases";

export const pull: NonNullable<Connector["pull"]> = async (context, what, ...[window, page]) => {
  const place = readPlace(page) ?? beginningOf(context, window);
  if (place.from >= place.to) return ok({ items: [], next: null });
  const end = Math.min(place.to, place.from + longestOf(context, what));
  const listed = await list(context, what, { ...place, to: end });
  if (!listed.ok) return listed;
  const { rows, cursor } = listed.value;
  const got = await itemsOf(context, what, { rows, done: place.done });
  if (got.stop && got.done.length === 0) return { ok: false, refusal: got.stop };
  if (got.stop) return ok({ items: got.items, next: JSON.stringify({ ...place, done: [...place.done, ...got.done] }) });
  if (cursor !== END) {
    // The same cursor again leads to the same page for ever: asked again later, nothing is left out.
    if (cursor === "" || cursor === place.cursor) return refuse("UNREADABLE", "快手没有说列表到底了，也没有给出新的游标", { field: "cursor" });
    return ok({ items: got.items, next: JSON.stringify({ ...place, cursor, page: place.page + 1, done: [] }) });
  }
  return ok({ items: got.items, next: end >= place.to ? null : JSON.stringify({ from: end, to: place.to, cursor: "", page: 1, done: [] }) });
};

function beginningOf({ clock }: ConnectorContext, window: PullWindow): Place {
  const now = clock.now();
  return { from: Math.max(window.from.getTime(), now - REACH_MS), to: Math.min(window.to.getTime(), now), cursor: "", page: 1, done: [] };
}

/** How long a window the list takes; that of after-sales is cut by the platform while it is busy, to hours or minutes. */
function longestOf({ settings }: ConnectorContext, what: What): number {
  if (what === "orders") return ORDERS_MS;
  const minutes = Number(settings.caseWindowMinutes);
  return Number.isFinite(minutes) && minutes >= 1 ? Math.min(minutes * MINUTE, DAY) : DAY;
}

async function list(context: ConnectorContext, what: What, { from, to, cursor, page }: Place): Promise<Outcome<{ rows: Row[]; cursor: string }>> {
  const window = { beginTime: from, endTime: to, queryType: 2, sort: 2, pageSize: PAGE_SIZE };
  const answer =
    what === "orders"
      ? await readKs(context, "open.order.cursor.list", { ...window, orderViewStatus: 1, cpsType: 0, cursor })
      : await readKs(context, "open.seller.order.refund.pcursor.list", { ...window, type: 9, currentPage: page, pcursor: cursor });
  if (!answer.ok) return answer;
  const data = objectOf(answer.value);
  return what === "orders"
    ? ok({ rows: rowsOf(data.orderList).map((raw) => rowOf(objectOf(raw), objectOf(objectOf(raw).orderBaseInfo), "oid")), cursor: textOf(data.cursor) })
    : ok({ rows: rowsOf(data.refundOrderInfoList).map((raw) => rowOf(objectOf(raw), objectOf(raw), "refundId")), cursor: textOf(data.pcursor) });
}

function rowOf(raw: JsonObject, info: JsonObject, key: string): Row {
  return { id: textOf(info[key]).trim(), updated: textOf(info.updateTime).trim(), raw };
}

/** The things of a page that are wanted, each whole; a row without an id as it came. */
async function itemsOf(context: ConnectorContext, what: What, { rows, done }: { rows: readonly Row[]; done: readonly string[] }) {
  const topic = what === "orders" ? "order" : "case";
  const named = rows.filter(({ id }) => id !== "" && !done.includes(id));
  const known = await context.known?.(
    what,
    named.map((row) => listedAs(topic, row)),
  );
  const wanted = named.map(({ id }) => id).filter((id) => !known?.has(id));
  const got = await gather(wanted, (id) => (what === "orders" ? fetchOrder(context, id) : fetchCase(context, id)));
  const nameless: RawItem[] = rows.filter(({ id }) => id === "").map(({ raw }) => namelessItem(topic, raw));
  return { ...got, items: [...nameless, ...got.items] };
}

function listedAs(topic: string, { id, updated }: Row): Listed {
  // What says no time counts as never held.
  const version = /^\d{10,15}$/.test(updated) ? Number(updated) : Number.MAX_SAFE_INTEGER;
  return { id, version, key: versionKey({ topic, id, version: updated }) };
}

/** A token that is not ours starts the window over: repeating is harmless, skipping is not. */
function readPlace(token: string | null): Place | null {
  const kept = objectOf(token === null ? undefined : tryParseJson(token));
  const [from, to, page] = [kept.from, kept.to, kept.page].map(Number) as [number, number, number];
  if (![from, to, page].every(Number.isSafeInteger) || typeof kept.cursor !== "string") return null;
  return { from, to, page, cursor: kept.cursor, done: rowsOf(kept.done).map(textOf) };
}
