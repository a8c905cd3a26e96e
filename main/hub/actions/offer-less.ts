import { grantedBy, grants } from "../decisions/index.ts";
import { yuanText } from "../kernel/money.ts";
import { ok, refuse } from "../kernel/result.ts";
import { asWritten } from "../kernel/said.ts";
import { type ActionSpec, type CaseNow, short } from "./action.ts";
import type { Field } from "./fields.ts";
import { isOver, saying, until, within } from "./saying.ts";

const goods: Field = {
  id: "goods",
  label: { zh: "商品", en: "The goods" },
  kind: "choice",
  required: false,
  options: [
    { id: "keep", label: { zh: "留给买家", en: "Stay with the buyer" } },
    { id: "back", label: { zh: "仍需寄回", en: "Are still sent back" } },
  ],
};
const goodsWords: Readonly<Record<string, string>> = { keep: "，商品不用寄回", back: "，商品还请寄回" };

/** Whether money is what the case is about, at either stage. */
function isAboutMoney({ kind }: CaseNow): boolean {
  const { request, inspected } = grantedBy[kind];
  return [request, inspected].some((effect) => effect !== null && grants[effect].pays);
}

/**
 * Offers the buyer less than what was asked for. A channel pays a claim as it stands: the buyer changes the request to the amount offered, and
 * that one is agreed to like every other. Nothing is paid by the offer.
 */
export const offerLess: ActionSpec = {
  ...saying,
  kind: "offer_less",
  label: { zh: "协商少退", en: "Offer less" },
  asks: {
    amount: true,
    text: "note",
    optional: true,
    hint: { zh: "不写就用下面这句话；写了就按您写的发", en: "Left empty the sentence below is sent; what you write is sent instead" },
    fields: [goods, until],
  },
  says: true,
  // What was offered against: another sum asked for, or less that may be refunded, is another offer.
  materials: ["kind", "stage", "amountYuan", "refundableYuan", "unknownStatus"],
  waits: "amount",
  byHand: { copies: (_now, { text }) => text },
  oneAtATime: true,
  repeats: true,
  fits: isAboutMoney,
  composes: (now, { amountFen, fields }) =>
    `您好，给您带来不便很抱歉。这次可以退您 ${yuanText(amountFen)} 元（您申请的是 ${yuanText(now.amountFen)} 元）${goodsWords[fields?.goods ?? ""] ?? ""}。您同意的话，请在${within(fields)}内把申请金额改为 ${yuanText(amountFen)} 元。`,
  check(now, money, wanted) {
    if (wanted.auto) return refuse("NOT_ALLOWED", "少退要由人来谈。", { en: "Offering less is a person's to do." });
    if (isOver(now))
      return refuse("STATE_NOT_ALLOWED", "售后已经退款或结束，没有可以协商的金额。", { en: "It is refunded or over: there is nothing to talk about." });
    if (!isAboutMoney(now)) return refuse("STATE_NOT_ALLOWED", "这类售后不涉及退款。", { en: "A case of this kind is not about money." });
    if (wanted.amountFen >= now.amountFen)
      return refuse("BAD_INPUT", `要少于买家申请的 ${yuanText(now.amountFen)} 元；一样多就直接同意。`, {
        field: "amount",
        en: `It must be less than the ¥${yuanText(now.amountFen)} asked for; as much as that is simply agreed to.`,
      });
    if (now.orderId && wanted.amountFen > money.refundableFen)
      return refuse("OVER_LIMIT", `本单只剩 ${yuanText(money.refundableFen)} 元可退。`, {
        en: `Only ¥${yuanText(money.refundableFen)} may still be refunded.`,
      });
    return ok(null);
  },
  preview: (now, { amountFen, text }) => ({
    zh: `向买家提出退 ${yuanText(amountFen)} 元（申请 ${yuanText(now.amountFen)} 元），买家改了申请才算谈成，退款仍要另外同意。发给买家：${short(text, 200)}`.replace(
      /。$/,
      "",
    ),
    en: `Offers the buyer ¥${yuanText(amountFen)} of the ¥${yuanText(now.amountFen)} asked for; it counts once they change the request, and paying is agreed to separately. Says: ${asWritten(short(text, 200))}`,
  }),
  describe: ({ amountFen, params }) => `提出退 ${yuanText(amountFen)} 元：${short(params.text)}`,
};
