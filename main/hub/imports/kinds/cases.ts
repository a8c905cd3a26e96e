/** After-sale records: each row one, as a seller's own systems would tell it. */
import { RestCase, type RestCaseState } from "../../contract/rest/case.ts";
import { fieldProblems } from "../../contract/rest/problems.ts";
import { type CaseKind, caseKinds } from "../../contract/words.ts";
import { kindEnglish, kindWords } from "../../disputes/index.ts";
import { canonicalJson, type Json } from "../../kernel/json.ts";
import { readText } from "../values.ts";
import { Cells, type Field, type KindTold, type Meaning, namesOfFields, type Reading, type Row, saidToMean, type Told } from "./kind.ts";

const fields: readonly Field[] = [
  {
    id: "caseId",
    name: { zh: "售后编号", en: "After-sale number" },
    needed: true,
    aliases: ["售后单号", "售后编号", "退款编号", "退款单号", "售后id", "服务单号", "refund id", "case id"],
  },
  { id: "orderId", name: { zh: "订单编号", en: "Order number" }, aliases: ["主订单编号", "订单编号", "订单号", "平台订单号", "交易编号", "order id"] },
  { id: "kind", name: { zh: "售后类型", en: "Kind" }, aliases: ["售后类型", "退款类型", "售后方式", "申请类型", "类型", "type"] },
  { id: "status", name: { zh: "售后状态", en: "State" }, aliases: ["售后状态", "退款状态", "处理状态", "状态", "status"] },
  { id: "amount", name: { zh: "申请金额", en: "Asked for" }, aliases: ["申请金额", "申请退款金额", "买家退款金额", "退款金额", "退款总金额", "amount"] },
  { id: "refunded", name: { zh: "实退金额", en: "Refunded" }, aliases: ["实际退款金额", "实退金额", "已退金额", "refunded"] },
  { id: "reason", name: { zh: "原因", en: "Reason" }, aliases: ["售后原因", "退款原因", "申请原因", "买家退款原因", "原因", "reason"] },
  {
    id: "text",
    name: { zh: "买家说明", en: "Buyer's words" },
    aliases: ["买家退款说明", "退款说明", "问题描述", "买家说明", "申请描述", "说明", "description"],
  },
  {
    id: "createdAt",
    name: { zh: "申请时间", en: "Asked at" },
    needed: true,
    aliases: ["售后申请时间", "退款申请时间", "退款的申请时间", "申请时间", "创建时间", "created at"],
  },
  {
    id: "updatedAt",
    name: { zh: "更新时间", en: "Updated at" },
    aliases: ["售后更新时间", "完结时间", "退款完结时间", "退款完成时间", "完成时间", "更新时间", "updated at"],
  },
  { id: "deadline", name: { zh: "处理截止", en: "Deadline" }, aliases: ["超时时间", "处理截止时间", "售后超时时间", "剩余处理时间点", "deadline"] },
  { id: "buyerNick", name: { zh: "买家", en: "Buyer" }, aliases: ["买家会员名", "买家昵称", "买家", "buyer"] },
  { id: "carrier", name: { zh: "退货物流公司", en: "Carrier of the return" }, aliases: ["退货物流公司", "买家退货物流公司", "退货快递公司"] },
  { id: "waybill", name: { zh: "退货运单号", en: "Waybill of the return" }, aliases: ["退货物流单号", "退货运单号", "买家退货物流单号", "退货快递单号"] },
];
const names = namesOfFields(fields);

const kinds: readonly (readonly [RegExp, CaseKind])[] = [
  [/退货退款|退款退货|return/i, "return_refund"],
  [/仅退款|未发货.*退款|售中退款|refund/i, "refund_only"],
  [/换货|exchange/i, "exchange"],
  [/补发|补寄|resend/i, "resend"],
  [/维修|repair/i, "repair"],
  [/补差|差价|价保/, "price_difference"],
  [/投诉|complaint/i, "complaint"],
  [/退货/, "return_refund"],
  [/退款/, "refund_only"],
];
const states: readonly (readonly [RegExp, RestCaseState])[] = [
  [/退款成功|已退款|退款完成|售后完成|refunded|success/i, "refunded"],
  [/换货完成|补发完成|换货成功/, "replaced"],
  [/拒绝|驳回|refused|rejected/i, "refused"],
  [/撤销|取消|withdrawn|cancel/i, "withdrawn"],
  [/关闭|closed/i, "closed"],
  [/退款中|待打款|退款处理中|refunding/i, "refunding"],
  [/商家已收货|待商家验货|已签收退货|待确认收货/, "arrived"],
  [/买家已退货|退货中|待商家收货|已寄回/, "returned_in_transit"],
  [/待买家退货|等待买家退货|待退货/, "waiting_return"],
  [/同意|agreed/i, "agreed"],
  [/待处理|待商家|等待卖家|待审核|申请中|处理中|requested|pending/i, "requested"],
];
/** What words of a kind and of a state can be said to mean. */
const kindMeanings: readonly Meaning<CaseKind>[] = caseKinds.map((value) => ({ value, name: { zh: kindWords[value], en: kindEnglish[value] } }));
const stateMeanings: readonly Meaning<RestCaseState>[] = [
  { value: "requested", name: { zh: "待商家处理", en: "To be decided" } },
  { value: "agreed", name: { zh: "已同意", en: "Agreed" } },
  { value: "waiting_return", name: { zh: "等买家寄回", en: "Waits for the return" } },
  { value: "returned_in_transit", name: { zh: "寄回途中", en: "On its way back" } },
  { value: "arrived", name: { zh: "退货到仓", en: "Return arrived" } },
  { value: "refunding", name: { zh: "退款中", en: "Refund under way" } },
  { value: "refunded", name: { zh: "已退款", en: "Refunded" } },
  { value: "replaced", name: { zh: "已换货或补发", en: "Replaced" } },
  { value: "refused", name: { zh: "已拒绝", en: "Refused" } },
  { value: "withdrawn", name: { zh: "买家撤销", en: "Withdrawn" } },
  { value: "closed", name: { zh: "已关闭", en: "Closed" } },
];
const among = <Value>(table: readonly (readonly [RegExp, Value])[], word: string): Value | null => table.find(([pattern]) => pattern.test(word))?.[1] ?? null;

function readCases([row]: readonly Row[], reading: Reading): Told {
  if (!row) throw new Error("a group of rows is never empty");
  const cells = new Cells(row, reading, names);
  const [id, orderId, createdAt, updatedAt] = [cells.id("caseId"), cells.id("orderId"), cells.time("createdAt"), cells.time("updatedAt")];
  const [amount, refunded, waybill] = [cells.money("amount"), cells.money("refunded"), cells.id("waybill")];
  // A deadline lies ahead.
  const deadline = new Cells(row, { ...reading, now: Number.POSITIVE_INFINITY }, names).time("deadline");
  if (id === null) return { key: "", why: cells.why ?? { zh: "没有售后编号。", en: "There is no after-sale number." } };
  if (cells.why) return { key: id, why: cells.why };
  if (createdAt === null) return { key: id, why: { zh: "没有申请时间。", en: "There is no time of the request." } };
  const [kindWord, stateWord] = [readText(row.cell("kind"), 60), readText(row.cell("status"), 60)];
  const kind =
    kindWord === ""
      ? refunded !== null || amount !== null
        ? ("refund_only" as const)
        : ("question" as const)
      : (among(kinds, kindWord) ?? saidToMean(kindMeanings, { field: "kind", word: kindWord, reading }));
  if (kind === null)
    return {
      key: id,
      why: { zh: `不认识的售后类型“${kindWord}”。`, en: `“${kindWord}” is no kind of after-sale that is known here.` },
      unknown: { field: "kind", word: kindWord },
    };
  const state =
    stateWord === ""
      ? updatedAt && refunded !== null
        ? ("refunded" as const)
        : ("requested" as const)
      : (among(states, stateWord) ?? saidToMean(stateMeanings, { field: "status", word: stateWord, reading }));
  if (state === null)
    return {
      key: id,
      why: { zh: `不认识的售后状态“${stateWord}”。`, en: `“${stateWord}” is no state of an after-sale that is known here.` },
      unknown: { field: "status", word: stateWord },
    };
  const nick = readText(row.cell("buyerNick"), 60);
  const version = Math.max(createdAt.getTime(), updatedAt?.getTime() ?? 0);
  const told = {
    id,
    ...(orderId === null ? {} : { orderRef: orderId }),
    kind,
    text: readText(row.cell("text"), 4_000) || readText(row.cell("reason"), 200),
    amountFen: amount ?? refunded ?? 0,
    at: createdAt.toISOString(),
    updatedAt: new Date(version).toISOString(),
    state,
    ...(stateWord === "" ? {} : { channelStatus: stateWord }),
    reason: readText(row.cell("reason"), 200),
    ...(refunded !== null ? { refundedFen: refunded } : state === "refunded" && amount !== null ? { refundedFen: amount } : {}),
    ...(waybill === null ? {} : { returnParcel: { carrier: readText(row.cell("carrier"), 60), waybill } }),
    ...(deadline === null ? {} : { deadlineAt: deadline.toISOString() }),
    ...(nick === "" ? {} : { buyer: { id: nick, nick } }),
  };
  const checked = RestCase.safeParse(told);
  if (!checked.success) {
    const [problem] = fieldProblems(checked.error.issues, told);
    return { key: id, why: { zh: `${problem?.field ?? ""}：${problem?.problem ?? ""}`, en: `${problem?.field ?? ""}: ${problem?.problemEn ?? ""}` } };
  }
  return { key: id, version, payload: canonicalJson(checked.data as Json) };
}

/** After-sale records of a shop. */
export const cases: KindTold = { fields, groupBy: null, words: { kind: kindMeanings, status: stateMeanings }, read: readCases };
