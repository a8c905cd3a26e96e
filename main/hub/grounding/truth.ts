/** Which states hold for an order, its parcel, its return and its refund, by what the record's facts say. */
import type { ReplyRecord } from "../contract/index.ts";

type Fact = ReplyRecord["facts"][number];

/** `verb:mode` → what in the record says so. */
export type Truth = Map<string, string>;

const order = ["created", "paid", "audited", "allocated", "packed", "outbound", "picked_up", "in_transit", "out_for_delivery", "signed", "completed"];
/** From which step on each thing has been done. */
const steps: Readonly<Record<string, string>> = {
  order: "created",
  pay: "paid",
  pack: "packed",
  ship: "outbound",
  outbound: "outbound",
  pickup: "picked_up",
  transit: "picked_up",
  deliver: "out_for_delivery",
  sign: "signed",
  complete: "completed",
};
/** During which steps each thing is under way or waited for. */
const during: Readonly<Record<string, readonly [string, string]>> = {
  pay: ["created", "created"],
  pack: ["paid", "allocated"],
  ship: ["paid", "packed"],
  outbound: ["paid", "packed"],
  pickup: ["outbound", "outbound"],
  transit: ["picked_up", "out_for_delivery"],
  deliver: ["out_for_delivery", "out_for_delivery"],
  sign: ["picked_up", "out_for_delivery"],
};
const rank = (step: string): number => order.indexOf(step);

/** Case states: what is done, under way, not so. */
const cases: Readonly<Record<string, readonly string[]>> = {
  requested: ["apply:done", "review:doing", "handle:doing", "review:not", "agree:not", "refund:not", "refuse:not"],
  waiting_return: [
    "apply:done",
    "agree:done",
    "review:done",
    "return:done",
    "handle:doing",
    "send_back:doing",
    "send_back:not",
    "back_arrive:not",
    "back_arrive:doing",
    "inspect:not",
    "refund:not",
  ],
  returned_in_transit: [
    "apply:done",
    "agree:done",
    "review:done",
    "return:done",
    "handle:doing",
    "send_back:done",
    "back:doing",
    "back_arrive:not",
    "back_arrive:doing",
    "inspect:not",
    "refund:not",
  ],
  arrived: [
    "apply:done",
    "handle:doing",
    "agree:done",
    "review:done",
    "return:done",
    "send_back:done",
    "back_arrive:done",
    "inspect:not",
    "inspect:doing",
    "refund:not",
  ],
  inspected: ["apply:done", "handle:doing", "agree:done", "review:done", "return:done", "send_back:done", "back_arrive:done", "inspect:done", "refund:not"],
  refunding: ["apply:done", "agree:done", "review:done", "refund:doing", "refund:not", "handle:doing"],
  refunded: ["apply:done", "agree:done", "review:done", "refund:done", "handle:done"],
  refused: ["apply:done", "review:done", "refuse:done", "agree:not", "refund:not"],
  closed: ["apply:done"],
};
const parcelSteps: Readonly<Record<string, string>> = {
  label_only: "packed",
  picked_up: "picked_up",
  in_transit: "in_transit",
  problem: "in_transit",
  out_for_delivery: "out_for_delivery",
  signed: "signed",
};
/** What the time of something proves, in whatever state the case is by now. */
const provenByDate: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^return_arrived_at/, ["send_back", "back_arrive"]],
  [/^return_inspected_at/, ["inspect"]],
  [/^order_paid_at/, ["pay", "order"]],
  [/^order_created_at/, ["order"]],
];
const name = (fact: Fact): string => `${fact.label}：${fact.text}`;
const ofCase = (fact: Fact): boolean => /售后|case|退款|退货|申请/.test(`${fact.id} ${fact.label}`);

/** Reads the state facts. */
export function truthOf(record: ReplyRecord): Truth {
  const truth: Truth = new Map();
  const states = record.facts.filter((fact) => fact.kind === "state");
  let reached = -1;
  let by = "";
  for (const fact of states) {
    if (fact.value === "arbitration") for (const state of ["arbitrate:done", "arbitrate:doing"]) truth.set(state, name(fact));
    if (fact.value in cases && (ofCase(fact) || !order.includes(fact.value))) {
      for (const state of cases[fact.value] ?? []) truth.set(state, name(fact));
      if (fact.value === "closed" && ofCase(fact)) truth.set("case_close:done", name(fact));
    }
    if (ofCase(fact)) continue;
    if (fact.value === "closed") truth.set("close:done", name(fact));
    if (fact.value === "returning") truth.set("back:doing", name(fact));
    if (fact.value === "returned") truth.set("back:done", name(fact));
    if (fact.value === "rejected") truth.set("reject:done", name(fact));
    if (fact.value === "problem") truth.set("problem:doing", name(fact));
    const step = order.includes(fact.value) ? fact.value : (parcelSteps[fact.value] ?? "");
    if (rank(step) > reached) {
      reached = rank(step);
      by = name(fact);
    }
  }
  for (const fact of record.facts.filter(({ kind }) => kind === "date"))
    for (const [form, verbs] of provenByDate)
      if (form.test(fact.id))
        for (const verb of verbs) {
          truth.set(`${verb}:done`, name(fact));
          truth.delete(`${verb}:not`);
          truth.delete(`${verb}:doing`);
        }
  // What is sent in exchange waits for what comes back.
  if (record.facts.some(({ id, text }) => id === "case_kind" && text === "换货") && truth.has("agree:done") && !truth.has("inspect:done"))
    truth.set("replacement:not", "售后进度");
  if (isPresale(record)) truth.set("presale:done", "承诺发货时间");
  if (reached >= 0 && !truth.has("close:done")) fill(truth, reached, by);
  if (reached >= 0 && reached < rank("picked_up")) truth.set("traceless:done", by);
  if (reached >= 0 && reached < rank("outbound")) truth.set("in_house:done", by);
  if (record.facts.some((fact) => fact.kind === "waybill")) truth.set("label:done", "快递单号");
  else truth.set("no_waybill:done", by);
  const stands = /没有更新|没有新的|停留|停滞/.test(record.whereabouts);
  if (stands || (reached >= 0 && reached < rank("picked_up"))) for (const state of ["stall:done", "scan:not", "traceless:done"]) truth.set(state, "物流状态");
  if (!stands && record.facts.some((fact) => /扫描/.test(fact.label))) truth.set("scan:done", "最近扫描时间");
  if (!stands && !truth.has("problem:doing") && !truth.has("close:done") && reached >= 0) truth.set("normal:done", by);
  if (/快递柜|驿站|代收点/.test(record.whereabouts)) truth.set("place:done", "物流状态");
  if (truth.has("sign:not") && truth.has("deliver:not")) truth.set("arrive:not", truth.get("sign:not") ?? "");
  if (truth.has("sign:not")) truth.set("unsigned:done", truth.get("sign:not") ?? "");
  // A case that the platform has stepped into says so.
  if (!truth.has("arbitrate:done") && states.some(ofCase)) truth.set("arbitrate:not", "售后进度");
  if (truth.has("review:doing")) truth.set("handle:not", truth.get("review:doing") ?? "");
  if (/本人/.test(record.whereabouts) || (truth.has("complete:done") && !/快递柜|驿站|代收/.test(record.whereabouts))) truth.set("take:done", by || "物流状态");
  if (truth.has("sign:not")) truth.set("take:not", truth.get("sign:not") ?? "");
  return truth;
}

/** So far ahead is shipped only what is sold before it is there. In days. */
const AHEAD = 7;

function isPresale({ facts }: ReplyRecord): boolean {
  const at = (id: string): number => Date.parse(facts.find((fact) => fact.id === id)?.value ?? "");
  return at("order_promised_at") - at("order_paid_at") > AHEAD * 86_400_000;
}

function fill(truth: Truth, reached: number, by: string): void {
  for (const [verb, step] of Object.entries(steps)) truth.set(`${verb}:${reached >= rank(step) ? "done" : "not"}`, by);
  for (const [verb, [from, to]] of Object.entries(during)) if (reached >= rank(from) && reached <= rank(to)) truth.set(`${verb}:doing`, by);
  if (reached < rank("completed")) truth.set("close:not", by);
}
