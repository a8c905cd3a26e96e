/** The field's words as people read them. */
import type { CaseChannelState, CaseKind, ChannelCase } from "../connectors/port.ts";

/** What a case is about, by its kind. */
export const kindWords: Readonly<Record<CaseKind, string>> = {
  refund_only: "仅退款",
  return_refund: "退货退款",
  exchange: "换货",
  resend: "补发",
  price_difference: "退差价",
  repair: "维修",
  complaint: "投诉",
  question: "咨询",
};

/** The same in English, within a sentence. */
export const kindEnglish: Readonly<Record<CaseKind, string>> = {
  refund_only: "refund",
  return_refund: "return and refund",
  exchange: "exchange",
  resend: "resend",
  price_difference: "price difference",
  repair: "repair",
  complaint: "complaint",
  question: "question",
};

/** How far an after-sale is. */
export const stateWords: Readonly<Record<CaseChannelState, string>> = {
  requested: "待商家处理",
  waiting_return: "已同意，等待买家寄回",
  returned_in_transit: "买家已寄回，退货在途",
  arrived: "退货已到仓，等待验货",
  inspected: "退货已验货",
  refunding: "退款处理中",
  refunded: "已退款",
  refused: "已拒绝",
  closed: "已关闭",
  unknown: "平台状态未知",
};

export const defaultWords: Readonly<Record<ChannelCase["defaultOutcome"], string>> = {
  refund: "平台自动退款",
  agree_return: "平台自动同意退货",
  close: "平台自动关闭",
  none: "无",
  unknown: "平台自行处理（结果不明）",
};

/** The same in English, as the end of a sentence. */
export const defaultEnglish: Readonly<Record<ChannelCase["defaultOutcome"], string>> = {
  refund: "the channel refunds by itself",
  agree_return: "the channel agrees to the return by itself",
  close: "the channel closes it by itself",
  none: "nothing happens by itself",
  unknown: "the channel acts by itself, nobody knows how",
};
