import type { Outcome } from "../metrics.ts";
import type { Compared } from "./figures.ts";
import { bars, confusions, escaped, histogram, reliability } from "./pictures.ts";

/** Everything a page of one run shows. */
export interface Run {
  setting: string;
  at: Date;
  compared: readonly Compared[];
  skipped: readonly { command: string; why: string }[];
  outcomes: readonly Outcome[];
  /** Of each suggestion, ms. */
  times: readonly number[];
}

const verdicts: Readonly<Record<Compared["verdict"], string>> = { fell: "下降 / fell", rose: "上升 / rose", same: "持平 / same", new: "首次 / new" };
const STYLE = `body{font:14px/1.6 "Noto Sans CJK SC","PingFang SC",sans-serif;margin:32px auto;max-width:960px;padding:0 24px;color:#1c2733}
table{border-collapse:collapse}th,td{padding:4px 10px;border-bottom:1px solid #e3e7eb;text-align:left}td.n{text-align:right;font-variant-numeric:tabular-nums}
.fell{color:#c0392b;font-weight:600}.rose{color:#1e8449}h2{margin-top:36px}h2 small,h1 small{color:#6b7680;font-weight:400}
.confusion td{text-align:center;padding:4px 6px;border:1px solid #eef1f4;min-width:24px}.confusion th{font-weight:400;white-space:nowrap;border:0}
.turned{height:130px;vertical-align:bottom;padding:0 2px!important}.turned span{writing-mode:vertical-rl}`;

function part(zh: string, en: string, body: string): string {
  return `<h2>${zh} <small>${en}</small></h2>${body}`;
}

/** The page: one file without anything fetched, Chinese first. */
export function pageOf({ setting, at, compared, skipped, outcomes, times }: Run): string {
  const fell = compared.filter(({ verdict }) => verdict === "fell").length;
  const rows = compared.map(
    ({ name, now, accepted, verdict }) =>
      `<tr><td>${name}</td><td class="n">${now}</td><td class="n">${accepted ?? "–"}</td><td class="${verdict}">${verdicts[verdict]}</td></tr>`,
  );
  const shares = compared.filter(({ now }) => now >= 0 && now <= 1 && !Number.isInteger(now)).map((row) => ({ ...row, fell: row.verdict === "fell" }));
  const missing = skipped.map(({ command, why }) => `<li>${escaped(command)}：${escaped(why)}</li>`).join("");
  const body = [
    `<h1>评测报告 <small>Evaluation</small></h1>`,
    `<p>${at.toISOString()} · 向量模型 / embedder: ${escaped(setting)} · ${fell === 0 ? "没有下降 / nothing fell" : `<b class="fell">${fell} 项下降 / fell</b>`}</p>`,
    part("数字", "figures", `<table><tr><th>项目 / figure</th><th>本次 / now</th><th>已接受 / accepted</th><th></th></tr>${rows.join("")}</table>`),
    part("比例", "shares (the mark is the accepted one)", bars(shares)),
    outcomes.length === 0 ? "" : part("可信度曲线", "reliability of the class named, five folds", reliability(outcomes)),
    outcomes.length === 0 ? "" : part("最常混淆的类别", "classes mixed up most", confusions(outcomes)),
    times.length === 0 ? "" : part("建议回复用时", "how long a suggestion took", histogram(times)),
    missing === "" ? "" : part("没有跑的", "not run", `<ul>${missing}</ul>`),
  ];
  return `<!doctype html><html lang="zh"><meta charset="utf-8"><title>评测报告 / Evaluation</title><style>${STYLE}</style><body>${body.join("\n")}</body></html>`;
}
