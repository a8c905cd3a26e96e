import type { ReviewRules } from "../port.ts";

/** Meituan instant retail: what a person keeps in view while deciding. */
export const review = {
  always: [
    {
      zh: "退款申请 3 小时未处理，平台自动同意；到时间前要答复。",
      en: "A refund that nobody answers in 3 hours is agreed to by the platform: answer before.",
    },
    {
      zh: "商家拒绝后用户可申诉，申诉由平台裁定，以平台结论为准。",
      en: "A buyer may appeal against a refusal; the platform then decides, and its conclusion counts.",
    },
    {
      zh: "同一订单可有多次部分退款，每次是单独一张；核对剩余可退金额。",
      en: "One order may have several part refunds, each by itself: check what may still be refunded.",
    },
  ],
  // Its own most is not published. The platform's calls take no picture.
  refusal: { words: { least: 2, most: 200 }, proof: null },
  byKind: {
    refund_only: [
      { zh: "生鲜缺重、变质以照片为凭，可只退相应商品。", en: "Fresh food, short weight or spoiled: photos are the proof; refund the goods concerned alone." },
      { zh: "骑手未取货前取消，可直接同意。", en: "Cancelled before the rider took it: agree." },
    ],
    return_refund: [
      {
        zh: "先同意退货（初审），门店收到并验货后再同意退款（终审）。",
        en: "Agree to the return first; agree to the money once the store has the goods back and looked at them.",
      },
      { zh: "终审同意后立刻退款，没有下一步。", en: "The second agreement pays at once; nothing comes after it." },
    ],
    price_difference: [{ zh: "称重商品只退缺少的重量对应的差价。", en: "Goods by weight: pay the difference of the missing weight only." }],
  },
} satisfies ReviewRules;
