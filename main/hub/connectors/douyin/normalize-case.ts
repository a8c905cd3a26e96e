import { z } from "zod";
import { canonicalJson, type Json, tryParseJson } from "../../kernel/json.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { fen, fenOrNull, id, idOrNull, listOf, moment, momentOrNull, readPayload, text } from "../fields.ts";
import type { ChannelCase } from "../port.ts";
import { type JsonObject, objectOf, rowsOf, textOf } from "../wire.ts";
import { carrierCode } from "./carriers.ts";
import { caseKind, caseState, defaultOutcome, endedWell, inArbitration, isMoneyOut, isMoneyStuck } from "./statuses.ts";

const facts = z.object({
  aftersale_id: id,
  aftersale_order_type: text,
  aftersale_type: id,
  aftersale_status: id,
  refund_status: text,
  arbitrate_status: text,
  refund_amount: fen,
  real_refund_amount: fenOrNull,
  deduction_amount: fenOrNull,
  refund_fail_reason: text,
  apply_time: moment,
  update_time: moment,
  status_deadline: momentOrNull,
  related_id: idOrNull,
  shop_order_id: id,
  sku_order_ids: listOf(id),
  got_pkg: text,
  reason: text,
  reason_labels: listOf(z.object({ name: text })),
  words: text,
  evidence: listOf(z.unknown()),
  return_code: text,
  return_company: text,
  return_waybill: text,
});
type Facts = z.output<typeof facts>;

export function caseFact(payload: string): Result<ChannelCase, "UNREADABLE"> {
  const json = tryParseJson(payload);
  if (json === undefined) return refuse("UNREADABLE", "内容不是 JSON", { field: "" });
  const read = readPayload(facts, flatText(json));
  if (!read.ok) return read;
  const raw = read.value;
  const kind = caseKind(raw.aftersale_type);
  const state = caseState({ status: raw.aftersale_status, refundStatus: raw.refund_status, kind });
  return ok({
    type: "case",
    channelCaseId: raw.aftersale_id,
    channelOrderId: raw.shop_order_id,
    channelLineIds: raw.aftersale_order_type === "2" ? [] : linesOf(raw),
    version: raw.update_time.getTime(),
    kind,
    channelStatus: raw.aftersale_status,
    state,
    arbitration: inArbitration(raw.arbitrate_status),
    amountFen: raw.refund_amount,
    ...refundOf(raw),
    endedWell: endedWell({ status: raw.aftersale_status, kind }),
    problem: isMoneyStuck(raw.refund_status) ? stuckSentence(raw.refund_fail_reason) : null,
    reason: [raw.reason, ...raw.reason_labels.map((label) => label.name)].filter((part) => part !== "").join(" · "),
    buyerWords: raw.words,
    goodsReceived: raw.got_pkg === "1" ? true : raw.got_pkg === "0" ? false : null,
    createdAt: raw.apply_time,
    deadlineAt: raw.status_deadline,
    defaultOutcome: raw.status_deadline ? defaultOutcome(state, kind) : "none",
    returnCarrier: carrierCode(raw.return_code, raw.return_company) || null,
    returnWaybill: raw.return_waybill || null,
    evidence: raw.evidence.map((one) => textOf(one as Json) || textOf(objectOf(one as Json).url)).filter((url) => url !== ""),
    writeToken: { update_time: String(raw.update_time.getTime() / 1000), aftersale_type: raw.aftersale_type, aftersale_status: raw.aftersale_status },
  });
}

/**
 * Paid is what the platform calls really refunded, which is after deductions. A row read without its detail has neither: then what was
 * asked for, less a deduction where one is named.
 */
function refundOf(raw: Facts): Pick<ChannelCase, "refundedFen" | "refundedBy"> {
  if (!isMoneyOut(raw.refund_status)) return { refundedFen: null };
  if (raw.real_refund_amount) return { refundedFen: raw.real_refund_amount };
  if (raw.deduction_amount) return { refundedFen: Math.max(0, raw.refund_amount - raw.deduction_amount), refundedBy: "deducted" };
  return { refundedFen: raw.refund_amount, refundedBy: "asked" };
}

function stuckSentence(reason: string): string {
  return `平台退款失败${reason === "" ? "" : `（${reason}）`}，款项没有退到买家账户，请到抖店后台核对并重新退款。`;
}

function linesOf(raw: Facts): string[] {
  if (raw.sku_order_ids.length > 0) return [...new Set(raw.sku_order_ids)];
  return raw.related_id === null ? [] : [raw.related_id];
}

function flatText(json: Json): string {
  try {
    return canonicalJson(flatten(objectOf(json)));
  } catch {
    return "null";
  }
}

/**
 * One set of names out of two views. The detail is the newer of the two and wins; it spells `after_sale_*` where the list
 * spells `aftersale_*`, may lie under `process_info`, and its own arbitration numbers are of another dictionary.
 */
function flatten(kept: JsonObject): JsonObject {
  const list = objectOf(kept.list);
  const detail = objectOf(kept.detail);
  const process = objectOf(detail.process_info);
  const row = objectOf(list.aftersale_info);
  const info = { ...row, ...present(objectOf(detail.aftersale_info)), ...present(renamed(objectOf(process.after_sale_info))), ...present(onlyFacts(detail)) };
  const orders = objectOf(Object.keys(objectOf(list.order_info)).length > 0 ? list.order_info : detail.order_info);
  const back = objectOf(objectOf(process.logistics_info).return);
  const words = objectOf(list.text_part);
  return {
    ...info,
    arbitrate_status: row.arbitrate_status ?? info.arbitrate_status ?? null,
    refund_amount: row.refund_amount ?? info.refund_amount ?? info.refund_total_amount ?? null,
    real_refund_amount: info.real_refund_amount ?? null,
    deduction_amount: info.deduction_amount ?? null,
    shop_order_id: orders.shop_order_id ?? null,
    sku_order_ids: [...rowsOf(orders.related_order_info), ...rowsOf(orders.sku_order_infos)].map((one) => objectOf(one).sku_order_id ?? null),
    reason: textOf(words.reason_text) || textOf(info.reason),
    reason_labels: info.reason_second_labels ?? null,
    words: textOf(info.reason_remark) || textOf(info.remark),
    return_code: textOf(back.company_code),
    return_company: textOf(back.company_name) || textOf(info.return_logistics_company_name),
    return_waybill: textOf(back.tracking_no) || textOf(info.return_logistics_code),
  };
}

const DETAIL_FACTS = [
  "reason",
  "reason_remark",
  "evidence",
  "refund_total_amount",
  "real_refund_amount",
  "deduction_amount",
  "refund_fail_reason",
  "update_time",
  "aftersale_status",
  "refund_status",
  "status_deadline",
];
function onlyFacts(detail: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(detail).filter(([key]) => DETAIL_FACTS.includes(key)));
}

function renamed(info: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(info).map(([key, value]) => [key.replace(/^after_sale_/, "aftersale_"), value]));
}

function present(info: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(info).filter(([, value]) => value !== null && value !== ""));
}
