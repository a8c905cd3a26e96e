/** Orders with their refunds, read whole one by one: no list tells more of them than their ids. */
import { ok } from "../../kernel/result.ts";
import { gather } from "../gather.ts";
import type { ConnectorContext, Listed, RawItem } from "../port.ts";
import { type JsonObject, type Outcome, textOf } from "../wire.ts";
import { caseItem, hintItem, orderItem, readOrder, readRefunds, viewOf } from "./fetch.ts";
import { caseIdOf } from "./ids.ts";
import { ORDER_CANCELLED } from "./statuses.ts";

/** What is read of orders: themselves, or their refunds. Those that were not made from `from` until `to` (ms) are left out. */
interface Reading {
  what: "orders" | "cases";
  from: number;
  to: number;
  /** Looked at again: the orders themselves are told with their refunds. */
  again: boolean;
}

/** What an order that was read brings. */
interface Found {
  listed: Listed[];
  /** By their ids in `listed`. */
  items: Map<string, RawItem>;
  /** What is told besides, whatever is known. */
  more: RawItem[];
}

/** Reads them; `stopped`: the channel stopped us, and these had been read. */
export async function readOrders(
  context: ConnectorContext,
  of: Reading & { ids: readonly string[] },
): Promise<Outcome<{ items: RawItem[]; stopped: string[] | null }>> {
  const found = new Map<string, Found>();
  const got = await gather(of.ids, async (id) => {
    const read = await readOne(context, of, id);
    if (!read.ok) return read;
    found.set(id, read.value);
    return ok(hintItem(id));
  });
  if (got.stop && got.done.length === 0) return { ok: false, refusal: got.stop };
  const all = got.done.flatMap((id) => found.get(id) ?? []);
  const listed = all.flatMap((one) => one.listed);
  const known = listed.length === 0 ? undefined : await context.known?.(of.what, listed);
  const items = all.flatMap((one) => [...one.more, ...one.listed.flatMap(({ id }) => (known?.has(id) ? [] : (one.items.get(id) ?? [])))]);
  return ok({ items, stopped: got.stop ? got.done : null });
}

const NOTHING: Found = { listed: [], items: new Map(), more: [] };

async function readOne(context: ConnectorContext, { what, from, to, again }: Reading, id: string): Promise<Outcome<Found>> {
  const order = await readOrder(context, id);
  if (!order.ok) return order.refusal.code === "STALE" ? ok({ ...NOTHING, more: [hintItem(id)] }) : order;
  const made = Number(textOf(order.value.ctime)) * 1_000;
  // One that does not say when it was made is taken, so that somebody is told.
  if (Number.isFinite(made) && made > 0 && (made < from || made >= to)) return ok(NOTHING);
  if (what === "orders") return ok(listedOrder(order.value, made));
  const view = viewOf(order.value);
  const rows = await readRefunds(context, { order: id, view });
  if (!rows.ok) return rows;
  // Read anyway: what was told of the order meanwhile and did not come. It is no part of the list of refunds.
  const { versionKey: _none, ...itself } = orderItem(order.value);
  const told = textOf(order.value.status) === ORDER_CANCELLED ? rows.value.map((row) => ({ ...row, order_status: ORDER_CANCELLED })) : rows.value;
  return ok({ ...listedRefunds(told, { order: id, view }), more: again ? [itself] : [] });
}

/** An order counts by when it was made: that is what its number says. */
function listedOrder(order: JsonObject, made: number): Found {
  const item = orderItem(order);
  const id = textOf(order.order_id);
  return { listed: [{ id, version: made > 0 ? made : Number.MAX_SAFE_INTEGER, key: item.versionKey ?? "" }], items: new Map([[id, item]]), more: [] };
}

function listedRefunds(rows: readonly JsonObject[], extra: { order: string; view: string }): Found {
  const items = new Map(rows.map((row) => [caseIdOf(row), caseItem(row)]));
  const listed = rows.map((row): Listed => {
    const changed = Number(textOf(row.utime)) * 1_000;
    const id = caseIdOf(row);
    return { id, version: Number.isSafeInteger(changed) && changed > 0 ? changed : Number.MAX_SAFE_INTEGER, key: items.get(id)?.versionKey ?? "", extra };
  });
  return { listed, items, more: [] };
}
