/** DingTalk's robot in a group: a token, a sign over time and secret, twenty messages a minute. */
import { createHmac } from "node:crypto";
import type { AlertProblem } from "../../contract/lists.ts";
import { callJson, cutBytes, shortened } from "../call.ts";
import type { AlertMessage, Notifier, Sending } from "../port.ts";

const DINGTALK = "https://oapi.dingtalk.com";
/** Bytes of the whole body that it takes. */
const MOST_BYTES = 20_000;
const ROOM_FOR_REST = 1_000;
/** Over the limit it takes nothing for ten minutes. */
const THROTTLED_MS = 10 * 60_000;
const MINUTE_MS = 60_000;

export const dingtalkRobot: Notifier = {
  manifest: {
    id: "dingtalk-robot",
    name: { zh: "钉钉群机器人", en: "DingTalk group robot" },
    mark: { glyph: "钉", colour: "#1f5fae" },
    about: {
      zh: "在钉钉群里添加自定义机器人，安全设置选“加签”（或自定义关键词“提醒”），把 access_token 和加签密钥填在这里。机器人只报告已收下，没有回执。",
      en: "Add a custom robot to the group, choose signing (or the keyword “提醒”) as its security, and enter access_token and secret. A robot tells that it took a message, not who read it.",
    },
    to: "group",
    way: "mobile",
    known: "accepted",
    again: "never",
    perMinute: 20,
    fields: [
      { key: "token", label: { zh: "access_token", en: "access_token" }, secret: true, required: true },
      {
        key: "secret",
        label: { zh: "加签密钥", en: "Signing secret" },
        hint: { zh: "以 SEC 开头；只用关键词或 IP 白名单时不填。", en: "Begins with SEC; empty where only a keyword or an allow-list is used." },
        secret: true,
      },
      { key: "address", label: { zh: "接口地址", en: "Address" }, usual: DINGTALK, door: true },
    ],
  },
  send: async (context, message) => {
    const url = new URL(`${(context.settings.address || DINGTALK).replace(/\/+$/, "")}/robot/send`);
    url.searchParams.set("access_token", context.secrets.token ?? "");
    const secret = context.secrets.secret ?? "";
    if (secret !== "") {
      const timestamp = String(context.clock.now());
      url.searchParams.set("timestamp", timestamp);
      url.searchParams.set("sign", createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64"));
    }
    const mobiles = message.mentions.map(({ address }) => address);
    const body = { msgtype: "markdown", markdown: { title: message.title, text: textOf(message, mobiles) }, at: { atMobiles: mobiles, isAtAll: false } };
    const called = await callJson(context, url.href, body);
    return "sending" in called ? called.sending : sendingOfAnswer(called.answered);
  },
};

function textOf({ title, lines, link, linkWords, number }: AlertMessage, mobiles: readonly string[]): string {
  const end = `[${linkWords}](${link}) ${number}${mobiles.map((mobile) => ` @${mobile}`).join("")}`;
  const said = [`### ${plain(title)}`, ...lines.map((line) => `- ${plain(line)}`)].join("\n");
  return `${cutBytes(said, MOST_BYTES - ROOM_FOR_REST - Buffer.byteLength(end))}\n\n${end}`;
}

/** A seller's own words are no markdown. */
const plain = (text: string): string => text.replace(/[[\]()#*_`<>@]/g, (mark) => `\\${mark}`);

const problems: Readonly<Record<number, AlertProblem>> = {
  300005: "key",
  300001: "key",
  40035: "content",
  400105: "content",
  460101: "content",
  130101: "throttled",
};

function sendingOfAnswer({ errcode, errmsg }: Record<string, unknown>): Sending {
  if (typeof errcode !== "number") return { came: "unknown", problem: "unreadable", detail: "" };
  const words = shortened(String(errmsg ?? ""));
  const detail = `${errcode} ${words}`;
  if (errcode === 0) return { came: "accepted", reference: "" };
  if (errcode === 130101 || errcode === 410100) return { came: "later", problem: "throttled", detail, afterMs: THROTTLED_MS };
  if (errcode === -1) return { came: "later", problem: "unreachable", detail, afterMs: MINUTE_MS };
  // One number for everything its security settings refuse; only the words tell which.
  if (errcode === 310000) return { came: "refused", problem: securityProblem(words), detail };
  return { came: "refused", problem: problems[errcode] ?? "refused", detail };
}

function securityProblem(words: string): AlertProblem {
  if (/keyword|关键词/i.test(words)) return "keyword";
  if (/timestamp|时间戳/i.test(words)) return "clock";
  return /\bip\b|白名单/i.test(words) ? "ip" : "signature";
}
