import { z } from "zod";
import { tryParseJson } from "../../kernel/json.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { id, idOrNull, listOf, moment, momentOrNull, readPayload, text, wholeOrNull, yuan, yuanOrNull } from "../fields.ts";
import type { CaseChannelState, ChannelCase } from "../port.ts";
import { rowsOf, textOf } from "../wire.ts";
import { carrierCode } from "./carriers.ts";
import { caseIdOf, goodsKey } from "./ids.ts";
import { goods, told } from "./shop-order.ts";
import { caseKind, caseState, defaultOutcome, flowOf, inArbitration, isFinalRefusal, moneyOf, ORDER_CANCELLED } from "./statuses.ts";

/** A refund that nobody answers for so long is agreed to by the platform. */
const ANSWER_WITHIN_MS = 3 * 3_600_000;

const refund = z.object({
  refund_id: idOrNull,
  order_id: id,
  wm_order_id_view: text,
  refund_type: text,
  service_type: text,
  status: text,
  res_type: text,
  is_appeal: text,
  money: yuan,
  ctime: moment,
  utime: momentOrNull,
  apply_type: text,
  apply_reason: text,
  apply_op_user_type: text,
  pictures: z.union([text, z.array(text)]),
  logistics_info: told(z.union([z.object({ expressCompany: text, expressNumber: text }), text, z.null(), z.undefined()])),
  wmAppRetailForOrderPartRefundList: told(listOf(z.object({ ...goods, count: wholeOrNull }))),
  /** The platform's word about the money, which it pushes and tells nowhere else. */
  refund_result: z.object({ status: text, money: yuanOrNull }).nullish(),
  /** The order's own status, where it was read with the refund and the order was cancelled. */
  order_status: text,
});
type Refund = z.output<typeof refund>;

export function caseFact(payload: string): Result<ChannelCase, "UNREADABLE"> {
  const read = readPayload(refund, payload);
  if (!read.ok) return read;
  const raw = read.value;
  const flow = flowOf({ service: raw.service_type, status: raw.status });
  const status = flow === "new" ? raw.status : raw.res_type;
  const kind = caseKind({ service: raw.service_type, type: raw.refund_type });
  const word = moneyOf(raw.refund_result?.status ?? "") === null ? "" : (raw.refund_result?.status ?? "");
  const result = word || paidByEnd(raw, caseState({ flow, status, kind, result: "" }));
  const state = caseState({ flow, status, kind, result });
  const arbitration = inArbitration({ flow, status, isAppeal: raw.is_appeal === "1" });
  const changed = raw.utime ?? raw.ctime;
  const back = raw.logistics_info !== null && typeof raw.logistics_info === "object" ? raw.logistics_info : { expressCompany: "", expressNumber: "" };
  // While the platform decides on an appeal nobody's silence counts.
  const deadlineAt = state === "requested" && !arbitration ? new Date(raw.ctime.getTime() + ANSWER_WITHIN_MS) : null;
  return ok({
    type: "case",
    channelCaseId: caseIdOf({ refund_id: raw.refund_id, order_id: raw.order_id, refund_type: raw.refund_type, ctime: String(raw.ctime.getTime() / 1_000) }),
    channelOrderId: raw.order_id,
    ...goodsOf(raw),
    version: changed.getTime() + stepOf(result, word),
    kind,
    channelStatus: status,
    state,
    arbitration,
    amountFen: raw.money,
    ...refundedOf(raw, result),
    endedWell: false,
    problem: moneyOf(result) === "failed" ? "美团说这笔退款没有退成功，请到商家后台查看。" : null,
    reason: raw.apply_reason,
    buyerWords: "",
    goodsReceived: null,
    createdAt: raw.ctime,
    deadlineAt,
    defaultOutcome: deadlineAt ? defaultOutcome(kind) : "none",
    returnCarrier: back.expressNumber === "" ? null : carrierCode(back.expressCompany) || null,
    returnWaybill: back.expressNumber || null,
    evidence: picturesOf(raw.pictures),
    writeToken: {
      order: raw.order_id,
      view: raw.wm_order_id_view || raw.order_id,
      flow,
      status,
      service: raw.service_type,
      kind,
      amount_fen: String(raw.money),
      appeal: arbitration ? "1" : "0",
      final: isFinalRefusal(flow, status) ? "1" : "0",
    },
  });
}

/**
 * Its word about the money comes without a change of the refund's own time: it counts above it, and success above failure. What is concluded from the
 * order's end counts least: either word is better.
 */
function stepOf(result: string, word: string): number {
  const money = moneyOf(result);
  if (money === null) return 0;
  return word === "" ? 1 : money === "paid" ? 3 : 2;
}

/**
 * Where the push that told of the money was lost: an order is cancelled when all of it has gone back (1103), so that a refund of the whole that was agreed
 * to has been paid when its order stands cancelled. Of a part nothing tells but the push.
 */
function paidByEnd({ order_status, refund_type }: Refund, state: CaseChannelState): string {
  return order_status === ORDER_CANCELLED && refund_type === WHOLE && state === "refunding" ? WHOLE_PAID : "";
}

/** What went back: as the platform says with its word, else what was asked for. Each refund tells its own part alone: of a whole one, what was left. */
function refundedOf(raw: Refund, result: string): Pick<ChannelCase, "refundedFen" | "refundedBy"> {
  if (moneyOf(result) !== "paid") return { refundedFen: null };
  const said = raw.refund_result?.money ?? null;
  return said !== null && said >= 0 ? { refundedFen: said } : { refundedFen: raw.money, refundedBy: "asked" };
}

const WHOLE = "1";
const PART = "2";
/** The platform's word that all of it went back. */
const WHOLE_PAID = "3";

/** The goods of a part; a whole refund names the order. */
function goodsOf(raw: Refund): Pick<ChannelCase, "channelLineIds" | "lineQuantities"> {
  const parts = raw.refund_type === PART || raw.refund_type === "3" ? raw.wmAppRetailForOrderPartRefundList : [];
  const pieces = new Map<string, number>();
  for (const part of parts) {
    const key = goodsKey(part);
    if (key !== "") pieces.set(key, (pieces.get(key) ?? 0) + Math.max(0, part.count ?? 0));
  }
  const counted = [...pieces].filter(([, count]) => count > 0 && Number.isSafeInteger(count));
  return { channelLineIds: [...pieces.keys()], ...(counted.length > 0 ? { lineQuantities: Object.fromEntries(counted) } : {}) };
}

/** Pictures are a list, one in a text, or addresses with something between them. */
function picturesOf(value: string | string[]): string[] {
  const json = typeof value === "string" ? tryParseJson(value) : value;
  const parts = Array.isArray(json) ? rowsOf(json).map(textOf) : String(value).split(/[,;，；\s]+/);
  return parts.map((part) => part.trim()).filter((part) => /^https?:\/\//.test(part));
}
