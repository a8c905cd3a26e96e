/** Facts as people read them. */
import { defaultDisputeClasses } from "../contract/index.ts";
import type { DecisionStage, Inspection, OrderState, RiskLevel } from "../contract/words.ts";
import { kindWords } from "../disputes/index.ts";
import { type FactValue, factList } from "./facts.ts";

const orderState: Readonly<Record<OrderState | "none", string>> = {
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
const stage: Readonly<Record<DecisionStage, string>> = { request: "申请", inspected: "已验货" };
const inspection: Readonly<Record<Inspection | "none", string>> = { passed: "通过", failed: "不通过", none: "未验" };
const riskLevel: Readonly<Record<RiskLevel, string>> = { normal: "正常", watch: "关注", high: "高" };
const goodsReceived = { yes: "收到", no: "没收到", unknown: "未说明" };
const disputeClass: Readonly<Record<string, string>> = Object.fromEntries(defaultDisputeClasses);

/** Words of the values of facts that have a closed list. */
const valueWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: kindWords,
  orderState,
  stage,
  inspection,
  riskLevel,
  goodsReceived,
  disputeClass,
};

/** What the values of a fact are called; empty where they have no closed list. */
export function wordsOf(fact: string): Record<string, string> {
  return { ...valueWords[fact] };
}

/** A fact's name in Chinese, without what stands in brackets. */
export function factLabel(fact: string): string {
  return (factList.find((entry) => entry.fact === fact)?.label ?? fact).replace(/（.*）$/, "");
}

/** A fact's value in Chinese: 是 or 否, yuan with its cents, the words of a closed list. */
export function valueText(fact: string, value: FactValue): string {
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "number") return fact.endsWith("Yuan") ? `${value.toFixed(2)} 元` : String(value);
  return valueWords[fact]?.[value] ?? value;
}
