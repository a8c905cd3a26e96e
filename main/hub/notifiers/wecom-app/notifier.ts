/** WeCom's application messages: to one member by his id in the address book. Its service sees that a message is the same. */

import { callJson } from "../call.ts";
import type { AlertMessage, Notifier, NotifierContext, Sending } from "../port.ts";
import { WECOM, wecomMarkdown, wecomSending } from "../wecom.ts";

const MOST_BYTES = 2_048;
/** Within this the service drops what it has sent already, seconds; longer than we go on trying. */
const DUPLICATE_S = 4 * 3_600;
const MINUTE_MS = 60_000;

export const wecomApp: Notifier = {
  manifest: {
    id: "wecom-app",
    name: { zh: "企业微信应用消息", en: "WeCom application message" },
    mark: { glyph: "应", colour: "#2b6f3e" },
    about: {
      zh: "用企业微信自建应用给个人发消息：填企业 ID、应用的 AgentId 和 Secret，把本机出口 IP 加进应用的企业可信 IP；收的人在个人设置里填自己的企业微信账号。",
      en: "Sends to one person by an application of your own: enter corporation id, AgentId and Secret, add this machine's outgoing IP to the application's trusted ones; whoever is told enters his WeCom id in his settings.",
    },
    to: "person",
    way: "wecom",
    known: "accepted",
    again: "safe",
    perMinute: 30,
    fields: [
      { key: "corpid", label: { zh: "企业 ID", en: "Corporation id" }, required: true, placeholder: "ww…", door: true },
      { key: "agentid", label: { zh: "AgentId", en: "AgentId" }, required: true, placeholder: "1000002" },
      { key: "secret", label: { zh: "Secret", en: "Secret" }, secret: true, required: true },
      { key: "address", label: { zh: "接口地址", en: "Address" }, usual: WECOM, door: true },
    ],
  },
  send: async (context, message) => {
    const token = await tokenFor(context);
    if ("came" in token) return token;
    const content = wecomMarkdown({ ...message, urgent: message.level === "urgent", calls: "", mostBytes: MOST_BYTES });
    const called = await callJson(context, `${baseOf(context)}/cgi-bin/message/send?access_token=${encodeURIComponent(token.token)}`, {
      touser: message.to?.address ?? "",
      msgtype: "markdown",
      agentid: Number(context.settings.agentid),
      markdown: { content },
      enable_duplicate_check: 1,
      duplicate_check_interval: DUPLICATE_S,
    });
    return "sending" in called ? called.sending : sendingOfAnswer(called.answered, message);
  },
};

const baseOf = ({ settings }: NotifierContext): string => (settings.address || WECOM).replace(/\/+$/, "");

/** Asked for each message: while one holds the service answers the same, and a few are sent a day. */
async function tokenFor(context: NotifierContext): Promise<{ token: string } | Sending> {
  const query = new URLSearchParams({ corpid: context.settings.corpid ?? "", corpsecret: context.secrets.secret ?? "" });
  const called = await callJson(context, `${baseOf(context)}/cgi-bin/gettoken?${query}`, {});
  // Nothing was sent yet, whatever became of this call.
  if ("sending" in called)
    return called.sending.came === "unknown" ? { ...called.sending, came: "later", problem: "unreachable", afterMs: MINUTE_MS } : called.sending;
  const { access_token: token } = called.answered;
  if (typeof token === "string" && token !== "") return { token };
  return wecomSending(called.answered, "");
}

function sendingOfAnswer(answered: Record<string, unknown>, message: AlertMessage): Sending {
  const { errcode, invaliduser } = answered;
  // A token that was replaced in between: the next try asks for a new one.
  if (errcode === 40014 || errcode === 42001) return { came: "later", problem: "key", detail: String(errcode), afterMs: MINUTE_MS };
  if (errcode === 0 && typeof invaliduser === "string" && invaliduser.split("|").includes(message.to?.address ?? ""))
    return { came: "refused", problem: "receiver", detail: "" };
  return wecomSending(answered, typeof answered.msgid === "string" ? answered.msgid : "");
}
