/** What the house is told when an action moves: event, journal line, and a line on the order's timeline. */
import type { Tx } from "../store/index.ts";
import type { ActionRow } from "./action.ts";
import { describe } from "./describe.ts";

const words: Readonly<Record<ActionRow["state"], string>> = {
  held: "保留中",
  ready: "等待再次发送",
  sending: "正在发送",
  unclear: "结果不明，正在向平台核实",
  sent: "已发给平台",
  confirmed: "平台已确认",
  failed: "未成功",
  undone: "已撤销",
};
const shown = new Set<ActionRow["state"]>(["held", "unclear", "sent", "confirmed", "failed", "undone"]);

/** Tells of actions in the state they are in now. `why` is shown with it. */
export async function announce(tx: Tx, actions: readonly ActionRow[], why?: string): Promise<void> {
  const lines = actions.flatMap((action) => {
    if (!action.orderId || !shown.has(action.state)) return [];
    const text = `${describe(action)}：${words[action.state]}${why ? `（${why}）` : ""}`;
    const dedupeKey = `action:${action.id}:${action.state}:${action.attempts}`;
    return [
      {
        orderId: action.orderId,
        caseId: action.caseId,
        kind: `action_${action.state}`,
        text,
        dedupeKey,
        data: { actionId: action.id, amountFen: action.amountFen },
      },
    ];
  });
  if (lines.length > 0) {
    await tx.run(
      `INSERT INTO timeline_event (order_id, case_id, source, kind, at, learnt_at, told_by, text, data, dedupe_key)
       SELECT "orderId", "caseId", 'action', kind, $2, $2, $3, text, data, "dedupeKey" FROM jsonb_to_recordset($1::jsonb)
         AS r("orderId" text, "caseId" text, kind text, text text, data jsonb, "dedupeKey" text) ON CONFLICT (order_id, dedupe_key) DO NOTHING`,
      [JSON.stringify(lines), tx.at, tx.actor],
    );
  }
  for (const action of actions) {
    const data = { caseId: action.caseId, kind: action.kind, amountFen: action.amountFen, auto: action.auto };
    if (action.state !== "ready" && action.state !== "sending") tx.emit({ name: `action.${action.state}`, subjectId: action.id, data });
    tx.journal({ verb: `action.${action.state}`, subject: "case", subjectId: action.caseId, data: { ...data, actionId: action.id, ...(why ? { why } : {}) } });
  }
}
