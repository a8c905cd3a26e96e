import { ok, refuse } from "../../kernel/result.ts";
import { fromBeijing } from "../../kernel/time.ts";
import type { ChannelRef, ConnectorContext, RawItem } from "../port.ts";
import type { Outcome } from "../wire.ts";
import { idOf, itemOf, type List, ON_THE_WAY_BACK, ON_THE_WAY_OUT, PAGE_SIZE, readList, readOrder, readStock } from "./lists.ts";

const SECOND = 1_000;
/** Pages of the second in which it changed. */
const MOST_PAGES = 5;

/** One document again: an order by its number, the others in the list of the second in which they changed (`extra.changed`). */
export async function fetchOne(context: ConnectorContext, ref: ChannelRef): Promise<Outcome<RawItem>> {
  if (ref.kind === "parcel") return refuse("NOT_SUPPORTED", "旺店通不按运单号查询");
  const list = listOf(ref);
  const changed = fromBeijing(ref.extra?.changed ?? "");
  if (list === "order") return fetchOrder(context, ref.id);
  if (list === "stock") return fetchStock(context, ref);
  if (changed) return fetchListed(context, { list, id: ref.id, changed });
  return refuse("NOT_FOUND", `旺店通的 ${ref.id} 要按修改时间查询，而不知道它何时修改`, { id: ref.id });
}

function listOf({ kind, extra }: ChannelRef): List {
  const lists = kind === "order" ? ON_THE_WAY_OUT : ON_THE_WAY_BACK;
  return lists.find((list) => list === extra?.list) ?? (kind === "order" ? "order" : "case");
}

async function fetchOrder(context: ConnectorContext, id: string): Promise<Outcome<RawItem>> {
  const row = await readOrder(context, id);
  if (!row.ok) return row;
  return row.value ? ok(itemOf("order", row.value)) : refuse("NOT_FOUND", `旺店通没有订单 ${id}`, { id });
}

async function fetchStock(context: ConnectorContext, { id, extra }: ChannelRef): Promise<Outcome<RawItem>> {
  const rows = await readStock(context, extra?.sku ?? "", extra?.warehouse ?? "");
  if (!rows.ok) return rows;
  const row = rows.value.find((one) => idOf("stock", one) === id);
  return row ? ok(itemOf("stock", row)) : refuse("NOT_FOUND", `旺店通没有 ${id} 的库存`, { id });
}

async function fetchListed(context: ConnectorContext, { list, id, changed }: { list: List; id: string; changed: Date }): Promise<Outcome<RawItem>> {
  const [from, to] = [changed, new Date(changed.getTime() + SECOND)];
  let total = 0;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await readList(context, list, { from, to, page, counted: page === 1 });
    if (!answer.ok) return answer;
    if (page === 1) total = answer.value.total;
    const row = answer.value.rows.find((one) => idOf(list, one) === id);
    if (row) return ok(itemOf(list, row));
    if (page * PAGE_SIZE >= total) break;
  }
  return refuse("NOT_FOUND", `旺店通的 ${id} 在这期间又变了，或者不在了`, { id });
}
