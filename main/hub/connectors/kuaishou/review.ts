import type { ReviewRules } from "../port.ts";

/** Kuaishou shops: what a person keeps in view while deciding. */
export const review = {
  always: [
    {
      zh: "到期未处理按买家有利的结果执行，以页面上的到期时间为准；售后更新时间是乐观锁，须按最新记录操作。",
      en: "Silence at the end of the time is decided for the buyer; its time of change is a lock, so act on the newest record.",
    },
    {
      zh: "订单“交易失败”可能是取消，也可能是退款，不能证明款已退出，以售后单“售后成功”为准。",
      en: "A failed order may have been cancelled or refunded and proves no payment: the after-sale's own success counts.",
    },
    {
      zh: "平台介入后在快手小店后台举证，结论以平台为准。",
      en: "Once the platform is in it, give evidence on its own pages; its conclusion counts.",
    },
  ],
  // Its own most is not published: as long as Taobao takes. How a picture goes along with the call is not confirmed.
  refusal: { words: { least: 2, most: 200 }, proof: null },
  byKind: {
    refund_only: [
      {
        zh: "未发货先看是否已出库；有进行中的退款时不要再发货。",
        en: "Before shipping: see whether anything left the warehouse; ship nothing while a refund is open.",
      },
      { zh: "已发货先看物流是否停滞、拒收，再看买家凭证。", en: "After shipping: see whether the parcel stalls or was refused, then the buyer's evidence." },
    ],
    return_refund: [
      {
        zh: "确认收货会立刻给买家退款，没有第二步：先验货再点。",
        en: "Confirming the receipt pays the buyer at once, there is no second step: inspect first.",
      },
      {
        zh: "买家另外申请退货运费的，要在快手小店后台一并答复。",
        en: "Where the buyer also asks for the freight of the return, both are answered on the platform's own pages.",
      },
    ],
    exchange: [
      {
        zh: "换货先同意寄回，收到并验货后在快手小店后台填写换货单号。",
        en: "Exchange: agree to the return first; enter the new waybill on the platform's pages after inspection.",
      },
    ],
    price_difference: [
      {
        zh: "价保补差核对承诺保价期与当前活动价，只补差额。",
        en: "Price protection: check the period promised and the present price; pay the difference only.",
      },
    ],
  },
} satisfies ReviewRules;
