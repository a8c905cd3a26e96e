/** What happened to goods that come back: after-sales and what was counted in. */
import { z } from "zod";
import { ok, type Result } from "../../kernel/result.ts";
import { id, listOf, piecesOrNull, readPayload, text, timeToldOrNull } from "../fields.ts";
import type { ChannelFact, WarehouseEvent } from "../port.ts";
import { goodsByOrder, numbersIn, warehouseFact } from "../warehouse-facts.ts";
import { CASE_KNOWN, COUNTED, COUNTED_IN, COUNTING_CANCELLED, DAMAGED } from "./statuses.ts";

const afterSale = z.object({ refund_no: id, status: text });

const received = z.object({
  order_no: id,
  status: text,
  tid_list: text,
  tid: text,
  created_time: timeToldOrNull,
  check_time: timeToldOrNull,
  logistics_no: text,
  warehouse_no: text,
  warehouse_name: text,
  details_list: listOf(z.object({ tid: text, spec_no: text, num: piecesOrNull, stock_type: text })),
});
type Received = z.output<typeof received>;

const nothing = (why: string): ChannelFact[] => [{ type: "nothing", why }];

/** An after-sale is followed so that nothing is missing, and proves neither goods nor money: its stock-in document and the platform do. */
export function caseFacts(payload: string): Result<ChannelFact[], "UNREADABLE"> {
  const read = readPayload(afterSale, payload);
  if (!read.ok) return read;
  const { status } = read.value;
  return ok(nothing(CASE_KNOWN.has(status) ? `退换单状态 ${status}` : `不认识的退换单状态 ${status}`));
}

/** Goods that are counted in: they arrived, and once the document is done somebody has put each to the good or the damaged ones. */
export function receivedFacts(payload: string): Result<ChannelFact[], "UNREADABLE"> {
  const read = readPayload(received, payload);
  if (!read.ok) return read;
  const raw = read.value;
  if (!COUNTED.has(raw.status)) return ok(nothing(raw.status === COUNTING_CANCELLED ? "退货入库单已取消" : `不认识的入库状态 ${raw.status}`));
  const rows = raw.details_list.flatMap(({ tid, spec_no, num }) => {
    const [number = "", ...more] = numbersIn(tid);
    return [{ number: more.length === 0 ? number : "", sku: spec_no.trim(), quantity: num ?? 0 }];
  });
  const named = raw.details_list.flatMap(({ tid }) => numbersIn(tid));
  const facts = goodsByOrder(rows, named.length > 0 ? named : numbersIn(`${raw.tid_list},${raw.tid}`)).flatMap(({ number, goods }): WarehouseEvent[] => {
    const base = { name: `huice:received:${raw.order_no}`, number };
    const data = { document: raw.order_no, waybill: raw.logistics_no, place: raw.warehouse_name || raw.warehouse_no, skus: goods };
    const doneAt = raw.status === COUNTED_IN ? raw.check_time : null;
    const arrivedAt = raw.created_time ?? doneAt;
    return [
      ...(arrivedAt ? [warehouseFact({ ...base, kind: "return_arrived", at: arrivedAt, data })] : []),
      ...(doneAt ? [warehouseFact({ ...base, kind: "return_inspected", at: doneAt, data: { ...data, result: verdictOf(raw) } })] : []),
    ];
  });
  return ok(facts.length > 0 ? facts : nothing("退货入库单没有原始单号或时间"));
}

/**
 * Damaged is failed. Good stock alone does not say that all of what was sent came back, for how much was expected is not told: then nobody says, and a
 * person decides.
 */
function verdictOf({ details_list: rows }: Received): "failed" | null {
  return rows.some(({ stock_type, num }) => stock_type === DAMAGED && num !== 0) ? "failed" : null;
}
