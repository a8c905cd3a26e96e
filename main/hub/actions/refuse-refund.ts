import { grantedBy, grants } from "../decisions/index.ts";
import { yuanText } from "../kernel/money.ts";
import { ok, refuse } from "../kernel/result.ts";
import type { ActionSpec, CaseNow } from "./action.ts";
import { describeRefusal, mayNotRefuse, refusal, refusalHappened, refusalWords } from "./refusing.ts";

const backAgain = new Set(["returned_in_transit", "arrived", "inspected"]);

/** Whether money is what the case asks for just now: at once, or for goods that are on their way back. */
function asksForMoney({ kind, state }: CaseNow): boolean {
  const { request, inspected } = grantedBy[kind];
  const effect = state === "requested" ? request : backAgain.has(state) ? inspected : null;
  return effect !== null && grants[effect].pays;
}

/** Refuses the money a case asks for, for a reason of the channel's. The buyer may ask anew or call the platform. */
export const refuseRefund: ActionSpec = {
  ...refusal,
  kind: "refuse_refund",
  label: { zh: "拒绝退款", en: "Refuse refund" },
  group: "money",
  fits: asksForMoney,
  ability: "refuse_refund",
  check(now, _money, wanted) {
    const no = mayNotRefuse(now, wanted);
    if (no) return no;
    return asksForMoney(now) ? ok(null) : refuse("STATE_NOT_ALLOWED", "现在没有等商家决定的退款。", { en: "No refund waits for the seller's decision now." });
  },
  preview(now, wanted) {
    const [amount, words] = [yuanText(now.amountFen), refusalWords(wanted)];
    return { zh: `拒绝退款 ${amount} 元${words.zh}`, en: `Refuse to refund ¥${amount}${words.en}` };
  },
  describe: (action) => describeRefusal("拒绝退款", action),
  happened: refusalHappened,
  call: (actions) => actions.refuseRefund,
};
