import { z } from "zod";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { id, listOf, readPayload, text, timeTold, wholeOrNull, yuanOrNull } from "../fields.ts";
import type { CaseReplacement, ChannelCase } from "../port.ts";
import { objectOf, rowsOf, textOf } from "../wire.ts";
import { carrierCode } from "./carriers.ts";
import { type CaseFacts, caseKind, caseState, defaultOutcome, endedWell, inArbitration, isMoneyOut, problemOf } from "./statuses.ts";

/** Yuan that were counted in doubles: 89.9 may come as 89.90000000000001. What is no whole number of fen is left as it is, and refused. */
const yuanDouble = z.preprocess((value) => {
  if (typeof value !== "number" || !Number.isFinite(value)) return value;
  const fen = Math.round(value * 100);
  return Math.abs(value * 100 - fen) < 1e-4 ? (fen / 100).toFixed(2) : value;
}, yuanOrNull);

const sku = z.object({ skuId: text, skuName: text, skuERPCode: text, appliedCount: wholeOrNull, boughtCount: wholeOrNull });

const kept = z.object({
  sale: z.object({
    returnsId: id,
    orderId: id,
    returnType: text,
    reasonNameZh: text,
    status: id,
    userId: text,
    applyTime: timeTold,
    updatedAt: timeTold,
    /** Ms; -1 while it is not the seller's turn. */
    expireTime: wholeOrNull,
    expectedRefundAmountYuan: yuanDouble,
    appliedSkusAmountYuan: yuanDouble,
    appliedShipFeeAmountYuan: yuanDouble,
    refundAmountYuan: yuanDouble,
    refundStatus: text,
    cargoStatus: text,
    closeReasonZh: text,
    desc: text,
    proofPhotos: listOf(z.string().nullish()),
    skus: listOf(sku),
    exchangeSKUs: listOf(sku),
  }),
  logistics: z.unknown(),
});
type Sale = z.output<typeof kept>["sale"];

const RECEIVED: Readonly<Record<string, boolean>> = { "1": false, "2": true };

export function caseFact(payload: string): Result<ChannelCase, "UNREADABLE"> {
  const read = readPayload(kept, payload);
  if (!read.ok) return read;
  const { sale, logistics } = read.value;
  const amountFen = sale.expectedRefundAmountYuan ?? appliedOf(sale);
  if (amountFen === null) return refuse("UNREADABLE", "字段 sale.expectedRefundAmountYuan 无法读取：缺少这一项", { field: "sale.expectedRefundAmountYuan" });
  const kind = caseKind(sale.returnType);
  const back = parcelIn(logistics, "afterSale");
  const facts: CaseFacts = { status: sale.status, refundStatus: sale.refundStatus, kind, hasReturnWaybill: back.waybill !== null };
  const state = caseState(facts);
  const deadlineAt = sale.expireTime !== null && sale.expireTime > 0 ? new Date(sale.expireTime) : null;
  return ok({
    type: "case",
    channelCaseId: sale.returnsId,
    channelOrderId: sale.orderId,
    ...(sale.userId === "" ? {} : { channelBuyerId: sale.userId }),
    ...linesOf(sale),
    ...replacementOf(sale, logistics),
    version: sale.updatedAt.getTime(),
    kind,
    channelStatus: sale.status,
    state,
    arbitration: inArbitration(sale.status),
    amountFen,
    ...refundedOf(sale, amountFen),
    endedWell: endedWell(facts),
    problem: problemOf(sale.refundStatus),
    reason: sale.reasonNameZh,
    buyerWords: sale.desc,
    goodsReceived: RECEIVED[sale.cargoStatus] ?? null,
    createdAt: sale.applyTime,
    deadlineAt,
    defaultOutcome: deadlineAt ? defaultOutcome(state, kind) : "none",
    returnCarrier: back.carrier,
    returnWaybill: back.waybill,
    evidence: sale.proofPhotos.flatMap((one) => (one ? [one] : [])),
    writeToken: { status: sale.status, return_type: sale.returnType, amount_fen: String(amountFen), updated_at: String(sale.updatedAt.getTime()) },
  });
}

function appliedOf(sale: Sale): number | null {
  return sale.appliedSkusAmountYuan === null ? null : sale.appliedSkusAmountYuan + (sale.appliedShipFeeAmountYuan ?? 0);
}

/** Only the refund's own success proves the money; where its sum is not said, it is what was asked for. */
function refundedOf(sale: Sale, amountFen: number): Pick<ChannelCase, "refundedFen" | "refundedBy"> {
  if (!isMoneyOut(sale.refundStatus)) return { refundedFen: null };
  const told = sale.refundAmountYuan;
  return told !== null && told > 0 ? { refundedFen: told } : { refundedFen: amountFen, refundedBy: "asked" };
}

function linesOf(sale: Sale): Pick<ChannelCase, "channelLineIds" | "lineQuantities"> {
  const named = sale.skus.filter((row) => row.skuId !== "");
  const counted = named.flatMap((row) => (row.appliedCount !== null && row.appliedCount > 0 ? [[row.skuId, row.appliedCount] as const] : []));
  return {
    channelLineIds: [...new Set(named.map((row) => row.skuId))],
    ...(counted.length > 0 ? { lineQuantities: Object.fromEntries(counted) } : {}),
  };
}

function replacementOf(sale: Sale, logistics: unknown): { replacement?: CaseReplacement } {
  if (sale.exchangeSKUs.length === 0) return {};
  const lines = sale.exchangeSKUs.map((row) => ({ sku: row.skuERPCode || row.skuId, spec: row.skuName, quantity: Math.max(1, row.appliedCount ?? 1) }));
  return { replacement: { lines, ...parcelIn(logistics, "exchange") } };
}

/** The shape of parcels is not published: what names a waybill is one, and anything else is none. */
function parcelIn(logistics: unknown, of: "afterSale" | "exchange"): { carrier: string | null; waybill: string | null } {
  const rows = rowsOf(objectOf(logistics as Parameters<typeof objectOf>[0])[of]).map(objectOf);
  const row = rows.find((one) => textOf(one.expressNo) !== "");
  if (!row) return { carrier: null, waybill: null };
  return { carrier: carrierCode(textOf(row.expressCompanyCode), textOf(row.expressCompanyName)) || null, waybill: textOf(row.expressNo) };
}
