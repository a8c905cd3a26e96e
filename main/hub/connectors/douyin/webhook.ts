import { tryParseJson } from "../../kernel/json.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import type { ChannelAnswer, ConnectorContext, ConnectorProblem, RawItem, Webhook, WebhookRequest } from "../port.ts";
import { headerOf, objectOf, pushItem } from "../wire.ts";
import { sameSignature, signPush } from "./auth.ts";

function open(context: ConnectorContext, request: WebhookRequest): Result<RawItem[], ConnectorProblem> {
  // Of a cut body the signature cannot be told.
  if (request.oversized) return refuse("UNREADABLE", "推送内容过大", { field: "" });
  const secret = context.secrets.appSecret;
  const given = headerOf(request.headers, "event-sign");
  const appKey = context.settings.appKey;
  if (!secret || !appKey || !given) return refuse("BAD_SIGNATURE", "推送没有签名，或店铺未填写 App Key / App Secret");
  const appId = headerOf(request.headers, "app-id");
  if (appId && appId !== appKey) return refuse("BAD_SIGNATURE", "推送不属于这个应用", { appId });
  // MD5 signatures are 32 digits long, SHA-256 ones 64: the header that names the method is optional.
  const method = given.trim().length === 64 ? "hmac-sha256" : "md5";
  if (!sameSignature(given, signPush({ appKey, body: request.body }, secret, method))) return refuse("BAD_SIGNATURE", "推送签名不符");
  const body = tryParseJson(request.body);
  if (!Array.isArray(body)) return refuse("UNREADABLE", "推送内容不是 JSON 数组", { field: "" });
  try {
    return ok(body.map((element) => pushItem(objectOf(element).msg_id, element)));
  } catch {
    return refuse("UNREADABLE", "推送内容嵌套过深", { field: "" });
  }
}

function answer(status: number, code: number, msg: string): ChannelAnswer {
  return { status, contentType: "application/json", body: JSON.stringify({ code, msg }) };
}

export const webhook: Webhook = {
  open,
  accepted: answer(200, 0, "success"),
  rejected(problem) {
    if (problem === "BAD_SIGNATURE") return answer(401, 40041, "签名校验失败");
    if (problem === "UNREADABLE") return answer(400, 40041, "解析推送数据失败");
    return answer(503, 40041, "暂时无法接收，请稍后重试");
  },
};
