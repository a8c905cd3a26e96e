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
  group: "goods",
  asks: { amount: false, text: null },
  answers: "yes",
  takes: null,
  ability: "agree_return",
  permission: "money.grant",
  personHoldSeconds: 10,
  fits: (now) => grantedBy[now.kind].request === "agree_return" && happened(now) !== "yes",
  noUndo: { zh: "发给平台后买家即可寄回，不能撤回", en: "Once the platform has it the buyer may send the goods back: it cannot be taken back" },
  materials: ["kind", "stage", "amountYuan", "overPaid", "riskLevel", "accountMark", "returnRequests30d", "disputeClass", "arbitration", "unknownStatus"],
  oneAtATime: true,
  inBulk: true,
  check(now, _money, wanted) {
    const already = happened(now);
    if (already === "yes") return refuse("ALREADY_DONE", "平台显示已同意退货。", { en: "The platform shows the return as agreed." });
    if (already !== "not_yet")
      return refuse("STATE_NOT_ALLOWED", "售后在平台已关闭、被拒绝或状态不明，不能同意退货。", {
        en: "On the platform it is closed, refused or in an unknown state: no return can be agreed to.",
      });
    if (grantedBy[now.kind].request !== "agree_return")
      return refuse("STATE_NOT_ALLOWED", "这类售后没有退货这一步。", { en: "Nothing is sent back in a case of this kind." });
    if (wanted.auto && now.arbitration)
      return refuse("STATE_NOT_ALLOWED", "平台已介入，不自动同意。", { en: "The platform has stepped in: nothing is agreed to automatically." });
    return ok(null);
  },
  preview(now) {
    const sum = yuanText(now.amountFen);
    return {
      zh: `同意退货，买家寄回、验货后再退 ${sum} 元`,
      en: `Agrees to the return; ¥${sum} follows once the goods are back and inspected`,
    };
  },
  describe: () => "同意退货",
  happened,
  call: (actions) => actions.agreeReturn,
};
