/** What happened to goods that come back: after-sales and what was counted in. */
import { z } from "zod";
import { ok, type Result } from "../../kernel/result.ts";
import { id, listOf, piecesOrNull, readPayload, text, timeTold, timeToldOrNull, yuanOrNull } from "../fields.ts";
import type { ChannelFact, WarehouseEvent } from "../port.ts";
import { goodsByOrder, numbersIn, warehouseFact } from "../warehouse-facts.ts";
import { CASE_WAITS, COUNTED, COUNTED_IN, COUNTING_CANCELLED, SETTLED } from "./statuses.ts";

const afterSale = z.object({
  refund_no: id,
  status: text,
  tid_list: text,
  src_tids: text,
  settle_time: timeToldOrNull,
  actual_refund_amount: yuanOrNull,
  detail_list: listOf(z.object({ tid: text })),
});

const received = z.object({
  order_no: id,
  status: text,
  tid_list: text,
  created_time: timeToldOrNull,
  created: timeToldOrNull,
  check_time: timeToldOrNull,
  modified: timeTold,
  logistics_no: text,
  warehouse_no: text,
  warehouse_name: text,
  details_list: listOf(z.object({ tid: text, spec_no: text, num: piecesOrNull, expect_num: piecesOrNull, defect: text })),
});
type Received = z.output<typeof received>;

const nothing = (why: string): ChannelFact[] => [{ type: "nothing", why }];

/** An after-sale: that it was settled in the books. What the platform's money did is the platform's to tell. */
export function caseFacts(payload: string): Result<ChannelFact[], "UNREADABLE"> {
  const read = readPayload(afterSale, payload);
  if (!read.ok) return read;
  const { refund_no, status, settle_time: at, actual_refund_amount, detail_list, tid_list, src_tids } = read.value;
  if (!SETTLED.has(status)) return ok(nothing(CASE_WAITS.has(status) ? `退换单状态 ${status}` : `不认识的退换单状态 ${status}`));
  const named = [...new Set(detail_list.flatMap(({ tid }) => numbersIn(tid)))];
  const numbers = named.length > 0 ? named : numbersIn([tid_list, src_tids].join(","));
  // Of several orders it is not told how much is whose.
  const refundFen = numbers.length === 1 ? actual_refund_amount : null;
  const facts = at
    ? numbers.map((number) => warehouseFact({ name: `wdt:case:${refund_no}`, number, kind: "books_posted", at, data: { document: refund_no, refundFen } }))
    : [];
  return ok(facts.length > 0 ? facts : nothing("退换单没有原始单号或结算时间"));
}

/** Goods that are counted in: they arrived, and once the document is done somebody has looked at each and put it to the good or the damaged ones. */
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
  const facts = goodsByOrder(rows, named.length > 0 ? named : numbersIn(raw.tid_list)).flatMap(({ number, goods }): WarehouseEvent[] => {
    const base = { name: `wdt:received:${raw.order_no}`, number };
    const data = { document: raw.order_no, waybill: raw.logistics_no, place: raw.warehouse_name || raw.warehouse_no, skus: goods };
    const arrivedAt = raw.created_time ?? raw.created;
    const doneAt = raw.status === COUNTED_IN ? raw.check_time : null;
    return [
      ...(arrivedAt ? [warehouseFact({ ...base, kind: "return_arrived", at: arrivedAt, data })] : []),
      ...(doneAt ? [warehouseFact({ ...base, kind: "return_inspected", at: doneAt, data: { ...data, result: verdictOf(raw) } })] : []),
    ];
  });
  return ok(facts.length > 0 ? facts : nothing("退货入库单没有原始单号或时间"));
}

/** Damaged is failed. Right is only what is said to be undamaged, all of it, and no less of it than was expected; else nobody says, and a person decides. */
function verdictOf({ details_list: rows }: Received): "passed" | "failed" | null {
  if (rows.some(({ defect }) => DAMAGED.has(defect))) return "failed";
  const isRight = ({ defect, num, expect_num }: Received["details_list"][number]): boolean =>
    UNDAMAGED.has(defect) && num !== null && num > 0 && expect_num !== null && num >= expect_num;
  return rows.length > 0 && rows.every(isRight) ? "passed" : null;
}

/** `defect` as it is written. */
const DAMAGED: ReadonlySet<string> = new Set(["true", "1"]);
const UNDAMAGED: ReadonlySet<string> = new Set(["false", "0"]);
