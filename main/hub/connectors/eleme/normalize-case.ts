import { z } from "zod";
import { ok, type Result } from "../../kernel/result.ts";
import { id, listOf, moment, readPayload, text, wholeOrNull } from "../fields.ts";
import type { ChannelCase } from "../port.ts";
import { caseId } from "./case-id.ts";
import { yuan } from "./money.ts";
import { caseState, caseStep, inArbitration } from "./statuses.ts";

/** What was put together when the case was fetched: the platform's own record tells neither when it began nor which lines it is about. */
const kept = z.object({
  orderId: id,
  since: moment,
  family: text,
  told: text,
  buyerId: text,
  lines: listOf(z.object({ id, quantity: wholeOrNull })),
  terms: z.object({ cancelMinutes: text, refundHours: text }),
  refund: z.object({ refundStatus: id, refundType: text, totalPrice: yuan, applyRefundReason: text, reason: text }),
});

const MINUTE = 60_000;
const PART = "part";
const FAILED = "failed";

export function caseFact(payload: string): Result<ChannelCase, "UNREADABLE"> {
  const read = readPayload(kept, payload);
  if (!read.ok) return read;
  const { refund, ...raw } = read.value;
  const told = { type: raw.told, status: refund.refundStatus };
  const state = caseState(told);
  const since = raw.since.getTime();
  const isOver = state === "refunded" || state === "closed";
  const lines = refund.refundType === PART ? raw.lines : [];
  const quantities = Object.fromEntries(lines.flatMap((line) => (line.quantity !== null && line.quantity > 0 ? [[line.id, line.quantity]] : [])));
  const deadlineAt = state === "requested" ? new Date(since + termOf(raw.family, raw.terms)) : null;
  return ok({
    type: "case",
    channelCaseId: caseId(raw.orderId, Math.floor(since / 1_000)),
    channelOrderId: raw.orderId,
    ...(raw.buyerId === "" || raw.buyerId === "0" ? {} : { channelBuyerId: raw.buyerId }),
    channelLineIds: lines.map((line) => line.id),
    ...(Object.keys(quantities).length > 0 ? { lineQuantities: quantities } : {}),
    version: since + caseStep(told),
    kind: "refund_only",
    channelStatus: refund.refundStatus,
    state,
    arbitration: inArbitration(told),
    amountFen: refund.totalPrice,
    // The platform says that it is paid, and what was asked for.
    ...(state === "refunded" ? { refundedFen: refund.totalPrice, refundedBy: "asked" as const } : { refundedFen: null }),
    endedWell: false,
    problem: !isOver && refund.refundStatus === FAILED ? "饿了么提示退款失败，请到饿了么商家后台核对款项。" : null,
    reason: refund.applyRefundReason || refund.reason,
    buyerWords: "",
    goodsReceived: null,
    createdAt: raw.since,
    deadlineAt,
    defaultOutcome: deadlineAt ? "refund" : "none",
    returnCarrier: null,
    returnWaybill: null,
    evidence: [],
    writeToken: { status: refund.refundStatus, told: raw.told, amount_fen: String(refund.totalPrice) },
  });
}

/** How long the seller has, ms. */
function termOf(family: string, terms: { cancelMinutes: string; refundHours: string }): number {
  const [told, usual] = family === "refund" ? [Number(terms.refundHours) * 60, 24 * 60] : [Number(terms.cancelMinutes), 15];
  return (Number.isFinite(told) && told > 0 && told <= 60 * 24 * 60 ? told : usual) * MINUTE;
}
