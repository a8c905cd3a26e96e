/** Why an agent offers no reply: each reason once, in both languages. It is kept in Chinese, as it was said, and told in the language that is read. Pure. */

/** Reasons that stand alone. */
export const withheldReasons = {
  product_question: {
    zh: "问的是商品本身，店铺条款的“商品问答”里没有这件商品的这一条，请按商品资料回答",
    en: "it is asked about the goods themselves, and the shop's notes on goods do not have it: answer from what is known of the goods",
  },
  stock: {
    zh: "问的是有没有货，记录里没有库存，“商品问答”里也没有写，请查了再答",
    en: "it is asked whether something is in stock, and neither the record nor the shop's notes on goods tell: look it up first",
  },
  out_of_business: { zh: "不是本店的售后业务", en: "it is no after-sales matter of this shop" },
  none: { zh: "没有听出要办什么", en: "nothing that is wanted was heard in it" },
  no_card: { zh: "没有可用的答复卡", en: "there is no answer card for it" },
  no_fitting_card: { zh: "没有适用于这个订单情况的答复卡", en: "no answer card fits how this order stands" },
  not_in_language: { zh: "答复卡没有这种语言的说法", en: "the answer card has no wording in this language" },
  key_unsaid: { zh: "答复的关键句放不下或说不出", en: "the sentence that answers is too long or cannot be said here" },
} as const;

/** What a card's sentence wants and neither record nor terms have. */
const MISSING = /^记录或店铺条款里缺少“(?<sentence>.*)”所需的内容$/s;

/** The reason that a card's sentence cannot be filled. */
export const missingFor = (sentence: string): string => `记录或店铺条款里缺少“${sentence}”所需的内容`;

const english = new Map<string, string>(Object.values(withheldReasons).map(({ zh, en }) => [zh, en]));

/** A reason in both languages; one of an earlier program that is not known is told as it is. */
export function withheldTold(reason: string): { zh: string; en: string } {
  const sentence = MISSING.exec(reason)?.groups?.sentence;
  const en = sentence === undefined ? english.get(reason) : `neither the record nor the shop's terms have what “${sentence}” needs`;
  return { zh: reason, en: en ?? reason };
}
