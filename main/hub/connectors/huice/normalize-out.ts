/** What happened to orders on their way out: system orders, outbound documents, and shippings taken back. */
import { z } from "zod";
import { ok, type Result } from "../../kernel/result.ts";
import { carrierCode } from "../carrier-words.ts";
import { gramsOrNull, id, listOf, piecesOrNull, readPayload, text, timeTold, timeToldOrNull } from "../fields.ts";
import type { ChannelFact, WarehouseEvent } from "../port.ts";
import { goodsByOrder, numbersIn, type OrderGoods, warehouseFact } from "../warehouse-facts.ts";
import { AUDITED, BY_PLATFORM, CANCELLED, LEFT, NOT_LEFT, ORDER_CANCELLED, ORDER_HELD, ORDER_WAITS, REVOKED } from "./statuses.ts";

const places = { warehouse_no: text, warehouse_name: text };
const placeOf = ({ warehouse_name, warehouse_no }: { warehouse_name: string; warehouse_no: string }): string => warehouse_name || warehouse_no;

const order = z.object({
  trade_no: id,
  trade_status: text,
  src_tids: text,
  modified: timeTold,
  check_time: timeToldOrNull,
  goods_list: listOf(z.object({ src_tid: text })),
  ...places,
});
type Order = z.output<typeof order>;

const outbound = z.object({
  order_no: id,
  status: text,
  src_tids: text,
  modified: timeTold,
  consign_time: timeToldOrNull,
  weight: gramsOrNull,
  logistics_no: text,
  logistics_name: text,
  details_list: listOf(z.object({ src_tid: text, spec_no: text, num: piecesOrNull, trade_status_type: text })),
  ...places,
});
type Outbound = z.output<typeof outbound>;

const nothing = (why: string): ChannelFact[] => [{ type: "nothing", why }];

/** A system order: that it was checked, or is held; that goods left is proven by its outbound document alone. */
export function orderFacts(payload: string): Result<ChannelFact[], "UNREADABLE"> {
  const read = readPayload(order, payload);
  if (!read.ok) return read;
  const raw = read.value;
  const { trade_status: status } = raw;
  const facts = ordersOf(raw).flatMap((number) => orderSteps(raw, number));
  if (facts.length > 0) return ok(facts);
  const isKnown = AUDITED.has(status) || ORDER_WAITS.has(status) || CANCELLED.has(status) || Object.hasOwn(ORDER_HELD, status);
  return ok(nothing(isKnown ? `订单状态 ${status}` : `不认识的订单状态 ${status}`));
}

/** Rows keep their first number, and the head's list of them may be cut off. */
function ordersOf({ goods_list, src_tids }: Order): string[] {
  const named = [...new Set(goods_list.flatMap(({ src_tid }) => numbersIn(src_tid)))];
  return named.length > 0 ? named : numbersIn(src_tids);
}

function orderSteps(raw: Order, number: string): WarehouseEvent[] {
  const { trade_status: status, trade_no, modified, check_time } = raw;
  const name = `huice:order:${trade_no}`;
  const place = placeOf(raw);
  const step = (kind: WarehouseEvent["kind"], data: WarehouseEvent["data"], at = modified) =>
    warehouseFact({ name, number, kind, at, data: { place, ...data } });
  if (CANCELLED.has(status)) return [{ ...step("held", { reason: ORDER_CANCELLED }), key: `${name}:cancelled` }];
  const reason = Object.hasOwn(ORDER_HELD, status) ? ORDER_HELD[status] : undefined;
  if (reason) return [step("held", { reason })];
  // Where no time is told, it was checked when that was told first.
  if (AUDITED.has(status)) return [check_time ? step("audited", {}, check_time) : { ...step("audited", {}), key: `${name}:audited` }];
  return [];
}

/** An outbound document, or a shipped order in its shape: goods left, by this system's own word; or it was cancelled. */
export function outboundFacts(payload: string): Result<ChannelFact[], "UNREADABLE"> {
  const read = readPayload(outbound, payload);
  if (!read.ok) return read;
  const raw = read.value;
  const { status } = raw;
  if (!LEFT.has(status) && !NOT_LEFT.has(status) && !REVOKED.has(status)) return ok(nothing(`不认识的出库状态 ${status}`));
  const of = goodsOf(raw);
  if (of.length === 0) return ok(nothing("出库单没有原始单号"));
  if (REVOKED.has(status)) return ok(takenBack(raw, of));
  const facts = LEFT.has(status) ? of.flatMap((one) => leftFacts(raw, one, of)) : [];
  return ok(facts.length > 0 ? facts : nothing(LEFT.has(status) ? "出库单没有发货时间，或是平台自己标记的发货" : `出库单状态 ${status}`));
}

/** A shipping that was taken back: what was told of it before counts no more. */
export function revokedFacts(payload: string): Result<ChannelFact[], "UNREADABLE"> {
  const read = readPayload(outbound, payload);
  if (!read.ok) return read;
  const of = goodsOf(read.value);
  return ok(of.length > 0 ? takenBack(read.value, of) : nothing("撤销的出库单没有原始单号"));
}

const takenBack = (raw: Outbound, of: readonly OrderGoods[]): WarehouseEvent[] =>
  of.map(({ number }) =>
    warehouseFact({
      name: `huice:outbound:${raw.order_no}`,
      ...{ number, kind: "outbound_cancelled", at: raw.modified, data: { document: raw.order_no, place: placeOf(raw) } },
    }),
  );

function goodsOf({ details_list, src_tids }: Outbound): OrderGoods[] {
  const rows = details_list.map(({ src_tid, spec_no, num }) => ({ number: src_tid.trim(), sku: spec_no.trim(), quantity: num ?? 0 }));
  const named = rows.some(({ number }) => number !== "");
  return goodsByOrder(rows, named ? [] : numbersIn(src_tids));
}

function leftFacts(raw: Outbound, { number, goods }: OrderGoods, all: readonly OrderGoods[]): WarehouseEvent[] {
  const { consign_time: at, order_no: document } = raw;
  const own = raw.details_list.filter(({ src_tid }) => src_tid.trim() === number || all.length === 1);
  if (!at || (own.length > 0 && own.every(({ trade_status_type }) => trade_status_type === BY_PLATFORM))) return [];
  const base = { name: `huice:outbound:${document}`, number, at };
  const carrier = raw.logistics_no === "" ? "" : carrierCode(raw.logistics_name);
  const data = { document, place: placeOf(raw), waybill: raw.logistics_no, carrier };
  const mergedWith = all.map((one) => one.number).filter((one) => one !== number);
  // A package of several orders weighs what none of them does alone.
  const weightGrams = mergedWith.length > 0 ? null : raw.weight;
  // Without the scales nobody says that it was packed: the rows are the order's own.
  const isPacked = raw.weight !== null;
  return [
    ...(isPacked ? [warehouseFact({ ...base, kind: "packed", data: { ...data, skus: goods, weightGrams, mergedWith }, content: [goods, weightGrams] })] : []),
    warehouseFact({ ...base, kind: "outbound", data }),
  ];
}
