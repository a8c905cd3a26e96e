/** What happened to orders by the bills of 金蝶云星空. A bill counts once it is audited; one whose audit is taken back (D), or that is void, counts no more. */
import { z } from "zod";
import { ok, type Result } from "../../kernel/result.ts";
import { beijing, beijingOrNull, id, listOf, piecesOrNull, readPayload, text } from "../fields.ts";
import type { ChannelFact, WarehouseEvent } from "../port.ts";
import { readTopics } from "../topics.ts";
import { goodsByOrder, type OrderGoods, warehouseFact } from "../warehouse-facts.ts";

const bill = z.object({
  FBillNo: id,
  FModifyDate: beijing,
  FDocumentStatus: text,
  FCancelStatus: text,
  FApproveDate: beijingOrNull,
  lines: listOf(z.object({ number: text, sku: text, quantity: piecesOrNull, warehouse: text, waybill: text })),
});
type Bill = z.output<typeof bill>;

const AUDITED = "C";
const AUDITED_AGAIN = "D";
const BEFORE: ReadonlySet<string> = new Set(["Z", "A", "B"]);
const VOID = "B";

const nothing = (why: string): ChannelFact[] => [{ type: "nothing", why }];

/** What a bill says of each order whose number stands on its lines. */
function reading(word: string, of: (raw: Bill, order: OrderGoods) => WarehouseEvent[]): (payload: string) => Result<ChannelFact[], "UNREADABLE"> {
  return (payload) => {
    const read = readPayload(bill, payload);
    if (!read.ok) return read;
    const raw = read.value;
    const { FDocumentStatus: status } = raw;
    if (status !== AUDITED && status !== AUDITED_AGAIN && !BEFORE.has(status)) return ok(nothing(`不认识的${word}状态 ${status}`));
    const orders = goodsByOrder(
      raw.lines.map(({ number, sku, quantity }) => ({ number: number.trim(), sku: sku.trim(), quantity: quantity ?? 0 })),
      [],
    );
    if (orders.length === 0) return ok(nothing(`${word}没有网店订单号`));
    const facts = orders.flatMap((order) => of(raw, order));
    return ok(facts.length > 0 ? facts : nothing(`${word}状态 ${status}`));
  };
}

/** First that is told on the lines of an order. */
const firstOf = ({ lines }: Bill, number: string, key: "warehouse" | "waybill"): string =>
  lines.find((line) => (line.number.trim() === number || line.number.trim() === "") && line[key].trim() !== "")?.[key].trim() ?? "";

const orderFacts = reading("销售订单", (raw, { number }) => {
  const name = `kingdee:order:${raw.FBillNo}`;
  const step = (kind: WarehouseEvent["kind"], at: Date, data = {}): WarehouseEvent => warehouseFact({ name, number, kind, at, data });
  if (raw.FCancelStatus === VOID) return [{ ...step("held", raw.FModifyDate, { reason: "销售订单在金蝶已作废" }), key: `${name}:void` }];
  if (raw.FDocumentStatus !== AUDITED) return [];
  // Where no time is told, it was audited when that was told first.
  return [raw.FApproveDate ? step("audited", raw.FApproveDate) : { ...step("audited", raw.FModifyDate), key: `${name}:audited` }];
});

const outboundFacts = reading("销售出库单", (raw, { number }) => {
  const base = { name: `kingdee:outbound:${raw.FBillNo}`, number };
  const data = { document: raw.FBillNo, place: firstOf(raw, number, "warehouse") };
  if (raw.FCancelStatus === VOID || raw.FDocumentStatus === AUDITED_AGAIN)
    return [warehouseFact({ ...base, kind: "outbound_cancelled", at: raw.FModifyDate, data })];
  if (raw.FDocumentStatus !== AUDITED || !raw.FApproveDate) return [];
  return [warehouseFact({ ...base, kind: "outbound", at: raw.FApproveDate, data: { ...data, waybill: firstOf(raw, number, "waybill") } })];
});

const receivedFacts = reading("销售退货单", (raw, { number, goods }) => {
  if (raw.FCancelStatus === VOID || raw.FDocumentStatus !== AUDITED || !raw.FApproveDate) return [];
  const data = { document: raw.FBillNo, place: firstOf(raw, number, "warehouse"), waybill: firstOf(raw, number, "waybill"), skus: goods };
  return [warehouseFact({ name: `kingdee:received:${raw.FBillNo}`, number, kind: "return_arrived", at: raw.FApproveDate, data })];
});

/** Pure and total: a kept payload becomes facts or a refusal that names the field. */
export const normalize = readTopics({ order: orderFacts, outbound: outboundFacts, received: receivedFacts });
