/** 旺店通's numbers; sources in the README. One that stands in none of these proves nothing, and is said to be unknown. */

/** Of a system order: checked, or further. */
export const AUDITED: ReadonlySet<string> = new Set(["55", "95", "96", "101", "110"]);
/** Posted to the books, or done with them. */
export const POSTED: ReadonlySet<string> = new Set(["101", "110"]);
/** Before the check, or turned into another one. */
export const ORDER_WAITS: ReadonlySet<string> = new Set(["6", "7", "10", "12", "15", "16", "19", "20", "21", "24", "25", "27", "30", "35", "40"]);
export const ABNORMAL = "23";
export const ORDER_CANCELLED: Readonly<Record<string, string>> = { "4": "订单在旺店通已线下退款", "5": "订单在旺店通已取消" };

const ABNORMAL_WHY: readonly (readonly [bit: number, words: string])[] = [
  [2, "修改地址"],
  [4, "修改发票"],
  [8, "更换仓库"],
  [16, "修改备注"],
  [32, "更换货品"],
  [128, "拦截赠品"],
  [256, "拦截换货"],
  [512, "买家留言变化"],
  [1_024, "平台已发货"],
];

const BLOCKED_WHY: readonly (readonly [bit: number, words: string])[] = [
  [1, "买家申请退款"],
  [2, "已退款"],
  [4, "地址被修改"],
];

/** Bits add up: a reason of 3 is 1 and 2. */
function wordsOf(table: readonly (readonly [number, string])[], told: number): string[] {
  return table.filter(([bit]) => Math.floor(told / bit) % 2 === 1).map(([, words]) => words);
}

/** Why a system order is set aside (`bad_reason`). */
export const abnormalWords = (told: number): string => wordsOf(ABNORMAL_WHY, told).join("、") || "异常订单";
/** Why an outbound document is stopped (`block_reason`), as far as it must not leave; empty: it may. */
export const blockedWords = (told: number): string => wordsOf(BLOCKED_WHY, told).join("、");

const REVOKED_BIT = 65_536;
/** The outbound was taken back. */
export const isRevoked = (blockReason: number): boolean => Math.floor(blockReason / REVOKED_BIT) % 2 === 1;
/** Packed: it was weighed. */
export const isWeighed = (consignStatus: number): boolean => Math.floor(consignStatus / 2) % 2 === 1;

/** Of an outbound document. */
export const LEFT = "110";
export const SHORT: ReadonlySet<string> = new Set(["51", "52"]);
/** Cancelled, or waits to be put back, which is the same. */
export const REVOKED: ReadonlySet<string> = new Set(["5", "10"]);
export const BEFORE_ALLOCATED: ReadonlySet<string> = new Set(["-1", "50", "53", "54", "58", "60", "61", "63"]);
export const ALLOCATED: ReadonlySet<string> = new Set(["65", "70", "73", "74", "75", "77", "79", "90", LEFT]);

/** Of an after-sale: settled, or further. */
export const SETTLED: ReadonlySet<string> = new Set(["80", "81", "85", "86", "87", "90"]);
export const CASE_WAITS: ReadonlySet<string> = new Set(["10", "20", "30", "40"]);

/** Of a return that is counted in. */
export const COUNTED: ReadonlySet<string> = new Set(["20", "30", "80"]);
export const COUNTED_IN = "80";
export const COUNTING_CANCELLED = "10";

/** Documents that nobody packed by hand. */
export const NOBODY: ReadonlySet<string> = new Set(["系统用户", "系统", "无"]);
