/** What happened to goods that come back: after-sales and what was counted in. */
import { z } from "zod";
import { ok, type Result } from "../../kernel/result.ts";
import { beijing, beijingOrNull, id, listOf, piecesOrNull, readPayload, text } from "../fields.ts";
import type { ChannelFact } from "../port.ts";
import { goodsByOrder, numbersIn, warehouseFact } from "../warehouse-facts.ts";
import { CONFIRMED, COUNTED_IN, RETURN_TELLS_NOTHING, SELLER_RECEIVED } from "./statuses.ts";

const item = z.object({ sku_id: text, qty: piecesOrNull, r_qty: piecesOrNull });

const afterSale = z.object({
  as_id: id,
  so_id: text,
  status: text,
  good_status: text,
  modified: beijing,
  confirm_date: beijingOrNull,
  l_id: text,
  warehouse: text,
});

const received = z.object({
  io_id: id,
  so_id: text,
  status: text,
  io_date: beijingOrNull,
  modified: beijing,
  l_id: text,
  warehouse: text,
  items: listOf(item),
});

const nothing = (why: string): ChannelFact[] => [{ type: "nothing", why }];
const unlessKnown = (status: string, why: string): ChannelFact[] => nothing(RETURN_TELLS_NOTHING.has(status) ? why : `不认识的状态 ${status}`);

/**
 * An after-sale: goods that the seller has, and a clerk's word on it, are inspected, though nobody says that they are right. Confirmed alone says that a clerk
 * looked, not that money moved.
 */
export function caseFacts(payload: string): Result<ChannelFact[], "UNREADABLE"> {
  const read = readPayload(afterSale, payload);
  if (!read.ok) return read;
  const { as_id, so_id, status, good_status, confirm_date: at, l_id: waybill, warehouse: place } = read.value;
  if (good_status !== SELLER_RECEIVED || status !== CONFIRMED) return ok(unlessKnown(status, `售后 ${status} ${good_status}`));
  const facts = numbersIn(so_id).flatMap((number) =>
    at ? [warehouseFact({ name: `jst:case:${as_id}`, number, kind: "return_inspected", at, data: { waybill, place } })] : [],
  );
  return ok(facts.length > 0 ? facts : nothing("售后没有线上单号或确认时间"));
}

/** Goods that were counted in: they arrived. */
export function receivedFacts(payload: string): Result<ChannelFact[], "UNREADABLE"> {
  const read = readPayload(received, payload);
  if (!read.ok) return read;
  const { io_id, so_id, status, io_date: at, l_id: waybill, warehouse: place, items } = read.value;
  if (!COUNTED_IN.has(status)) return ok(unlessKnown(status, `退仓单 ${status}`));
  const rows = items.map(({ sku_id, qty, r_qty }) => ({ number: "", sku: sku_id.trim(), quantity: r_qty || (qty ?? 0) }));
  const facts = goodsByOrder(rows, numbersIn(so_id)).flatMap(({ number, goods }) =>
    at ? [warehouseFact({ name: `jst:received:${io_id}`, number, kind: "return_arrived", at, data: { document: io_id, waybill, place, skus: goods } })] : [],
  );
  return ok(facts.length > 0 ? facts : nothing("退仓单没有线上单号或时间"));
}
