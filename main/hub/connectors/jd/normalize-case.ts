import { z } from "zod";
import { canonicalJson, tryParseJson } from "../../kernel/json.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { fen, id, idOrNull, listOf, readPayload, text, timeTold, timeToldOrNull, wholeOrNull, yuanOrNull } from "../fields.ts";
import type { ChannelCase } from "../port.ts";
import { objectOf } from "../wire.ts";
import { applicationState, isDisputed, isDone, isPaidOut, serviceKind, serviceState } from "./statuses.ts";

/** A refund application: before the goods left, or on their way. */
const application = z.object({
  id,
  orderId: id,
  buyerName: text,
  applyTime: timeTold,
  checkTime: timeToldOrNull,
  applyRefundSum: fen,
  status: id,
  reason: text,
  checkRemark: text,
});

/** A service order: after receipt. */
const service = z.object({
  serviceId: id,
  orderId: id,
  applyTime: timeTold,
  updateDate: timeToldOrNull,
  processTime: timeToldOrNull,
  approveTime: timeToldOrNull,
  customerExpect: text,
  customerExpectName: text,
  customerName: text,
  serviceStatus: id,
  actualPayPrice: yuanOrNull,
  skuId: idOrNull,
  serviceCount: wholeOrNull,
  questionDesc: text,
});
const refunds = listOf(z.object({ afsRefundId: text, status: text, refoundAmount: yuanOrNull, completeTime: timeToldOrNull }));
const serviceWithMoney = z.object({ service, refunds });

/** Which of the two records a kept case is of, and what it says. */
export function caseFact(payload: string): Result<ChannelCase, "UNREADABLE"> {
  const json = tryParseJson(payload);
  if (json === undefined) return refuse("UNREADABLE", "内容不是 JSON，或嵌套过深", { field: "" });
  if ("service" in objectOf(json)) return serviceFact(payload);
  const read = readPayload(z.object({ application }), canonicalJson(json));
  return read.ok ? ok(ofApplication(read.value.application)) : read;
}

const nothingMore = { arbitration: false, problem: null, goodsReceived: null, deadlineAt: null, returnCarrier: null, returnWaybill: null, evidence: [] };

/** JD's finance says that it paid, and of the sum only what was asked for. */
function ofApplication(raw: z.output<typeof application>): ChannelCase {
  const state = applicationState(raw.status);
  return {
    ...nothingMore,
    type: "case",
    channelCaseId: `R${raw.id}`,
    channelOrderId: raw.orderId,
    ...(raw.buyerName === "" ? {} : { buyerNick: raw.buyerName }),
    channelLineIds: [],
    version: Math.max(raw.applyTime.getTime(), raw.checkTime?.getTime() ?? 0),
    kind: "refund_only",
    channelStatus: raw.status,
    state,
    arbitration: isDisputed(raw.status),
    amountFen: raw.applyRefundSum,
    ...(state === "refunded" ? { refundedFen: raw.applyRefundSum, refundedBy: "asked" as const } : { refundedFen: null }),
    refundRecord: "application",
    endedWell: false,
    reason: raw.reason,
    buyerWords: "",
    createdAt: raw.applyTime,
    defaultOutcome: "none",
    writeToken: { record: "application", status: raw.status },
  };
}

function serviceFact(payload: string): Result<ChannelCase, "UNREADABLE"> {
  const read = readPayload(serviceWithMoney, payload);
  if (!read.ok) return read;
  const { service: raw, refunds: rows } = read.value;
  const paid = new Map(rows.filter((row) => isPaidOut(row.status.trim())).map((row) => [row.afsRefundId, row]));
  const state = serviceState(raw.serviceStatus, paid.size > 0 ? "out" : rows.length > 0 ? "under_way" : "none");
  const kind = serviceKind(raw.customerExpect.trim());
  const wantsMoney = kind === "return_refund" || kind === "refund_only";
  const amountFen = wantsMoney ? (raw.actualPayPrice ?? 0) : 0;
  const ends = [...paid.values()].flatMap(({ completeTime }) => (completeTime ? [completeTime.getTime()] : []));
  return ok({
    ...nothingMore,
    type: "case",
    channelCaseId: `S${raw.serviceId}`,
    channelOrderId: raw.orderId,
    ...(raw.customerName === "" ? {} : { buyerNick: raw.customerName }),
    channelLineIds: raw.skuId === null ? [] : [raw.skuId],
    ...(raw.skuId !== null && raw.serviceCount !== null && raw.serviceCount > 0 ? { lineQuantities: { [raw.skuId]: raw.serviceCount } } : {}),
    version: newest([raw.updateDate, raw.processTime, raw.approveTime, raw.applyTime]),
    kind,
    channelStatus: raw.serviceStatus,
    state,
    amountFen,
    ...moneyOf(
      [...paid.values()].map(({ refoundAmount }) => refoundAmount),
      amountFen,
    ),
    refundRecord: "service",
    endedWell: !wantsMoney && isDone(raw.serviceStatus),
    reason: raw.customerExpectName,
    buyerWords: raw.questionDesc,
    createdAt: raw.applyTime,
    ...(ends.length > 0 ? { endedAt: new Date(Math.max(...ends)) } : {}),
    defaultOutcome: "none",
    writeToken: { record: "service", status: raw.serviceStatus },
  });
}

/** What went back by the record of refunds; of one without a sum, what was asked for. */
function moneyOf(paid: readonly (number | null)[], askedFen: number): Pick<ChannelCase, "refundedFen" | "refundedBy"> {
  if (paid.length === 0) return { refundedFen: null };
  if (paid.every((amount) => amount === null)) return { refundedFen: askedFen, refundedBy: "asked" };
  return { refundedFen: paid.reduce<number>((sum, amount) => sum + Math.max(0, amount ?? 0), 0) };
}

function newest(times: readonly (Date | null)[]): number {
  return Math.max(...times.map((time) => time?.getTime() ?? 0));
}
