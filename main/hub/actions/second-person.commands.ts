/** The second person's word, and what becomes of money that needs one when the people behind it change. */
import { actorName, operatorsNow, type Principal } from "../access/index.ts";
import { bothOf } from "../contract/index.ts";
import type { Look } from "../decisions/index.ts";
import { lockOrdersThenCases, toPerson } from "../disputes/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { asWritten, type Said } from "../kernel/said.ts";
import { commit, keepSetting, type Store, type Tx } from "../store/index.ts";
import { waitingStates } from "./action.lifecycle.ts";
import type { ActionRow, CaseNow } from "./action.ts";
import { actionsLeftBy, actionsOfCases, actionsOfTwo, keepAgreed } from "./actions.store.ts";
import { casesNow } from "./cases.view.store.ts";
import type { ActionDeps } from "./deps.ts";
import { finishWithout } from "./finish.commands.ts";
import { actionList } from "./list.ts";
import { looksOf, movedBy, takeBack } from "./look-again.commands.ts";
import { recordMoves } from "./moved.commands.ts";
import { wantedAgain } from "./new-action.ts";
import { type Answer, lockAction } from "./person.commands.ts";
import { payoutOf } from "./person.ts";
import { aboveFen, mayNotAgree, SECOND_PERSON, stands } from "./second-person.ts";
import { step } from "./step.ts";

type Deps = Pick<ActionDeps, "store">;

/** A waiting action with its case as it stands, for somebody who may be its second person. */
interface Asked {
  action: ActionRow;
  now: CaseNow;
  look: Look;
  sumFen: number;
  people: ReadonlyMap<string, Principal>;
}

/** Reads it under lock, and whether this person may speak. Who was disabled since his call began may not. */
async function asked(tx: Tx, actionId: string): Promise<Result<Asked, "NOT_FOUND" | "ALREADY_DONE" | "STATE_NOT_ALLOWED" | "NOT_ALLOWED">> {
  const action = await lockAction(tx, actionId);
  const now = action ? (await casesNow(tx, [action.caseId])).get(action.caseId) : undefined;
  const look = action ? (await looksOf(tx, [action])).get(action.id) : undefined;
  if (!action || !now || !look) return refuse("NOT_FOUND", "没有找到这个动作。");
  if (action.state !== "awaiting") {
    if (action.agreedBy !== null) return refuse("ALREADY_DONE", "已经有第二人同意过了。", { en: "A second person has agreed already." });
    return refuse("STATE_NOT_ALLOWED", "它不再等第二人：已撤销、情况有变或已处理。", { en: "It waits for nobody any more: it was taken back, moved or done." });
  }
  const people = await operatorsNow(tx);
  const sumFen = payoutOf({ kind: action.kind, now, money: look, wanted: wantedAgain(action) });
  const no = mayNotAgree(action, { actor: tx.actor, principal: people.get(tx.actor), sumFen });
  return no ? { ok: false, refusal: { ...no, code: "NOT_ALLOWED" } } : ok({ action, now, look, sumFen, people });
}

/** The second person's yes. Of two at once one hears `ALREADY_DONE`; what moved since the first one decided takes it back instead. */
export function agreeAction(deps: Deps, actionId: string, principal: Principal): Answer<{ actionId: string }> {
  return commit(deps.store, actorName(principal), async (tx) => {
    const found = await asked(tx, actionId);
    if (!found.ok) return found;
    const { action, now, look, sumFen, people } = found.value;
    const moved = movedBy(action, look);
    if (moved.length > 0) {
      await takeBack(tx, { action, moved, toPerson: true });
      return refuse("CASE_MOVED", `情况有变，没有发出，请看过再决定：${moved.map(({ zh }) => zh).join("；")}`, {
        en: `Things moved and nothing went out; look again before deciding: ${moved.map(({ en }) => en).join("; ")}`,
      });
    }
    const allowed = actionList[action.kind].check(now, look, wantedAgain(action));
    if (!allowed.ok) {
      await finishWithout(tx, { action, to: "undone", why: bothOf(allowed.refusal) });
      return refuse("CASE_MOVED", allowed.refusal.message, { en: "It can no longer be done: nothing went out, and it is decided anew." });
    }
    if (!stands(action, people, sumFen)) {
      await withdraw(tx, action);
      return refuse("CASE_MOVED", NOBODY_BEHIND.zh, { en: NOBODY_BEHIND.en });
    }
    const holdUntil = new Date(tx.at.getTime() + actionList[action.kind].personHoldSeconds * 1_000);
    const row = await keepAgreed(tx, { id: actionId, by: tx.actor, holdUntil });
    if (!row) return refuse("ALREADY_DONE", "已经有第二人同意过了。", { en: "A second person has agreed already." });
    await recordMoves(tx, [row], { zh: "第二人已同意", en: "a second person agreed" });
    tx.journal({ verb: "action.agreed", subject: "case", subjectId: row.caseId, data: { actionId, first: row.by, amountFen: row.amountFen, sumFen } });
    return ok({ actionId });
  });
}

/** The second person's no: it ends with his reason, and a person decides anew. */
export function turnDownAction(deps: Deps, of: { actionId: string; why: string }, principal: Principal): Answer<{ actionId: string }> {
  const { actionId, why } = of;
  return commit(deps.store, actorName(principal), async (tx) => {
    const found = await asked(tx, actionId);
    if (!found.ok) return found;
    const { action } = found.value;
    const row = await step(tx, action, {
      to: "undone",
      undoneBy: tx.actor,
      problem: { zh: `第二人没有同意：${why}`, en: `The second person did not agree: ${asWritten(why)}` },
    });
    if (!row) return refuse("ALREADY_DONE", "已经处理过了。");
    tx.journal({ verb: "action.turned_down", subject: "case", subjectId: row.caseId, data: { actionId, first: row.by, amountFen: row.amountFen, why } });
    await toPerson(tx, row.caseId, "agent");
    return ok({ actionId });
  });
}

const NOBODY_BEHIND: Said = {
  zh: "发起或同意的人已停用，或额度不再够，没有发送，请重新决定",
  en: "Who began it or agreed was disabled, or his limit no longer reaches: nothing was sent, decide anew",
};

async function withdraw(tx: Tx, action: ActionRow): Promise<void> {
  const row = await step(tx, action, { to: "undone", undoneBy: "system", problem: NOBODY_BEHIND, params: { unbacked: true } });
  if (row) await toPerson(tx, row.caseId, "agent");
}

/** Somebody leaves: what he began and a second person has not agreed to is taken back. Gives the cases in which he left such a thing, for whoever takes over. */
export async function casesLeftBy(tx: Tx, operatorId: string): Promise<string[]> {
  const left = await actionsLeftBy(tx, `operator:${operatorId}`);
  const caseIds = [...new Set(left.map((action) => action.caseId))];
  await lockOrdersThenCases(tx, { caseIds });
  for (const action of await actionsOfCases(tx, { caseIds, states: ["awaiting"] })) if (action.by === `operator:${operatorId}`) await withdraw(tx, action);
  return caseIds;
}

/**
 * The last gate before money leaves: whether this action is stopped, and then it is put where it belongs. Whoever stands behind it must
 * be allowed to still; and where the house's amount was lowered since, one person alone is no longer enough for what was never called.
 */
export async function twoStand(tx: Tx, due: readonly ActionRow[]): Promise<(action: ActionRow) => Promise<boolean>> {
  const pays = due.some(({ kind }) => actionList[kind].takes !== null);
  const above = pays ? await aboveFen(tx) : null;
  const people = due.some(({ params }) => params.second) ? await operatorsNow(tx) : new Map<string, Principal>();
  return async (action) => {
    const { second } = action.params;
    if (second) {
      // One of two is not here: nothing goes out by a gap of ours.
      if (action.agreedBy !== null && stands(action, people, second.sumFen)) return false;
      await withdraw(tx, action);
      return true;
    }
    if (above === null || actionList[action.kind].takes === null || action.amountFen <= above || action.attempts > 0) return false;
    await step(tx, action, { to: "awaiting", params: { second: { sumFen: action.amountFen, aboveFen: above } } });
    return true;
  };
}

/** People changed: what needs two and has not gone out goes back to a decision where somebody behind it may not any more. Safe to repeat. */
export async function withdrawUnbacked(store: Store): Promise<void> {
  const open = await actionsOfTwo(store);
  if (open.length === 0) return;
  await commit(store, "system", async (tx) => {
    const caseIds = [...new Set(open.map((action) => action.caseId))];
    await lockOrdersThenCases(tx, { caseIds });
    const people = await operatorsNow(tx);
    for (const action of await actionsOfCases(tx, { caseIds, states: waitingStates })) {
      const { second } = action.params;
      if (second && !stands(action, people, second.sumFen)) await withdraw(tx, action);
    }
  });
}

/** Sets the house's amount (fen; `null`: never). It counts for whatever has not gone out; what waits goes on waiting. */
export async function setAboveFen(store: Store, above: number | null, principal: Principal): Promise<Result<{ ok: true }, never>> {
  return commit(store, actorName(principal), async (tx) => {
    const before = await aboveFen(tx);
    await keepSetting(tx, SECOND_PERSON, { aboveFen: above });
    tx.journal({ verb: "house.second_person_set", subject: "setting", subjectId: SECOND_PERSON, data: { aboveFen: above, before } });
    tx.emit({ name: "person.changed", subjectId: SECOND_PERSON, data: {} });
    return ok({ ok: true });
  });
}
