import type { ReviewRules } from "../port.ts";

/** WeChat shops: what a person keeps in view while deciding. */
export const review = {
  always: [
    {
      zh: "平台给的是剩余秒数，到时商家未处理即视为同意并自动退款，请在时限内答复。",
      en: "The platform counts down: a seller who is silent at its end has agreed, and the money goes back by itself.",
    },
    {
      zh: "订单“全部退款”或“已取消”不能证明款已退出，以售后单“退款完成”为准。",
      en: "An order that is “all refunded” or cancelled proves no payment: the after-sale's own “refund done” counts.",
    },
    {
      zh: "有纠纷单时按平台要求举证（凭证共 20 张、说明 500 字以内），结论以平台为准。",
      en: "In a dispute give the evidence asked for (20 pictures in all, 500 characters); the platform's conclusion counts.",
    },
  ],
  // Its own most is not published.
  refusal: { words: { least: 2, most: 200 }, proof: null },
  byKind: {
    refund_only: [
      {
        zh: "未发货先看是否已出库；售后处理中的订单不要再发货。",
        en: "Before shipping: see whether anything left the warehouse; ship nothing while the after-sale is open.",
      },
      {
        zh: "已发货仅退款核对物流是否停滞、拒收，再看买家凭证。",
        en: "After shipping: see whether the parcel stalls or was refused, then the buyer's evidence.",
      },
    ],
    return_refund: [
      { zh: "先同意退货并给退货地址，收到货验货后再退款。", en: "Agree to the return with an address first; refund once the goods are back and inspected." },
      { zh: "收货超时未处理平台会自动退款，到货当天验货。", en: "Silence at receipt refunds by itself: inspect on the day the goods arrive." },
    ],
    exchange: [{ zh: "换货接口未开放，请到微信小店后台处理。", en: "There is no interface for exchanges: settle them on the shop's own pages." }],
  },
} satisfies ReviewRules;
