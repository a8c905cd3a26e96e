import { yuanText } from "../../hub/kernel/money.ts";
import { toBeijing } from "../../hub/kernel/time.ts";
import { numericId, type Wire } from "../engine/big-json.ts";
import { type ClaimWrite, isBoundToAgree, type WriteRefusal, type WriteResult } from "../truth/seller-writes.ts";
import type { SimClaim } from "../truth/types.ts";
import type { World } from "../truth/world.ts";
import { buyerOf } from "../world/buyers.ts";
import { goodsOf } from "../world/goods.ts";
import { carrierName } from "../world/lanes.ts";
import { localTime, refundStatus, tradeStatus } from "./orders.ts";

const DISPUTE: Record<SimClaim["kind"], string> = {
  refund_unshipped: "REFUND",
  refund_shipped: "REFUND",
  return: "REFUND_AND_RETURN",
  exchange: "TAOBAO_EXCHANGE",
};

const REFUSALS: Partial<Record<WriteRefusal, [code: string, msg: string]>> = {
  "not-found": ["isv.refund-not-exist", "退款单不存在"],
  "wrong-state": ["isv.refund-status-error", "当前退款状态不允许该操作"],
  "amount-differs": ["isv.refund-amount-error", "退款金额与申请不一致"],
  "refund-again": ["isv.refund-already-agreed", "退款已同意，请勿重复操作"],
  "refund-too-much": ["isv.refund-amount-exceed", "退款金额超过可退金额"],
  "refund-too-early": ["isv.refund-goods-not-returned", "买家尚未退货"],
  "return-again": ["isv.refund-already-agreed", "已同意退货，请勿重复操作"],
  "refuse-again": ["isv.refund-already-refused", "退款已拒绝，请勿重复操作"],
  "refuse-in-arbitration": ["isv.refund-cs-intervened", "客服已介入，不允许拒绝"],
  "refuse-forbidden": ["isv.refund-can-not-refuse", "该退款不允许拒绝"],
  "stale-version": ["isv.refund-version-error", "退款版本号已变化，请重新获取"],
};

/** What TOP says when it refuses a write. */
export function writeRefusal(result: WriteResult): [code: string, msg: string] {
  return (result.ok ? null : REFUSALS[result.why]) ?? ["isv.refund-operate-error", "操作失败"];
}

/** The version that Tmall wants echoed: the refund's modified time in ms, whole seconds. */
export function refundVersion(claim: SimClaim): number {
  return Math.floor(claim.modified / 1_000) * 1_000;
}

/** A refund as `refund.get` shows it, all fields. */
export function renderRefund(world: World, claim: SimClaim): { [key: string]: Wire } {
  const order = world.orders.get(claim.orderId);
  const line = order?.lines.find((entry) => entry.id === claim.lineId);
  const goods = goodsOf(line?.sku ?? "");
  const isWaiting = claim.status === "applied" || claim.status === "returning" || claim.status === "wait_return" || claim.status === "refused";
  return {
    refund_id: claim.id,
    tid: numericId(claim.orderId),
    oid: numericId(claim.lineId),
    status: refundStatus(claim),
    order_status: order ? tradeStatus(order) : undefined,
    dispute_type: DISPUTE[claim.kind],
    good_status: claim.returnWaybill ? "BUYER_RETURNED_GOODS" : claim.received ? "BUYER_RECEIVED" : "BUYER_NOT_RECEIVED",
    has_good_return: claim.kind === "return" || claim.kind === "exchange",
    refund_fee: yuanText(claim.amount),
    payment: yuanText((line?.paid ?? 0) - (claim.kind === "exchange" ? 0 : claim.amount)),
    total_fee: yuanText(line ? line.price * line.quantity : 0),
    reason: claim.reason,
    desc: claim.words,
    created: localTime(claim.createdAt),
    modified: toBeijing(new Date(claim.modified)),
    good_return_time: localTime(claim.returnedAt),
    company_name: claim.returnCarrier ? carrierName(claim.returnCarrier) : undefined,
    sid: claim.returnWaybill || undefined,
    refund_phase: claim.phase,
    refund_version: refundVersion(claim),
    refund_remind_timeout: { exist_timeout: isWaiting, remind_type: 1, timeout: isWaiting ? localTime(claim.deadline) : undefined },
    cs_status: { none: 1, open: 3, ended: 6 }[claim.arbitration],
    advance_status: 0,
    operation_contraint: isBoundToAgree(claim) ? "cannot_refuse" : "null",
    buyer_nick: order ? buyerOf(world.parts.seed, order.buyer).nick : undefined,
    buyer_open_uid: order ? buyerOf(world.parts.seed, order.buyer).openId : undefined,
    num: line?.quantity ?? 1,
    num_iid: BigInt(goods.productId),
    title: goods.title,
    sku: `5${goods.productId}|${goods.spec}`,
    outer_id: goods.sku,
    end_time: claim.status === "success" || claim.status === "closed" ? localTime(claim.modified) : undefined,
  };
}

/** Reads `refund_infos`: `refund_id|fen|version|phase`, comma-joined; `null` when it is not that. */
export function readRefundInfos(text: string, at: number): ClaimWrite[] | null {
  const writes = text.split(",").map((entry) => {
    const [claimId = "", amount = "", version = ""] = entry.split("|");
    if (!/^\d+$/.test(claimId) || !/^\d+$/.test(amount) || !/^\d+$/.test(version)) return null;
    return { claimId, amount: Number(amount), version: Number(version), at };
  });
  return writes.every((write) => write !== null) ? writes : null;
}
