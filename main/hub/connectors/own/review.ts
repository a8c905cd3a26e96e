import type { ReviewRules } from "../port.ts";

/** A seller's own shop: what a person keeps in view while deciding. */
export const review: ReviewRules = {
  always: ["自有小程序没有平台时限，以对买家的承诺时间为准。", "退款经支付渠道原路退回，先核对实付与已退金额。", "处理结果请在会话中告知买家。"],
  byKind: {
    return_refund: ["同意退货后登记退货单号，验收合格再退款。"],
    question: ["先查订单时间线与物流，再答复；不确定的先核实。"],
    complaint: ["先致歉并核实经过，再给出处理方案与时间。"],
  },
};
