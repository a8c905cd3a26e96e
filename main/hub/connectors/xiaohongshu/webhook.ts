import { tryParseJson } from "../../kernel/json.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import type { ChannelAnswer, ConnectorContext, ConnectorProblem, RawItem, Webhook, WebhookRequest } from "../port.ts";
import { headerOf, objectOf, pushItem, textOf } from "../wire.ts";
import { sameSignature, signPush } from "./auth.ts";

/** The signature covers the address alone: what a push says is a hint and nothing more, and what it is about is fetched. */
function open(context: ConnectorContext, request: WebhookRequest): Result<RawItem[], ConnectorProblem> {
  if (request.oversized) return refuse("UNREADABLE", "推送内容过大", { field: "" });
  const [secret, appId] = [context.secrets.appSecret, context.settings.appId];
  const given = headerOf(request.headers, "sign");
  if (!secret || !appId || !given) return refuse("BAD_SIGNATURE", "推送没有签名，或店铺未填写 App ID / App Secret");
  const appKey = headerOf(request.headers, "app-key");
  if (appKey !== appId) return refuse("BAD_SIGNATURE", "推送不属于这个应用", { appKey });
  const signed = { path: request.path ?? "", query: request.query ?? "", appKey, timestamp: headerOf(request.headers, "timestamp") };
  if (!sameSignature(given, signPush(signed, secret))) return refuse("BAD_SIGNATURE", "推送签名不符");
  const body = tryParseJson(request.body);
  if (!Array.isArray(body)) return refuse("UNREADABLE", "推送内容不是 JSON 数组", { field: "" });
  try {
    return ok(body.filter((element) => isOurs(context, textOf(objectOf(element).sellerId))).map((element) => pushItem(undefined, element)));
  } catch {
    return refuse("UNREADABLE", "推送内容嵌套过深", { field: "" });
  }
}

/** An application has one address for all its shops: what is another's is left to that shop's own pulls. */
function isOurs({ settings, secrets }: ConnectorContext, sellerId: string): boolean {
  const self = settings.sellerId?.trim() || secrets.sellerId || "";
  return self === "" || sellerId === "" || sellerId === self;
}

function answer(status: number, error_code: number, error_msg: string): ChannelAnswer {
  return { status, contentType: "application/json", body: JSON.stringify({ success: error_code === 0, error_code, error_msg }) };
}

export const webhook: Webhook = {
  open,
  accepted: answer(200, 0, ""),
  rejected(problem) {
    if (problem === "BAD_SIGNATURE") return answer(401, 401, "签名校验失败");
    if (problem === "UNREADABLE") return answer(400, 400, "解析推送数据失败");
    return answer(503, 503, "暂时无法接收，请稍后重试");
  },
};
