/** Numbers of 旺店通 企业版 and 网页版; sources in the README. One that stands in none of these proves nothing, and is said to be unknown. */

/** Of a system order: checked, or further. */
export const AUDITED: ReadonlySet<string> = new Set(["50", "51", "52", "55", "95", "105", "110", "113"]);
export const ORDER_WAITS: ReadonlySet<string> = new Set(["10", "12", "13", "15", "16", "19", "20", "21", "22", "27", "29", "30", "35"]);
export const ORDER_HELD: Readonly<Record<string, string>> = { "25": "特殊订单，待处理", "53": "推送仓库失败" };
export const ORDER_CANCELLED = "订单在旺店通已取消";
export const CANCELLED: ReadonlySet<string> = new Set(["4", "5"]);

/** Of an outbound document, and of a shipped order in its shape: the goods left. */
export const LEFT: ReadonlySet<string> = new Set(["95", "105", "110", "113"]);
export const NOT_LEFT: ReadonlySet<string> = new Set(["50", "51", "52", "53", "55"]);
/** Cancelled, and what it told before counts no more. */
export const REVOKED: ReadonlySet<string> = new Set(["5"]);
/** Shipped by the platform's word (`trade_status_type` of a line), which proves nothing. */
export const BY_PLATFORM = "1";

/** Of an after-sale. */
export const CASE_KNOWN: ReadonlySet<string> = new Set(["10", "20", "30", "35", "36", "60", "70", "90"]);

/** Of a return that is counted in. */
export const COUNTED: ReadonlySet<string> = new Set(["20", "30", "80"]);
export const COUNTED_IN = "80";
export const COUNTING_CANCELLED = "10";
export const DAMAGED = "2";
