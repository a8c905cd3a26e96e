import type { ReviewRules } from "../port.ts";

/** JD shops: what a person keeps in view while deciding. */
export const review = {
  always: [
    {
      zh: "退款申请与售后服务单是两套记录，金额不可相加。",
      en: "Refund applications and service orders are two records: never add their amounts up.",
    },
    {
      zh: "服务单“完成”不代表已退款，以退款结果为准。",
      en: "A service order that is done says nothing of money: the result of the refund counts.",
    },
    {
      zh: "审核超时由京东客服介入，请先处理临近超时的申请。",
      en: "When a review is late JD's staff step in: take those near their time first.",
    },
  ],
  byKind: {
    refund_only: [
      {
        zh: "订单取消类退款先确认是否已出库，已出库须先拦截。",
        en: "Of a cancelled order see first whether it left the warehouse; what left has to be stopped first.",
      },
    ],
    return_refund: [
      {
        zh: "客户寄回并收货后登记收货，再做处理结论。",
        en: "When the goods are back, enter that they arrived, then conclude.",
      },
    ],
    exchange: [
      {
        zh: "换新前确认库存，换新单号需回传。",
        en: "See that there is stock before the exchange, and enter the new waybill.",
      },
    ],
  },
} satisfies ReviewRules;
