import type { ReviewRules } from "../port.ts";

/** Ele.me: what a person keeps in view while deciding. */
export const review = {
  always: [
    {
      zh: "取消单 15 分钟不处理就自动同意，平台只会通知“订单无效”；退单按页面上的期限自动同意。",
      en: "A cancellation that nobody answers within 15 minutes is agreed to, and all that is told is that the order is void; refunds by the time shown.",
    },
    {
      zh: "接单后 1 分钟内买家可直接取消，不经商家同意，不会有取消单。",
      en: "Within a minute after it was accepted the buyer may cancel an order without asking; there is then no case.",
    },
    {
      zh: "同一订单可以先后多次申请退款，先核对已退金额再决定。",
      en: "An order may have several refunds one after the other: look at what has gone back already.",
    },
  ],
  // The longest refusal is not published.
  refusal: { words: { least: 2, most: 100 }, proof: null },
  byKind: {
    refund_only: [
      {
        zh: "骑手未取货的取消可以直接同意；已取货的先联系骑手或买家，确认餐品去向。",
        en: "Before the rider has taken the goods, agree; afterwards ask rider or buyer where they are.",
      },
      {
        zh: "少送、错送、撒漏看照片和小票，可只退对应的商品；配送原因的另向骑手索赔。",
        en: "Missing, wrong or spilt: see pictures and slip, and refund those goods alone; what the rider caused is claimed from the rider.",
      },
      { zh: "拒绝要写清原因，买家可申请平台仲裁，仲裁结果为准。", en: "A refusal says why; the buyer may ask for arbitration, whose outcome counts." },
    ],
  },
} satisfies ReviewRules;
