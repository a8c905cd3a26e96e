/** What is known of an account, in words for a page that is printed or sent. Written for the platform: in Chinese. Pure. */
import { yuanText } from "../kernel/money.ts";
import { toBeijing } from "../kernel/time.ts";
import type { ShownAppeal } from "./appeals.view.store.ts";
import type { ShownMark } from "./marks.view.store.ts";
import type { Reason } from "./score.ts";

const markWords = { watch: "关注", block: "拉黑", trust: "信任" } as const;
const appealWords = { open: "待处理", upheld: "成立", rejected: "不成立" } as const;

interface Told {
  account: {
    channels: readonly string[];
    orders: number;
    returns30d: number;
    returns90d: number;
    cases90d: number;
    refunded30dFen: number;
    refunded90dFen: number;
    reasons: readonly Reason[];
  };
  identities: readonly { kind: string; shown: string }[];
  marks: readonly ShownMark[];
  appeals: readonly ShownAppeal[];
}

/** By what it is called, and what it says. */
export function accountTold({ account, identities, marks, appeals }: Told): [string, string][] {
  return [
    ["平台", account.channels.join("、")],
    ...identities.filter(({ kind }) => kind !== "address").map(({ shown }): [string, string] => ["身份", shown]),
    ["订单", `${account.orders} 单`],
    ["申请退款退货", `30 天 ${account.returns30d} 次，90 天 ${account.returns90d} 次；90 天售后 ${account.cases90d} 件`],
    ["已退款", `30 天 ${yuanText(account.refunded30dFen)} 元，90 天 ${yuanText(account.refunded90dFen)} 元`],
    ...account.reasons.map(({ text }): [string, string] => ["依据", text]),
    ...marks.map(({ kind, reason, at, until }): [string, string] => ["处置", `${toBeijing(at)} ${markWords[kind]}，到 ${toBeijing(until)}：${reason}`]),
    ...appeals.map(({ words, status, at, result }): [string, string] => [
      "申诉",
      `${toBeijing(at)} ${words}（${appealWords[status]}${result === null ? "" : `：${result}`}）`,
    ]),
  ];
}
