/** The values of facts that have a closed list, each with its word in Chinese. */
import { defaultDisputeClasses } from "../contract/index.ts";
import type { DecisionStage, Inspection, MarkKind, OrderState, RiskLevel } from "../contract/words.ts";

export const orderStateWords: Readonly<Record<OrderState | "none", string>> = {
  none: "没有订单",
  created: "待付款",
  paid: "已付款",
  audited: "已审核",
  allocated: "已配货",
  packed: "已打包",
  outbound: "已出库",
  in_transit: "运输中",
  out_for_delivery: "派送中",
  signed: "已签收",
  completed: "已完成",
  closed: "已关闭",
};
export const stageWords: Readonly<Record<DecisionStage, string>> = { request: "申请", inspected: "已验货" };
export const inspectionWords: Readonly<Record<Inspection | "none", string>> = { passed: "通过", failed: "不通过", none: "未验" };
export const riskLevelWords: Readonly<Record<RiskLevel, string>> = { normal: "正常", watch: "关注", high: "高" };
export const markWords: Readonly<Record<MarkKind | "none", string>> = { none: "没有", watch: "关注", block: "拉黑", trust: "信任" };
export const receivedWords = { yes: "收到", no: "没收到", unknown: "未说明" };
/** Classes a shop starts with; a trainer may add others. */
export const disputeClassWords: Readonly<Record<string, string>> = Object.fromEntries(defaultDisputeClasses);
