/** What a person did on a channel's own pages and no interface of it ever shows: a person's word that it is there. */
import { actorName, type Principal } from "../access/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { commit } from "../store/index.ts";
import type { ActionDeps } from "./deps.ts";
import { actionList } from "./list.ts";
import { type Answer, lockAction } from "./person.commands.ts";
import { step } from "./step.ts";

/** Somebody saw it there. Kept under his name; what the channel shows is confirmed by the channel alone. */
export function seeAction(deps: Pick<ActionDeps, "store">, actionId: string, principal: Principal): Answer<{ actionId: string }> {
  return commit(deps.store, actorName(principal), async (tx) => {
    const found = await lockAction(tx, actionId);
    if (!found) return refuse("NOT_FOUND", "没有找到这个动作。");
    if (!found.params.byHand || actionList[found.kind].happened !== null)
      return refuse("STATE_NOT_ALLOWED", "这个动作由平台的结果确认，不由人确认。", { en: "The channel's own word confirms this, not a person's." });
    if (found.state === "confirmed") return refuse("ALREADY_DONE", "已经核对过了。", { en: "Somebody has seen it already." });
    const row = found.state === "sent" ? await step(tx, found, { to: "confirmed", problem: null, params: { seenBy: tx.actor } }) : null;
    if (!row) return refuse("STATE_NOT_ALLOWED", "它还没有到去平台办理的一步，或已经撤销。", { en: "It is not yet to be done there, or was taken back." });
    tx.journal({ verb: "action.seen", subject: "case", subjectId: row.caseId, data: { actionId, kind: row.kind, amountFen: row.amountFen } });
    return ok({ actionId });
  });
}
