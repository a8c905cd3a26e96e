/** Closed lists of the field's words, as the contract speaks them. */
import { z } from "zod";

/** Who people at the console may be; what each may do is in `access`. */
export const roles = ["agent", "supervisor", "trainer", "risk", "admin"] as const;
/** One of `roles`. */
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

export const CaseKind = z.enum(["refund_only", "return_refund", "exchange", "resend", "price_difference", "repair", "complaint", "question"]);
export const CaseState = z.enum([
  "requested",
  "waiting_return",
  "returned_in_transit",
  "arrived",
  "inspected",
  "refunding",
  "refunded",
  "refused",
  "closed",
  "unknown",
]);
export const OrderState = z.enum([
  "created",
  "paid",
  "audited",
  "allocated",
  "packed",
  "outbound",
  "in_transit",
  "out_for_delivery",
  "signed",
  "completed",
  "closed",
]);
export const Queue = z.enum(["auto", "agent", "supervisor", "risk"]);
export const CaseStatus = z.enum(["open", "waiting", "done"]);
export const DefaultOutcome = z.enum(["refund", "agree_return", "close", "none", "unknown"]);
export const ActionKind = z.enum(["agree_refund", "agree_return", "send_message", "add_note", "escalate"]);
export const ActionState = z.enum(["held", "ready", "sending", "unclear", "sent", "confirmed", "failed", "undone"]);
export const FindingKind = z.enum(["stalled", "shipped_not_outbound", "wrong_item", "signed_by_other", "contradiction"]);
export const EventSource = z.enum(["channel", "warehouse", "books", "carrier", "aftersale", "message", "intervention", "action"]);
export const RiskLevel = z.enum(["normal", "watch", "high"]);
export const ExampleState = z.enum(["candidate", "accepted", "retired"]);

/** Dispute classes a shop starts with (domain.md's closed list); a trainer edits them, "none" always stays. */
export const defaultDisputeClasses = [
  ["not_received", "未收到/物流停滞"],
  ["missing_item", "少件漏发"],
  ["wrong_item", "发错货"],
  ["damaged", "破损"],
  ["quality", "质量问题"],
  ["not_as_described", "描述不符"],
  ["size_colour", "尺码颜色"],
  ["seven_day", "七天无理由"],
  ["fake_shipment", "虚假发货"],
  ["delayed_shipment", "延迟发货"],
  ["price_protection", "价保"],
  ["coupon_gift", "优惠券/赠品"],
  ["invoice", "发票"],
  ["address_change", "修改地址"],
  ["refused_parcel", "拒收"],
  ["spoiled", "生鲜变质"],
  ["substitution", "未经同意换货"],
  ["delivery_time", "配送超时"],
  ["service_attitude", "服务态度"],
  ["counterfeit", "假货质疑"],
  ["refund_not_arrived", "退款未到账"],
  ["freight", "运费争议"],
  ["cancel_before_shipment", "发货前取消"],
  ["suspected_abuse", "疑似恶意"],
  ["none", "以上都不是"],
] as const;
