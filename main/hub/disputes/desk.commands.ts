/** What the queue shows of a case changes hands and places, and is told. */
import type { Priority } from "../contract/case-marks.ts";
import type { Json } from "../kernel/json.ts";
import type { Tx } from "../store/index.ts";
import { assignCase, setCasePriority } from "./desk.store.ts";

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

/** Says how soon a case is to be looked at, and tells it; `false` when there is no such case. */
export async function prioritise(tx: Tx, of: { caseId: string; priority: Priority }): Promise<boolean> {
  if (!(await setCasePriority(tx, of))) return false;
  tx.emit({ name: "case.marked", subjectId: of.caseId, data: { what: "priority" } });
  tx.journal({ verb: "case.prioritised", subject: "case", subjectId: of.caseId, data: { priority: of.priority } });
  return true;
}
