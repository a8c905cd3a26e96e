/** What the house is told when an action moves: event, journal line, and a line on the order's timeline. */

import { assigneesOf, callPeople } from "../disputes/index.ts";
import type { Said } from "../kernel/said.ts";
import { addEvents, type NewEvent } from "../orders/index.ts";
import type { Tx } from "../store/index.ts";
import type { ActionRow } from "./action.ts";
import { actionList } from "./list.ts";

const effects: Readonly<Record<ActionRow["state"], string>> = {
  awaiting: "待第二人同意",
  held: "保留中",
  ready: "",
  sending: "",
  unclear: "结果不明，正在向平台核实",
  sent: "已发给平台",
  confirmed: "平台已确认",
  failed: "未成功",
  undone: "已撤销",
};

/** By hand: where the channel shows it, and where nobody but a person sees it. */
const BY_HAND = { shown: "已在平台后台办理，等平台显示", unseen: "由人在平台后台办理", seen: "经办人在平台上已看到" };

/** Tells of actions in the state they are in now. `why` is shown with it. */
export async function recordMoves(tx: Tx, actions: readonly ActionRow[], why?: Said): Promise<void> {
  addEvents(
    tx,
    actions.flatMap((action) => lineOf(tx, action, why) ?? []),
  );
  const failed = actions.filter(({ state }) => state === "failed");
  const assignees =
    failed.length > 0
      ? await assigneesOf(
          tx,
          failed.map(({ caseId }) => caseId),
        )
      : new Map<string, string>();
  for (const { id, caseId, kind, by } of failed)
    callPeople(tx, { caseId, operatorIds: mendersOf(by, assignees.get(caseId)), kind: "failed", by: "", about: `failed:${id}`, text: kind });
  for (const action of actions) {
    const data = { caseId: action.caseId, kind: action.kind, amountFen: action.amountFen, auto: action.auto };
    tx.emit({ name: `action.${action.state}`, subjectId: action.id, data });
    tx.journal({
      verb: `action.${action.state}`,
      subject: "case",
      subjectId: action.caseId,
      data: { ...data, actionId: action.id, ...(why ? { why: why.zh } : {}) },
    });
  }
}

/** Who must hear of what failed: who began it, and whose case it is. */
function mendersOf(by: string, assigneeId: string | undefined): string[] {
  const began = /^operator:(.+)$/.exec(by)?.[1];
  return [...new Set([began, assigneeId].filter((id) => id !== undefined))];
}

function effectOf({ state, params }: ActionRow, shows: boolean): string {
  if (!params.byHand) return effects[state];
  if (state === "sent") return shows ? BY_HAND.shown : BY_HAND.unseen;
  return state === "confirmed" && !shows ? BY_HAND.seen : effects[state];
}

function lineOf(tx: Tx, action: ActionRow, why: Said | undefined): NewEvent | null {
  if (!action.orderId) return null;
  const shows = actionList[action.kind].happened !== null;
  const pays = actionList[action.kind].takes !== null;
  // Words and notes are told once, when they are out or could not get out.
  const word = shows || pays ? effectOf(action, shows) : action.state === "failed" ? effects.failed : "";
  if (shows || pays ? word === "" : action.state !== "confirmed" && action.state !== "failed") return null;
  return {
    orderId: action.orderId,
    parcelId: null,
    caseId: action.caseId,
    source: "action",
    kind: `action_${action.state}`,
    at: tx.at,
    toldBy: action.state === "confirmed" && shows ? "channel" : tx.actor,
    text: `${actionList[action.kind].describe(action)}${word ? `：${word}` : ""}${why ? `（${why.zh}）` : ""}`,
    data: { actionId: action.id, amountFen: action.amountFen, kind: action.kind, ...(why ? { why: why.en } : {}) },
    dedupeKey: `action:${action.id}:${action.state}:${action.attempts}`,
  };
}
