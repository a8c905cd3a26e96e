import { canonicalJson, type Json } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { unixSeconds } from "../../kernel/time.ts";
import type { ConnectorContext } from "../port.ts";
import { callChannel, type JsonObject, missingSetting, type Outcome, objectOf, textOf } from "../wire.ts";
import { signCall } from "./auth.ts";
import { douyinRefusal } from "./errors.ts";

export interface DouyinCall {
  method: string;
  params: JsonObject;
  /** Token calls carry no access token. */
  withoutToken?: boolean;
  /** 10001: some items of a batch failed; the caller looks at the items. */
  partial?: boolean;
}

/** One signed call; gives `data`. */
export async function callDouyin(context: ConnectorContext, call: DouyinCall): Promise<Outcome<Json>> {
  const keys = call.withoutToken ? ["appKey", "appSecret"] : ["appKey", "appSecret", "accessToken"];
  const missing = missingSetting({ ...context.settings, ...context.secrets }, keys);
  if (missing) return { ok: false, refusal: missing };
  const paramJson = canonicalJson(call.params);
  const signMethod = context.settings.signMethod === "md5" ? "md5" : "hmac-sha256";
  const set = { appKey: context.settings.appKey ?? "", method: call.method, paramJson, timestamp: String(unixSeconds(new Date(context.clock.now()))) };
  const query = new URLSearchParams({
    app_key: set.appKey,
    method: set.method,
    access_token: call.withoutToken ? "" : (context.secrets.accessToken ?? ""),
    timestamp: set.timestamp,
    v: "2",
    sign: signCall(set, context.secrets.appSecret ?? "", signMethod),
    sign_method: signMethod,
  });
  const answer = await callChannel(context, {
    url: `${context.baseUrl.replace(/\/+$/, "")}/${call.method.replaceAll(".", "/")}?${query}`,
    body: paramJson,
    contentType: "application/json;charset=utf-8",
    headers: { "x-open-no-old-err-code": "1" },
  });
  return answer.ok ? unwrap(objectOf(answer.value), call.partial === true) : answer;
}

function unwrap(body: JsonObject, partial: boolean): Outcome<Json> {
  const code = textOf(body.code);
  if (code === "10000" || (code === "10001" && partial)) return ok(body.data ?? null);
  if (code === "" && textOf(body.err_no) === "0") return ok(body.data ?? null);
  if (code === "") return refuse("UNREADABLE", "抖店的回答缺少 code", { field: "code" });
  return { ok: false, refusal: douyinRefusal(body) };
}
