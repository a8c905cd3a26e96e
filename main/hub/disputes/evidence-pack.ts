/** What is put before a platform's staff when they decide: one page that stands by itself, to be kept, printed or cut up into pictures. Pure. */
import type { CasePage } from "../contract/index.ts";
import { yuanText } from "../kernel/money.ts";
import { toBeijing } from "../kernel/time.ts";
import { kindWords, stateWords } from "./case.words.ts";

const STYLE =
  "body{font:14px/1.6 system-ui,sans-serif;max-width:820px;margin:24px auto;padding:0 16px}h1{font-size:20px}h2{font-size:16px;margin-top:24px}" +
  "table{border-collapse:collapse;width:100%}td,th{border:1px solid;padding:4px 8px;text-align:left;vertical-align:top}th{white-space:nowrap}" +
  "@media print{h2{break-after:avoid}tr{break-inside:avoid}}";
const speakers: Readonly<Record<CasePage["messages"][number]["author"], string>> = { buyer: "买家", operator: "商家", agent: "商家", platform: "平台" };

/** Its file name, and the page with facts, what the order and the parcel went through, what was said, what was decided, and the buyer's own proofs. Written for the platform: in Chinese. */
export function evidencePack(page: CasePage, at: Date): { name: string; html: string } {
  const { number } = page.case;
  return { name: `${number}-证据.html`, html: whole(number, [`<h1>售后 ${escaped(number)} 证据</h1>${gathered(at)}`, ...partsOf(page, "h2")]) };
}

/** The same of an account: what is known of it, then each of its cases. */
export function accountPack(of: { title: string; about: readonly [string, string][]; pages: readonly CasePage[] }, at: Date): { name: string; html: string } {
  const { title, about, pages } = of;
  const cases = pages.flatMap((page) => [`<h2>售后 ${escaped(page.case.number)}</h2>`, ...partsOf(page, "h3")]);
  const head = `<h1>买家 ${escaped(title)} 证据</h1>${gathered(at)}`;
  return { name: `${title.replace(/[^\p{L}\p{N}_-]/gu, "_")}-证据.html`, html: whole(title, [head, `<h2>账户情况</h2>${table(about)}`, ...cases]) };
}

const gathered = (at: Date): string => `<p>整理于 ${toBeijing(at)}（北京时间）。每一行都来自平台、快递、仓库或沟通记录。</p>`;

function whole(title: string, parts: readonly string[]): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${escaped(title)}</title><style>${STYLE}</style>${parts.join("")}</html>`;
}

/** What there is to a case, each part under a heading of this rank. */
function partsOf(page: CasePage, rank: "h2" | "h3"): string[] {
  const { case: file, order } = page;
  const facts: [string, string][] = [
    ["工单", file.number],
    ["平台订单", order?.channelOrderId ?? "没有收到"],
    ["售后类型", `${kindWords[file.kind]}，${stateWords[file.state]}`],
    ["申请金额", `${yuanText(file.amountFen)} 元`],
    ["申请原因", file.reason],
    ["买家描述", file.buyerWords],
    ...(order
      ? ([
          ["实付", `${yuanText(order.paidFen)} 元`],
          ["包裹", order.whereabouts],
        ] as [string, string][])
      : []),
    ...(order?.lines ?? []).map(({ title, spec, quantity, paidFen }): [string, string] => ["商品", `${title} ${spec} ×${quantity}，${yuanText(paidFen)} 元`]),
  ];
  const said = page.messages.filter(({ delivery }) => delivery !== "failed").map((one): string[] => [toBeijing(one.at), speakers[one.author], one.text]);
  const went = page.timeline
    .toSorted((left, right) => left.at.getTime() - right.at.getTime())
    .map((one): string[] => [toBeijing(one.at), one.toldBy, one.text]);
  const proofs = file.evidence.length > 0 ? `<p>买家在售后单里上传了 ${file.evidence.length} 件图片或视频，见平台售后单。</p>` : "<p>买家没有上传。</p>";
  const headed = (title: string, body: string): string => `<${rank}>${title}</${rank}>${body}`;
  return [
    headed("基本情况", table(facts)),
    headed("订单和包裹经过", table(went)),
    headed("沟通记录", said.length > 0 ? table(said) : "<p>没有往来消息。</p>"),
    headed("买家凭证", proofs),
  ];
}

function table(rows: readonly (readonly string[])[]): string {
  const cell = (text: string, index: number): string => (index === 0 ? `<th>${escaped(text)}</th>` : `<td>${escaped(text)}</td>`);
  return `<table>${rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("")}</table>`;
}

/** Whatever somebody wrote stands there as it was written and does nothing. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
