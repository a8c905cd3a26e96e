/** What follows for the desk when a person answers a buyer or decides: whose the case is, who must hear of it, and that it rests no more. */
import type { Principal } from "../access/index.ts";
import { callPeople, giveCase, wakeCase } from "../disputes/index.ts";
import type { Tx } from "../store/index.ts";
import type { ActionKind, CaseNow } from "./action.ts";

/** Gives the case to whoever acted on it, if it was nobody's; a colleague whose it is hears that somebody acted. Under the case's lock. */
export async function takeByActing(tx: Tx, of: { now: CaseNow; kind: ActionKind; actionId: string; principal: Principal }): Promise<void> {
  const { now, kind, actionId, principal } = of;
  if (principal.kind !== "operator") return;
  await wakeCase(tx, now.id);
  if (now.assigneeId !== null) {
    if (now.assigneeId !== principal.id)
      callPeople(tx, { caseId: now.id, operatorIds: [now.assigneeId], kind: "acted", by: principal.id, about: `action:${actionId}`, text: kind });
    return;
  }
  await giveCase(tx, now.id, { to: principal.id, more: { acted: kind } });
}
