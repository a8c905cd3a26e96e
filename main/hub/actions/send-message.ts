import { ok, refuse } from "../kernel/result.ts";
import { asWritten } from "../kernel/said.ts";
import { type ActionSpec, short } from "./action.ts";
import { saying } from "./saying.ts";

/** Says something to the buyer in the case, where the channel has a call for it; elsewhere the operator copies it. */
export const sendMessage: ActionSpec = {
  ...saying,
  kind: "send_message",
  label: { zh: "发送消息", en: "Send message" },
  asks: { amount: false, text: "message" },
  oneAtATime: false,
  check: (_now, _money, wanted) => (wanted.text.trim() === "" ? refuse("BAD_INPUT", "留言内容为空。", { en: "The message is empty." }) : ok(null)),
  preview: (_now, { text, pictures = [] }) => ({
    zh: `给买家留言：${short(text, 60)}${pictures.length > 0 ? `（附图 ${pictures.length} 张）` : ""}`,
    en: `Says to the buyer: ${asWritten(short(text, 60))}${pictures.length > 0 ? ` (with ${pictures.length} pictures)` : ""}`,
  }),
  describe: ({ params: { copied, text, pictures = [] } }) =>
    `${copied ? "已复制到平台回复" : "给买家留言"}：${short(text)}${pictures.length > 0 ? `（附图 ${pictures.length} 张）` : ""}`,
};
