import type { ReviewRules } from "../port.ts";

/** Suning shops: what a person keeps in view while deciding. */
export const review = {
  always: [
    {
      zh: "待商家处理（1）和待商家收货（4）超时不处理，平台按有利于买家的结果执行，先看时限。",
      en: "What waits for the seller (1) or for the goods to be received (4) ends in the buyer's favour when nothing is done: look at the time first.",
    },
    {
      zh: "退款失败（5）钱还没有到买家手里，须到商家后台查明原因。",
      en: "A refund that failed (5) has not reached the buyer: find out why on the seller pages.",
    },
    {
      zh: "同一笔退款可能同时出现在新旧两套退货单里，只算一次钱；平台客服介入后以平台结论为准。",
      en: "The same refund may stand in the old and the new list: it is the same money. Once the platform's staff are in it, their conclusion counts.",
    },
  ],
  // Its own most is not published: as long as others take.
  refusal: { words: { least: 2, most: 200 }, proof: null },
  byKind: {
    refund_only: [
      {
        zh: "未发货（退货类型 2）核对仓库是否已出库，未出库直接同意。",
        en: "Not sent (type 2): see whether anything left the warehouse; if not, agree.",
      },
      {
        zh: "已发未收（3）先看物流能否拦截；已收货（4）要求破损、少件等凭证。",
        en: "Sent and not received (3): see first whether the parcel can be stopped. Received (4): ask for evidence of damage or missing parts.",
      },
    ],
    return_refund: [
      {
        zh: "同意退货时会把退货地址发给买家，先核对地址；收到退件验货后再退款。",
        en: "Agreeing to a return sends the return address to the buyer: check it first. Refund when the goods are back and inspected.",
      },
      {
        zh: "待收货（4）来不及验货时，可在商家后台延长收货时间。",
        en: "Where goods cannot be inspected in time (4), more time to receive can be asked for on the seller pages.",
      },
    ],
  },
} satisfies ReviewRules;
