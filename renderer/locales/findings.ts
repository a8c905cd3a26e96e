import type { FindingKind } from "../../main/hub/contract/words.ts";

/** Names of findings, as short as a tag; the sentence with the figures comes from the hub. */
const names: Readonly<Record<FindingKind, { zh: string; en: string }>> = {
  stalled: { zh: "物流停滞", en: "Stalled" },
  shipped_not_outbound: { zh: "标发未出库", en: "Never left" },
  wrong_item: { zh: "发错货", en: "Wrong item" },
  signed_by_other: { zh: "他人/柜签收", en: "Signed by another" },
  shipped_after_closed: { zh: "关闭后发货", en: "Sent after closing" },
  completed_and_closed: { zh: "完成又关闭", en: "Completed and closed" },
  completed_but_returning: { zh: "完成但退回", en: "Completed, coming back" },
  missing_item: { zh: "少发货", en: "Missing item" },
  extra_item: { zh: "多发/赠品", en: "Extra item" },
  paid_after_closed: { zh: "关闭后付款", en: "Paid after closing" },
  shipped_unpaid: { zh: "未付清已发货", en: "Sent unpaid" },
  amounts_differ: { zh: "金额对不上", en: "Sums differ" },
  overpaid: { zh: "多收款", en: "Overpaid" },
  refunded_over_paid: { zh: "退款超实付", en: "Refunded too much" },
  paid_lowered: { zh: "实付被调低", en: "Paid lowered" },
  times_contradict: { zh: "时间矛盾", en: "Times contradict" },
  no_lines: { zh: "没有商品", en: "No goods" },
  repeated_line: { zh: "商品行重复", en: "Repeated line" },
  older_parcel: { zh: "单号查到别的包裹", en: "Another parcel's number" },
  delivered_again: { zh: "签收后又派送", en: "Delivered again" },
  shared_waybill: { zh: "两单同运单", en: "Waybill of two orders" },
  return_under_outbound: { zh: "退货填了发货单号", en: "Return under outbound number" },
  return_number_differs: { zh: "退货单号对不上", en: "Return number differs" },
  receipt_differs: { zh: "收货说法不一", en: "Receipt disputed" },
  late_delivery: { zh: "送达超时", en: "Late delivery" },
  scan_in_future: { zh: "扫描时间在将来", en: "Scan in the future" },
};

/** Texts of all findings by key, in one language. */
export function findingTexts(language: "zh" | "en"): Readonly<Record<`finding.${FindingKind}`, string>> {
  return Object.fromEntries(Object.entries(names).map(([kind, name]) => [`finding.${kind}`, name[language]])) as Record<`finding.${FindingKind}`, string>;
}
