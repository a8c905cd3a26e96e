/** What compensating in money and by a coupon have in common: something paid besides what the case claims. */
import { factsBut } from "../decisions/index.ts";
import { yuanText } from "../kernel/money.ts";
import { ok, refuse } from "../kernel/result.ts";
import { asWritten, type Said } from "../kernel/said.ts";
import { type ActionSpec, type CaseNow, short, type Wanted } from "./action.ts";
import { chosenIn, type Field } from "./fields.ts";

/** Why the house pays: what is counted by, and what the channel's page wants to know. */
const why: Field = {
  id: "why",
  label: { zh: "补偿原因", en: "Why" },
  kind: "choice",
  required: true,
  options: [
    { id: "late", label: { zh: "发货或送达太晚", en: "Sent or delivered late" } },
    { id: "quality", label: { zh: "商品瑕疵", en: "Flaw of the goods" } },
    { id: "missing", label: { zh: "少件漏发", en: "Something missing" } },
    { id: "freight", label: { zh: "退货运费", en: "Freight of a return" } },
    { id: "price", label: { zh: "价格差", en: "Price difference" } },
    { id: "service", label: { zh: "服务不周", en: "Poor service" } },
  ],
};

/** The reason and what was written beside it. */
function because({ fields, text }: Pick<Wanted, "fields"> & { text?: string | undefined }): Said {
  const reason = chosenIn(why, fields);
  const words = short(text, 60).replace(/[。.]+$/, "");
  return {
    zh: `${reason ? `，原因：${reason.zh}` : ""}${words ? `，${words}` : ""}`,
    en: `${reason ? `, because: ${reason.en.toLowerCase()}` : ""}${words ? `, ${asWritten(words)}` : ""}`,
  };
}

/** What a kind of compensation calls itself, and what of it a person enters at the channel. */
export function compensation(of: { label: Said; unit: Said; noUndo: Said }): Omit<ActionSpec, "kind"> {
  const { label, unit, noUndo } = of;
  const [zh, en] = [label.zh, label.en];
  const preview = (now: CaseNow, wanted: Wanted): Said => {
    const reason = because(wanted);
    return {
      zh: `给买家${unit.zh} ${yuanText(wanted.amountFen)} 元${reason.zh}，计入本单可退金额，不抵扣买家申请的 ${yuanText(now.amountFen)} 元`,
      en: `Gives the buyer ¥${yuanText(wanted.amountFen)} ${unit.en}${reason.en}; it counts against what the order may cost, and takes nothing off the ¥${yuanText(now.amountFen)} asked for`,
    };
  };
  return {
    label,
    group: "money",
    asks: {
      amount: true,
      text: "note",
      optional: true,
      hint: { zh: "补充说明（可不填），同事和审核会看到", en: "Anything to add (may stay empty); colleagues and reviewers read it" },
      fields: [why],
    },
    answers: null,
    takes: "beside",
    ability: "desk",
    byHand: {
      copies: (now, wanted) => `订单 ${now.channelOrderId ?? now.number} ${zh} ${yuanText(wanted.amountFen)} 元${because(wanted).zh}（工单 ${now.number}）`,
    },
    permission: "money.grant",
    personHoldSeconds: 10,
    noUndo,
    // Money rests on everything that is known; only what passes by itself, and what nobody judges by, does not count.
    materials: factsBut("hoursToDeadline", "classConfidence", "channel"),
    oneAtATime: true,
    repeats: true,
    check(now, money, wanted) {
      if (wanted.auto) return refuse("NOT_ALLOWED", "补偿要由人决定。", { en: "A compensation is a person's to decide." });
      if (!now.orderId)
        return refuse("STATE_NOT_ALLOWED", "还没有收到这张售后的订单，核对不了可赔金额。", {
          en: "Its order is not here yet: what it may cost cannot be checked.",
        });
      if (now.status === "done") return refuse("STATE_NOT_ALLOWED", "工单已经结束。", { en: "The case is done." });
      if (money.spareFen <= 0) return refuse("OVER_LIMIT", "本单已经没有可赔的金额。", { en: "Nothing is left of what this order may cost." });
      if (wanted.amountFen > money.spareFen)
        return refuse("OVER_LIMIT", `${zh} ${yuanText(wanted.amountFen)} 元，本单只剩 ${yuanText(money.spareFen)} 元可赔。`, {
          en: `${en} of ¥${yuanText(wanted.amountFen)}: only ¥${yuanText(money.spareFen)} is left of what the order may cost.`,
        });
      return ok(null);
    },
    preview,
    describe: ({ amountFen, params }) => `${zh} ${yuanText(amountFen)} 元${because(params).zh}`,
    // No channel's case or order shows it.
    happened: null,
    call: () => undefined,
  };
}
