import { z } from "zod";
import { canonicalJson, tryParseJson } from "../../kernel/json.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { beijing, beijingOrNull, id, listOf, readPayload, text, yuan } from "../fields.ts";
import type { CaseKind, ChannelCase } from "../port.ts";
import { objectOf } from "../wire.ts";
import { carrierCode } from "./carriers.ts";
import { rejectedId } from "./lists.ts";
import { caseState, clockRuns, defaultOutcome, goodsReceived, inArbitration, isMoneyStuck, refundKind, rejectedKind } from "./statuses.ts";

/** The new generation. */
const refund = z.object({
  returnApplyId: id,
  orderNo: id,
  orderLineNumber: text,
  customer: text,
  returnType: text,
  onlyRefund: text,
  applyComplain: text,
  returnMoney: yuan,
  returnReason: text,
  returnDesc: text,
  applyTime: beijing,
  operateTime: beijingOrNull,
  statusPassTime: beijingOrNull,
  returnStatusValue: id,
  expressCompanyCode: text,
  expressNo: text,
});

/** The old generation, its status as a number under the name of a description. */
const rejected = z.object({
  orderCode: id,
  productCode: text,
  customer: text,
  returnMoney: yuan,
  applyTime: beijing,
  statusPassTime: beijingOrNull,
  statusDesc: id,
  returnReason: text,
  expressCompanyCode: text,
  expressNo: text,
  refundtype: text,
});

/** Which of the two generations a kept case is of, and what it says. */
export function caseFact(payload: string): Result<ChannelCase, "UNREADABLE"> {
  const json = tryParseJson(payload);
  if (json === undefined) return refuse("UNREADABLE", "内容不是 JSON，或嵌套过深", { field: "" });
  if ("rejected" in objectOf(json)) return rejectedFact(payload);
  const read = readPayload(z.object({ refund }), canonicalJson(json));
  if (!read.ok) return read;
  const raw = read.value.refund;
  const line = raw.orderLineNumber.trim();
  return ok({
    ...common({ ...raw, status: raw.returnStatusValue, kind: refundKind(raw), record: "refund" }),
    channelCaseId: raw.returnApplyId,
    channelOrderId: raw.orderNo,
    channelLineIds: line === "" ? [] : [line],
    version: (raw.operateTime ?? raw.applyTime).getTime(),
    arbitration: inArbitration(raw.applyComplain.trim(), caseState(raw.returnStatusValue)),
    buyerWords: raw.returnDesc,
    goodsReceived: goodsReceived(raw.returnType.trim()),
  });
}

/** There is no time of change: of what is told with one version the later reading counts. */
function rejectedFact(payload: string): Result<ChannelCase, "UNREADABLE"> {
  const read = readPayload(z.object({ rejected, lines: listOf(id) }), payload);
  if (!read.ok) return read;
  const { rejected: raw, lines } = read.value;
  const channelCaseId = rejectedId(objectOf(objectOf(tryParseJson(payload)).rejected));
  if (channelCaseId === "") return refuse("UNREADABLE", "字段 rejected.applyTime 无法读取：缺少这一项", { field: "rejected.applyTime" });
  return ok({
    ...common({ ...raw, status: raw.statusDesc, kind: rejectedKind(raw.refundtype.trim()), record: "rejected" }),
    channelCaseId,
    channelOrderId: raw.orderCode,
    channelLineIds: lines,
    version: raw.applyTime.getTime(),
    arbitration: false,
    buyerWords: "",
    goodsReceived: null,
  });
}

/** What both tell alike. */
interface Told {
  status: string;
  kind: CaseKind;
  record: "refund" | "rejected";
  customer: string;
  returnMoney: number;
  returnReason: string;
  applyTime: Date;
  statusPassTime: Date | null;
  expressCompanyCode: string;
  expressNo: string;
}

const STUCK = "苏宁退款失败，钱还没有退到买家账户：请到苏宁商家后台查明原因并处理";

type OfOne = "channelCaseId" | "channelOrderId" | "channelLineIds" | "version" | "arbitration" | "buyerWords" | "goodsReceived";

function common(raw: Told): Omit<ChannelCase, OfOne> {
  const { status, kind } = raw;
  const state = caseState(status);
  const deadlineAt = clockRuns(state) ? raw.statusPassTime : null;
  const waybill = raw.expressNo.trim();
  return {
    type: "case",
    ...(raw.customer === "" ? {} : { buyerNick: raw.customer }),
    kind,
    channelStatus: status,
    state,
    amountFen: raw.returnMoney,
    // Suning says that it paid; of the sum only what is asked for.
    ...(state === "refunded" ? { refundedFen: raw.returnMoney, refundedBy: "asked" as const } : { refundedFen: null }),
    refundRecord: raw.record,
    endedWell: false,
    problem: isMoneyStuck(status) ? STUCK : null,
    reason: raw.returnReason,
    createdAt: raw.applyTime,
    deadlineAt,
    defaultOutcome: deadlineAt ? defaultOutcome(state, kind) : "none",
    returnCarrier: waybill === "" ? null : carrierCode(raw.expressCompanyCode) || null,
    returnWaybill: waybill || null,
    evidence: [],
    writeToken: { record: raw.record, status, kind, amount_fen: String(raw.returnMoney) },
  };
}
