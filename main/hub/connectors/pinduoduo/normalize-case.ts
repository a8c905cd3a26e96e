import { z } from "zod";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { fromBeijing, fromUnixSeconds } from "../../kernel/time.ts";
import { fenOrNull, idOrNull, listOf, momentOrNull, readPayload, text, wholeOrNull, yuanOrNull } from "../fields.ts";
import type { ChannelCase } from "../port.ts";
import { carrierCode } from "./carriers.ts";
import { caseKind, caseState, defaultOutcome, endedWell, inArbitration } from "./statuses.ts";

/** Change times come as Beijing text, and in one sample as unix seconds. */
const when = z.transform((value: unknown, context): Date | null => {
  if (value === null || value === undefined || value === "" || value === 0 || value === "0") return null;
  const told = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  const at = /^\d{10}$/.test(told) ? fromUnixSeconds(told) : fromBeijing(told);
  if (at) return at;
  context.issues.push({ code: "custom", input: value, message: "不是时间" });
  return z.NEVER;
});

const row = z.object({
  id: idOrNull,
  order_sn: idOrNull,
  after_sales_type: text,
  after_sales_status: text,
  after_sale_reason: text,
  refund_amount: yuanOrNull,
  goods_number: wholeOrNull,
  sku_id: text,
  goods_id: text,
  created_time: when,
  updated_time: when,
  tracking_number: text,
  shipping_name: text,
  user_shipping_status: text,
  dispute_refund_status: text,
});
const picture = z.union([z.string(), z.object({ url: text }).transform(({ url }) => url)]);
const detail = z.object({
  after_sales_type: text,
  after_sales_status: text,
  after_sales_reason: text,
  remark: text,
  images: listOf(picture.nullish()),
  refund_amount: fenOrNull,
  express_no: text,
  shipping_name: text,
  shipping_status: text,
  expire_time: momentOrNull,
  recreated_at: when,
  updated_time: when,
  join_or_not: text,
  dispute_refund_status: text,
  user_shipping_status: text,
});
const kept = z.object({ list: row, detail });
type Kept = z.output<typeof kept>;

const RECEIVED: Readonly<Record<string, boolean>> = { "1": false, "2": true };

export function caseFact(payload: string): Result<ChannelCase, "UNREADABLE"> {
  const read = readPayload(kept, payload);
  if (!read.ok) return read;
  const { list, detail: more } = read.value;
  const missing = (field: string) => refuse("UNREADABLE", `字段 list.${field} 无法读取：缺少这一项`, { field: `list.${field}` });
  if (list.id === null) return missing("id");
  if (list.order_sn === null) return missing("order_sn");
  const status = more.after_sales_status || list.after_sales_status;
  if (status === "") return missing("after_sales_status");
  const versions = [list.updated_time, more.updated_time].filter((at) => at !== null).map((at) => at.getTime());
  if (versions.length === 0) return missing("updated_time");
  const createdAt = list.created_time ?? more.recreated_at;
  if (!createdAt) return missing("created_time");
  const amountFen = amountOf(read.value);
  if (amountFen === null) return missing("refund_amount");

  const kind = caseKind({ list: list.after_sales_type, detail: more.after_sales_type });
  const returnWaybill = more.express_no || list.tracking_number;
  const state = caseState(status, { kind, hasReturnWaybill: returnWaybill !== "" });
  const isDisputed = [list.dispute_refund_status, more.dispute_refund_status, more.join_or_not].includes("1");
  const line = list.sku_id || list.goods_id;
  return ok({
    type: "case",
    channelCaseId: list.id,
    channelOrderId: list.order_sn,
    channelLineIds: line === "" || line === "0" ? [] : [line],
    ...(line !== "" && line !== "0" && list.goods_number !== null && list.goods_number > 0 ? { lineQuantities: { [line]: list.goods_number } } : {}),
    version: Math.max(...versions),
    kind,
    channelStatus: status,
    state,
    arbitration: inArbitration(status, { state, isDisputed }),
    amountFen,
    // One amount is told: before success it is what is asked for, on success what was paid.
    refundedFen: state === "refunded" ? amountFen : null,
    endedWell: endedWell(status),
    problem: null,
    reason: more.after_sales_reason || list.after_sale_reason,
    buyerWords: more.remark,
    goodsReceived: RECEIVED[more.user_shipping_status || list.user_shipping_status] ?? null,
    createdAt,
    deadlineAt: more.expire_time,
    defaultOutcome: more.expire_time ? defaultOutcome(state, kind) : "none",
    returnCarrier: returnWaybill === "" ? null : carrierCode(more.shipping_name || list.shipping_name) || null,
    returnWaybill: returnWaybill || null,
    evidence: more.images.flatMap((one) => (one ? [one] : [])),
    writeToken: { order_sn: list.order_sn, after_sales_status: status, amount_fen: String(amountFen), kind, has_return: returnWaybill === "" ? "0" : "1" },
  });
}

/** The list says yuan for sure; the detail fen, as far as known, and it is read later. A detail that turns out to say yuan is not taken a hundredfold. */
function amountOf({ list, detail: more }: Kept): number | null {
  if (list.refund_amount === null || more.refund_amount === null) return more.refund_amount ?? list.refund_amount;
  return more.refund_amount * 100 === list.refund_amount ? list.refund_amount : more.refund_amount;
}
