import { ok, refuse } from "../../kernel/result.ts";
import { toBeijing } from "../../kernel/time.ts";
import type { ConnectorContext } from "../port.ts";
import { address, callChannel, type JsonObject, missingSetting, type Outcome, objectOf } from "../wire.ts";
import { signMethodOf, signTop } from "./auth.ts";
import { topRefusal } from "./errors.ts";

/** One signed TOP call; gives the content of `<method>_response`. */
export async function callTop(context: ConnectorContext, method: string, business: Record<string, string>): Promise<Outcome<JsonObject>> {
  const missing = missingSetting({ ...context.settings, ...context.secrets }, ["appKey", "appSecret", "session"]);
  if (missing) return { ok: false, refusal: missing };
  const signMethod = signMethodOf(context.settings.signMethod);
  const params: Record<string, string> = {
    ...business,
    method,
    app_key: context.settings.appKey ?? "",
    session: context.secrets.session ?? "",
    timestamp: toBeijing(new Date(context.clock.now())),
    format: "json",
    v: "2.0",
    sign_method: signMethod,
  };
  params.sign = signTop(params, context.secrets.appSecret ?? "", signMethod);
  const answer = await callChannel(context, {
    url: address(context.baseUrl, "/router/rest"),
    body: new URLSearchParams(params).toString(),
    contentType: "application/x-www-form-urlencoded;charset=utf-8",
  });
  if (!answer.ok) return answer;
  const body = objectOf(answer.value);
  if (body.error_response !== undefined) return { ok: false, refusal: topRefusal(objectOf(body.error_response)) };
  const root = rootOf(method);
  return root in body ? ok(objectOf(body[root])) : refuse("UNREADABLE", `淘宝的回答缺少 ${root}`, { field: root });
}

/** `taobao.trade.fullinfo.get` → `trade_fullinfo_get_response`; other families keep their first word. */
function rootOf(method: string): string {
  return `${method.replace(/^taobao\./, "").replaceAll(".", "_")}_response`;
}
