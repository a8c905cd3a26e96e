import type { ReviewRules } from "../port.ts";

/** Taobao and Tmall: what a person keeps in view while deciding. */
export const review: ReviewRules = {
  always: [
    "倒计时结束前未处理，平台会按默认结果自动执行；先看时限再看金额。",
    "平台客服介入后以平台判定为准，请在限定时间内上传凭证。",
    "买家修改申请后版本会变，须按最新申请金额与版本同意，旧版本会被平台退回。",
  ],
  byKind: {
    refund_only: ["未发货的仅退款核对仓库是否已出库，未出库即可同意。", "已发货的仅退款先看物流：未签收先拦截，已签收须有破损、少件等凭证。"],
    return_refund: ["七天无理由：签收次日起七天内、商品完好即可同意退货。", "同意退货后等待买家寄回；快递签收不等于验收合格，验收后再退款。"],
    exchange: ["换货先收到退件并验收，再发出换货并填写单号。", "没有同款库存时与买家协商转为退款。"],
  },
};
