/** What the queue shows of a case changes hands and places, and is told. */
import { may, type Principal, personById } from "../access/index.ts";
import type { Priority } from "../contract/case-marks.ts";
import type { RefusalCode } from "../contract/index.ts";
import type { Json } from "../kernel/json.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { Tx } from "../store/index.ts";
import { deskHeads } from "./bulk-heads.view.store.ts";
import { assignCase, setCasePriority } from "./desk.store.ts";
import { givingFault } from "./giving.ts";
import { lockOrdersThenCases } from "./lock.store.ts";
import { callAgain } from "./notes.store.ts";

/** Tells whose a case is now; `more`: what the journal keeps of how it came. */
export function tellAssigned(tx: Tx, caseId: string, of: { to: string | null; more?: { [name: string]: Json } }): void {
  tx.emit({ name: "case.assigned", subjectId: caseId, data: { assigneeId: of.to } });
  tx.journal({ verb: "case.assigned", subject: "case", subjectId: caseId, data: { operatorId: of.to, ...of.more } });
}

/** Gives a case to somebody, or back to the queue (`null`), and tells it; `false` when there is no such case. */
export async function giveCase(tx: Tx, caseId: string, of: { to: string | null; more?: { [name: string]: Json } }): Promise<boolean> {
  if (!(await assignCase(tx, caseId, of.to))) return false;
  tellAssigned(tx, caseId, of);
  return true;
}

/** A person gives a case to somebody who works cases, or back to the queue (`null`); what is a colleague's only a supervisor gives away. */
export async function giveAway(tx: Tx, of: { caseId: string; to: string | null }, by: Principal): Promise<Result<{ ok: true }, RefusalCode>> {
  await lockOrdersThenCases(tx, { caseIds: [of.caseId] });
  const head = (await deskHeads(tx, [of.caseId])).get(of.caseId);
  if (!head) return refuse("NOT_FOUND", "没有这个工单。", { en: "There is no such case." });
  const personId = by.kind === "operator" ? by.id : "";
  const fault = givingFault(head, { to: of.to, personId, assigns: may(by, "case.assign") });
  if (fault) return fault;
  const taker = of.to === null ? null : await personById(tx, of.to);
  if (of.to !== null && !taker) return refuse("NOT_FOUND", "没有这个人，或账号已停用。", { en: "There is no such person, or the account is closed." });
  if (taker && !may({ kind: "operator", ...taker }, "case.work"))
    return refuse("BAD_INPUT", "这位同事不处理工单，请重新选择。", { en: "That colleague works no cases: choose again." });
  await giveCase(tx, of.caseId, { to: of.to });
  if (of.to !== null && of.to !== personId) callAgain(tx, { caseId: of.caseId, operatorIds: [of.to], kind: "assigned", by: personId });
  return ok({ ok: true as const });
}

/** Says how soon a case is to be looked at, and tells it; `false` when there is no such case. */
export async function prioritise(tx: Tx, of: { caseId: string; priority: Priority }): Promise<boolean> {
  if (!(await setCasePriority(tx, of))) return false;
  tx.emit({ name: "case.marked", subjectId: of.caseId, data: { what: "priority" } });
  tx.journal({ verb: "case.prioritised", subject: "case", subjectId: of.caseId, data: { priority: of.priority } });
  return true;
}
