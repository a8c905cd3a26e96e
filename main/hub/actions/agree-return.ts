import { grantedBy } from "../decisions/index.ts";
import { yuanText } from "../kernel/money.ts";
import { ok, refuse } from "../kernel/result.ts";
import type { ActionSpec, Happened, Shown } from "./action.ts";

function happened({ state, refundedFen }: Shown): Happened {
  if (state === "requested") return "not_yet";
  // Paid back at the end of its return, and closed afterwards.
  if (refundedFen > 0) return "yes";
  if (state === "closed" || state === "refused") return "gone";
  return state === "unknown" ? "unknown" : "yes";
}

/** Lets the buyer send the goods back. Money follows only after arrival, inspection and a decision of its own. */
export const agreeReturn: ActionSpec = {
  kind: "agree_return",
  label: { zh: "同意退货", en: "Agree return" },
  asks: { amount: false, text: null },
  takes: null,
  ability: "agree_return",
  permission: "money.grant",
  personHoldSeconds: 10,
  noUndo: "发给平台后买家即可寄回，不能撤回",
  materials: ["kind", "stage", "amountYuan", "overPaid", "riskLevel", "returnRequests30d", "disputeClass", "arbitration", "unknownStatus"],
  oneAtATime: true,
  check(now, _money, wanted) {
    const already = happened(now);
    if (already === "yes") return refuse("ALREADY_DONE", "平台显示已同意退货。");
    if (already !== "not_yet") return refuse("STATE_NOT_ALLOWED", "售后在平台已关闭、被拒绝或状态不明，不能同意退货。");
    if (grantedBy[now.kind].request !== "agree_return") return refuse("STATE_NOT_ALLOWED", "这类售后没有退货这一步。");
    if (wanted.auto && now.arbitration) return refuse("STATE_NOT_ALLOWED", "平台已介入，不自动同意。");
    return ok(null);
  },
  preview: (now) => `同意退货，买家寄回、验货后再退 ${yuanText(now.amountFen)} 元`,
  describe: () => "同意退货",
  happened,
  call: (actions) => actions.agreeReturn,
};
