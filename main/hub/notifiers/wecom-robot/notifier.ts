/** WeCom's robot in a group: one address with a key, twenty messages a minute, markdown of 4,096 bytes. */
import { callJson } from "../call.ts";
import type { AlertMessage, Notifier } from "../port.ts";
import { WECOM, wecomMarkdown, wecomSending } from "../wecom.ts";

const MOST_BYTES = 4_096;

export const wecomRobot: Notifier = {
  manifest: {
    id: "wecom-robot",
    name: { zh: "企业微信群机器人", en: "WeCom group robot" },
    mark: { glyph: "微", colour: "#2b6f3e" },
    about: {
      zh: "在企业微信群里添加机器人，把它的 Webhook 地址里 key= 之后的部分填在这里。机器人只报告已收下，没有已读回执。",
      en: "Add a robot to the group in WeCom and enter what follows key= in its webhook address. A robot tells that it took a message, not who read it.",
    },
    to: "group",
    way: "wecom",
    known: "accepted",
    again: "never",
    perMinute: 20,
    fields: [
      { key: "key", label: { zh: "机器人 key", en: "Robot's key" }, secret: true, required: true, placeholder: "693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa" },
      {
        key: "address",
        label: { zh: "接口地址", en: "Address" },
        hint: { zh: "企业微信的不必改；私有部署填自己的。", en: "Leave WeCom's own; enter yours where it is deployed privately." },
        usual: WECOM,
        door: true,
      },
    ],
  },
  send: async (context, message) => {
    const base = (context.settings.address || WECOM).replace(/\/+$/, "");
    const url = `${base}/cgi-bin/webhook/send?key=${encodeURIComponent(context.secrets.key ?? "")}`;
    const called = await callJson(context, url, { msgtype: "markdown", markdown: { content: contentOf(message) } });
    return "sending" in called ? called.sending : wecomSending(called.answered, "");
  },
};

/** What is called out is never cut away: the lines between give room. */
function contentOf({ level, mentions, ...message }: AlertMessage): string {
  const calls = mentions.map(({ address }) => `<@${address}>`).join(" ");
  return wecomMarkdown({ ...message, urgent: level === "urgent", calls, mostBytes: MOST_BYTES });
}
