/** The list of accounts as a file: what a column is called, and what it says. */
import { columnsIn, type ListColumn, type ToldColumn } from "../access/index.ts";
import type { AccountLine } from "./lines.queries.ts";

type Language = "zh" | "en";

const statusWords: Readonly<Record<string, Record<Language, string>>> = {
  none: { zh: "未复核", en: "Not reviewed" },
  escalated: { zh: "待复核", en: "To review" },
  cleared: { zh: "已排除", en: "Cleared" },
  confirmed: { zh: "已确认", en: "Confirmed" },
};
const markWords = { watch: { zh: "关注", en: "Watch" }, block: { zh: "拉黑", en: "Block" }, trust: { zh: "信任", en: "Trust" } } as const;

const COLUMNS: readonly ToldColumn<AccountLine>[] = [
  { name: { zh: "买家昵称", en: "Buyer's nick" }, kind: "text", personal: true, of: (row) => row.nick },
  { name: { zh: "账户", en: "Account" }, kind: "text", of: (row) => row.id },
  { name: { zh: "平台", en: "Channels" }, kind: "text", of: (row) => row.channels.join(" ") },
  { name: { zh: "风险分", en: "Score" }, kind: "number", of: (row) => row.score },
  {
    name: { zh: "为什么", en: "Why" },
    kind: "text",
    of: ({ reasons }, language) => reasons.map(({ text, en }) => (language === "zh" ? text : en)).join(language === "zh" ? "；" : "; "),
  },
  { name: { zh: "30 天退货", en: "Returns 30 d" }, kind: "number", of: (row) => row.returns30d },
  { name: { zh: "90 天退货", en: "Returns 90 d" }, kind: "number", of: (row) => row.returns90d },
  { name: { zh: "30 天退款", en: "Refunds 30 d" }, kind: "money", of: (row) => row.refunded30dFen },
  { name: { zh: "90 天退款", en: "Refunds 90 d" }, kind: "money", of: (row) => row.refunded90dFen },
  { name: { zh: "30 天工单", en: "Cases 30 d" }, kind: "number", of: (row) => row.cases30d },
  { name: { zh: "90 天工单", en: "Cases 90 d" }, kind: "number", of: (row) => row.cases90d },
  { name: { zh: "在办工单", en: "Open cases" }, kind: "number", of: (row) => row.openCases },
  { name: { zh: "结论", en: "Verdict" }, kind: "text", of: ({ status }, language) => statusWords[status]?.[language] ?? status },
  { name: { zh: "处置", en: "What is done" }, kind: "text", of: ({ mark }, language) => (mark ? markWords[mark.kind][language] : "") },
  { name: { zh: "到期", en: "Until" }, kind: "time", of: ({ mark }) => mark?.until ?? null },
  { name: { zh: "起于", en: "Since" }, kind: "time", of: (row) => row.since },
];

/** Its columns in a language. */
export function accountColumns(language: Language): ListColumn<AccountLine>[] {
  return columnsIn(language, COLUMNS);
}
