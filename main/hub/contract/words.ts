/**
 * Every closed list of the house, each spelled once. Types are inferred from here, and what is said about each member elsewhere is a
 * `Record` over its list, so that the compiler asks for a missing one.
 */
import { z } from "zod";

/** Who people at the console may be; what each may do is in `access`. */
export const roles = ["agent", "supervisor", "trainer", "risk", "operations", "finance", "warehouse", "admin"] as const;
/** One of `roles`. */
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** Machines that use the contract under a principal of their own; never people. */
export const agentNames = ["triage", "reply", "trial"] as const;
export type AgentName = (typeof agentNames)[number];

/** What stands behind a connection, in the order in which it is offered: marketplaces, local life, warehouses and books, carriers, a seller's own systems. */
export const channelGroups = ["platform", "local", "books", "parcels", "systems"] as const;
export const ChannelGroup = z.enum(channelGroups);
export type ChannelGroup = z.infer<typeof ChannelGroup>;

/** What a buyer wants settled. */
export const caseKinds = ["refund_only", "return_refund", "exchange", "resend", "price_difference", "repair", "complaint", "question"] as const;
export const CaseKind = z.enum(caseKinds);
export type CaseKind = z.infer<typeof CaseKind>;

/** The common life of an after-sale at its channel; `unknown` keeps a status that is in no table, as it came. */
export const caseStates = [
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
] as const;
export const CaseState = z.enum(caseStates);
export type CaseState = z.infer<typeof CaseState>;

/**
 * By what the sum that went back for a case is known, the least first: only that it was paid, what was asked for; that less a deduction the
 * channel names; the channel's own figure of what was paid.
 */
export const refundGrounds = ["asked", "deducted", "told"] as const;
export type RefundGround = (typeof refundGrounds)[number];

/** The common life of an order, in the order goods go through it. */
export const orderStates = [
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
] as const;
export const OrderState = z.enum(orderStates);
export type OrderState = z.infer<typeof OrderState>;

/** Carrier states folded to their base (Kuaidi100's table). */
export const traceStates = [
  "picked_up",
  "in_transit",
  "problem",
  "signed",
  "returned",
  "out_for_delivery",
  "returning",
  "forwarded",
  "customs",
  "rejected",
  "label_only",
  "withdrawn",
  "unknown",
] as const;
export const TraceState = z.enum(traceStates);
export type TraceState = z.infer<typeof TraceState>;

/** Who took a parcel, where the carrier says so: all but the recipient are the usual points of dispute. A code alone cannot tell a locker from a station. */
const signers = ["recipient", "other", "locker", "station", "unclear"] as const;
export const SignedBy = z.enum(signers);
export type SignedBy = z.infer<typeof SignedBy>;

/** Which way a parcel goes, seen from the seller. */
const directions = ["outbound", "return", "exchange"] as const;
export const Direction = z.enum(directions);
export type Direction = z.infer<typeof Direction>;

/** What a seller's own warehouse (WMS), delivery and books (ERP) say happened to an order. */
export const WarehouseEventKind = z.enum([
  "audited",
  "allocated",
  "short",
  "transfer",
  "held",
  "packed",
  "outbound",
  "outbound_cancelled",
  "delivered",
  "return_arrived",
  "return_inspected",
  "books_posted",
]);
export type WarehouseEventKind = z.infer<typeof WarehouseEventKind>;

/** Who works on a case: the policy by itself, or which people. */
const queues = ["auto", "agent", "supervisor", "risk"] as const;
export const Queue = z.enum(queues);
export type Queue = z.infer<typeof Queue>;

/** Who must act: we, somebody else, nobody. */
const caseStatuses = ["open", "waiting", "done"] as const;
export const CaseStatus = z.enum(caseStatuses);
export type CaseStatus = z.infer<typeof CaseStatus>;

/**
 * What burns of a case: the platform's clock ends within an hour or has ended; its buyer waits for an answer, and longer than the shop set; it is open for
 * more than a day.
 */
export const burnings = ["due_hour", "overdue", "unanswered", "late", "old"] as const;
export const Burning = z.enum(burnings);
export type Burning = z.infer<typeof Burning>;

/** What the platform does when nobody acts in time. */
export const DefaultOutcome = z.enum(["refund", "agree_return", "close", "none", "unknown"]);
export type DefaultOutcome = z.infer<typeof DefaultOutcome>;

/** Effects in the world; one file each in `actions`. */
export const actionKinds = [
  "agree_refund",
  "agree_return",
  "refuse_refund",
  "refuse_return",
  "send_message",
  "offer_less",
  "ask_evidence",
  "compensate_cash",
  "compensate_coupon",
  "add_note",
  "intercept_parcel",
  "ship_again",
  "call_platform",
  "escalate",
  "reopen_case",
] as const;
export const ActionKind = z.enum(actionKinds);
export type ActionKind = z.infer<typeof ActionKind>;

/** What an action is about, as people look for it: money, words to the buyer, goods, notes, who decides. */
export const actionGroups = ["money", "words", "goods", "notes", "desk"] as const;
export const ActionGroup = z.enum(actionGroups);
export type ActionGroup = z.infer<typeof ActionGroup>;

/** Flags that a seller puts on an order at its channel, by their colour. */
const orderFlags = ["red", "yellow", "green", "blue", "purple"] as const;
export const OrderFlag = z.enum(orderFlags);
export type OrderFlag = z.infer<typeof OrderFlag>;

const actionStates = ["awaiting", "held", "ready", "sending", "unclear", "sent", "confirmed", "failed", "undone"] as const;
export const ActionState = z.enum(actionStates);
export type ActionState = z.infer<typeof ActionState>;

/** What a policy's row may say: grant what was asked, or who decides instead. */
export const policyOutcomes = ["grant", "agent", "supervisor", "risk"] as const;
export const PolicyOutcome = z.enum(policyOutcomes);
export type PolicyOutcome = z.infer<typeof PolicyOutcome>;

/** When a case is decided: as it was asked for, or when what came back was inspected. */
export const DecisionStage = z.enum(["request", "inspected"]);
export type DecisionStage = z.infer<typeof DecisionStage>;

/** An inspector's word about goods that came back. */
export const Inspection = z.enum(["passed", "failed"]);
export type Inspection = z.infer<typeof Inspection>;

/** What an order's record proves, each with a name as short as a tag; everything else of it stands in its file in the room of orders. */
export const findingNames = {
  stalled: { zh: "物流停滞", en: "Stalled" },
  shipped_not_outbound: { zh: "标发未出库", en: "Never left" },
  wrong_item: { zh: "发错货", en: "Wrong item" },
  signed_by_other: { zh: "非本人签收", en: "Signed by another" },
  shipped_after_closed: { zh: "关闭后发货", en: "Sent after closing" },
  completed_and_closed: { zh: "已完成又关闭", en: "Completed and closed" },
  completed_but_returning: { zh: "已完成又退回", en: "Completed, coming back" },
  missing_item: { zh: "少发货", en: "Missing item" },
  extra_item: { zh: "多发/赠品", en: "Extra item" },
  paid_after_closed: { zh: "关闭后付款", en: "Paid after closing" },
  shipped_unpaid: { zh: "未付清已发货", en: "Sent unpaid" },
  amounts_differ: { zh: "金额对不上", en: "Sums differ" },
  overpaid: { zh: "多收款", en: "Overpaid" },
  refunded_over_paid: { zh: "退款超实付", en: "Refunded too much" },
  paid_lowered: { zh: "实付被调低", en: "Paid lowered" },
  refund_lowered: { zh: "退款被调低", en: "Refund lowered" },
  times_contradict: { zh: "时间矛盾", en: "Times contradict" },
  no_lines: { zh: "没有商品", en: "No goods" },
  repeated_line: { zh: "商品行重复", en: "Repeated line" },
  older_parcel: { zh: "单号查到别的包裹", en: "Another parcel's number" },
  replaced_travels: { zh: "换单号后原包裹仍在走", en: "Replaced parcel travels" },
  delivered_again: { zh: "签收后又派送", en: "Delivered again" },
  shared_waybill: { zh: "两单同运单", en: "Waybill of two orders" },
  return_under_outbound: { zh: "退货填了发货单号", en: "Return under outbound number" },
  return_number_differs: { zh: "退货单号对不上", en: "Return number differs" },
  receipt_differs: { zh: "收货说法不一", en: "Receipt disputed" },
  late_delivery: { zh: "送达超时", en: "Late delivery" },
  address_barred: { zh: "地址无法派送", en: "Address barred" },
  address_unfound: { zh: "地址查不到", en: "Address not on the map" },
  weight_differs: { zh: "重量不符", en: "Weight differs" },
  oversold: { zh: "超卖缺货", en: "Oversold" },
  hub_silent: { zh: "网点大面积停滞", en: "Hub at a standstill" },
  scan_in_future: { zh: "扫描时间在将来", en: "Scan in the future" },
} as const satisfies Readonly<Record<string, { zh: string; en: string }>>;
export type FindingKind = keyof typeof findingNames;
export const findingKinds = Object.keys(findingNames) as FindingKind[];
export const FindingKind = z.enum(findingKinds);

type Camel<Text extends string> = Text extends `${infer Head}_${infer Rest}` ? `${Head}${Capitalize<Camel<Rest>>}` : Text;
/** Name of a finding's fact in policies: its kind in camel case. */
export type FindingFact = Camel<FindingKind>;

/** `shipped_not_outbound` → `shippedNotOutbound`: every finding is a fact of policies, true while it is open. */
export function findingFact(kind: FindingKind): FindingFact {
  return kind.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()) as FindingFact;
}

/** What a policy may compare of a case besides the findings of its order; defined in the room of decisions. */
export const caseFacts = [
  "kind",
  "stage",
  "channel",
  "amountYuan",
  "paidYuan",
  "refundableYuan",
  "payoutYuan",
  "overPaid",
  "returnRequests30d",
  "riskLevel",
  "accountMark",
  "needsTransfer",
  "orderState",
  "shipped",
  "outbound",
  "signed",
  "disputeClass",
  "classConfidence",
  "arbitration",
  "unknownStatus",
  "inspection",
  "goodsReceived",
  "hoursToDeadline",
] as const;
export type CaseFact = (typeof caseFacts)[number];

/** Whose work a finding is (岗位). */
export const Duty = z.enum(["agent", "operations", "finance", "risk"]);
export type Duty = z.infer<typeof Duty>;

/** What a kept payload may wait for, because nobody has told of it yet: an order, a parcel by its waybill, a case. */
export const Awaited = z.enum(["order", "waybill", "case"]);
export type Awaited = z.infer<typeof Awaited>;

/** Where a line of a timeline comes from. */
export const EventSource = z.enum(["channel", "warehouse", "books", "carrier", "aftersale", "message", "intervention", "action"]);
export type EventSource = z.infer<typeof EventSource>;

export const MessageAuthor = z.enum(["buyer", "operator", "agent", "platform"]);
export type MessageAuthor = z.infer<typeof MessageAuthor>;

export const MessageDelivery = z.enum(["received", "sending", "sent", "copied", "failed"]);
export type MessageDelivery = z.infer<typeof MessageDelivery>;

export const RiskLevel = z.enum(["normal", "watch", "high"]);
export type RiskLevel = z.infer<typeof RiskLevel>;

/** What a reviewer says is to be done with an account for a time; the strictest first. */
export const markKinds = ["block", "watch", "trust"] as const;
export const MarkKind = z.enum(markKinds);
export type MarkKind = z.infer<typeof MarkKind>;

/** What a checked statement of a reply is about. */
export const ClaimKind = z.enum(["amount", "figure", "date", "place", "state", "promise", "waybill", "contact", "superlative", "personal"]);
export type ClaimKind = z.infer<typeof ClaimKind>;

export const ExampleState = z.enum(["candidate", "accepted", "retired"]);
export type ExampleState = z.infer<typeof ExampleState>;

/** What becomes of a set of examples that is measured before it goes live. */
const batchStates = ["draft", "measuring", "measured", "published", "rolled_back", "dropped"] as const;
export const BatchState = z.enum(batchStates);
export type BatchState = z.infer<typeof BatchState>;

/**
 * Why a case is put before the trainer, the worst first: nothing could be said, what the buyer wants was heard wrongly, its name was wrong, the
 * suggestion was not used, was changed, or it is simply solved.
 */
export const candidateReasons = ["uncarded", "misheard", "misnamed", "unused", "edited", "solved"] as const;
export const CandidateReason = z.enum(candidateReasons);
export type CandidateReason = z.infer<typeof CandidateReason>;

/** What is promised to a buyer by a time: an answer, goods that leave, money, an inspection, an invoice. */
const promiseKinds = ["answer", "ship", "refund", "inspect", "invoice"] as const;
export const PromiseKind = z.enum(promiseKinds);
export type PromiseKind = z.infer<typeof PromiseKind>;

/** What a sentence of a reply does: it meets the buyer, tells, promises, offers, closes, or answers one thing that was wanted. */
export const replyActs = [
  "greet",
  "meet",
  "fact",
  "close",
  "promise",
  "offer",
  "ask",
  "whereabouts",
  "ship_time",
  "cancel",
  "cancel_status",
  "cancelled_why",
  "withdraw",
  "refund_route",
  "refund_time",
  "return_how",
  "choice",
  "evidence",
  "check_wrong",
  "invoice",
  "price",
  "coupon",
  "warranty",
  "handling_time",
  "order_state",
  "modify",
  "split",
  "appointment",
  "contact",
  "install",
  "goods",
  "handover",
  "thanks",
] as const;
export const ReplyAct = z.enum(replyActs);
export type ReplyAct = z.infer<typeof ReplyAct>;

/** What an agent may ask of a model: to write a reply. The agent's own name. */
export const modelTasks = ["reply"] as const;
export const ModelTask = z.enum(modelTasks);
export type ModelTask = z.infer<typeof ModelTask>;

/**
 * Why a model gave nothing: at its address nobody answers; key, model name or question refused; too many calls; its own failure; too slow; broken off
 * in the middle; nothing said; not the form that was asked for; said what may not be said; today's money is spent; a person stopped it; the case
 * moved on; something was to be sent that may not leave.
 */
const modelProblems = [
  "unreachable",
  "key",
  "name",
  "refused",
  "limited",
  "failed",
  "slow",
  "cut",
  "empty",
  "form",
  "untrue",
  "budget",
  "stopped",
  "moved",
  "unmasked",
] as const;
export const ModelProblem = z.enum(modelProblems);
export type ModelProblem = z.infer<typeof ModelProblem>;

export { defaultDisputeClasses, HeardWant, MOST_WANTS, Want, type WantMood, wantMoods, wants } from "./wants.ts";
