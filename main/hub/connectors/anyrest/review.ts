import type { ReviewRules } from "../port.ts";

/** A system of the seller's own: what a person keeps in view while deciding. */
export const review: ReviewRules = {
  always: [
    {
      zh: "这里的记录按字段映射读入，没有平台时限，以对买家的承诺为准。",
      en: "Records here are read by a mapping; no platform has a clock on them: what was promised to the buyer counts.",
    },
    { zh: "退款由原支付渠道退回，先核对实付与已退金额。", en: "A refund goes back the way it was paid: check what was paid and refunded first." },
  ],
  byKind: {
    return_refund: [{ zh: "到仓不等于验货：验收合格再退款。", en: "Arrival is no inspection: refund when it has passed." }],
  },
};
