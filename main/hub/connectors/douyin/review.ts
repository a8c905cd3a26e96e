import type { ReviewRules } from "../port.ts";

/** Douyin shops: what a person keeps in view while deciding. */
export const review = {
  always: [
    {
      zh: "处理时限到期后平台按默认结果执行；更新时间是乐观锁，须按最新记录操作。",
      en: "When the time is over the platform carries out its default; its time of change is a lock, so act on the newest record.",
    },
    {
      zh: "拒绝必须选择平台规定的原因并附凭证，无凭证的拒绝会被平台驳回。",
      en: "A refusal needs one of the platform's reasons and evidence; without evidence it is turned down.",
    },
    { zh: "平台仲裁中以平台结论为准，按要求的截止时间补充举证。", en: "In arbitration the platform's conclusion counts: bring evidence by the time it sets." },
  ],
  // Its own most is not published: as long as Taobao takes.
  refusal: { words: { least: 2, most: 200 }, proof: null },
  byKind: {
    refund_only: [
      { zh: "未发货仅退款核对是否已出库，未出库直接同意。", en: "Refund before shipping: see whether anything left the warehouse; if not, agree." },
      { zh: "已发货仅退款先确认物流是否停滞、拒收或已拦截。", en: "Refund after shipping: first see whether the parcel stalls, was refused or was stopped." },
    ],
    return_refund: [
      {
        zh: "一次审核同意退货，买家寄回后二次审核；二次审核前先验货。",
        en: "The first review agrees to the return, the second follows when the goods are back: inspect before it.",
      },
      {
        zh: "买家撤销后退款状态不会变化，以售后单状态“已关闭”为准。",
        en: "When the buyer withdraws, the refund's state does not change: the after-sale's state “closed” counts.",
      },
    ],
    exchange: [{ zh: "换货须在收到退件后再发出并回填物流。", en: "Send the exchange only when the goods are back, and enter its waybill." }],
    price_difference: [
      {
        zh: "价保补差核对承诺保价期与当前活动价，只补差额。",
        en: "Price protection: check the period promised and the present price; pay the difference only.",
      },
    ],
    resend: [
      { zh: "补寄先确认少件或错发的凭证，再回填补寄单号。", en: "Resend: see the evidence of what was missing or wrong first, then enter the waybill." },
    ],
  },
} satisfies ReviewRules;
