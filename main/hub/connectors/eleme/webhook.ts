import { tryParseJson } from "../../kernel/json.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import type { ChannelAnswer, ConnectorContext, ConnectorProblem, RawItem, Webhook, WebhookRequest } from "../port.ts";
import { type JsonObject, objectOf, pushItem, textOf } from "../wire.ts";
import { sameSignature, signPush } from "./auth.ts";

function open({ settings, secrets }: ConnectorContext, request: WebhookRequest): Result<RawItem[], ConnectorProblem> {
  if (request.oversized) return refuse("UNREADABLE", "推送内容过大", { field: "" });
  // The platform sees whether anybody is there.
  if (/^\s*(\{\s*\})?\s*$/.test(request.body)) return ok([]);
  if (!secrets.appSecret) return refuse("BAD_SIGNATURE", "店铺未填写 App Secret");
  const message = objectOf(tryParseJson(request.body));
  const given = textOf(message.signature);
  if (given === "" || !sameSignature(given, signPush(message, secrets.appSecret))) return refuse("BAD_SIGNATURE", "推送签名不符");
  const appId = settings.appId?.trim() ?? "";
  if (appId !== "" && textOf(message.appId) !== appId) return refuse("BAD_SIGNATURE", "推送不属于这个应用", { appId: textOf(message.appId) });
  // An application has one address for all its shops: what is another's is left to that shop's own polling.
  const shopId = textOf(message.shopId);
  if (shopId !== "" && shopId !== "0" && shopId !== settings.shopId?.trim()) return ok([]);
  return ok([messageItem(message)]);
}

/** A message as it is kept: when and under which signature it was sent is of the sending, and the same message sent again is the same. */
export function messageItem(message: JsonObject): RawItem {
  const { signature: _signed, timestamp: _sent, ...told } = message;
  try {
    return pushItem(message.requestId, told);
  } catch {
    return pushItem(undefined, textOf(message.message));
  }
}

function answer(status: number, message: string): ChannelAnswer {
  return { status, contentType: "application/json", body: JSON.stringify({ message }) };
}

export const webhook: Webhook = {
  open,
  accepted: answer(200, "ok"),
  rejected(problem) {
    if (problem === "BAD_SIGNATURE") return answer(401, "bad signature");
    return problem === "UNREADABLE" ? answer(400, "unreadable") : answer(503, "try again later");
  },
};
