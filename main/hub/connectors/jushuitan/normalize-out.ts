/** What happened to orders on their way out: system orders and outbound documents. */
import { z } from "zod";
import { ok, type Result } from "../../kernel/result.ts";
import { carrierCode } from "../carrier-words.ts";
import { beijing, beijingOrNull, gramsOrNull, id, listOf, piecesOrNull, readPayload, text } from "../fields.ts";
import type { ChannelFact, WarehouseEvent } from "../port.ts";
import { goodsByOrder, numbersIn, type OrderGoods, warehouseFact } from "../warehouse-facts.ts";
import { AUDITED, CANCELLED, LEFT, ORDER_TELLS_NOTHING, QUESTION, REVOKED, WAITS_OUTBOUND } from "./statuses.ts";

const item = z.object({ sku_id: text, qty: piecesOrNull, raw_so_id: text });
const places = { wms_co_id: text, warehouse: text };

const order = z.object({
  o_id: id,
  so_id: text,
  status: text,
  modified: beijing,
  question_type: text,
  question_desc: text,
  items: listOf(item),
  ...places,
});

const outbound = z.object({
  io_id: id,
  so_id: text,
  merge_so_id: text,
  status: text,
  created: beijingOrNull,
  modified: beijing,
  io_date: beijingOrNull,
  send_date: beijingOrNull,
  logistics_company: text,
  l_id: text,
  f_weight: gramsOrNull,
  items: listOf(item),
  ...places,
});
type Outbound = z.output<typeof outbound>;

const nothing = (why: string): ChannelFact[] => [{ type: "nothing", why }];

/** A system order: that it was checked, or is held; that goods left is proven by its outbound document alone. */
export function orderFacts(payload: string): Result<ChannelFact[], "UNREADABLE"> {
  const read = readPayload(order, payload);
  if (!read.ok) return read;
  const raw = read.value;
  const { o_id, status, modified: at } = raw;
  const of = ordersOf(raw);
  const facts = (kind: WarehouseEvent["kind"], data: WarehouseEvent["data"]): WarehouseEvent[] =>
    of.map(({ number }) => warehouseFact({ name: `jst:order:${o_id}`, number, kind, at, data: { ...data, place: placeOf(raw) } }));
  if (AUDITED.has(status)) return ok(once(facts("audited", {}), `jst:order:${o_id}:audited`));
  if (status === CANCELLED) return ok(once(facts("held", { reason: "订单在聚水潭已取消" }), `jst:order:${o_id}:cancelled`));
  if (status !== QUESTION) return ok(nothing(ORDER_TELLS_NOTHING.has(status) ? `订单状态 ${status}` : `不认识的订单状态 ${status}`));
  const reason = [raw.question_type, raw.question_desc].filter((part) => part !== "").join("：");
  if (!/缺货/.test(reason)) return ok(facts("held", { reason: reason || "异常" }));
  return ok(of.map(({ number, goods }) => shortOf({ o_id, number, goods, at, place: placeOf(raw) })));
}

/** A step that has no time of its own: it happened when it was told first, and told again it is the same. */
const once = (facts: readonly WarehouseEvent[], key: string): WarehouseEvent[] => facts.map((fact) => ({ ...fact, key }));

function shortOf({ o_id, number, goods, at, place }: OrderGoods & { o_id: string; at: Date; place: string }): WarehouseEvent {
  const [only] = goods;
  // Which of several is short is not told.
  const sku = goods.length === 1 && only ? only.sku : "";
  return warehouseFact({ name: `jst:order:${o_id}`, number, kind: "short", at, data: { sku, place } });
}

/** An outbound document: goods were set apart for it, packed, and left; or it was cancelled, and what it told before counts no more. */
export function outboundFacts(payload: string): Result<ChannelFact[], "UNREADABLE"> {
  const read = readPayload(outbound, payload);
  if (!read.ok) return read;
  const raw = read.value;
  const { status } = raw;
  const of = ordersOf(raw);
  if (of.length === 0) return ok(nothing("出库单没有线上单号"));
  if (!WAITS_OUTBOUND.has(status) && !LEFT.has(status) && !REVOKED.has(status)) return ok(nothing(`不认识的出库状态 ${status}`));
  const facts = of.flatMap((one) => factsOf(raw, one, of));
  return ok(facts.length > 0 ? facts : nothing(`出库单状态 ${status}，没有时间`));
}

function factsOf(raw: Outbound, { number, goods }: OrderGoods, all: readonly OrderGoods[]): WarehouseEvent[] {
  const base = { name: `jst:outbound:${raw.io_id}`, number };
  const data = { document: raw.io_id, place: placeOf(raw) };
  const facts: WarehouseEvent[] = [];
  if (raw.created) facts.push(warehouseFact({ ...base, kind: "allocated", at: raw.created, data }));
  const leftAt = raw.io_date ?? raw.send_date;
  if (LEFT.has(raw.status) && leftAt) {
    const parcel = { ...data, waybill: raw.l_id, carrier: raw.l_id === "" ? "" : carrierCode(raw.logistics_company) };
    const others = all.map((one) => one.number).filter((one) => one !== number);
    // A package of several orders weighs what none of them does alone.
    const weightGrams = others.length > 0 ? null : raw.f_weight;
    facts.push(
      warehouseFact({ ...base, kind: "packed", at: leftAt, data: { ...parcel, skus: goods, weightGrams, mergedWith: others }, content: [goods, weightGrams] }),
    );
    facts.push(warehouseFact({ ...base, kind: "outbound", at: leftAt, data: parcel }));
  }
  if (REVOKED.has(raw.status)) facts.push(warehouseFact({ ...base, kind: "outbound_cancelled", at: raw.modified, data }));
  return facts;
}

/** The shop's orders that it is for: by its items, which keep their first number when orders are put together or cut, else by its own. */
function ordersOf(raw: { so_id: string; merge_so_id?: string; items: z.output<typeof item>[] }): OrderGoods[] {
  const rows = raw.items.map(({ sku_id: sku, qty, raw_so_id }) => ({ number: raw_so_id.trim(), sku: sku.trim(), quantity: qty ?? 0 }));
  const named = rows.some(({ number }) => number !== "");
  return goodsByOrder(rows, named ? [] : numbersIn([raw.so_id, raw.merge_so_id ?? ""].join(",")));
}

const placeOf = ({ warehouse, wms_co_id }: { warehouse: string; wms_co_id: string }): string =>
  warehouse || (["", "0"].includes(wms_co_id) ? "" : `仓库 ${wms_co_id}`);
