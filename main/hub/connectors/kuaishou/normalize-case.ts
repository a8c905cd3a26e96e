import { z } from "zod";
import { tryParseJson } from "../../kernel/json.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { fen, fenOrNull, id, listOf, readPayload, text, timeTold, timeToldOrNull, wholeOrNull } from "../fields.ts";
import type { CaseReplacement, ChannelCase } from "../port.ts";
import { rowsOf, textOf } from "../wire.ts";
import { carrierCode } from "./carriers.ts";
import { caseKind, caseState, defaultOutcome, endedWell, inArbitration, isOver } from "./statuses.ts";

const sale = z.object({
  refundId: id,
  oid: id,
  status: id,
  handlingWay: text,
  specialRefundType: text,
  negotiateStatus: text,
  refundFee: fen,
  productNum: wholeOrNull,
  refundReasonDesc: text,
  refundDesc: text,
  receiptStatus: text,
  buyerOpenId: text,
  submitTime: timeToldOrNull,
  createTime: timeToldOrNull,
  updateTime: timeTold,
  endTime: timeToldOrNull,
  expireTime: timeToldOrNull,
  validNegotiateBuyerModifyTimeStamp: timeToldOrNull,
  pictures: z.union([text, z.array(text)]),
  logisticsInfo: z.object({ expressNo: text, expressCode: text }).nullish(),
  exchangeInfo: z.object({ skuId: text, skuDesc: text, quantity: wholeOrNull }).nullish(),
  logisticsRiskInfos: listOf(z.unknown()),
  returnFreightInfo: z.object({ returnFreightAmount: fenOrNull, returnFreightStatus: text }).nullish(),
});
type Sale = z.output<typeof sale>;

const RECEIVED: Readonly<Record<string, boolean>> = { "1": false, "2": true };

export function caseFact(payload: string): Result<ChannelCase, "UNREADABLE"> {
  const read = readPayload(sale, payload);
  if (!read.ok) return read;
  const raw = read.value;
  const kind = caseKind({ handlingWay: raw.handlingWay, special: raw.specialRefundType });
  const state = caseState(raw.status, { negotiate: raw.negotiateStatus, kind });
  const over = isOver(state);
  // Once the seller refused it is the buyer's turn, who has a time of his own.
  const deadlineAt = over ? null : state === "refused" ? (raw.validNegotiateBuyerModifyTimeStamp ?? raw.expireTime) : raw.expireTime;
  const waybill = raw.logisticsInfo?.expressNo ?? "";
  const replacement = replacementOf(raw);
  return ok({
    type: "case",
    channelCaseId: raw.refundId,
    channelOrderId: raw.oid,
    ...(raw.buyerOpenId === "" ? {} : { channelBuyerId: raw.buyerOpenId }),
    // One item an order, and its line is named by the order.
    channelLineIds: [raw.oid],
    ...(raw.productNum !== null && raw.productNum > 0 ? { lineQuantities: { [raw.oid]: raw.productNum } } : {}),
    ...(replacement ? { replacement } : {}),
    version: raw.updateTime.getTime(),
    kind,
    channelStatus: raw.status,
    state,
    arbitration: inArbitration(raw.status),
    amountFen: raw.refundFee,
    // The platform says that it is paid, and what was asked for.
    ...(state === "refunded" ? { refundedFen: raw.refundFee, refundedBy: "asked" as const } : { refundedFen: null }),
    endedWell: endedWell(raw.status, kind),
    problem: over ? null : problemOf(raw),
    reason: raw.refundReasonDesc,
    buyerWords: raw.refundDesc,
    goodsReceived: RECEIVED[raw.receiptStatus] ?? null,
    createdAt: raw.createTime ?? raw.submitTime ?? raw.updateTime,
    ...(over && raw.endTime ? { endedAt: raw.endTime } : {}),
    deadlineAt,
    defaultOutcome: deadlineAt ? defaultOutcome(state, kind) : "none",
    returnCarrier: waybill === "" ? null : carrierCode(raw.logisticsInfo?.expressCode ?? "", waybill) || null,
    returnWaybill: waybill || null,
    evidence: picturesOf(raw.pictures),
    writeToken: writeTokenOf(raw, kind),
  });
}

/** What writes need: the time of change is the platform's lock. */
function writeTokenOf(raw: Sale, kind: string): Record<string, string> {
  return {
    refund_version: String(raw.updateTime.getTime()),
    status: raw.status,
    negotiate: raw.negotiateStatus,
    kind,
    amount_fen: String(raw.refundFee),
    has_return: raw.logisticsInfo?.expressNo ? "1" : "0",
    freight: hasFreight(raw) ? "1" : "0",
  };
}

/** The buyer also asks for what sending back cost him: with the receipt both are answered. */
function hasFreight({ returnFreightInfo: freight }: Sale): boolean {
  return freight !== null && freight !== undefined && (freight.returnFreightStatus !== "" || (freight.returnFreightAmount ?? 0) > 0);
}

const OPEN = "10";

function problemOf(raw: Sale): string | null {
  if (raw.returnFreightInfo?.returnFreightStatus === OPEN) return "买家另外申请了退货运费，请到快手小店后台与收货一并答复。";
  return raw.logisticsRiskInfos.length > 0 ? "快手提示这张售后的物流有风险，请到快手小店后台核对后再处理。" : null;
}

function replacementOf({ exchangeInfo: given }: Sale): CaseReplacement | null {
  if (!given || given.skuId === "" || given.skuId === "0") return null;
  return { lines: [{ sku: given.skuId, spec: given.skuDesc, quantity: Math.max(1, given.quantity ?? 1) }], carrier: null, waybill: null };
}

/** Pictures are a text: a list in JSON, or addresses with something between them. */
function picturesOf(told: string | string[]): string[] {
  const parts = Array.isArray(told) ? told : asList(told);
  return parts.map((part) => part.trim()).filter((part) => /^https?:\/\//.test(part));
}

function asList(told: string): string[] {
  const json = tryParseJson(told);
  return Array.isArray(json) ? rowsOf(json).map(textOf) : told.split(/[,;，；\s]+/);
}
