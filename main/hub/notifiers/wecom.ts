/** What WeCom's robots and applications have in common: what its error numbers mean. Texts carry a tail of hints, so that only numbers are compared. */
import type { AlertProblem } from "../contract/lists.ts";
import { cutBytes, shortened } from "./call.ts";
import type { Sending } from "./port.ts";

export const WECOM = "https://qyapi.weixin.qq.com";

const problems: Readonly<Record<number, AlertProblem>> = {
  93000: "key",
  40001: "key",
  40013: "key",
  40058: "content",
  40008: "content",
  44004: "content",
  47001: "content",
  40003: "receiver",
  81013: "receiver",
  60111: "receiver",
  60011: "permission",
  60020: "ip",
  301002: "permission",
  40056: "permission",
  48002: "permission",
};
const MINUTE_MS = 60_000;

/** What an answer of WeCom says of the message. A call over the limit keeps the window hot, so that a whole minute is waited. */
export function wecomSending(answered: Record<string, unknown>, reference: string): Sending {
  const { errcode, errmsg } = answered;
  if (typeof errcode !== "number") return { came: "unknown", problem: "unreadable", detail: shortened(JSON.stringify(answered)) };
  const detail = `${errcode} ${shortened(String(errmsg ?? "").split(/, hint:|, from ip:/)[0] ?? "")}`.trim();
  if (errcode === 0) return { came: "accepted", reference };
  if (errcode === 45009 || errcode === 45033) return { came: "later", problem: "throttled", detail, afterMs: MINUTE_MS };
  if (errcode === -1) return { came: "later", problem: "unreachable", detail, afterMs: MINUTE_MS };
  return { came: "refused", problem: problems[errcode] ?? "refused", detail };
}

interface WecomText {
  title: string;
  lines: readonly string[];
  link: string;
  linkWords: string;
  number: string;
  urgent: boolean;
  /** Who is called, as WeCom writes it. */
  calls: string;
  mostBytes: number;
}

/** The heading, the lines and the link in WeCom's markdown, in which a seller's own words stay words. Link and calls stay whole: the lines give room. */
export function wecomMarkdown(of: WecomText): string {
  const title = of.urgent ? `**<font color="warning">${plain(of.title)}</font>**` : `**${plain(of.title)}**`;
  const end = [`[${of.linkWords}](${of.link})  <font color="comment">${of.number}</font>`, ...(of.calls === "" ? [] : [of.calls])].join("\n");
  const room = of.mostBytes - Buffer.byteLength(`${title}\n\n${end}`);
  return `${title}\n${cutBytes(of.lines.map((line) => `> ${plain(line)}`).join("\n"), room)}\n${end}`;
}

/** Text that could be read as a mention, a link or a tag is broken up by a mark of no width. */
function plain(text: string): string {
  return text.replaceAll("<", "＜").replaceAll(">", "＞").replaceAll("[", "［").replaceAll("]", "］").replaceAll("`", "'").replaceAll("*", "＊");
}
