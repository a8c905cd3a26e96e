/** What buyers want, as it is heard in their messages, and what disputes are called: closed lists that `words.ts` passes on. */
import { z } from "zod";

/** Dispute classes a shop starts with; a trainer edits them, "none" always stays. */
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

/**
 * What a buyer's message wants, by what would answer it; finer than the dispute class and told apart from it: a question is no complaint.
 * Several may be in one message. `none` is none of these.
 */
export const wants = [
  "where_parcel",
  "trace_wrong",
  "not_received",
  "ship_time",
  "delivery_slot",
  "pickup",
  "order_state",
  "split_merge",
  "cancel",
  "cancel_status",
  "cancelled_why",
  "restore_order",
  "refuse_parcel",
  "modify_order",
  "order_note",
  "refund_route",
  "refund_time",
  "withdraw",
  "return_how",
  "freight",
  "return_policy",
  "handling_time",
  "service_progress",
  "warranty",
  "invoice",
  "price_protection",
  "coupon_get",
  "coupon_back",
  "install",
  "contact",
  "complain",
  "goods_bad",
  "goods_wrong",
  "compensation",
  "stock",
  "product_question",
  "out_of_business",
  "person",
  "thanks",
  "none",
] as const;
export const Want = z.enum(wants);
export type Want = z.infer<typeof Want>;

/** How a want is said. A question admits nothing and accuses nobody; what is withdrawn is no longer wanted. */
export const wantMoods = ["asks", "requests", "withdraws", "complains"] as const;
const WantMood = z.enum(wantMoods);
export type WantMood = z.infer<typeof WantMood>;

/** One want heard in a message; `confidence` (0–1) may be read as a chance. */
export const HeardWant = z.object({ want: Want, mood: WantMood, confidence: z.number().min(0).max(1) });
export type HeardWant = z.infer<typeof HeardWant>;
/** Wants of one message at most, as a person says them. */
export const MOST_WANTS = 4;
