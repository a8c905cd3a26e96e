import type { ReviewRules } from "../port.ts";

/** Pinduoduo: what a person keeps in view while deciding. */
export const review: ReviewRules = {
  always: [
    {
      zh: "商家未在时限内处理时平台可能直接退款，可能没有任何中间状态。",
      en: "If the seller does nothing in time the platform may refund by itself, without any state in between.",
    },
    {
      zh: "平台介入后的退款不可逆，先在时限内上传凭证。",
      en: "A refund after the platform stepped in cannot be undone: upload evidence within the time it sets.",
    },
    {
      zh: "列表与详情的售后类型编号不同，以详情为准。",
      en: "List and detail number the kinds of after-sales differently: the detail counts.",
    },
  ],
  byKind: {
    refund_only: [
      {
        zh: "未发货可直接同意；已发货先看物流轨迹是否有效。",
        en: "Not shipped: agree at once. Shipped: see first whether the tracking is real.",
      },
      {
        zh: "重点核对虚假发货与物流停滞，避免平台处罚。",
        en: "Look hard for shipping that was only claimed and for parcels that stand still: the platform fines both.",
      },
    ],
    return_refund: [
      {
        zh: "买家填写退货单号后再等待收货；收到后在时限内验货处理。",
        en: "Wait for the goods once the buyer gave the return waybill; inspect and settle within the time when they are there.",
      },
    ],
  },
};
