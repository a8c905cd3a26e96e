import { tryParseJson } from "../../kernel/json.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import type { ChannelAnswer, ConnectorContext, ConnectorProblem, RawItem, Webhook, WebhookRequest } from "../port.ts";
import { objectOf, pushItem, textOf } from "../wire.ts";
import { openPush } from "./auth.ts";

function open(context: ConnectorContext, request: WebhookRequest): Result<RawItem[], ConnectorProblem> {
  if (request.oversized) return refuse("UNREADABLE", "推送内容过大", { field: "" });
  const key = context.secrets.messageKey;
  if (!key) return refuse("BAD_SIGNATURE", "店铺未填写消息推送密钥");
  const text = openPush(request.body, key);
  if (text === null) return refuse("BAD_SIGNATURE", "推送解不开：请核对消息推送密钥");
  const message = objectOf(tryParseJson(text));
  const app = textOf(message.appKey);
  if (app !== "" && app !== context.settings.appKey) return refuse("BAD_SIGNATURE", "推送不属于这个应用", { appKey: app });
  // What is no message is kept as it stood inside, so that whoever looks at it can read it.
  if (Object.keys(message).length === 0) return ok([pushItem(undefined, text)]);
  // How often it was sent and when is of the sending: the same message sent again is the same.
  const { status: _sending, updateTime: _sent, ...told } = message;
  try {
    return ok([pushItem(message.eventId, told)]);
  } catch {
    return ok([pushItem(undefined, text)]);
  }
}

function answer(status: number, result: number, more: Record<string, string> = {}): ChannelAnswer {
  return { status, contentType: "application/json", body: JSON.stringify({ result, ...more }) };
}

export const webhook: Webhook = {
  open,
  accepted: answer(200, 1),
  rejected(problem) {
    if (problem === "BAD_SIGNATURE") return answer(401, 0, { error_msg: "cannot be decrypted" });
    return problem === "UNREADABLE" ? answer(400, 0, { error_msg: "unreadable" }) : answer(503, 0, { error_msg: "try again later" });
  },
};
