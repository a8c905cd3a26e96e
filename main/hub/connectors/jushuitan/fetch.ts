import { ok, refuse } from "../../kernel/result.ts";
import { fromBeijing } from "../../kernel/time.ts";
import type { ChannelRef, ConnectorContext, RawItem } from "../port.ts";
import type { Outcome } from "../wire.ts";
import { idOf, itemOf, type List, ON_THE_WAY_BACK, ON_THE_WAY_OUT, PAGE_SIZE, readList, readOrders, readStock } from "./lists.ts";

const SECOND = 1_000;
/** Pages of the second in which it changed. */
const MOST_PAGES = 5;

/** One document again: by its number, or, as only orders can be asked for by one, in the list of the second in which it changed (`extra.changed`). */
export async function fetchOne(context: ConnectorContext, ref: ChannelRef): Promise<Outcome<RawItem>> {
  if (ref.kind === "parcel") return refuse("NOT_SUPPORTED", "聚水潭不按运单号查询");
  const list = listOf(ref);
  const changed = fromBeijing(ref.extra?.changed ?? "");
  if (list === "order") return fetchOrder(context, ref.id);
  if (list === "stock") return fetchStock(context, ref);
  if (changed) return fetchListed(context, { list, id: ref.id, changed });
  return refuse("NOT_FOUND", `聚水潭的 ${ref.id} 不能按编号查询，只能按修改时间`, { id: ref.id });
}

function listOf({ kind, extra }: ChannelRef): List {
  const lists = kind === "order" ? ON_THE_WAY_OUT : ON_THE_WAY_BACK;
  return lists.find((list) => list === extra?.list) ?? (kind === "order" ? "order" : "case");
}

async function fetchOrder(context: ConnectorContext, id: string): Promise<Outcome<RawItem>> {
  const rows = await readOrders(context, [id]);
  if (!rows.ok) return rows;
  const row = rows.value.find((one) => idOf("order", one) === id);
  return row ? ok(itemOf("order", row)) : refuse("NOT_FOUND", `聚水潭没有订单 ${id}`, { id });
}

async function fetchStock(context: ConnectorContext, { id, extra }: ChannelRef): Promise<Outcome<RawItem>> {
  const { depot = "0", name = "" } = extra ?? {};
  const rows = await readStock(context, id.slice(0, id.lastIndexOf("@")), depot === "0" ? undefined : { id: depot, name });
  if (!rows.ok) return rows;
  const row = rows.value.find((one) => idOf("stock", one) === id);
  return row ? ok(itemOf("stock", row)) : refuse("NOT_FOUND", `聚水潭没有 ${id} 的库存`, { id });
}

async function fetchListed(context: ConnectorContext, { list, id, changed }: { list: List; id: string; changed: Date }): Promise<Outcome<RawItem>> {
  const [from, to] = [changed, new Date(changed.getTime() + SECOND)];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await readList(context, list, { from, to, page });
    if (!answer.ok) return answer;
    const row = answer.value.rows.find((one) => idOf(list, one) === id);
    if (row) return ok(itemOf(list, row));
    if (page * PAGE_SIZE >= answer.value.total) break;
  }
  return refuse("NOT_FOUND", `聚水潭的 ${id} 在这期间又变了，或者不在了`, { id });
}
