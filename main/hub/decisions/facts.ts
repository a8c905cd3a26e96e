/**
 * Every fact a policy may use, with its type and its Chinese name. Amounts are yuan here, because supervisors write
 * policies; money itself stays fen in the rows and is never computed from a fact.
 */
import type { FactUnit } from "../contract/policies.ts";
import {
  type CaseFact,
  type CaseKind,
  caseFacts,
  type DecisionStage,
  type FindingFact,
  type FindingKind,
  type Inspection,
  type MarkKind,
} from "../contract/words.ts";
import { kindWords } from "../disputes/index.ts";
import type { Fen } from "../kernel/money.ts";
import { findingFacts } from "../orders/index.ts";
import { disputeClassWords, inspectionWords, markWords, orderStateWords, receivedWords, riskLevelWords, stageWords } from "./fact-values.ts";

/** A value a policy can compare. Safety facts are never null: a comparison with null matches nothing. */
export type FactValue = string | number | boolean;
export type Facts = Record<CaseFact, FactValue> & { [Name in FindingFact]?: boolean };
/** Any fact by its name. */
export type AnyFact = CaseFact | FindingFact;

export interface FactDefinition {
  fact: string;
  label: string;
  type: "number" | "string" | "boolean";
  /** What a number counts. */
  unit?: FactUnit;
  /** Closed list where there is one: a literal outside it is a typing mistake. */
  values?: readonly string[];
  /** What values are called; of a closed list, each. */
  words?: Readonly<Record<string, string>>;
}

/** A fact of text has words for its values, unless these are ids of what a shop has; with a closed list the words are the list. */
type Defined =
  | { label: string; type: "boolean" }
  | { label: string; type: "number"; unit: FactUnit }
  | { label: string; type: "string"; list: "closed" | "open"; words: Readonly<Record<string, string>> }
  | { label: string; type: "string"; list: "ids" };

const definitions: Readonly<Record<CaseFact, Defined>> = {
  kind: { label: "售后类型", type: "string", list: "closed", words: kindWords },
  stage: { label: "阶段（申请/已验货）", type: "string", list: "closed", words: stageWords },
  channel: { label: "平台", type: "string", list: "ids" },
  amountYuan: { label: "申请金额（元）", type: "number", unit: "yuan" },
  paidYuan: { label: "订单实付（元）", type: "number", unit: "yuan" },
  refundableYuan: { label: "还可退（元）", type: "number", unit: "yuan" },
  payoutYuan: { label: "本单累计赔付，含本次（元）", type: "number", unit: "yuan" },
  overPaid: { label: "申请超过可退", type: "boolean" },
  returnRequests30d: { label: "30 天内申请退款退货的订单商品数，含本次", type: "number", unit: "count" },
  riskLevel: { label: "账号风险", type: "string", list: "closed", words: riskLevelWords },
  accountMark: { label: "风控对账号的处置", type: "string", list: "closed", words: markWords },
  needsTransfer: { label: "需要跨区调拨", type: "boolean" },
  orderState: { label: "订单状态", type: "string", list: "closed", words: orderStateWords },
  shipped: { label: "平台显示已发货", type: "boolean" },
  outbound: { label: "有出库或揽收凭证", type: "boolean" },
  signed: { label: "已签收", type: "boolean" },
  disputeClass: { label: "纠纷类别", type: "string", list: "open", words: disputeClassWords },
  classConfidence: { label: "类别把握（0–1）", type: "number", unit: "share" },
  arbitration: { label: "平台介入", type: "boolean" },
  unknownStatus: { label: "平台状态不认识", type: "boolean" },
  inspection: { label: "验货结果", type: "string", list: "closed", words: inspectionWords },
  goodsReceived: { label: "买家称收到货", type: "string", list: "closed", words: receivedWords },
  hoursToDeadline: { label: "离平台时限（小时，无时限为 9999）", type: "number", unit: "hours" },
};

/** The facts a policy may name, in the order screens show them. */
export const factList: readonly FactDefinition[] = [
  ...caseFacts.map((fact) => defined(fact, definitions[fact])),
  ...findingFacts.map(({ fact, label }) => ({ fact, label, type: "boolean" as const })),
];

function defined(fact: CaseFact, own: Defined): FactDefinition {
  const { label, type } = own;
  if (own.type === "number") return { fact, label, type, unit: own.unit };
  if (!("words" in own)) return { fact, label, type };
  return { fact, label, type, words: own.words, ...(own.list === "closed" ? { values: Object.keys(own.words) } : {}) };
}

/** Every fact but these: for what must not forget a fact that comes later. */
export function factsBut(...left: readonly AnyFact[]): AnyFact[] {
  const names = [...caseFacts, ...findingFacts.map(({ fact }) => fact)];
  return names.filter((name) => !left.includes(name));
}

/** Rows a case's facts are computed from. */
export interface CaseMaterial {
  id: string;
  kind: CaseKind;
  state: string;
  channel: string;
  shopId: string;
  orderId: string | null;
  status: string;
  version: number;
  revision: number;
  arbitration: boolean;
  unknownStatus: boolean;
  amountFen: Fen;
  goodsReceived: boolean | null;
  inspection: Inspection | null;
  deadlineAt: Date | null;
  disputeClass: string | null;
  classConfidence: number | null;
  orderState: string | null;
  paidFen: Fen | null;
  claimedShippedAt: Date | null;
  outboundAt: Date | null;
  signedAt: Date | null;
  province: string | null;
  warehouseRegion: string | null;
  /** Open findings of the order. */
  findings: readonly FindingKind[];
  accountLevel: string | null;
  accountStatus: string | null;
  /** What a reviewer said of the account that holds now; of several the strictest. */
  accountMark: MarkKind | null;
  returnRequests30d: number;
}

/** Stage a case is decided at; `null` when the seller has nothing to decide now (buyer sends back, money under way, ended). */
export function stageOf(material: Pick<CaseMaterial, "state" | "inspection" | "status">): DecisionStage | null {
  if (material.status === "done") return null;
  if (material.state === "requested" || material.state === "unknown") return "request";
  const back = material.state === "returned_in_transit" || material.state === "arrived" || material.state === "inspected";
  // Arrival is not inspection: only an inspector's word opens the second stage. "Inspected" without a result goes there
  // too, where nothing is granted for it.
  return back && (material.inspection !== null || material.state === "inspected") ? "inspected" : null;
}

/**
 * Facts of a case. `money` is what may still be refunded for it and what the order's other cases already take.
 * `now` is milliseconds of the handed-in clock.
 */
export function factsOf(material: CaseMaterial, money: { refundableFen: Fen; othersFen: Fen }, now: number): Facts {
  const asked = material.goodsReceived;
  return {
    kind: material.kind,
    stage: stageOf(material) ?? "request",
    channel: material.channel,
    amountYuan: material.amountFen / 100,
    paidYuan: (material.paidFen ?? 0) / 100,
    refundableYuan: money.refundableFen / 100,
    payoutYuan: (material.amountFen + money.othersFen) / 100,
    overPaid: material.amountFen > money.refundableFen,
    returnRequests30d: material.returnRequests30d,
    riskLevel: riskLevel(material),
    accountMark: material.accountMark ?? "none",
    needsTransfer: needsTransfer(material),
    orderState: material.orderState ?? "none",
    shipped: material.claimedShippedAt !== null,
    outbound: material.outboundAt !== null,
    signed: material.signedAt !== null || material.orderState === "signed" || material.orderState === "completed",
    disputeClass: material.disputeClass ?? "none",
    classConfidence: material.classConfidence ?? 0,
    arbitration: material.arbitration,
    unknownStatus: material.unknownStatus || material.state === "unknown",
    inspection: material.inspection ?? "none",
    goodsReceived: asked === null ? "unknown" : asked ? "yes" : "no",
    ...Object.fromEntries(findingFacts.map(({ kind, fact }) => [fact, material.findings.includes(kind)])),
    hoursToDeadline: material.deadlineAt ? Math.round((material.deadlineAt.getTime() - now) / 36_000) / 100 : 9_999,
  };
}

/** A reviewer's word about an account outweighs its score; what was said for a time outweighs both. */
function riskLevel(material: CaseMaterial): string {
  if (material.accountMark === "block") return "high";
  if (material.accountMark === "trust") return "normal";
  if (material.accountMark === "watch") return material.accountLevel === "high" || material.accountStatus === "confirmed" ? "high" : "watch";
  if (material.accountStatus === "confirmed") return "high";
  if (material.accountStatus === "cleared") return "normal";
  return material.accountLevel === "high" || material.accountLevel === "watch" ? material.accountLevel : "normal";
}

/** Only a second parcel can need goods from elsewhere; unknown regions claim nothing. */
function needsTransfer(material: CaseMaterial): boolean {
  if (material.kind !== "exchange" && material.kind !== "resend") return false;
  if (!material.province || !material.warehouseRegion) return false;
  return region(material.province) !== region(material.warehouseRegion);
}

function region(name: string): string {
  return name.replace(/(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$/, "");
}
