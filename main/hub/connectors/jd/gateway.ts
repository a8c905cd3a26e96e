import { canonicalJson } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { toBeijing } from "../../kernel/time.ts";
import type { ConnectorContext } from "../port.ts";
import { address, callChannel, type JsonObject, missingSetting, type Outcome, objectOf, textOf } from "../wire.ts";
import { signJd } from "./auth.ts";
import { gatewayRefusal, resultRefusal } from "./errors.ts";

export const FORM = "application/x-www-form-urlencoded;charset=utf-8";

/** Why nothing can be asked for a shop yet: what was not filled in, or that nobody has authorised it. */
function unready(context: ConnectorContext): Outcome<never> | null {
  const missing = missingSetting({ ...context.settings, ...context.secrets }, ["appKey", "appSecret", "venderId"]);
  if (missing) return { ok: false, refusal: missing };
  if (context.secrets.accessToken) return null;
  return refuse("AUTH_EXPIRED", "店铺还没有授权：请到店铺页点“去平台授权”", { setting: "accessToken" });
}

/** One signed JOS call; gives the content of `<method>_responce` (so it is spelt; the right spelling is taken, too). */
export async function callJd(context: ConnectorContext, method: string, business: JsonObject): Promise<Outcome<JsonObject>> {
  const stopped = unready(context);
  if (stopped) return stopped;
  const params: Record<string, string> = {
    method,
    access_token: context.secrets.accessToken ?? "",
    app_key: context.settings.appKey ?? "",
    timestamp: toBeijing(new Date(context.clock.now())),
    v: "2.0",
    "360buy_param_json": canonicalJson(business),
  };
  params.sign = signJd(params, context.secrets.appSecret ?? "");
  const answer = await callChannel(context, { url: address(context.baseUrl, "/routerjson"), body: new URLSearchParams(params).toString(), contentType: FORM });
  if (!answer.ok) return answer;
  const body = objectOf(answer.value);
  if (body.error_response !== undefined) return { ok: false, refusal: gatewayRefusal(objectOf(body.error_response), context.settings) };
  const name = method.replaceAll(".", "_");
  const root = [`${name}_responce`, `${name}_response`].find((key) => key in body);
  if (root === undefined) return refuse("UNREADABLE", `京东的回答缺少 ${name}_responce`, { field: `${name}_responce` });
  const content = objectOf(body[root]);
  const code = textOf(content.code);
  return code === "" || code === "0" ? ok(content) : { ok: false, refusal: gatewayRefusal({ ...content, code }, context.settings) };
}

/** The first of these objects that is there; newer schemas name the same thing otherwise. */
export function innerOf(content: JsonObject, names: readonly string[]): JsonObject {
  return objectOf(content[names.find((name) => name in content) ?? ""]);
}

/** Whether what is behind the gateway did it: `success` comes as true or as "true"; where nothing is said, it did. */
export function refusedWithin(result: JsonObject): Outcome<never> | null {
  const told = "apiResult" in result ? objectOf(result.apiResult) : result;
  const success = textOf(told.success);
  if (success === "" || success === "true") return null;
  const said = textOf(told.chineseErrCode) || textOf(told.englishErrCode) || textOf(told.errorMessage) || textOf(told.message);
  return { ok: false, refusal: resultRefusal(said, textOf(told.numberCode) || textOf(told.errorCode)) };
}

/** Parameters in both shapes that are documented: as fields of their own, or within a container. */
export function shaped(context: ConnectorContext, container: string, params: JsonObject): JsonObject {
  return context.settings.paramShape === "nested" ? { [container]: params } : params;
}
