import { ownMessageEnded, takeOwnMessage } from "../disputes/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { type ActionSpec, short } from "./action.ts";

/** Says something to the buyer in the case, where the channel has a call for it; elsewhere the operator copies it. */
export const sendMessage: ActionSpec = {
  kind: "send_message",
  label: { zh: "发送消息", en: "Send message" },
  asks: { amount: false, text: "message" },
  takes: null,
  ability: "message",
  permission: "case.work",
  personHoldSeconds: 5,
  noUndo: "发出的留言买家立即可见，不能撤回",
  materials: [],
  oneAtATime: false,
  check: (_now, _money, wanted) => (wanted.text.trim() === "" ? refuse("BAD_INPUT", "留言内容为空。") : ok(null)),
  preview: (_now, wanted) => `给买家留言：${short(wanted.text, 60)}`,
  describe: ({ params }) => `${params.copied ? "已复制到平台回复" : "给买家留言"}：${short(params.text)}`,
  begun: (tx, { id, caseId, by, params }) =>
    takeOwnMessage(tx, {
      actionId: id,
      caseId,
      authorId: by.replace(/^operator:/, ""),
      text: params.text ?? "",
      delivery: params.copied ? "copied" : "sending",
      suggestionId: params.suggestionId ?? null,
    }),
  ended: ownMessageEnded,
  // A channel's case does not show our words, so an unanswered call is never made again by itself.
  happened: null,
  call: (actions) => actions.sendMessage,
};
