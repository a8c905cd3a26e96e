/** What findings put on the timelines of their orders, and what a case that one opened says of itself. Pure. */
import { type FindingKind, findingNames } from "../contract/words.ts";
import { findingSentence, type NewEvent } from "../orders/index.ts";
import { incidentOf } from "./found.ts";
import type { FoundNow } from "./found.view.store.ts";

type Step = "case_found" | "case_found_again" | "case_found_told" | "case_found_ended" | "case_found_over";

const says: Readonly<Record<Step, (name: string, number: string) => string>> = {
  case_found: (name, number) => `出现异常“${name}”，自动建工单 ${number}`,
  case_found_again: (name, number) => `异常“${name}”又出现，工单 ${number} 重新打开`,
  case_found_told: (name, number) => `出现异常“${name}”，记入工单 ${number}`,
  case_found_ended: (name, number) => `异常“${name}”已自行解除，工单 ${number} 请看过后处理`,
  case_found_over: (name, number) => `异常“${name}”已自行解除，没有人动过的工单 ${number} 随之了结`,
};

/** A line of what a finding brought about; each time it comes anew it has a line of its own. */
export function foundLine(of: { step: Step; orderId: string; kind: FindingKind; caseId: string; number: string; at: Date }): NewEvent {
  const { step, orderId, kind, caseId, number, at } = of;
  return {
    orderId,
    parcelId: null,
    caseId,
    source: "intervention",
    kind: step,
    at,
    toldBy: "system",
    text: says[step](findingNames[kind].zh, number),
    data: { finding: kind, number },
    dedupeKey: `case:${caseId}:${step}:${kind}:${at.getTime()}`,
  };
}

/** Why the case was opened: the seller's own words, else what was found. */
export function foundReason(found: FoundNow, of: { words: string; orders: number; now: number }): string {
  if (of.words !== "") return of.words;
  if (found.incident !== null) {
    const { kind, name } = incidentOf(found.incident);
    return `${findingNames[kind].zh}：${name[0] ?? ""}，${of.orders} 单`;
  }
  const name = findingNames[found.kind].zh;
  return `${name}：${findingSentence({ ...found, resolvedAt: null }, of.now).zh}`;
}
