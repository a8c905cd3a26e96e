/** Lists give ids alone, without the time of their change: each is fetched. A cursor leads from page to page, over empty ones too. */
import { tryParseJson } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { unixSeconds } from "../../kernel/time.ts";
import { gather } from "../gather.ts";
import type { Connector, ConnectorContext, RawItem } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rowsOf, textOf } from "../wire.ts";
import { fetchCase, fetchOrder } from "./fetch.ts";
import { callWechat } from "./gateway.ts";

const PAGE_SIZE = 50;

/** Where a pull stands; everything needed to go on after a restart. Times are unix seconds. */
interface Place {
  from: number;
  to: number;
  /** The channel's cursor, `""` for the first page. */
  key: string;
  /** Ids of this page that were fetched before the channel stopped us. */
  done: string[];
}
interface Page {
  ids: string[];
  next: string;
  hasMore: boolean;
}
interface Source {
  list(context: ConnectorContext, place: Place): Promise<Outcome<Page>>;
  item(context: ConnectorContext, id: string): Promise<Outcome<RawItem>>;
}

const orders: Source = {
  async list(context, { from, to, key }) {
    const params = { update_time_range: { start_time: from, end_time: to }, page_size: PAGE_SIZE, ...(key === "" ? {} : { next_key: key }) };
    const answer = await callWechat(context, "/channels/ec/order/list/get", params);
    return answer.ok ? ok(pageOf(answer.value, "order_id_list")) : answer;
  },
  item: fetchOrder,
};
const cases: Source = {
  async list(context, { from, to, key }) {
    const params = { begin_update_time: from, end_update_time: to, ...(key === "" ? {} : { next_key: key }) };
    const answer = await callWechat(context, "/channels/ec/aftersale/getaftersalelist", params);
    return answer.ok ? ok(pageOf(answer.value, "after_sale_order_id_list")) : answer;
  },
  item: fetchCase,
};

function pageOf(answer: JsonObject, key: string): Page {
  const ids = rowsOf(answer[key]).map((id) => textOf(id).trim());
  return {
    ids: [...new Set(ids.filter((id) => id !== ""))],
    next: textOf(answer.next_key),
    hasMore: answer.has_more === true || textOf(answer.has_more) === "1",
  };
}

export const pull: NonNullable<Connector["pull"]> = async (context, what, ...[window, page]) => {
  const source = what === "orders" ? orders : cases;
  const to = unixSeconds(new Date(Math.min(window.to.getTime(), context.clock.now())));
  const place = readPlace(page) ?? { from: unixSeconds(window.from), to, key: "", done: [] };
  const listed = await source.list(context, place);
  if (!listed.ok) return listed;
  const { ids, next, hasMore } = listed.value;
  const wanted = ids.filter((id) => !place.done.includes(id));
  const got = await gather(wanted, (id) => source.item(context, id));
  if (got.stop && got.done.length === 0) return { ok: false, refusal: got.stop };
  if (got.stop) return ok({ items: got.items, next: JSON.stringify({ ...place, done: [...place.done, ...got.done] }) });
  if (!hasMore) return ok({ items: got.items, next: null });
  // The same cursor again leads to the same page for ever: asked again later, nothing is left out.
  if (next === "" || next === place.key) return refuse("UNREADABLE", "微信小店说还有下一页，却没有给出新的 next_key", { field: "next_key" });
  return ok({ items: got.items, next: JSON.stringify({ ...place, key: next, done: [] }) });
};

/** A token that is not ours starts the window over: repeating is harmless, skipping is not. */
function readPlace(token: string | null): Place | null {
  const kept = objectOf(token === null ? undefined : tryParseJson(token));
  const [from, to] = [kept.from, kept.to].map(Number) as [number, number];
  if (![from, to].every(Number.isSafeInteger) || typeof kept.key !== "string") return null;
  return { from, to, key: kept.key, done: rowsOf(kept.done).map(textOf) };
}
