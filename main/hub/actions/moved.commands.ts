/** What the house is told when an action moves: event, journal line, and a line on the order's timeline. */
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

/** Tells of actions in the state they are in now. `why` is shown with it. */
export async function recordMoves(tx: Tx, actions: readonly ActionRow[], why?: string): Promise<void> {
  addEvents(
    tx,
    actions.flatMap((action) => lineOf(tx, action, why) ?? []),
  );
  for (const action of actions) {
    const data = { caseId: action.caseId, kind: action.kind, amountFen: action.amountFen, auto: action.auto };
    tx.emit({ name: `action.${action.state}`, subjectId: action.id, data });
    tx.journal({ verb: `action.${action.state}`, subject: "case", subjectId: action.caseId, data: { ...data, actionId: action.id, ...(why ? { why } : {}) } });
  }
}

function lineOf(tx: Tx, action: ActionRow, why: string | undefined): NewEvent | null {
  if (!action.orderId) return null;
  const shows = actionList[action.kind].happened !== null;
  // Words and notes are told once, when they are out or could not get out.
  const word = shows ? effects[action.state] : action.state === "failed" ? effects.failed : "";
  if (shows ? word === "" : action.state !== "confirmed" && action.state !== "failed") return null;
  return {
    orderId: action.orderId,
    parcelId: null,
    caseId: action.caseId,
    source: "action",
    kind: `action_${action.state}`,
    at: tx.at,
    toldBy: action.state === "confirmed" && shows ? "channel" : tx.actor,
    text: `${actionList[action.kind].describe(action)}${word ? `：${word}` : ""}${why ? `（${why}）` : ""}`,
    data: { actionId: action.id, amountFen: action.amountFen },
    dedupeKey: `action:${action.id}:${action.state}:${action.attempts}`,
  };
}
