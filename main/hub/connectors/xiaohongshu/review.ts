import type { ReviewRules } from "../port.ts";

/** Xiaohongshu: what a person keeps in view while deciding. */
export const review = {
  always: [
    {
      zh: "只有轮到商家处理时才有截止时间；看到倒计时就要在到期前答复，逾期由平台按规则处理。",
      en: "There is a deadline only while it is the seller's turn: answer before it ends, or the platform acts by its own rules.",
    },
    {
      zh: "售后“完成”不等于已退款，以退款状态“退款成功”为准；命中极速退款的，钱可能已先退出。",
      en: "“Done” is no refund: the refund's own “success” counts. With a fast refund the money may be out before the rest.",
    },
    {
      zh: "平台介入中的售后由平台裁定，按要求在后台举证。",
      en: "Once the platform has stepped in, it decides: bring the evidence it asks for on its own pages.",
    },
  ],
  // Its own most is not published.
  refusal: { words: { least: 2, most: 200 }, proof: null },
  byKind: {
    refund_only: [
      {
        zh: "未发货仅退款先看是否已出库，未出库直接同意；订单在取消处理中不得发货。",
        en: "Before shipping: see whether anything left the warehouse; if not, agree. Ship nothing while a cancellation is being handled.",
      },
      {
        zh: "已发货仅退款核对买家选择的货物状态（未收到/已收到）与物流是否一致。",
        en: "After shipping: hold what the buyer says of the goods (received or not) against the parcel's trace.",
      },
    ],
    return_refund: [
      {
        zh: "同意寄回必须给出地址库里的退货地址；买家寄回后验货，再确认收货退款。",
        en: "Agreeing to a return needs an address of the address book; inspect what comes back, then confirm the receipt, which refunds.",
      },
      {
        zh: "拒绝原因只能选平台给出的；审核拒绝后买家可申请平台介入，否则售后自动关闭。",
        en: "A refusal needs one of the platform's reasons. The buyer may then call the platform in; else the case closes by itself.",
      },
    ],
    exchange: [
      {
        zh: "换货完成不退钱；收到退件后的确认并发货在千帆后台办理。",
        en: "An exchange that is done pays nothing; confirming the goods and shipping the new ones is done on its own pages.",
      },
    ],
    price_difference: [
      { zh: "价保只退差额，核对保价期与当前成交价。", en: "Price protection pays the difference only: check the period and the present price." },
    ],
  },
} satisfies ReviewRules;
