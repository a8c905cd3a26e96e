/** How the fields of the terms are called. */
import type { TermsField } from "./terms.ts";

/** What each field is called. */
export const termsFields: Readonly<Record<TermsField, { zh: string; en: string }>> = {
  returnAddresses: { zh: "退货地址", en: "Return addresses" },
  freight: { zh: "退货运费", en: "Return freight" },
  invoice: { zh: "开票", en: "Invoices" },
  workingHours: { zh: "工作时间", en: "Working hours" },
  answerWithinHours: { zh: "答复时限", en: "Answer within" },
  returnDays: { zh: "退货期限", en: "Return period" },
  priceProtectionDays: { zh: "价保天数", en: "Price protection" },
  warranty: { zh: "质保说明", en: "Warranty" },
  install: { zh: "安装说明", en: "Installation" },
  goodsNotes: { zh: "商品问答", en: "Questions about goods" },
  mayPromise: { zh: "可以承诺的事", en: "What may be promised" },
  tone: { zh: "语气", en: "Tone" },
  houseWords: { zh: "店铺用语", en: "Words of the house" },
  forbiddenWords: { zh: "禁用词", en: "Forbidden words" },
  strictReplies: { zh: "发送把关", en: "Sending check" },
};
