/** Feishu's robot in a group: an address of its own, a sign over time and secret, a hundred messages a minute and five a second. */
import { createHmac } from "node:crypto";
import type { AlertProblem } from "../../contract/lists.ts";
import { unixSeconds } from "../../kernel/time.ts";
import { callJson, cutBytes, shortened } from "../call.ts";
import type { AlertMessage, Notifier, Sending } from "../port.ts";

const FEISHU = "https://open.feishu.cn";
const MOST_BYTES = 15_000;
const MINUTE_MS = 60_000;

export const feishuRobot: Notifier = {
  manifest: {
    id: "feishu-robot",
    name: { zh: "飞书群机器人", en: "Feishu group robot" },
    mark: { glyph: "飞", colour: "#2c62b0" },
    about: {
      zh: "在飞书群里添加自定义机器人，把 Webhook 地址最后一段和签名密钥填在这里。机器人只报告已收下，没有回执。",
      en: "Add a custom robot to the group and enter the last part of its webhook address and the signing secret. A robot tells that it took a message, not who read it.",
    },
    to: "group",
    way: "feishu",
    known: "accepted",
    again: "never",
    perMinute: 100,
    fields: [
      { key: "hook", label: { zh: "Webhook 地址最后一段", en: "Last part of the webhook address" }, secret: true, required: true },
      {
        key: "secret",
        label: { zh: "签名密钥", en: "Signing secret" },
        hint: { zh: "没有开签名校验时不填。", en: "Empty where signing is off." },
        secret: true,
      },
      { key: "address", label: { zh: "接口地址", en: "Address" }, usual: FEISHU, door: true },
    ],
  },
  send: async (context, message) => {
    const base = (context.settings.address || FEISHU).replace(/\/+$/, "");
    const secret = context.secrets.secret ?? "";
    const timestamp = String(unixSeconds(new Date(context.clock.now())));
    // The key is what elsewhere is the text: time and secret together, over nothing.
    const signed = secret === "" ? {} : { timestamp, sign: createHmac("sha256", `${timestamp}\n${secret}`).update("").digest("base64") };
    const url = `${base}/open-apis/bot/v2/hook/${encodeURIComponent(context.secrets.hook ?? "")}`;
    const called = await callJson(context, url, { ...signed, msg_type: "interactive", card: cardOf(message) });
    return "sending" in called ? called.sending : sendingOfAnswer(called.answered);
  },
};

function cardOf({ title, lines, link, linkWords, number, level, mentions }: AlertMessage): object {
  const calls = mentions.map(({ address }) => `<at id=${address}></at>`).join(" ");
  return {
    config: { wide_screen_mode: true },
    header: { template: level === "urgent" ? "red" : "blue", title: { tag: "plain_text", content: `${title} ${number}` } },
    elements: [
      { tag: "div", text: { tag: "plain_text", content: cutBytes(lines.join("\n"), MOST_BYTES) } },
      ...(calls === "" ? [] : [{ tag: "div", text: { tag: "lark_md", content: calls } }]),
      { tag: "action", actions: [{ tag: "button", type: "primary", text: { tag: "plain_text", content: linkWords }, url: link }] },
    ],
  };
}

const problems: Readonly<Record<number, AlertProblem>> = { 19001: "key", 19002: "content", 9499: "content", 19022: "ip", 19024: "keyword" };

function sendingOfAnswer(answered: Record<string, unknown>): Sending {
  const { code, msg } = answered;
  if (typeof code !== "number") return { came: "unknown", problem: "unreadable", detail: "" };
  const words = shortened(String(msg ?? ""));
  const detail = `${code} ${words}`;
  if (code === 0) return { came: "accepted", reference: "" };
  if (code === 11232 || code === 99991400) return { came: "later", problem: "throttled", detail, afterMs: MINUTE_MS };
  // One number for sign and time; a clock that is right leaves the sign.
  if (code === 19021) return { came: "refused", problem: "signature", detail };
  return { came: "refused", problem: problems[code] ?? "refused", detail };
}
