import { ok, refuse } from "../kernel/result.ts";
import type { ActionSpec } from "./action.ts";

/** Says something to the buyer in the case, where the channel has a call for it; elsewhere the operator copies it. */
export const sendMessage: ActionSpec = {
  kind: "send_message",
  ability: "message",
  permission: "case.work",
  personHoldSeconds: 5,
  noUndo: "发出的留言买家立即可见，不能撤回",
  key: ({ caseId, requestKey }) => `send_message:${caseId}:${requestKey}`,
  check: (_now, _money, wanted) => (wanted.text.trim() === "" ? refuse("BAD_INPUT", "留言内容为空。") : ok(null)),
  preview: (_now, wanted) => `给买家留言：${[...wanted.text.trim()].slice(0, 60).join("")}`,
  // A channel's case does not show our words, so an unanswered call is never made again by itself.
  happened: null,
  call: (actions) => actions.sendMessage,
};
