/** WeChat's words in ours; sources in the README. A word that is not here stays unknown. */
import type { CaseChannelState, CaseKind, ChannelCase, OrderState } from "../port.ts";
import { entryOf } from "../wire.ts";

const ORDER: Readonly<Record<string, OrderState>> = {
  "10": "created",
  "20": "paid",
  // Part of it is shipped: as a whole it still waits.
  "21": "paid",
  "30": "outbound",
  "100": "completed",
  "190": "closed",
  "200": "closed",
  "250": "closed",
};

/** Claim of a whole order. */
export function orderState(status: string): OrderState | null {
  return entryOf(ORDER, status) ?? null;
}

const KINDS: Readonly<Record<string, CaseKind>> = { REFUND: "refund_only", RETURN: "return_refund", EXCHANGE: "exchange" };

/** Kind of an after-sale; a type in no table is for a person to look at. */
export function caseKind(type: string): CaseKind {
  return entryOf(KINDS, type) ?? "complaint";
}

const CASE: Readonly<Record<string, CaseChannelState>> = {
  MERCHANT_PROCESSING: "requested",
  USER_WAIT_CONFIRM: "requested",
  USER_WAIT_CONFIRM_UPDATE: "requested",
  USER_WAIT_HANDLE_MERCHANT_AFTER_SALE: "requested",
  USER_WAIT_RETURN: "waiting_return",
  MERCHANT_WAIT_RECEIPT: "returned_in_transit",
  MERCHANT_REJECT_REFUND: "refused",
  MERCHANT_REJECT_RETURN: "refused",
  MERCHANT_OVERDUE_REFUND: "refunding",
  PLATFORM_REFUNDING: "refunding",
  PLATFORM_REFUND_FAIL: "refunding",
  MERCHANT_REFUND_RETRY_FAIL: "closed",
  MERCHANT_FAIL: "closed",
  MERCHANT_REFUND_SUCCESS: "refunded",
  MERCHANT_RETURN_SUCCESS: "refunded",
  // Their spelling.
  USER_CANCELD: "closed",
  USER_CANCELED: "closed",
  RETURN_CLOSED: "closed",
};

/** State of an after-sale. */
export function caseState(status: string): CaseChannelState {
  return entryOf(CASE, status) ?? "unknown";
}

/** The buyer asked the platform's staff and they are in it: not while the seller is only asked first (100), nor once it is withdrawn, settled or closed. */
const ARBITRATED = new Set(["101", "103", "104", "105", "106", "107", "108", "109", "110", "111", "113", "114", "115", "305", "307"]);
export function inArbitration(complaintStatus: string): boolean {
  return ARBITRATED.has(complaintStatus);
}

const PROBLEMS: Readonly<Record<string, string>> = {
  MERCHANT_OVERDUE_REFUND: "商家逾期未退款，请到微信小店后台核对货款账户余额并尽快退款。",
  PLATFORM_REFUND_FAIL: "平台退款失败，款项没有退到买家账户，请到微信小店后台核对并重新退款。",
  MERCHANT_REFUND_RETRY_FAIL: "平台多次退款失败后关闭了售后，款项没有退到买家账户，请到微信小店后台核对。",
};
const AWAITED: Readonly<Record<string, string>> = {
  "100": "买家发起了纠纷，等待商家处理，请到微信小店后台答复。",
  "106": "平台客服在等商家举证，请到微信小店后台上传凭证。",
  "108": "平台客服在等双方举证，请到微信小店后台上传凭证。",
  "110": "平台给出了处理方案，等待商家确认，请到微信小店后台处理。",
};

/** What a person must look at, as a sentence; `null` = nothing. */
export function problemOf(status: string, complaintStatus: string): string | null {
  return entryOf(PROBLEMS, status) ?? entryOf(AWAITED, complaintStatus) ?? null;
}

/** What the platform does by itself when the time it gave the seller runs out. */
export function defaultOutcome(state: CaseChannelState, kind: CaseKind): ChannelCase["defaultOutcome"] {
  if (state === "requested") return kind === "refund_only" ? "refund" : kind === "return_refund" ? "agree_return" : "unknown";
  if (state === "returned_in_transit") return kind === "return_refund" ? "refund" : "unknown";
  return state === "waiting_return" ? "close" : "unknown";
}

const REASONS: Readonly<Record<string, string>> = {
  INCORRECT_SELECTION: "拍错/多拍",
  NO_LONGER_WANT: "不想要了",
  NO_EXPRESS_INFO: "无快递信息",
  EMPTY_PACKAGE: "包裹为空",
  REJECT_RECEIVE_PACKAGE: "已拒签包裹",
  NOT_DELIVERED_TOO_LONG: "快递长时间未送达",
  NOT_MATCH_PRODUCT_DESC: "与商品描述不符",
  QUALITY_ISSUE: "质量问题",
  SEND_WRONG_GOODS: "卖家发错货",
  THREE_NO_PRODUCT: "三无产品",
  FAKE_PRODUCT: "假冒产品",
  OTHERS: "其它",
};

/** The reason in words: the channel's own text where it has one, newer ones exist only so. */
export function reasonOf(word: string, text: string): string {
  return text || (entryOf(REASONS, word) ?? word);
}
