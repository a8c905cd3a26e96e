import { factsBut, grantedBy } from "../decisions/index.ts";
import { yuanText } from "../kernel/money.ts";
import { ok, refuse } from "../kernel/result.ts";
import type { ActionSpec, Happened, Shown } from "./action.ts";

const refundable = new Set(["returned_in_transit", "arrived", "inspected"]);

/** Money that is out is out, whatever word its status has gone on to. */
function happened({ state, refundedFen }: Shown): Happened {
  if (refundedFen > 0) return "yes";
  if (state === "refunding" || state === "refunded") return "yes";
  if (state === "closed" || state === "refused") return "gone";
  return state === "unknown" ? "unknown" : "not_yet";
}

/** Pays the buyer back what the case claims. The channel pays the claim as it stands: another amount is another case. */
export const agreeRefund: ActionSpec = {
  kind: "agree_refund",
  label: { zh: "同意退款", en: "Agree refund" },
  group: "money",
  asks: { amount: true, text: null },
  answers: "yes",
  takes: "claim",
  ability: "agree_refund",
  permission: "money.grant",
  personHoldSeconds: 10,
  fits: ({ kind }) => Object.values(grantedBy[kind]).includes("agree_refund"),
  noUndo: { zh: "发给平台后款项即退给买家，不能撤回", en: "Once the platform has it the money goes to the buyer: it cannot be taken back" },
  // Money rests on everything that is known; only what passes by itself, and what nobody judges by, does not count.
  materials: factsBut("hoursToDeadline", "classConfidence", "channel"),
  oneAtATime: true,
  inBulk: true,
  check(now, money, wanted) {
    const already = happened(now);
    if (already === "yes")
      return refuse("ALREADY_DONE", "平台显示已在退款或已退款，不再重复退。", {
        en: "The platform shows it as refunded or being refunded: not a second time.",
      });
    if (already !== "not_yet")
      return refuse("STATE_NOT_ALLOWED", "售后在平台已关闭、被拒绝或状态不明，不能退款。", {
        en: "On the platform it is closed, refused or in an unknown state: no refund can be made.",
      });
    if (!now.orderId)
      return refuse("STATE_NOT_ALLOWED", "还没有收到这张售后的订单，核对不了可退金额。", {
        en: "Its order is not here yet: what may be refunded cannot be checked.",
      });
    if (wanted.amountFen !== now.amountFen) {
      const sentence = `平台按买家申请的 ${yuanText(now.amountFen)} 元退款，不能改成 ${yuanText(wanted.amountFen)} 元。`;
      const en = `The platform refunds the ¥${yuanText(now.amountFen)} that were asked for, not ¥${yuanText(wanted.amountFen)}.`;
      return refuse(wanted.amountFen > now.amountFen ? "OVER_LIMIT" : "BAD_INPUT", sentence, { en });
    }
    if (wanted.amountFen <= 0) return refuse("BAD_INPUT", "申请金额是 0，没有可退的款。", { en: "Nothing was asked for: there is nothing to refund." });
    if (wanted.amountFen > money.refundableFen) {
      return refuse("OVER_LIMIT", `申请 ${yuanText(wanted.amountFen)} 元，只剩 ${yuanText(money.refundableFen)} 元可退。`, {
        refundableFen: money.refundableFen,
        en: `¥${yuanText(wanted.amountFen)} is asked for and only ¥${yuanText(money.refundableFen)} can still be refunded.`,
      });
    }
    const settled = grantedBy[now.kind];
    if (settled.inspected === "agree_refund") {
      if (!refundable.has(now.state))
        return refuse("STATE_NOT_ALLOWED", "买家还没有寄回，收到退货后才能退款。", {
          en: "The goods are not on their way back: a refund follows once they are.",
        });
      // A parcel at our door proves nothing about what is in it: without an inspector's word only a person may pay.
      if (wanted.auto && now.inspection !== "passed")
        return refuse("STATE_NOT_ALLOWED", "退货还没有验货通过，不自动退款。", {
          en: "The return has not passed inspection: nothing is refunded automatically.",
        });
    } else if (now.state !== "requested" || settled.request !== "agree_refund") {
      return refuse("STATE_NOT_ALLOWED", "这类售后不能直接退款。", { en: "A case of this kind cannot be refunded directly." });
    }
    if (wanted.auto && now.arbitration)
      return refuse("STATE_NOT_ALLOWED", "平台已介入，不自动退款。", { en: "The platform has stepped in: nothing is refunded automatically." });
    return ok(null);
  },
  preview(now, wanted) {
    const isUnseen = grantedBy[now.kind].inspected === "agree_refund" && now.inspection !== "passed";
    const sum = yuanText(wanted.amountFen);
    return {
      zh: `同意退款 ${sum} 元，由平台原路退给买家${isUnseen ? "（退货尚未验货通过）" : ""}`,
      en: `Refunds ¥${sum}; the platform pays it back the way it was paid${isUnseen ? " (the return has not passed inspection)" : ""}`,
    };
  },
  describe: ({ amountFen }) => `同意退款 ${yuanText(amountFen)} 元`,
  happened,
  call: (actions) => actions.agreeRefund,
};
