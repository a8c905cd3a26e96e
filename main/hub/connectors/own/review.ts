import type { ReviewRules } from "../port.ts";

/** A seller's own shop: what a person keeps in view while deciding. */
export const review: ReviewRules = {
  always: [
    { zh: "自有小程序没有平台时限，以对买家的承诺时间为准。", en: "The shop's own app has no platform clock: what was promised to the buyer counts." },
    { zh: "退款经支付渠道原路退回，先核对实付与已退金额。", en: "A refund goes back the way it was paid: check what was paid and refunded first." },
    { zh: "处理结果请在会话中告知买家。", en: "Tell the buyer the outcome in the conversation." },
  ],
  byKind: {
    return_refund: [
      { zh: "同意退货后登记退货单号，验收合格再退款。", en: "Enter the return waybill once the return is agreed; refund when it has passed inspection." },
    ],
    question: [
      { zh: "先查订单时间线与物流，再答复；不确定的先核实。", en: "Look at the order's timeline and tracking before answering; check what is not certain." },
    ],
    complaint: [{ zh: "先致歉并核实经过，再给出处理方案与时间。", en: "Say sorry and check what happened first, then offer a way and a time." }],
  },
};
