/** What happened to orders on their way out: system orders and outbound documents. */
import { z } from "zod";
import { ok, type Result } from "../../kernel/result.ts";
import { carrierCode } from "../carrier-words.ts";
import { gramsOrNull, id, listOf, piecesOrNull, readPayload, text, timeTold, timeToldOrNull, wholeOrNull } from "../fields.ts";
import type { ChannelFact, WarehouseEvent } from "../port.ts";
import { goodsByOrder, numbersIn, type OrderGoods, warehouseFact } from "../warehouse-facts.ts";
import {
  ABNORMAL,
  ALLOCATED,
  AUDITED,
  abnormalWords,
  BEFORE_ALLOCATED,
  blockedWords,
  isRevoked,
  isWeighed,
  LEFT,
  NOBODY,
  ORDER_CANCELLED,
  ORDER_WAITS,
  POSTED,
  REVOKED,
  SHORT,
} from "./statuses.ts";

const places = { warehouse_no: text, warehouse_name: text };

const order = z.object({
  trade_no: id,
  trade_status: text,
  src_tids: text,
  modified: timeTold,
  check_time: timeToldOrNull,
  settle_time: timeToldOrNull,
  bad_reason: wholeOrNull,
  freeze_reason: text,
  detail_list: listOf(z.object({ src_tid: text, spec_no: text, num: piecesOrNull })),
  ...places,
});
type Order = z.output<typeof order>;

const outbound = z.object({
  order_no: id,
  status: text,
  src_trade_no: text,
  modified: timeTold,
  created_date: timeToldOrNull,
  stock_check_time: timeToldOrNull,
  consign_time: timeToldOrNull,
  consign_status: wholeOrNull,
  block_reason: wholeOrNull,
  weight: gramsOrNull,
  packager_name: text,
  logistics_no: text,
  logistics_name: text,
  details_list: listOf(z.object({ src_tid: text, spec_no: text, goods_count: piecesOrNull, num: piecesOrNull })),
  ...places,
});
type Outbound = z.output<typeof outbound>;

const nothing = (why: string): ChannelFact[] => [{ type: "nothing", why }];
const placeOf = ({ warehouse_name, warehouse_no }: { warehouse_name: string; warehouse_no: string }): string => warehouse_name || warehouse_no;

/** A system order: that it was checked, is held, or stands in the books; that goods left is proven by its outbound document alone. */
export function orderFacts(payload: string): Result<ChannelFact[], "UNREADABLE"> {
  const read = readPayload(order, payload);
  if (!read.ok) return read;
  const raw = read.value;
  const facts = ordersOf(raw).flatMap((number) => orderSteps(raw, number));
  if (facts.length > 0) return ok(facts);
  return ok(nothing(isKnown(raw.trade_status) ? `订单状态 ${raw.trade_status}` : `不认识的订单状态 ${raw.trade_status}`));
}

const isKnown = (status: string): boolean => AUDITED.has(status) || ORDER_WAITS.has(status) || status === ABNORMAL || status in ORDER_CANCELLED;

function orderSteps(raw: Order, number: string): WarehouseEvent[] {
  const { trade_status: status, modified } = raw;
  const name = `wdt:order:${raw.trade_no}`;
  const step = (kind: WarehouseEvent["kind"], data: WarehouseEvent["data"], at = modified): WarehouseEvent =>
    warehouseFact({ name, number, kind, at, data: { place: placeOf(raw), ...data } });
  const facts: WarehouseEvent[] = [];
  if (AUDITED.has(status)) facts.push(raw.check_time ? step("audited", {}, raw.check_time) : { ...step("audited", {}), key: `${name}:audited` });
  if (POSTED.has(status) && raw.settle_time) facts.push(step("books_posted", { document: raw.trade_no, place: "" }, raw.settle_time));
  const cancelled = Object.hasOwn(ORDER_CANCELLED, status) ? ORDER_CANCELLED[status] : undefined;
  if (cancelled) facts.push({ ...step("held", { reason: cancelled }), key: `${name}:cancelled` });
  if (status === ABNORMAL) facts.push(step("held", { reason: raw.freeze_reason || abnormalWords(raw.bad_reason ?? 0) }));
  return facts;
}

/** Rows keep their first number, and the head's list of them may be cut off. */
function ordersOf({ detail_list, src_tids }: Order): string[] {
  const named = [...new Set(detail_list.flatMap(({ src_tid }) => numbersIn(src_tid)))];
  return named.length > 0 ? named : numbersIn(src_tids);
}

/** An outbound document: goods were set apart for it or lack, it was packed, and left; or it was cancelled, and what it told before counts no more. */
export function outboundFacts(payload: string): Result<ChannelFact[], "UNREADABLE"> {
  const read = readPayload(outbound, payload);
  if (!read.ok) return read;
  const raw = read.value;
  const { status } = raw;
  if (!ALLOCATED.has(status) && !BEFORE_ALLOCATED.has(status) && !SHORT.has(status) && !REVOKED.has(status)) return ok(nothing(`不认识的出库状态 ${status}`));
  const rows = raw.details_list.map(({ src_tid, spec_no, goods_count, num }) => ({
    number: src_tid.trim(),
    sku: spec_no.trim(),
    quantity: goods_count ?? num ?? 0,
  }));
  const named = rows.some(({ number }) => number !== "");
  const of = goodsByOrder(rows, named ? [] : numbersIn(raw.src_trade_no));
  const facts = of.flatMap((one) => outboundSteps(raw, one, of));
  return ok(facts.length > 0 ? facts : nothing(of.length === 0 ? "出库单没有原始单号" : `出库单状态 ${status}`));
}

function outboundSteps(raw: Outbound, { number, goods }: OrderGoods, all: readonly OrderGoods[]): WarehouseEvent[] {
  const { status, modified, order_no: document } = raw;
  const base = { name: `wdt:outbound:${document}`, number };
  const data = { document, place: placeOf(raw) };
  const others = all.map((one) => one.number).filter((one) => one !== number);
  const facts: WarehouseEvent[] = [];
  const made = raw.created_date ?? raw.stock_check_time;
  if (ALLOCATED.has(status) && made) facts.push(warehouseFact({ ...base, kind: "allocated", at: made, data }));
  if (SHORT.has(status))
    facts.push(warehouseFact({ ...base, kind: "short", at: modified, data: { sku: goods.length === 1 ? (goods[0]?.sku ?? "") : "", place: data.place } }));
  if (ALLOCATED.has(status) && (status === LEFT || isWeighed(raw.consign_status ?? 0))) facts.push(packedOnce(raw, { number, goods }, others));
  if (status === LEFT && raw.consign_time) facts.push(warehouseFact({ ...base, kind: "outbound", at: raw.consign_time, data: { ...data, ...parcelOf(raw) } }));
  const why = status === LEFT ? "" : blockedWords(raw.block_reason ?? 0);
  if (why !== "")
    facts.push({ ...warehouseFact({ ...base, kind: "held", at: modified, data: { reason: why, place: data.place } }), key: `${base.name}:held:${why}` });
  const isTakenBack = REVOKED.has(status) || (status !== LEFT && isRevoked(raw.block_reason ?? 0));
  if (isTakenBack) facts.push(warehouseFact({ ...base, kind: "outbound_cancelled", at: modified, data }));
  return facts;
}

const parcelOf = ({ logistics_no, logistics_name }: Outbound): { waybill: string; carrier: string } => ({
  waybill: logistics_no,
  carrier: logistics_no === "" ? "" : carrierCode(logistics_name),
});

/** It has no time of its own: it was packed when it was told first, or left, and told again with the same content it is the same. */
function packedOnce(raw: Outbound, { number, goods }: OrderGoods, others: readonly string[]): WarehouseEvent {
  // A package of several orders weighs what none of them does alone.
  const weightGrams = others.length > 0 ? null : raw.weight;
  const packer = NOBODY.has(raw.packager_name.trim()) ? "" : raw.packager_name.trim();
  const at = raw.status === LEFT ? (raw.consign_time ?? raw.modified) : raw.modified;
  const data = { document: raw.order_no, place: placeOf(raw), ...parcelOf(raw), skus: goods, weightGrams, packer, mergedWith: [...others] };
  const fact = warehouseFact({ name: `wdt:outbound:${raw.order_no}`, number, kind: "packed", at, data, content: [goods, weightGrams] });
  return { ...fact, key: fact.key.replace(`:${at.getTime()}:`, ":") };
}
