import type { ReviewRules } from "../port.ts";

/** Douyin shops: what a person keeps in view while deciding. */
export const review: ReviewRules = {
  always: [
    "处理时限到期后平台按默认结果执行；更新时间是乐观锁，须按最新记录操作。",
    "拒绝必须选择平台规定的原因并附凭证，无凭证的拒绝会被平台驳回。",
    "平台仲裁中以平台结论为准，按要求的截止时间补充举证。",
  ],
  byKind: {
    refund_only: ["未发货仅退款核对是否已出库，未出库直接同意。", "已发货仅退款先确认物流是否停滞、拒收或已拦截。"],
    return_refund: ["一次审核同意退货，买家寄回后二次审核；二次审核前先验货。", "买家撤销后退款状态不会变化，以售后单状态“已关闭”为准。"],
    exchange: ["换货须在收到退件后再发出并回填物流。"],
    price_difference: ["价保补差核对承诺保价期与当前活动价，只补差额。"],
    resend: ["补寄先确认少件或错发的凭证，再回填补寄单号。"],
  },
};
