import type { ReviewRules } from "../port.ts";

/** Taobao and Tmall: what a person keeps in view while deciding. */
export const review = {
  always: [
    {
      zh: "倒计时结束前未处理，平台会按默认结果自动执行；先看时限再看金额。",
      en: "If nothing is done before the countdown ends the platform carries out its default: look at the time first, then at the amount.",
    },
    {
      zh: "平台客服介入后以平台判定为准，请在限定时间内上传凭证。",
      en: "Once the platform has stepped in its ruling counts: upload evidence within the time it sets.",
    },
    {
      zh: "买家修改申请后版本会变，须按最新申请金额与版本同意，旧版本会被平台退回。",
      en: "A change by the buyer makes a new version: agree to the newest amount and version, an old one is turned back.",
    },
  ],
  refusal: { words: { least: 2, most: 200 }, proof: { mostBytes: 130_000, types: ["image/jpeg", "image/png", "image/gif"] } },
  byKind: {
    refund_only: [
      { zh: "未发货的仅退款核对仓库是否已出库，未出库即可同意。", en: "Refund before shipping: see whether anything left the warehouse; if not, agree." },
      {
        zh: "已发货的仅退款先看物流：未签收先拦截，已签收须有破损、少件等凭证。",
        en: "Refund after shipping: look at the tracking first; stop it before delivery, after delivery ask for evidence of damage or missing parts.",
      },
    ],
    return_refund: [
      {
        zh: "七天无理由：签收次日起七天内、商品完好即可同意退货。",
        en: "Seven days without a reason: agree when it is within seven days from the day after delivery and the goods are whole.",
      },
      {
        zh: "同意退货后等待买家寄回；快递签收不等于验收合格，验收后再退款。",
        en: "Then wait for the goods: a signature is no inspection, refund after inspection.",
      },
    ],
    exchange: [
      { zh: "换货先收到退件并验收，再发出换货并填写单号。", en: "Exchange: have the goods back and inspected first, then send and enter the waybill." },
      { zh: "没有同款库存时与买家协商转为退款。", en: "Without stock of the same, settle a refund with the buyer instead." },
    ],
  },
} satisfies ReviewRules;
